/** Small manuscripts that are valid and odd: what authors may write, in every mixture. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

export interface ValidManuscript {
	readonly title: string;
	/** Markdown, without front matter. */
	readonly prose: string;
}

export const author = "Halima Forde";
export const photographer = "Piet Ouwens";

/** Front matter of an article. */
export function articleOf({ title, prose }: ValidManuscript): string {
	return `---\ntitle: ${JSON.stringify(title)}\n${matter}---\n\n${prose}\n`;
}

/** A folder with a book of so many chapters that come from `seed`, and one that holds each thing that is seldom, in `folder`. */
export function writeValidBook(
	folder: string,
	seed: number,
	chapters: number,
): string {
	const book = join(folder, `papers-${seed}`);
	mkdirSync(book);
	const papers = fc.sample(validManuscript, { seed, numRuns: chapters });
	papers.push({ title: "NNW", prose: seldom.join("\n\n") });
	writeFileSync(join(book, "publication.yaml"), bookOf(papers));
	for (const [index, { prose }] of papers.entries())
		writeFileSync(join(book, `${index}.md`), `${prose}\n`);
	return book;
}

/** `publication.yaml` of a book with chapters in files of their number, from 0. */
function bookOf(chapters: readonly ValidManuscript[]): string {
	const entries = chapters.map(
		({ title }, index) =>
			`  - { file: ${index}.md, title: ${JSON.stringify(title)} }\n`,
	);
	return `title: The ferry and other papers\n${matter}chapters:\n${entries.join("")}`;
}

const matter = `inLanguage: en-GB
datePublished: "2025-03-18"
people:
  forde: { name: ${author}, given: Halima, family: Forde }
  ouwens: { name: ${photographer}, given: Piet, family: Ouwens }
  levi: { name: דוד לוי, fileAs: לוי דוד }
  mohammadi: { name: علی‌رضا محمدی, fileAs: "محمدی، علی‌رضا" }
  israel: { name: "ישראל‏ (NNW)", fileAs: "ישראל‏ (NNW)" }
  olu: { name: "Ọ́lú Ḿ̂ba", fileAs: "Ḿ̂ba, Ọ́lú" }
  nsakaly: { name: "Ṉ̂sạ́̂̃̄̆̇̈kaly", mononym: true }
  moshe: { name: "מֹשֶׁה כֹּהֵן", fileAs: "כֹּהֵן, מֹשֶׁה" }
organizations:
  nnw: { name: NNW, legalName: Northern News Wire }
author:
  - { person: forde, affiliation: nnw }
contributor:
  - { person: ouwens, roles: [pht] }
  - { person: levi, roles: [edt] }
  - { person: mohammadi, roles: [trl] }
  - { person: israel, roles: [ill] }
  - { person: olu, roles: [cov] }
  - { person: nsakaly, roles: [bkd] }
  - { person: moshe, roles: [res] }
publisher: nnw
copyrightHolder: nnw
copyrightYear: 2025
copyrightNotice: © 2025 Northern News Wire
`;

const titles = ["The ferry", "Halima Forde", "By Halima Forde, NNW", "NNW"];

/** What is said elsewhere in the publication too. */
const repeated = [
	...titles,
	photographer,
	`Photographs by ${photographer}.`,
	"© 2025 Northern News Wire",
	"18 March 2025",
	"Published 18 March 2025",
	"Northern News Wire",
	"דוד לוי",
	"Notes",
	"Colophon",
	"Contents",
];

const words = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom(
			..."the ferry ran late that winter and nobody asked uncharacteristically why internationalization it did so affluent office fjord flying".split(
				" ",
			),
		),
	},
	fc.constantFrom(
		// Decomposed and composed, ligatures and forms that NFKC changes.
		"cafe\u0301",
		"café",
		"ﬁn",
		"ﬂow",
		"x²",
		"½",
		"№",
		"…",
		"Ångström",
		"A\u030angström",
		// Signs that are not seen.
		"co\u00adop\u00aderate",
		"ten\u00a0km",
		"ten\u202fkm",
		"ten\u2009km",
		"zero\u200bwidth",
		"می\u200cخواهم",
		"word\u2060joiner",
		"left\u200eright",
		"\ufeffmark",
	),
	fc.constantFrom(
		"Ελλάδα",
		"Паром",
		"日本語",
		"שלום",
		"(שלום עולם)",
		"“שלום”",
		"סך 12.5",
		"سلام",
		"مُحَمَّد",
		"١٢",
		"[العربية, 34]",
		"∮",
		"│",
		"ℵ",
	),
	fc.constantFrom(
		"well-known",
		"state-of-the-art-mother-in-law-and-so-on-and-on-and-so-forth-until-the-line-ends",
		"–",
		"—",
		"12–20",
		"(a)",
		"1.",
		"“quoted”",
		"'straight'",
		"50%",
		"#1",
		"C#",
		"a/b",
		"e.g.",
		"&amp;",
		"&nbsp;",
	),
	fc.constantFrom(
		"*stressed*",
		"**strong *both***",
		"`co de`",
		"`日本`",
		"`a  b`",
		"x<sup>2</sup>",
		"H<sub>2</sub>O",
		"<kbd>Ctrl</kbd>+<kbd>C</kbd>",
		"<mark>marked</mark>",
		"<small>small</small>",
		'<abbr title="World Health Organization">WHO</abbr>',
		"~~gone~~",
		"[a link](https://example.org/a/long-address)",
		"<https://example.org/very/long/address/that/no-line/holds?and=more&of=it>",
		"$$x^2$$",
		"one<br>two",
		":lang[texte]{lang=fr}",
		"note[^n]",
	),
	fc.constantFrom(...repeated),
);

