/** Articles of any size, of one kind of text each, for tests of how work grows. */

export interface Kind {
	/** An article that holds so many of them. */
	readonly write: (count: number) => string;
	/** So many that work which grows with their square shows. */
	readonly size: number;
}

const head = `---
title: Port officials reopen northern basin
inLanguage: en-GB
people:
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
author:
  - { person: forde }
---

The basin was reopened.

`;

const lines = (count: number, line: (index: number) => string): string =>
	Array.from({ length: count }, (_, index) => line(index)).join("");

const article = (
	count: number,
	line: (index: number) => string,
	first = "",
): string => `${head}${first}${lines(count, line)}`;

export const manuscripts: Readonly<Record<string, Kind>> = {
	rows: {
		write: (count) =>
			article(
				count,
				(i) => `| *Haven* (${i}) | [a](https://a.example/${i}) |\n`,
				"| Harbour | Place |\n| --- | --- |\n",
			),
		size: 500,
	},
	items: {
		write: (count) =>
			article(count, (i) => `- *Item* (${i}): [a](https://a.example/${i})\n`),
		size: 500,
	},
	definitions: {
		write: (count) =>
			article(
				count,
				(i) => `[a${i}]: https://a.example/${i}\n`,
				`${lines(count, (i) => `[b][a${i}]\n\n`)}`,
			),
		size: 300,
	},
	headings: {
		write: (count) => article(count, () => "## The same words\n\nText.\n\n"),
		size: 400,
	},
	paragraphs: {
		write: (count) => article(count, (i) => `Paragraph ${i}.\n\n`),
		size: 800,
	},
	notes: {
		write: (count) =>
			article(count, (i) => `Word.[^n${i}]\n\n[^n${i}]: Note.\n\n`),
		size: 600,
	},
};

/** One article with hundreds of each: more than the print page holds in one element. */
export function longArticle(): string {
	const table = `| Harbour | Ships |\n| --- | ---: |\n${lines(450, (i) => `| Haven ${i} | ${i} |\n`)}\n`;
	const list = `${lines(450, (i) => `- Item ${i}\n`)}\n`;
	const paragraphs = lines(
		450,
		(i) => `Paragraph ${i} has a note.[^n${i}]\n\n`,
	);
	const notes = lines(450, (i) => `[^n${i}]: Note ${i}.\n`);
	return [head, table, list, paragraphs, notes].join("");
}
