/** The organizations that are known by name: a house’s list, folded for look-up. */
import { bare, sectionWords } from "./words.ts";

export interface KnownOrganization {
	readonly name: string;
	/** Other spellings: "AP". */
	readonly also?: readonly string[] | undefined;
	/** Passes copy on without having written it. */
	readonly distributor?: boolean | undefined;
}

export interface Lexicon {
	/** Whether `name` is a known organization, or a section of one: "CNN Business". */
	readonly knows: (name: string) => boolean;
	readonly isDistributor: (name: string) => boolean;
	/** How many of the first `words` are a known organization’s name; the longest wins. */
	readonly prefix: (words: readonly string[]) => number;
	/** Spellings that hold a comma, a slash or "and", which must not be split. */
	readonly undivided: readonly string[];
}

/** Folds `entries` for look-up. */
export function makeLexicon(entries: readonly KnownOrganization[]): Lexicon {
	const names = new Set<string>();
	const distributors = new Set<string>();
	const undivided: string[] = [];
	for (const entry of entries)
		for (const spelling of [entry.name, ...(entry.also ?? [])]) {
			names.add(key(spelling));
			if (entry.distributor) distributors.add(key(spelling));
			if (/[,/]| (?:and|&) /.test(spelling)) undivided.push(spelling);
		}
	const longest = Math.max(
		1,
		...[...names].map((name) => name.split(" ").length),
	);
	const prefix = (words: readonly string[]): number => {
		for (let count = Math.min(longest + 1, words.length); count > 0; count -= 1)
			if (names.has(key(words.slice(0, count).join(" ")))) return count;
		return 0;
	};
	return {
		prefix,
		knows(name) {
			const words = name.split(/\s+/);
			const known = prefix(words);
			if (known === 0) return false;
			const rest = words.slice(known);
			return (
				rest.length <= 2 && rest.every((word) => sectionWords.has(bare(word)))
			);
		},
		isDistributor: (name) => distributors.has(key(name)),
		undivided,
	};
}

function key(name: string): string {
	return name
		.normalize("NFC")
		.replace(/[’ʼ]/g, "'")
		.replace(/\s+/g, " ")
		.trim()
		.toLowerCase()
		.replace(/^the (?=.)/, "");
}
