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

const article = (
	count: number,
	line: (index: number) => string,
	first = "",
): string =>
	`${head}${first}${Array.from({ length: count }, (_, index) => line(index)).join("")}`;

export const manuscripts: Readonly<Record<string, Kind>> = {
	notes: {
		write: (count) =>
			article(count, (i) => `Word.[^n${i}]\n\n[^n${i}]: Note.\n\n`),
		size: 600,
	},
};
