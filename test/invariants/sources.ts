/** The sources of the build, with what each imports, for the tests of the invariants. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export interface Import {
	readonly from: string;
	/** A path in scripts/, or the name of a package. */
	readonly to: string;
	readonly typeOnly: boolean;
}

export interface Source {
	/** `editions/html.ts` */
	readonly path: string;
	readonly text: string;
	readonly imports: readonly Import[];
}

/** Every TypeScript file in scripts/. */
export function readSources(): Source[] {
	return readdirSync("scripts", { recursive: true, encoding: "utf8" })
		.filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
		.sort()
		.map((path) => {
			const text = readFileSync(join("scripts", path), "utf8");
			return { path, text, imports: importsOf(path, text) };
		});
}

function importsOf(path: string, text: string): Import[] {
	const statements = text.matchAll(
		/^(import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm,
	);
	const calls = text.matchAll(/\bimport\(\s*"([^"]+)"/g);
	return [
		...[...statements].map(([, , type, to = ""]) => ({
			from: path,
			to: resolved(path, to),
			typeOnly: type !== undefined,
		})),
		...[...calls].map(([, to = ""]) => ({
			from: path,
			to: resolved(path, to),
			typeOnly: false,
		})),
	];
}

function resolved(path: string, to: string): string {
	return to.startsWith(".") ? normalize(join(dirname(path), to)) : to;
}

/** The code of a source without its comments. */
export function codeOf(text: string): string {
	return text
		.replace(/\/\*[\s\S]*?\*\//g, "")
		.replace(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
}
