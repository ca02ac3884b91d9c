/**
 * All that may differ between the words of a manuscript and those of an edition, each with its reason. Nothing else does, and
 * no line of these tables can hide a word of prose that is lost or added.
 */
import { attribute, hasWord, type MarkupElement } from "./markup.ts";

/** What stands in the Markdown of a text and in no edition. */
export const unshown = {
	attributes: {
		/** `{#eq:flux .wide lang=fr}`. */
		pattern:
			/^\{(?:\s*(?:#[\w:.-]+|\.[\w:.-]+|[a-zA-Z][\w:-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}=]+)|-)(?=[\s}]))+\s*\}/,
		reason:
			"attributes after a picture, a heading or a formula name a place or a language",
	},
	language: {
		/** Before the text of a directive, whose brackets and attributes go with it. */
		pattern: /^:lang\[/,
		reason: "`:lang[…]{lang=fr}` says in which language its words are",
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
		fold: (text: string) => text.replace(/\s+/gu, " ").trim(),
		reason: "blanks and line ends of prose are one blank; those of code stay",
	},
	marks: {
		/** Whether a text may be changed at all. */
		applies: (text: string) => /["']|--/.test(text),
		fold: (text: string) =>
			text
				.replace(/["“”„‟«»‘’‚‛‹›'\ufdef]\s*/gu, "'")
				.replace(/\s+(?=')/gu, "")
				.replace(/-{2,3}|[–—]/gu, "-"),
		reason:
			"a house may set straight quotation marks and double hyphens as the language does",
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
