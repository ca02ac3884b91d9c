/** Valid manuscripts are never refused: whatever authors may write, in any mixture, passes the audit of its editions. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { build } from "../../scripts/build/build.ts";
import { type EditionName, editionNames } from "../../scripts/model/edition.ts";
import { isEveryDay } from "../every-day.ts";
import {
	articleOf,
	validManuscript,
	writeValidBook,
} from "./valid-manuscripts.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-valid-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Others are tried among the tests of the machine, and by hand: COLOPHON_SEED=404. */
const seed = Number(process.env.COLOPHON_SEED ?? 7);
/** Twice as much is tried there. */
const size = isEveryDay ? 1 : 2;

test(`a book of odd but valid chapters passes in every edition (seed ${seed})`, async () => {
	expect(await problemsOf([writeValidBook(folder, seed, 6 * size)])).toEqual(
		[],
	);
}, 180_000);

test("articles pass too, whose title and credits stand around the text", async () => {
	const papers = fc.sample(validManuscript, { seed: 18, numRuns: size });
	const files = papers.map((paper, index) => {
		const file = join(folder, `paper-${index}.md`);
		writeFileSync(file, articleOf(paper));
		return file;
	});
	expect(await problemsOf(files)).toEqual([]);
}, 180_000);

test("front matter passes whose values are written in many forms, those of other tools among them", async () => {
	const files = ["article.md", "others.md"].map((name) =>
		join(import.meta.dirname, "odd-front-matter", name),
	);
	// Printed among the tests of the machine.
	const editions = editionNames.filter((name) => name !== "pdf" || !isEveryDay);
	expect(await problemsOf(files, editions)).toEqual([]);
});

async function problemsOf(
	paths: readonly string[],
	editions: readonly EditionName[] = editionNames,
): Promise<string[]> {
	const out = join(folder, "dist");
	const { problems } = await build({ paths, out, editions });
	return problems.map(
		({ file, line, message, rule, source }) =>
			`${file}:${line}  ${message}  ${rule}\n${source}`,
	);
}
