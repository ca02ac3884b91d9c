/** What a text says beside its words: how they are marked (emphasis, links, languages), and what its blocks are (headings, lists, quotations). */
import { folded } from "./legitimate-changes.ts";
import { inline } from "./page.ts";

/** `kind` is the name of an element, or what an attribute says; `text` its value and, of what stands in a line, the words that it covers. */
export interface Mark {
	readonly kind: string;
	readonly text: string;
	/** Of the page of an edition, or the file of a manuscript. */
	readonly page: string;
	/** From 1. */
	readonly line: number;
	readonly isOfBlocks: boolean;
}

export type Attribute = (name: string) => string;

export interface MarkWriter {
	readonly marks: () => readonly Mark[];
	/** `count` is how many blocks have ended so far. */
	readonly open: (
		name: string,
		get: Attribute,
		line: number,
		count: number,
	) => void;
	/** The innermost open element of that name ends, with what is open in it. */
	readonly close: (name: string, count: number) => void;
	readonly text: (value: string) => void;
	readonly isOpen: (name: string) => boolean;
	/** A run of text ends. */
	readonly flush: () => void;
}

interface Draft {
	readonly kind: string;
	readonly value: string;
	readonly line: number;
	readonly isOfBlocks: boolean;
	/** Whether the words in it are a part of it, and it is none without words. */
	readonly covers: boolean;
	/** Whether it says how words run, which they may say themselves. */
	readonly isDirection: boolean;
	words: string;
	/** Of what holds blocks, how many. */
	count: string;
}

interface Open {
	readonly name: string;
	readonly get: Attribute;
	readonly line: number;
	readonly count: number;
	drafts: readonly Draft[];
}

/** Where a picture or a formula stands among words: U+FFFC, the object replacement character. */
export const placeOfObject = "\ufffc";

/** A character that is neither space nor default-ignorable (Unicode), so that it shows. */
const seen = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Elements that begin anew after a block that ended in them (HTML §13.2.4.3). */
const formatting: ReadonlySet<string> = new Set(
	"a b code em i s small strike strong tt u".split(" "),
);

/** Elements that say something of the words in them. */
const inLine: ReadonlySet<string> = new Set([
	...formatting,
	..."bdi bdo cite del dfn ins kbd mark rt ruby samp sub sup var".split(" "),
]);

/** Elements whose end tags may be left out, and what begins as they end (HTML §13.1.2.4). */
const ends: Readonly<Record<string, string>> = {
	th: "th td tr thead tbody tfoot",
	td: "th td tr thead tbody tfoot",
	dt: "dt dd",
	dd: "dt dd",
	li: "li",
	rt: "rt rp",
};

const endsOthers: ReadonlySet<string> = new Set(
	Object.values(ends).flatMap((names) => names.split(" ")),
);

/** What an element that ends so cannot reach out of. */
const bounds: ReadonlySet<string> = new Set("table dl ul ol ruby".split(" "));

const cells: ReadonlySet<string> = new Set("td th col colgroup".split(" "));

/** Elements whose blocks are counted. */
const holders: ReadonlySet<string> = new Set(
	"aside blockquote details dl ol table ul".split(" "),
);

export function openMarks(page: string): MarkWriter {
	const drafts: Draft[] = [];
	const open: Open[] = [];
	/** What begins anew with the next words. */
	let waiting: readonly Open[] = [];
	let covering: readonly Draft[] = [];
	/** The last end of a line, which says what words it stands before; before a picture it is none. */
	let broken: Draft | undefined;
	const cover = () => {
		covering = open.flatMap((element) =>
			element.drafts.filter(({ covers, isDirection }) => covers || isDirection),
		);
	};
	const push = (
		name: string,
		get: Attribute,
		line: number,
		count: number,
	): void => {
		const own = draftsOf(name, get, line);
		drafts.push(...own);
		if (name === "br") [broken] = own;
		if (single.has(name)) return;
		open.push({ name, get, line, count, drafts: own });
		if (own.some(({ covers, isDirection }) => covers || isDirection)) cover();
	};
	/** Around several blocks, an element of a line says its word of each: to which of them it belongs is a matter of parsing (HTML §13.2.6.4.7). */
	const endWords = () => {
		for (const element of open) {
			// A link is one, whatever it stands around.
			if (!inline.has(element.name) || element.name === "a") continue;
			const said = element.drafts.filter(
				({ covers, words }) => covers && seen.test(words),
			);
			if (said.length === 0) continue;
			const again = draftsOf(element.name, element.get, element.line).filter(
				({ covers }) => covers,
			);
			drafts.push(...again);
			element.drafts = again;
			cover();
		}
	};
	const resume = () => {
		const again = waiting;
		waiting = [];
		for (const { name, get, line, count } of again)
			push(name, get, line, count);
	};
	const close: MarkWriter["close"] = (name, count) => {
		if (formatting.has(name) && waiting.some((one) => one.name === name)) {
			waiting = waiting.filter((one) => one.name !== name);
			return;
		}
		const at = open.findLastIndex((element) => element.name === name);
		const [element, ...inside] = at < 0 ? [] : open.splice(at);
		if (!element) return;
		waiting = [...waiting, ...inside.filter((one) => formatting.has(one.name))];
		// What is open in it ends with it.
		for (const ended of [element, ...inside])
			for (const draft of ended.drafts)
				if (holders.has(draft.kind)) draft.count = String(count - ended.count);
		if (covering.length > 0) cover();
	};
	return {
		marks: () =>
			drafts
				.filter(({ covers, words }) => !covers || seen.test(words))
				.filter((draft) => !draft.isDirection || !runsByItself(draft))
				.map(({ kind, value, covers, words, count, line, isOfBlocks }) => ({
					kind,
					text: isOfBlocks
						? [value, count].filter(Boolean).join(": ")
						: [value, covers ? folded.blanks.fold(words) : ""]
								.filter(Boolean)
								.join(": "),
					page,
					line,
					isOfBlocks,
				})),
		open(name, get, line, count) {
			const last =
				endsOthers.has(name) &&
				open.findLast(
					(element) => bounds.has(element.name) || ends[element.name],
				);
			if (last && ends[last.name]?.split(" ").includes(name))
				close(last.name, count);
			// No link stands in another (HTML §13.2.6.4.7).
			if (name === "a" && open.some((element) => element.name === "a"))
				close(name, count);
			if (inLine.has(name)) resume();
			push(name, get, line, count);
		},
		close,
		text(value) {
			if (waiting.length > 0 && seen.test(value)) resume();
			for (const draft of covering) draft.words += value;
			if (broken && value !== placeOfObject) broken.words += value;
		},
		isOpen: (name) => open.some((element) => element.name === name),
		flush() {
			broken = undefined;
			endWords();
		},
	};
}

