/** The three inputs that every promise of validity is kept for, built once for a file of tests. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuildReport, build } from "../../scripts/build.ts";
import type { EditionName } from "../../scripts/publication.ts";

/** An article, a folder manuscript, and everything that prose can hold. */
export const inputs = {
	"rare-earths": "manuscript/rare-earths.md",
	"northern-basins": "test/fixtures/northern-basins",
	specimen: "test/fixtures/specimen/specimen.md",
} as const;

export type Input = keyof typeof inputs;

export const inputNames = [
	"rare-earths",
	"northern-basins",
	"specimen",
] as const;

export interface Built {
	readonly out: string;
	readonly report: BuildReport;
	readonly path: (input: Input, edition: EditionName) => string;
	readonly bytes: (input: Input, edition: EditionName) => Buffer;
	readonly remove: () => void;
}

export async function buildInputs(
	options: Parameters<typeof build>[0] = {},
): Promise<Built> {
	const out = mkdtempSync(join(tmpdir(), "colophon-validity-"));
	const report = await build({ paths: Object.values(inputs), out, ...options });
	const path: Built["path"] = (input, edition) =>
		join(out, input, `${input}.${edition}`);
	return {
		out,
		report,
		path,
		bytes: (input, edition) => readFileSync(path(input, edition)),
		remove: () => rmSync(out, { recursive: true, force: true }),
	};
}
