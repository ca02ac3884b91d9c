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