/** Whether all letters that the draft covers run as it says: then it is there or not, and the words run so. */
function runsByItself({ value, words }: Draft): boolean {
	const letters = words.match(/\p{L}/gu) ?? [];
	const count = letters.filter((letter) => fromRight.test(letter)).length;
	if (letters.length === 0) return false;
	return value.toLowerCase() === "rtl" ? count === letters.length : count === 0;
}

const fromRight =
	/\p{scx=Hebr}|\p{scx=Arab}|\p{scx=Syrc}|\p{scx=Thaa}|\p{scx=Nkoo}|\p{scx=Adlm}|\p{scx=Samr}|\p{scx=Mand}|\p{scx=Rohg}/u;

/** Elements without an end. */
const single: ReadonlySet<string> = new Set("br hr img wbr".split(" "));

function draftsOf(name: string, get: Attribute, line: number): Draft[] {
	const drafts: Draft[] = [];
	const add = (
		kind: string,
		value: string,
		isOfBlocks: boolean,
		covers: boolean,
	) =>
		drafts.push({
			kind,
			value,
			line,
			isOfBlocks,
			covers,
			isDirection: kind === "dir",
			words: "",
			count: "",
		});
	const ofWords = (kind: string, value = "") => add(kind, value, false, true);
	const ofBlock = (kind: string, value = "") => add(kind, value, true, false);
	const level = /^h([1-6])$/.exec(name)?.[1];
	if (level) ofBlock(`heading ${level}`);
	else if (name === "ol") ofBlock("ol", numbersOf(get));
	else if (holders.has(name) || name === "hr") ofBlock(name);
	else if (name === "br") ofWords(name);
	else if (name === "th" || name === "dt") add(name, "", true, true);
	else if (name === "a") {
		if (get("href")) ofWords("link", addressOf(get("href")));
	} else if (name === "abbr") ofWords("abbr", get("title"));
	else if (name === "time") ofWords("time", get("datetime"));
	else if (name === "code") ofWords("code", get("language"));
	else if (inLine.has(name)) ofWords(name);
	if (name === "li" && get("value")) ofBlock("number", get("value"));
	if (name === "li" && get("checked")) ofBlock("task", get("checked"));
	// From the left is how all begin.
	// Elsewhere it is the look of a page, which the house decides.
	if (cells.has(name) && /^(?:center|right)$/i.test(get("align")))
		add("align", get("align").toLowerCase(), true, true);
	const isInLine = inline.has(name);
	for (const key of ["lang", "dir"])
		if (get(key)) add(key, get(key), false, isInLine && name !== "img");
	return drafts;
}

/** 1 to 6, of the kind of a heading. */
export function headingRank(kind: string): number | undefined {
	const [, rank] = /^heading (\d)$/.exec(kind) ?? [];
	return rank === undefined ? undefined : Number(rank);
}

/** The kind of a heading; HTML has six levels. */
export function headingOf(level: number): string {
	return `heading ${Math.min(6, level)}`;
}

function numbersOf(get: Attribute): string {
	return [get("start") || "1", get("type"), get("reversed")]
		.filter(Boolean)
		.join(" ");
}

/** A place of the publication has another address in each edition. */
function addressOf(href: string): string {
	if (!/^[a-z][a-z0-9+.-]*:/i.test(href)) return "a place inside";
	// The case of a scheme means nothing (RFC 3986 §3.1).
	const address = href.replace(/^[^:]*/, (scheme) => scheme.toLowerCase());
	try {
		return decodeURI(address);
	} catch {
		return address;
	}
}
