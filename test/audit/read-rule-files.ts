/** The rules by their files: `epub/one-element-for-each-agent` → the rule, which must have the name of its file. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "../../scripts/audit/rule.ts";

const folder = join(import.meta.dirname, "../../scripts/audit/rules");

export async function readRuleFiles(): Promise<ReadonlyMap<string, Rule>> {
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((path) => path.endsWith(".ts"))
		.map((path) => path.replaceAll("\\", "/").replace(/\.ts$/, ""))
		.sort();
	return new Map(
		await Promise.all(
			paths.map(async (path) => [path, await readRule(path)] as const),
		),
	);
}

async function readRule(path: string): Promise<Rule> {
	const name = path
		.slice(path.indexOf("/") + 1)
		.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
	const { [name]: rule } = (await import(join(folder, `${path}.ts`))) as Record<
		string,
		Rule
	>;
	if (!rule) throw new Error(`Missing export ${name} in ${path}.ts`);
	return rule;
}
