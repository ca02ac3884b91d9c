/** Manuscripts that are made to take time or memory. A case is a line. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const head = `title: Port officials reopen northern basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
`;
const author = "author: [{ person: forde }]\n";

type Files = Readonly<Record<string, string>>;

const text = (prose: string): Files => ({
	"article.md": `---\n${head}${author}---\n\n${prose}\n`,
});
const matter = (yaml: string): Files => ({
	"article.md": `---\n${head}${yaml}---\n\nText.\n`,
});
const times = (count: number, line: (index: number) => string): string =>
	Array.from({ length: count }, (_, index) => line(index)).join("");

/** What is read, and the rule and the line of the first problem; no rule where it is a manuscript like others. */
type Bomb = readonly [
	what: string,
	files: Files,
	rule?: string | undefined,
	line?: number | undefined,
];

export const bombs: readonly Bomb[] = [
	// Markdown that nests.
	["quotations in quotations", text("> ".repeat(50_000)), "nesting", 9],
	["lists in lists", text("- ".repeat(50_000)), "nesting", 9],
	[
		"brackets in brackets",
		text(`${"[".repeat(50_000)}${"]".repeat(50_000)}`),
		"nesting",
		9,
	],
	["brackets that stay open", text("a [b ".repeat(20_000)), "nesting", 9],
	["links in links", text("[a](b ".repeat(20_000)), "nesting", 9],
	["spans in spans", text(":lang[a ".repeat(20_000)), "nesting", 9],
	[
		"blocks in blocks",
		text(`${times(300, (i) => `${":".repeat(303 - i)}aside\n`)}x`),
		"nesting",
	],
	["elements in elements", text(times(5_000, () => "<div>\n")), "nesting"],
	// Marks that the parser looks for the end of.
	["stars", text("*a ".repeat(100_000)), "nesting", 9],
	["stars and underscores", text("*a _b ".repeat(50_000)), "nesting", 9],
	["stars without a blank", text("*a**b".repeat(50_000)), "nesting", 9],
	["tildes", text("~~a ".repeat(100_000)), "nesting", 9],
	[
		"backticks of every length",
		text(times(1_300, (i) => `${"`".repeat(i)} `)),
		"nesting",
		9,
	],
	["comments that stay open", text("a <!-- ".repeat(50_000)), "nesting", 9],
	["declarations that stay open", text("a <!A ".repeat(50_000)), "nesting", 9],
	["processing instructions", text("a <? ".repeat(50_000)), "nesting", 9],
	["ampersands", text("& ".repeat(100_000)), "nesting", 9],
	["entities", text("&amp; ".repeat(100_000)), "nesting", 9],
	["addresses", text("http://a.b ".repeat(50_000)), "nesting", 9],
	["addresses of mail", text("a@b ".repeat(20_000))],
	["breaks", text("a  \n".repeat(4_000))],
	["dollars", text("$$ ".repeat(4_000))],
	// Definitions and labels.
	[
		"a definition in every line",
		text(times(5_000, (i) => `[a${i}]: https://a.example/\n`)),
		"prose-empty",
	],
	[
		"references to one definition",
		text(
			`${times(2_000, () => "[a][b]\n\n")}[b]: https://a.example/${"x".repeat(900)}\n`,
		),
	],
	[
		"a label of 900 letters in every paragraph",
		text(times(300, () => `[${"x".repeat(900)}]\n\n`)),
	],
	["notes that nobody has written", text(times(3_000, (i) => `a[^${i}]\n\n`))],
	[
		"notes of one name",
		text(`a[^1]\n\n${times(3_000, () => "[^1]: Note.\n\n")}`),
		"note-twice",
	],
	// Amounts.
	[
		"a word of 200,000 letters",
		text(`Text. ${"x".repeat(200_000)}`),
		"too-much",
		9,
	],
	[
		"60,000 headings",
		text(times(30_000, () => "## A\n\nB.\n\n")),
		"too-much",
		40_009,
	],
	[
		"300,000 short paragraphs",
		text("A.\n\n".repeat(300_000)),
		"too-much",
		120_009,
	],
	[
		"a table of many rows and columns",
		text(
			`|${" a |".repeat(20)}\n|${" - |".repeat(20)}\n${`|${" b |".repeat(20)}\n`.repeat(10_000)}`,
		),
		"too-much",
	],
	[
		"5,000 different pictures",
		text(times(5_000, (i) => `![A](p${i}.png)\n\n`)),
		"too-much",
		2_009,
	],
	[
		"as much text as twenty books",
		text("word ".repeat(1_500_000)),
		"file-too-large",
	],
	[
		"10,000 chapters",
		{
			"publication.yaml": `${head}${author}chapters:\n${times(10_000, (i) => `  - { file: c${i}.md }\n`)}`,
		},
		"too-much",
		1_007,
	],
	[
		"chapters of two million characters each",
		{
			"publication.yaml": `${head}${author}chapters: [${times(4, (i) => `{ file: ${i}.md },`)}]\n`,
			"0.md": "Words.\n".repeat(280_000),
			"1.md": "Words.\n".repeat(280_000),
			"2.md": "Words.\n".repeat(280_000),
			"3.md": "Words.\n".repeat(280_000),
		},
		"too-much",
	],
	["a paragraph of Chinese, which sets no blanks", text("深".repeat(6_000))],
	// Front matter.
	[
		"anchors of anchors",
		matter(
			`${author}keywords: &a0 [x, x]\n${times(20, (i) => `k${i}: &a${i + 1} [*a${i}, *a${i}]\n`)}`,
		),
		"yaml-syntax",
	],
	["an anchor in itself", matter(`${author}keywords: &a [*a, *a]\n`), "value"],
	[
		"brackets of YAML",
		matter(`${author}keywords: ${"[".repeat(20_000)}\n`),
		"yaml-syntax",
	],
	[
		"braces of YAML",
		matter(`${author}keywords: ${"{a: ".repeat(20_000)}\n`),
		"yaml-syntax",
	],
	[
		"a list of 60,000 in brackets",
		matter(`${author}keywords: [${"x, ".repeat(60_000)}x]\n`),
	],
	[
		"a key of 100,000 letters",
		matter(`${author}${"k".repeat(100_000)}: x\n`),
		"yaml-syntax",
	],
	[
		"10,000 keys of one name",
		matter(`${author}${times(10_000, () => "keywords: []\n")}`),
		"yaml-syntax",
	],
	[
		"10,000 unknown keys",
		matter(`${author}${times(10_000, (i) => `k${i}: x\n`)}`),
	],
	[
		"100,000 people",
		matter(
			`${times(100_000, (i) => `  p${i}: { name: A${i}, mononym: true }\n`)}${author}`,
		),
		"file-too-large",
	],
	[
		"8,000 people",
		matter(
			`${times(8_000, (i) => `  p${i}: { name: A${i}, mononym: true }\n`)}${author}`,
		),
		"too-much",
	],
	[
		"5,000 authors",
		matter(
			`${times(5_000, (i) => `  p${i}: { name: A${i}, mononym: true }\n`)}author:\n${times(5_000, (i) => `- person: p${i}\n`)}- person: forde\n`,
		),
	],
	[
		"3,000 authors that nobody knows",
		matter(`author:\n${times(3_000, (i) => `- person: nobody${i}\n`)}`),
		"id-unknown",
	],
	[
		"a name of 100,000 letters",
		matter(
			`  p: { name: "${"x".repeat(100_000)}", mononym: true }\nauthor: [{ person: forde }, { person: p }]\n`,
		),
		"value",
	],
	[
		"a date of 100,000 digits",
		matter(`${author}datePublished: "${"1".repeat(100_000)}"\n`),
		"date-impossible",
	],
];

/** Writes the files of a manuscript into a folder; returns the path to build. */
export function writeManuscript(folder: string, files: Files): string {
	for (const [name, content] of Object.entries(files)) {
		const path = join(folder, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
	}
	const [name = ""] = Object.keys(files);
	return name === "publication.yaml" ? folder : join(folder, name);
}
