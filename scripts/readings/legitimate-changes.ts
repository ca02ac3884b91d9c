/**
 * All that may differ between the words of a manuscript, or the values of its front matter, and those of an edition, each with
 * its reason, beside what a note has said to be adapted (`audit/without-adapted.ts`). Nothing else does, and no line of these tables can hide a word of prose that is lost or added.
 */
import { attribute, hasWord, type MarkupElement } from "./markup.ts";
import { percentDecoded } from "./percent-decoded.ts";

/** What stands in the Markdown of a text and in no edition. */
export const unshown = {
	attributes: {
		/** `{#eq:flux .wide lang=fr}`. */
		pattern:
			/^\{:?(?:\s*(?:#[^\s"'{}=#]+|\.[^\s"'{}=#.]+|[a-zA-Z][\w:-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}=]+)|-)(?=[.#\s}]))+\s*\}/,
		reason:
			"attributes after a picture, a heading, a link, code, a span or a formula name a place or a language, or say how it looks",
	},
	language: {
		/** Before the text of a directive, whose brackets and attributes go with it. */
		pattern: /^:lang\[/,
		reason: "`:lang[…]{lang=fr}` says in which language its words are",
	},
} as const;

/** Controls of Latin-1 in a text, by their numbers, and what an edition has for them; for any other, nothing. */
const letters: Readonly<Record<number, number>> = {
	128: 0x20ac,
	130: 0x201a,
	131: 0x0192,
	132: 0x201e,
	133: 0x2026,
	134: 0x2020,
	135: 0x2021,
	136: 0x02c6,
	137: 0x2030,
	138: 0x0160,
	139: 0x2039,
	140: 0x0152,
	142: 0x017d,
	145: 0x2018,
	146: 0x2019,
	147: 0x201c,
	148: 0x201d,
	149: 0x2022,
	150: 0x2013,
	151: 0x2014,
	152: 0x02dc,
	153: 0x2122,
	154: 0x0161,
	155: 0x203a,
	156: 0x0153,
	158: 0x017e,
	159: 0x0178,
};

/** What is read as something else before the Markdown of a text is. */
export const decoded = {
	controls: {
		fold: (text: string) =>
			text.replace(/[\u007f-\u009f]/gu, (sign) => {
				const letter = letters[sign.codePointAt(0) ?? 0];
				return letter === undefined ? "" : String.fromCodePoint(letter);
			}),
		reason:
			"controls of Latin-1 are letters of Windows-1252 that were saved in the wrong way, and a note says so (HTML, numeric character references)",
	},
} as const;

/** What stands in the text of an edition and in none of the manuscript’s. */
export const added: readonly {
	readonly is: (element: MarkupElement) => boolean;
	/** What comes after it, and with it. */
	readonly follows?: RegExp;
	readonly reason: string;
}[] = [
	{
		is: (element) => attribute(element, "data-credit") === "image",
		reason:
			"the credit of a picture stands at the end of its caption, and comes from the front matter",
	},
	{
		is: (element) => attribute(element, "data-credit") === "dateline",
		follows: /^ — /,
		reason:
			"the dateline stands before the first words, and comes from the front matter",
	},
	{
		is: (element) => hasWord(element, "role", "doc-backlink"),
		reason: "the number of a note leads back to where it is referred to",
	},
];

/** What an edition has in place of an element. */
export const set = {
	quotation: {
		/** U+FDEF, a noncharacter, which no text holds. */
		mark: "\ufdef",
		reason: "`<q>` stands for the quotation marks of its language",
	},
} as const;

/** Words are compared as they are, but for these. */
export const folded = {
	blanks: {
		// One blank stays what it is.
		fold: (text: string) => text.replace(/\s{2,}|[^\S ]/gu, " ").trim(),
		reason: "blanks and line ends of prose are one blank; those of code stay",
	},
	marks: {
		/** Whether a text may be changed at all. */
		applies: (text: string) => /["']|--|\.\.\./.test(text),
		fold: (text: string) =>
			text
				.replace(/["“”„‟«»‘’‚‛‹›「」『』'\ufdef]\s*/gu, "'")
				.replace(/\s+(?=')/gu, "")
				.replace(/-{2,3}|[–—]/gu, "-")
				.replace(/\.{3}/gu, "…"),
		reason:
			"a house may set straight quotation marks, double hyphens and three full stops as the language does",
	},
	titles: {
		fold: (text: string) =>
			text
				.normalize("NFKC")
				.toLowerCase()
				.replace(/[“”„‟«»]/gu, '"')
				.replace(/[‘’‚‛ʼ]/gu, "'")
				.replace(/-{2,3}|[‐‑‒–—−]+/gu, "-")
				.replace(/\u00ad/gu, "")
				.replace(/\s+/gu, " ")
				.trim(),
		reason:
			"a heading of level 1 that opens the text and says the title is the title",
	},
} as const;

/** Keys of the front matter, of chapters too, whose texts stand in every edition as plain words (`manuscript/title-words.ts`). */
export const unmarked = {
	keys: ["title", "subtitle", "kicker"],
	reason:
		"titles are repeated in contents and metadata, where no marks can be, so marks of Markdown and HTML in them go, and a note says so",
} as const;

/** Values of front matter that may be written in several forms are compared in one, by the last word of their keys. */
export const forms: Readonly<
	Record<
		string,
		{ readonly fold: (text: string) => string; readonly reason: string }
	>
> = {
	doi: {
		fold: (text) => text.replace(/^.*?(?=10\.)/, ""),
		reason: "a DOI is a number or an address",
	},
	isbn: {
		fold: (text) =>
			text
				.replace(/^(?:urn:)?isbn(?:-1[03])?:?\s*/i, "")
				.replace(/[^\dX]/gi, ""),
		reason: "an ISBN has hyphens or none, and is a URN in an EPUB",
	},
	orcid: {
		fold: (text) => text.replace(/[^\dX]/gi, "").toUpperCase(),
		reason: "an ORCID is a number or an address",
	},
	license: {
		fold: licence,
		reason: "a licence of Creative Commons has a name and an address",
	},
	roles: {
		fold: (text) =>
			text
				.replace(
					/^https?:\/\/[^/]+\/(?:vocabulary\/relators|contributor-roles)\//,
					"",
				)
				.toLowerCase()
				.replace(/[^a-z]+/g, "-")
				.replace(/^credit-|^-|-$/g, ""),
		reason: "a role is a code, a term or an address",
	},
	copyrightYear: {
		fold: (text) => String(Number(text)),
		reason: "a year is a number",
	},
	dateModified: {
		fold: (text) => {
			const [day = "", time] = text.trim().split("T");
			const [year = "", month = "01", date = "01"] = day.split("-");
			const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(time ?? "") ? time : `${time}Z`;
			const at = new Date(
				`${year}-${month}-${date}T${time === undefined ? "00:00Z" : zoned}`,
			);
			return Number.isNaN(at.getTime()) ? text : at.toISOString();
		},
		reason: "EPUB and XMP tell the time of a change in full",
	},
	path: {
		fold: (text) =>
			percentDecoded(text)
				.split("/")
				.filter((part) => part !== "" && part !== ".")
				.join("/"),
		reason: "`./a%20b.jpg` and `a b.jpg` are one file",
	},
};

/** "by sa 4.0" for the name or the address of a licence of Creative Commons; any other as it is. */
function licence(text: string): string {
	const isOther =
		/^https?:/i.test(text) &&
		!/\/\/(?:www\.)?creativecommons\.org\//i.test(text);
	if (isOther) return text;
	const plain = text.toLowerCase();
	const terms = licenceTerms
		.filter(([, pattern]) => pattern.test(plain))
		.map(([term]) => term);
	const [, version = "1.0", port = ""] =
		/(\d\.\d)(?:[/ ]+(?!int|unp|gen|uni|lic|leg|deed)([a-z]+))?/.exec(plain) ??
		[];
	return [...terms, version, port].join(" ").trim();
}

const licenceTerms = [
	["by", /\bby\b|\battribution/],
	["nc", /\bnc\b|non-?commercial/],
	["nd", /\bnd\b|no-?deriv/],
	["sa", /\bsa\b|share-?alike/],
	["zero", /zero|cc ?0/],
	["mark", /\bmark\b|\bpdm\b/],
] as const;
