/** Prose that is valid and odd: blocks of every kind in any order, as Markdown without front matter. */
import fc from "fast-check";
import { bareWord, lineOf, repeated, word } from "./words.ts";

/** No line that Markdown takes for a list, a heading or a rule. */
const sentence = lineOf(word, 14).map((text) => `So ${text}`);

/** All that a paragraph holds. */
const only = fc.constantFrom(
	"[a link](https://example.org)",
	"$$E = mc^2$$",
	"`code`",
	"**bold**",
	"<https://example.org>",
	"–",
	"1",
	"A",
	"…",
	"&#8203;",
	"&shy;",
	"שלום",
	"سلام.",
	"日本",
	"😀",
	"“”",
	"\\*",
	"\\-",
	...repeated,
);

const paragraph = fc.oneof({ weight: 6, arbitrary: sentence }, only);

/** Long enough to run over a page’s end. */
const longParagraph = fc
	.tuple(lineOf(word, 12), fc.integer({ min: 4, max: 12 }))
	.map(([text, times]) => `So ${Array(times).fill(text).join(" ")}`);

const heading = fc
	.tuple(
		fc.constantFrom("##", "###", "####"),
		fc.oneof(sentence, fc.constantFrom(...repeated)),
	)
	.map(([mark, text]) => `${mark} ${withoutNotes(text)}`);

const quotation = fc
	.array(paragraph, { minLength: 1, maxLength: 3 })
	.map((parts) => indented(parts.join("\n\n"), "> "));

const item = fc.oneof({ weight: 4, arbitrary: sentence }, only);
const marks = fc.constantFrom("-", "1.", "7)", "- [ ]", "- [x]", "-\n  -");

/** Tight or loose, with lists in it that reach some levels down. */
const list = fc.letrec<{ list: string; entry: string }>((tie) => ({
	list: fc
		.tuple(
			marks,
			fc.array(tie("entry"), { minLength: 1, maxLength: 4 }),
			fc.constantFrom("\n", "\n\n"),
		)
		.map(([mark, entries, gap]) =>
			entries
				.map((text) => `${mark} ${indented(text, "     ").trimStart()}`)
				.join(gap),
		),
	entry: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		{ weight: 4, arbitrary: item },
		fc.tuple(item, tie("list")).map(([text, below]) => `${text}\n\n${below}`),
	),
})).list;

const cell = fc.oneof(
	fc.constantFrom("", "-", "–", "—", "5", "1,234.5", "…", "\\-", "n/a"),
	fc.constantFrom("שלום", "سلام, 5", "日本", "a<br>b", ...repeated),
	word.filter((text) => !/[|\n]|\[\^/.test(text)),
);
const table = fc
	.integer({ min: 1, max: 4 })
	.chain((width) =>
		fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
			minLength: 1,
			maxLength: 6,
		}),
	)
	.chain((rows) =>
		fc
			.constantFrom("---", "--:", ":-:")
			.map((rule) => [
				...rows.slice(0, 1),
				(rows[0] ?? []).map(() => rule),
				...rows.slice(1),
			]),
	)
	.map((rows) => rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));

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
			"@title",
			"<b>&amp;</b>",
			"// a-long-line-without-any-place-to-break-it-and-that-goes-on-until-the-page-ends-and-further",
		),
		{ minLength: 1, maxLength: 8 },
	)
	.map((lines) => `\`\`\`\n${lines.join("\n")}\nend\n\`\`\``);

/**
 * The pictures that `manuscripts.ts` writes, each with a description and, some of them, a caption. Nobody writes one without
 * a letter: with the credit behind it, it would run in the direction of that.
 */
const picture = fc
	.tuple(
		fc.constantFrom("own.svg", "credited.svg", "made.svg", "twin.svg"),
		lineOf(bareWord, 6),
		fc.option(
			lineOf(bareWord, 8).filter((text) => /\p{L}/u.test(text)),
			{ nil: "" },
		),
	)
	.map(([file, description, caption]) =>
		caption === ""
			? `![${description}](${file})`
			: `![${description}](${file} "${caption}")`,
	);

