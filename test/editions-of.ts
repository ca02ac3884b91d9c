/** Manuscripts whose editions several test files look at: each is built once in a run. Who changes a file changes a copy. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "../scripts/build/build.ts";
import { once } from "./once.ts";

/** The output folder of a build of `manuscript`, which has no problems. */
export function outputOf(manuscript: string): Promise<string> {
	return once(`of-${manuscript.replaceAll(/\W+/g, "-")}`, async (out) => {
		const { problems } = await build({ paths: [manuscript], out });
		if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1));
	});
}

/** The folder of its editions there. */
export async function editionsOf(manuscript: string): Promise<string> {
	const out = await outputOf(manuscript);
	const [slug] = readdirSync(out, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && entry.name !== ".colophon")
		.map((entry) => entry.name);
	return join(out, slug ?? "");
}