const line = fc
	.array(words, { minLength: 1, maxLength: 14 })
	.map((parts) => parts.join(" "));
/** No line that Markdown takes for a list, a heading or a rule. */
const sentence = line.map((text) => `So ${text}`);
const only = fc.constantFrom(
	"[a link](https://example.org)",
	"$$E = mc^2$$",
	"`code`",
	"**bold**",
	"<https://example.org>",
	"–",
	"1",
	"…",
	"&#8203;",
	"&shy;",
	"שלום",
	"سلام.",
	"日本",
	"“”",
	"\\*",
);

const paragraph = fc.oneof({ weight: 4, arbitrary: sentence }, only);
const heading = fc
	.oneof(sentence, fc.constantFrom(...repeated))
	.map((text) => `## ${text.replaceAll("note[^n]", "note")}`);
const quotation = fc
	.oneof(sentence, fc.constantFrom(...repeated))
	.map((text) => `> ${text}`);

const item = fc.oneof(sentence, only, fc.constantFrom(...repeated));
const list = fc
	.tuple(
		fc.constantFrom("-", "1.", "- [ ]", "- [x]", "-\n  -"),
		fc.array(item, { minLength: 1, maxLength: 4 }),
	)
	.map(([mark, items]) => items.map((text) => `${mark} ${text}`).join("\n"));

const cell = fc.oneof(
	fc.constant(""),
	fc.constantFrom("5", "–", "שלום", "سلام, 5", "日本", "a<br>b", ...repeated),
	words.filter((text) => !/[|\n]|\[\^/.test(text)),
);
const table = fc
	.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
	.map(
		(rows) =>
			`| a | b | c |\n|---|--:|:-:|\n${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}`,
	);

const code = fc
	.array(
		fc.constantFrom(
			"let a = 1;",
			"\tb  =   2",
			"",
			"    four",
			"日本 │ ∮",
			"שלום x = 5",
			"-",
			"The ferry",
			"// a-long-line-without-any-place-to-break-it-and-that-goes-on-until-the-page-ends-and-further",
		),
		{ minLength: 1, maxLength: 8 },
	)
	.map((lines) => `\`\`\`\n${lines.join("\n")}\nend\n\`\`\``);

/** What a few chapters of any mixture may not hold. */
const seldom = [
	"- item\n\n  ```\n  a\n  ```\n\n  ```\n  b\n  ```",
	"```\none\n```\n\n```\ntwo\n```\n\n* * *",
	"So مُحَمَّد and مُحَمَّد\n\nSo مُحَمَّد and مُحَمَّد",
	"$$\n\\sum_{i=0}^n i\n$$",
	"* * *",
	"Term\n: Definition-like",
	":::aside[Label]\nAn aside.\n:::",
	":::pullquote[Halima Forde]\nThe ferry\n:::",
	"<details open><summary>Sum</summary>\n\nInner.\n\n</details>",
	'<p dir="rtl" lang="he">שלום (עולם) 12.</p>',
	"<dl><dt>Term</dt><dd>What it means</dd></dl>",
];

const block = fc.oneof(
	{ weight: 5, arbitrary: paragraph },
	{ weight: 2, arbitrary: heading },
	quotation,
	list,
	table,
	code,
	fc.constantFrom(...seldom),
);

/** Blocks in any order, some of them twice in a row. */
const blocks = fc
	.array(fc.tuple(block, fc.boolean(), fc.nat(9)), {
		minLength: 1,
		maxLength: 12,
	})
	.map((items) =>
		items.flatMap(([text, , twice]) => (twice === 0 ? [text, text] : [text])),
	);

export const validManuscript: fc.Arbitrary<ValidManuscript> = fc
	.record({ title: fc.constantFrom(...titles), blocks })
	.map(({ title, blocks }) => {
		const text = blocks.join("\n\n");
		const closing = text.includes("[^n]")
			? "\n\n[^n]: A note by שלום and Halima Forde.\n"
			: "";
		return { title, prose: `Some prose.\n\n${text}${closing}` };
	});
