/** Valid prose is never refused: each folder of `odd-prose` holds some that is rare, and its editions pass, in houses of both ways with quotation marks. */
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePublication } from "../../scripts/build/write-publication.ts";
import { describeNotes } from "../../scripts/commands/terminal.ts";
import { findFonts } from "../../scripts/fonts/find-fonts.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { type EditionName, editionNames } from "../../scripts/model/edition.ts";
import type { Note } from "../../scripts/model/problem.ts";
import { setQuotationMarks } from "../../scripts/prose/set-quotation-marks.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { ofThisRun } from "../every-day.ts";
import { sharedBrowser } from "../shared-browser.ts";

const source = join(import.meta.dirname, "odd-prose");
const cases = readdirSync(source, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);
/** One of `share` of them every day, and the others among the tests of the machine. */
const ofRun = (share: number) =>
	ofThisRun(cases, (name) => cases.indexOf(name) % share !== 0);
const folder = mkdtempSync(join(tmpdir(), "colophon-odd-"));
const book = join(folder, "odd-prose");

beforeAll(() => {
	mkdirSync(book);
	for (const name of cases)
		cpSync(join(source, name, "prose.md"), join(book, `${name}.md`));
	for (const name of ["dot", "line", "plain", "credited", "beside"])
		cpSync(join(source, `${name}.svg`), join(book, `${name}.svg`));
	// Each chapter tells of its own, whichever others are tried with it.
	cpSync(join(source, "credited.svg"), join(book, "credited-in-a-table.svg"));
	cpSync(join(source, "beside.xmp"), join(book, "beside.xmp"));
	// Captions say whose each is.
	for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9])
		cpSync(join(source, "plain.svg"), join(book, `caption-${number}.svg`));
	const house = join(folder, "typographic");
	cpSync("templates/news", house, { recursive: true });
	const file = join(house, "house.yaml");
	writeFileSync(
		file,
		readFileSync(file, "utf8").replace("quotes: keep", "quotes: typographic"),
	);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<
	[
		way: string,
		house: string,
		houses: string | undefined,
		editions: readonly EditionName[],
		chapters: readonly string[],
	]
>([
	["keeps", "news", undefined, editionNames, ofRun(6)],
	// The print is of the same marks, and takes longest.
	[
		"sets",
		"typographic",
		folder,
		["html", "epub"],
		ofRun(3).filter((name) => /quot|head|dash|among/.test(name)),
	],
])(
	"nothing is held against rare prose in a house that %s quotation marks",
	async (_, name, houses, editions, chapters) => {
		writeFileSync(join(book, "publication.yaml"), publicationOf(chapters));
		const house = readHouse(name, houses);
		const read = await readManuscript(book, { house: "news" });
		const { frontMatter, problems } = read;
		expect(problems).toEqual([]);
		await expectNotes(read.notes, chapters);
		if (!read.publication || !frontMatter) return;
		const publication = setQuotationMarks(read.publication, house.quotes);
		const statement = statementOf(publication);
		expect(statement.chapters).toHaveLength(chapters.length);
		const written = await writePublication(
			{ publication, statement, frontMatter, notes: read.notes },
			{ ...house, fonts: findFonts(statement, house).fonts },
			sharedBrowser(),
			{ editions, attachSource: false, onStage: () => undefined },
		);
		expect(
			written.problems.map(
				({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`,
			),
		).toEqual([]);
	},
	180_000,
);

/** A book with a chapter for each case; `dot.svg` is the publisher’s own, `line.svg` has a credit, and nobody is credited for `plain.svg`. */
function publicationOf(names: readonly string[]): string {
	const chapters = names.map(
		(name) => `  - { file: ${name}.md, title: ${name.replaceAll("-", " ")} }\n`,
	);
	return `title: Odd prose
inLanguage: en-GB
datePublished: "2025-03-18"
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
organizations:
  nnw: { name: NNW, legalName: Northern News Wire }
author:
  - { person: forde, affiliation: nnw }
publisher: nnw
images:
  dot.svg: { own: true }
  "lin*.svg": { creditText: Drawing by Ada Moor }
chapters:
${chapters.join("")}`;
}

/** Where something is adapted, `notes.txt` beside the prose says what authors are told of it. */
async function expectNotes(
	notes: readonly Note[],
	chapters: readonly string[],
): Promise<void> {
	for (const name of chapters) {
		const own = notes.filter(({ file }) => file.endsWith(`/${name}.md`));
		const told = own.map((note) => ({ ...note, file: "prose.md" }));
		const file = join(source, name, "notes.txt");
		if (own.length > 0 || existsSync(file))
			await expect(`${describeNotes(told).join("\n")}\n`).toMatchFileSnapshot(
				file,
			);
	}
}
