/** A line that names authors, “A and B” → its people and organizations; or why that cannot be told, since nobody is to be guessed. */
import { makeLexicon } from "./lexicon.ts";
import {
	certainFileAs,
	isDegree,
	isNameShaped,
	isSuffix,
	nameFlags,
	organizationLikeness,
} from "./read-name.ts";
import { splitList } from "./split-list.ts";

export interface WrittenAgent {
	readonly kind: "person" | "organization";
	/** As it is written. */
	readonly name: string;
	/** Where the name leaves no doubt of it. */
	readonly fileAs?: string | undefined;
	/** Degrees behind the name, which is not filed by them. */
	readonly honorificSuffix?: string | undefined;
}

export type ReadAuthors =
	| { readonly agents: readonly WrittenAgent[] }
	/** What is in doubt, and why. */
	| { readonly doubtful: string; readonly why: Why };

/** It may be one name or several; a person or an organization; or no name at all. */
export type Why = "several" | "kind" | "word" | "no-name";

const lexicon = makeLexicon([]);

/** All that `text` names, in order; `language` says which word is “and”. */
export function readAuthors(text: string, language: string): ReadAuthors {
	const names: string[] = [];
	const line = text.replace(/^by:?\s+/i, "");
	const and = language === "und" ? "en" : language.slice(0, 2);
	for (const segment of splitList(line, lexicon, and)) {
		const { before } = segment;
		const name = withoutAddress(segment.text);
		if (before === "slash" || before === "dash")
			return { doubtful: line, why: "several" };
		if (before === "comma" && names.length > 0 && isAfterName(name))
			names.push(`${names.pop()}, ${name}`);
		else names.push(name);
	}
	const agents: WrittenAgent[] = [];
	for (const name of names) {
		const read = readAgent(name);
		if (!("kind" in read))
			return names.length > 1 && read.why === "word"
				? { doubtful: line, why: "several" }
				: { doubtful: name, why: read.why };
		agents.push(read);
	}
	return agents.length > 0 ? { agents } : { doubtful: line, why: "no-name" };
}

/** One name; a word that stands alone is in doubt, which may be the key of an entry elsewhere. */
export function readAgent(name: string): WrittenAgent | { readonly why: Why } {
	const likeness = organizationLikeness(name, lexicon);
	if (likeness === "known" || likeness === "likely")
		return { kind: "organization", name };
	const [bare = "", ...after] = name.split(/,\s*/);
	if (after.some((part) => !isAfterName(part))) return { why: "several" };
	if (!isNameShaped(bare))
		return { why: /^[\p{L}\d_-]+$/u.test(bare) ? "word" : "no-name" };
	const flags = nameFlags(bare, lexicon).filter(
		({ rule, message }) =>
			rule !== "name-all-caps" && !message.startsWith("Unexpected length"),
	);
	const [flag] = flags;
	if (flag?.rule === "mononym-unconfirmed") return { why: "word" };
	if (flag?.rule === "name-long") return { why: "several" };
	if (flag || likeness === "doubtful") return { why: "kind" };
	return asPerson(name);
}

/** `name` as somebody’s who is known to be a person. */
export function asPerson(name: string): WrittenAgent {
	const [bare = "", ...after] = name.split(/,\s*/);
	const degrees = after.filter((part) => isDegree(part));
	const own = [bare, ...after.filter((part) => !isDegree(part))].join(", ");
	return {
		kind: "person",
		name,
		fileAs: certainFileAs(own),
		...(degrees.length > 0 ? { honorificSuffix: degrees.join(", ") } : {}),
	};
}

function isAfterName(text: string): boolean {
	return isSuffix(text) || isDegree(text);
}

/** “Halima Forde <forde@example.org>”: the address is no part of the name. */
function withoutAddress(text: string): string {
	return text.replace(/\s*<[^<>\s]*@[^<>\s]*>$/, "").trim();
}
