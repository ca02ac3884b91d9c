/** How much one publication may hold: more than authors write, and what a machine prints and proves with 2.5 GB. */
interface Limit {
	readonly most: number;
	/** What is counted, in the plural. */
	readonly what: string;
	readonly remedy: string;
}

const divide = "divide the work into several publications";

export const limits = {
	/** The Bible has 4 million, an edition with 20,000 notes 5.6; a million takes 0.4 GB until they are proved. */
	characters: {
		most: 6_000_000,
		what: "characters of text in one publication",
		remedy: divide,
	},
	/** 20,000 notes with their paragraphs are 40,000; each takes 20 kB of the browser and of this process. */
	blocks: {
		most: 60_000,
		what: "paragraphs, items, rows and notes in one publication",
		remedy: divide,
	},
	/** 20,000 rows of five columns; each takes 13 kB of the browser. */
	cells: {
		most: 100_000,
		what: "cells of tables in one publication",
		remedy: "put the data into a file of its own, and a part of it here",
	},
	/** An encyclopedia has them; all are in the contents of a reader. */
	headings: {
		most: 10_000,
		what: "headings in one publication",
		remedy: divide,
	},
	/** Each is a document of the EPUB, which is opened to be looked at. */
	chapters: {
		most: 1_000,
		what: "chapters in one publication",
		remedy: "join short chapters into one file, or divide the work",
	},
	/** All are in the HTML edition, and the print, at once. */
	images: {
		most: 1_000,
		what: "different images in one publication",
		remedy: divide,
	},
	/** A third more in the HTML edition, of which 256 MB are read again; to print them takes the browser ten times as much. */
	pictureMegabytes: {
		most: 150,
		what: "megabytes of pictures in one publication",
		remedy:
			"save photographs as JPEG, make pictures smaller, or divide the work into several publications",
	},
	/** The browser packs them anew to print them: 11 megapixels a second. */
	pngMegapixels: {
		most: 600,
		what: "megapixels of PNG in one publication",
		remedy:
			"save photographs as JPEG and drawings as SVG, make pictures smaller, or divide the work into several publications",
	},
	/** The longest byline of a paper has 5,154 authors. */
	agents: {
		most: 6_000,
		what: "people and organizations in one publication",
		remedy: "name those who are credited in the editions alone",
	},
	/** To lay out a word takes the square of its length; an address has at most some 2,000. */
	word: {
		most: 5_000,
		what: "characters in one word",
		remedy: "divide it with blanks, or leave it out",
	},
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** What to tell an author who passes a limit. */
export function describeLimit(name: LimitName): string {
	const { what, most, remedy }: Limit = limits[name];
	return `Unexpected number of ${what}, expected at most ${withCommas(most)}: ${remedy}`;
}

function withCommas(number: number): string {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
