/** Valid manuscripts are never refused: whatever authors may write, in any mixture, passes the audit of its editions. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { build } from "../../scripts/build.ts";
import { articleOf, bookOf, validManuscript } from "./valid-manuscripts.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-valid-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Other manuscripts with another seed, by hand. */
const seed = Number(process.env.COLOPHON_SEED ?? 18);
const chapters = Number(process.env.COLOPHON_CHAPTERS ?? 40);

test("a book of odd but valid chapters passes in every edition", async () => {
	const book = join(folder, "papers");
	mkdirSync(book);
	const papers = fc.sample(validManuscript, { seed, numRuns: chapters });
	writeFileSync(join(book, "publication.yaml"), bookOf(papers));
	for (const [index, { prose }] of papers.entries())
		writeFileSync(join(book, `${index}.md`), `${prose}\n`);
	expect(await problemsOf([book])).toEqual([]);
});

test("articles pass too, whose title and credits stand around the text", async () => {
	const papers = fc.sample(validManuscript, { seed: seed + 1, numRuns: 3 });
	const files = papers.map((paper, index) => {
		const file = join(folder, `paper-${index}.md`);
		writeFileSync(file, articleOf(paper));
		return file;
	});
	expect(await problemsOf(files)).toEqual([]);
});

async function problemsOf(paths: readonly string[]): Promise<string[]> {
	const { problems } = await build({ paths, out: join(folder, "dist") });
	return problems.map(
		({ file, line, message, rule, source }) =>
			`${file}:${line}  ${message}  ${rule}\n${source}`,
	);
}
