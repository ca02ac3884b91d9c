/** The three inputs that every promise of validity is kept for, built once for a file of tests, in a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EditionName } from "../../scripts/model/edition.ts";
import { runCli } from "../run-cli.ts";

/** An article, a folder manuscript, and everything that prose can hold. */
const inputs = {
	"rare-earths": "manuscript/rare-earths.md",
	"northern-basins": "test/fixtures/northern-basins",
	specimen: "templates/specimen/specimen.md",
} as const;

export type Input = keyof typeof inputs;

export const inputNames = [
	"rare-earths",
	"northern-basins",
	"specimen",
] as const;

export interface Built {
	readonly out: string;
	readonly path: (input: Input, edition: EditionName) => string;
	readonly bytes: (input: Input, edition: EditionName) => Buffer;
	readonly remove: () => void;
}

/** Throws what the build says where it does not succeed. */
export async function buildInputs(...flags: readonly string[]): Promise<Built> {
	const out = mkdtempSync(join(tmpdir(), "colophon-validity-"));
	const built = await runCli([
		"build",
		"--fresh",
		...Object.values(inputs),
		...["--out", out],
		...flags,
	]);
	if (built.code !== 0) throw new Error(built.stdout + built.stderr);
	const path: Built["path"] = (input, edition) =>
		join(out, input, `${input}.${edition}`);
	return {
		out,
		path,
		bytes: (input, edition) => readFileSync(path(input, edition)),
		remove: () => rmSync(out, { recursive: true, force: true }),
	};
}