/** Blocks of which one says it all. */
const fixed = fc.constantFrom(
	"- item\n\n  ```\n  a\n  ```\n\n  ```\n  b\n  ```",
	"```\none\n```\n\n```\ntwo\n```\n\n* * *",
	"So مُحَمَّد and مُحَمَّد\n\nSo مُحَمَّد and مُحَمَّد",
	"$$\n\\sum_{i=0}^n i\n$$",
	"$$\n\\frac{a}{b} = \\sqrt{x_1^2}, \\qquad \\mathbb{R}\n$$",
	"* * *",
	"Term\n: Definition-like",
	"Term\n\n:   One\n\n:   Another, with @author",
	"> [!NOTE]\n> @title",
	'!!! warning "@author"\n    Words.',
	"| Roses are red,\n|    violets are *blue*",
	":::aside[Label]\nAn aside.\n:::",
	":::aside\n@title\n:::",
	":::pullquote[@author]\nThe ferry\n:::",
	":::epigraph[*@title*, @author]\nThe ferry\n:::",
	"<details open><summary>Sum</summary>\n\nInner.\n\n</details>",
	'<p dir="rtl" lang="he">שלום (עולם) 12.</p>',
	'<p lang="ja">港は冬に凍る。</p>',
	'<div dir="rtl">\n\nThe ferry, שלום 12\n\n</div>',
	"<dl><dt>Term</dt><dd>What it means</dd></dl>",
	"<table><caption>@title</caption><tr><th>Quay</th><th>-</th></tr><tr><td></td><td>@author</td></tr></table>",
	"<figure><blockquote><p>The ferry</p></blockquote><figcaption>@author</figcaption></figure>",
	"<!-- A remark to nobody -->",
	"<hr>",
	"<address>@author<br>Port Haven</address>",
);

const block = fc.oneof(
	{ weight: 8, arbitrary: paragraph },
	{ weight: 3, arbitrary: heading },
	{ weight: 2, arbitrary: list },
	{ weight: 2, arbitrary: table },
	{ weight: 2, arbitrary: fixed },
	quotation,
	code,
	picture,
	longParagraph,
);

const noteText = fc.oneof(
	{ weight: 3, arbitrary: sentence.map(withoutNotes) },
	fc.constantFrom("1", "–", "שלום", "日本", ...repeated),
);

/** Blocks in any order, some of them twice in a row, and the notes that they call for. */
export const prose = fc
	.record({
		blocks: fc.array(fc.tuple(block, fc.nat(9)), {
			minLength: 1,
			maxLength: 8,
		}),
		notes: fc.tuple(noteText, noteText),
	})
	.map(({ blocks, notes }) => {
		const all = blocks.flatMap(([text, twice]) =>
			twice === 9 ? [text, text] : [text],
		);
		// An author who writes nothing is told so.
		const text = (all.every(isEmpty) ? [...all, "So it ran."] : all).join(
			"\n\n",
		);
		const called = ["n", "m"]
			.map((name, index) => [`[^${name}]`, notes[index] ?? ""])
			.filter(([mark = ""]) => text.includes(mark))
			.map(([mark, note]) => `\n\n${mark}: ${note}`);
		return `${text}${called.join("")}\n`;
	});

/** Whether a block says nothing, or is a heading, which says nothing alone. */
function isEmpty(block: string): boolean {
	return /^(?:<!--.*-->|<hr>|\* \* \*|&#8203;|&shy;|#+ .*)$/.test(block);
}

function withoutNotes(text: string): string {
	return text.replaceAll(/\[\^[nm]\]/g, "");
}

/** Each line that is not empty after `margin`. */
function indented(text: string, margin: string): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? margin.trimEnd() : margin + line))
		.join("\n");
}
