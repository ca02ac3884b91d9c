/** An edition that cannot be read: damaged, hostile or too big. It is a problem of that edition, not a failure of the program. */
export class Unreadable extends Error {
	override readonly name = "Unreadable";
}

/** The most that is read, in bytes. A sound edition is a small part of it. */
export const sizeLimits = {
	html: 256_000_000,
	epub: 256_000_000,
	pdf: 256_000_000,
	/** One document of markup, without the files that it embeds: two million words. */
	markup: 12_000_000,
	/** All documents of an EPUB together. */
	documents: 48_000_000,
	/** All entries of an EPUB, or all streams of a PDF, unpacked. */
	unpacked: 400_000_000,
	/** All pictures of a PDF, unpacked: what a publication may hold, in three colours and transparency. */
	pictures: 2_500_000_000,
	/** One of them. */
	stream: 64_000_000,
	/** What is written on one page of a PDF: three of the largest drawings. */
	content: 48_000_000,
	/** Elements of one document. A book of 100,000 words has some thousands. */
	elements: 400_000,
	/** Operators on all pages of a PDF. */
	operators: 10_000_000,
	/** Items of one array or dictionary of a PDF. A font has 65,536 widths. */
	items: 1_000_000,
	/** Elements inside one another. A manuscript has at most a hundred, and a page some ten around them. */
	depth: 200,
} as const;

export function requireSize(
	bytes: Uint8Array,
	limit: number,
	what: string,
): void {
	if (bytes.length > limit)
		throw new Unreadable(
			`Unexpected ${what} of ${Math.round(bytes.length / 1e6)} MB, expected at most ${limit / 1e6} MB`,
		);
}

/** The text of UTF-8 bytes; other encodings are not expected in editions. */
export function decodeUtf8(bytes: Uint8Array, what: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true })
			.decode(bytes)
			.replace(endlessBlanks, "");
	} catch {
		throw new Unreadable(`Unexpected bytes in ${what}, expected UTF-8`);
	}
}

/** What expressions such as `\s+` are not made for: they keep a place for each of millions. No edition has them. */
const endlessBlanks = /\s{1000}(?=\s)/g;
