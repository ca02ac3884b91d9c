/** YAML with its places: parses front matter and says in which line and column each key stands. */
import {
	type Document,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument,
	visit,
	type YAMLError,
	type YAMLParseError,
} from "yaml";
import type { Place, Problem } from "../../model/problem.ts";

export interface PlacedYaml {
	readonly value: unknown;
	readonly problems: readonly Problem[];
	/** The place of the value at `path`, or of its nearest ancestor. */
	readonly place: (path: readonly PropertyKey[]) => YamlPlace;
	/** The place of the key at `path`. */
	readonly placeOfKey: (path: readonly PropertyKey[]) => YamlPlace;
	/** The place of `sign` in the value at `path`; of the value where it is written in another way. */
	readonly placeOfSign: (
		path: readonly PropertyKey[],
		sign: string,
	) => YamlPlace;
	/** The plain value at `path` as it is written, "" where none is. */
	readonly written: (path: readonly PropertyKey[]) => string | undefined;
	/** What YAML takes the value at `path` for: "text", "a list", "a number". */
	readonly kind: (path: readonly PropertyKey[]) => string;
}

export type YamlPlace = {
	readonly [Key in keyof Place]-?: NonNullable<Place[Key]>;
};

/** Bytes and levels of front matter: a hundred times what a long book needs. */
const maxLength = 500_000;
const maxDepth = 100;
/** A document that refers to its anchors more often has been made to fill the memory. */
const maxAliases = 50;

/**
 * Parses `written`, which begins at line `firstLine` (1-based) of `file`.
 * Dates stay strings; size, depth and aliases are limited so that no document can expand without bound.
 */
export function parseYaml(
	written: string,
	file: string,
	firstLine: number,
): PlacedYaml {
	const lineCounter = new LineCounter();
	const lines = written.split("\n");
	const text = withMargins(lines);
	const at = (offset: number): YamlPlace => {
		const { line, col } = lineCounter.linePos(offset);
		return {
			file,
			line: Math.max(line, 1) + firstLine - 1,
			column: Math.max(col, 1),
			source: lines[line - 1] ?? "",
		};
	};
	const excess = findExcess(text);
	const document = parseDocument(excess ? "" : text, {
		lineCounter,
		strict: true,
		// The parser compares each key with every other; below it is done once for each.
		uniqueKeys: false,
		version: "1.2",
	});
	const problem = (message: string, offset: number): Problem => ({
		rule: "yaml-syntax",
		message,
		...at(offset),
	});
	const malformed = [...document.errors, ...document.warnings].map((error) =>
		problem(
			describeError(error),
			Math.min(error.pos[0], text.trimEnd().length),
		),
	);
	for (const offset of keysTwice(document))
		malformed.push(
			problem(`Malformed YAML: ${remedies.DUPLICATE_KEY}`, offset),
		);
	const questions = {
		place: (path: readonly PropertyKey[]) => at(find(document, path).offset),
		placeOfKey: (path: readonly PropertyKey[]) => at(find(document, path).key),
		placeOfSign: (path: readonly PropertyKey[], sign: string) => {
			const { node, offset } = find(document, path);
			const end = (node as Node | null | undefined)?.range?.[1] ?? offset;
			const sought = text.slice(offset, end).indexOf(sign);
			return at(offset + Math.max(sought, 0));
		},
		written: (path: readonly PropertyKey[]) =>
			writtenIn(find(document, path).node),
		kind: (path: readonly PropertyKey[]) => kindOf(find(document, path).node),
	};
	const refused = excess ? [problem(excess, 0)] : malformed;
	if (refused.length > 0)
		return { value: undefined, problems: refused, ...questions };
	try {
		visit(document, {
			Scalar(_key, scalar) {
				if (typeof scalar.value === "string")
					scalar.value = plainText(scalar.value);
			},
		});
		const value: unknown = document.toJS({ maxAliasCount: maxAliases });
		return { value, problems: [], ...questions };
	} catch (error) {
		return {
			value: undefined,
			problems: [aliasProblem(error, text, problem)],
			...questions,
		};
	}
}

/** A quoted text that goes on at the margin, where Jekyll’s parser reads on and YAML 1.2 wants a blank, gets one. */
function withMargins(lines: readonly string[]): string {
	const set = [...lines];
	for (const [at, line] of lines.entries()) {
		const [start = "", quote = ""] = /^[\w-]+:[ \t]+(["'])/.exec(line) ?? [];
		const hasEnd = (text: string) =>
			withoutEscapes(text, quote).includes(quote);
		if (quote === "" || hasEnd(line.slice(start.length))) continue;
		const below = lines.slice(at + 1, at + 40);
		const more = below.slice(0, below.findIndex(hasEnd) + 1);
		const last = withoutEscapes(more.at(-1) ?? "", quote).trimEnd();
		const isText = more.every((own) => !/^[\w-]+:(?:[ \t]|$)/.test(own));
		if (!isText || last.indexOf(quote) !== last.length - 1) continue;
		for (const [index, own] of more.entries())
			if (/^\S/.test(own)) set[at + 1 + index] = ` ${own}`;
	}
	return set.join("\n");
}

/** With blanks for marks that end no text. */
function withoutEscapes(text: string, quote: string): string {
	return quote === '"'
		? text.replace(/\\./g, "  ")
		: text.replaceAll("''", "  ");
}

/**
 * Composed (Unicode Standard Annex 15), since metadata is compared code point by code point. The lines of a block (`|`, `>`)
 * are one, and end without a line break.
 */
function plainText(value: string): string {
	const text = value.normalize("NFC");
	return text.includes("\n") ? text.replace(/\s*\n\s*/g, " ").trim() : text;
}

/** Where keys stand for the second time in their map. */
function keysTwice(document: Document): number[] {
	const found: number[] = [];
	visit(document, {
		Map(_key, map) {
			const keys = new Set<string>();
			for (const { key } of map.items) {
				const name = isScalar(key) ? String(key.value) : "";
				if (isScalar(key) && keys.has(name)) found.push(start(key));
				keys.add(name);
			}
		},
	});
	return found;
}

/** What makes `text` too much to parse, before it is parsed. */
function findExcess(text: string): string | undefined {
	if (text.length > maxLength)
		return `Unexpected length of the front matter, expected at most ${maxLength / 1000} kB: move the text below it`;
	let depth = 0;
	for (const bracket of text.match(/[[\]{}]/g) ?? []) {
		depth += bracket === "[" || bracket === "{" ? 1 : -1;
		if (depth > maxDepth) return tooDeep;
	}
	const tooFar = text
		.split("\n")
		.map((line) => /^(?:[-?:]? +)*/.exec(line)?.[0] ?? "")
		.some(
			(margin) =>
				margin.length > maxDepth * 8 ||
				(margin.match(/[-?:]/g)?.length ?? 0) > maxDepth,
		);
	return tooFar ? tooDeep : undefined;
}

const tooDeep = `Unexpected depth of the front matter, expected at most ${maxDepth} levels: remove brackets, hyphens or blanks`;

const remedyOfIndentation =
	"the indentation does not fit, or a bracket is not closed: set the keys of one entry in one column and close each [ and {";

/** What the parser’s errors mean in front matter, and the remedy. */
const remedies: Readonly<Partial<Record<YAMLError["code"], string>>> = {
	ALIAS_PROPS: "an alias has a tag: put the text in quotation marks",
	BAD_ALIAS: "text that begins with * or & needs quotation marks around it",
	BAD_DIRECTIVE: "a line begins with %: put the text in quotation marks",
	BAD_INDENT: remedyOfIndentation,
	BAD_SCALAR_START:
		"text that begins with this character needs quotation marks around it",
	BLOCK_AS_IMPLICIT_KEY:
		'a second colon in one line: put the text in straight quotation marks ("…")',
	BLOCK_IN_FLOW: "a list with hyphens inside brackets: write commas",
	DUPLICATE_KEY: "the key stands here for the second time: keep one",
	MISSING_CHAR:
		"something is missing here, a closing quotation mark, a bracket, a comma, a hyphen or a colon with a blank after it",
	MULTIPLE_DOCS:
		"text after a second line of ---: end the front matter where it ends",
	TAB_AS_INDENT: "a tab: indent with blanks",
	TAG_RESOLVE_FAILED: "text that begins with ! needs quotation marks around it",
	UNEXPECTED_TOKEN:
		"something stands where nothing is expected; text with a quotation mark inside needs the other kind around it",
};

/** One code for many things that are missing. */
const missing: readonly (readonly [RegExp, string])[] = [
	[
		/closing .quote/,
		"a closing quotation mark is missing, perhaps in a line above",
	],
	[
		/^Implicit map key/,
		"a colon is missing, or the blank after it: write “key: value”",
	],
	[/without - indicator/, remedyOfIndentation],
];

function describeError(
	error: YAMLParseError | Document["warnings"][0],
): string {
	const said = firstSentence(error.message);
	const remedy =
		missing.find(([pattern]) => pattern.test(said))?.[1] ??
		remedies[error.code];
	return remedy ? `Malformed YAML: ${remedy}` : `Malformed YAML: ${said}`;
}

function aliasProblem(
	error: unknown,
	text: string,
	problem: (message: string, offset: number) => Problem,
): Problem {
	const name = /Unresolved alias .*: (\S+)/.exec(String(error))?.[1];
	if (name !== undefined)
		return problem(
			`Malformed YAML: ${remedies.BAD_ALIAS}`,
			Math.max(0, text.indexOf(`*${name}`)),
		);
	return problem(
		`Malformed YAML: more than ${maxAliases} uses of anchors (&, *): write the values out`,
		Math.max(0, text.search(/[:\s[{,]\*\w/) + 1),
	);
}

function firstSentence(message: string): string {
	return (message.split("\n")[0] ?? message).replace(
		/ at line \d+, column \d+:?$/,
		"",
	);
}

interface Spot {
	/** The node at the path; nothing where it ends before. */
	readonly node: unknown;
	readonly offset: number;
	/** Where its key begins. */
	readonly key: number;
}

function find(document: Document, path: readonly PropertyKey[]): Spot {
	let spot: Spot = {
		node: document.contents,
		offset: start(document.contents),
		key: start(document.contents),
	};
	for (const step of path) {
		// A list of one may be written without its list.
		if (step === 0 && !isSeq(spot.node)) continue;
		const next = child(spot.node, step);
		if (!next) return { ...spot, node: undefined };
		spot = next;
	}
	return spot;
}

function child(parent: unknown, step: PropertyKey): Spot | undefined {
	if (isSeq(parent)) {
		const node = parent.items[Number(step)];
		if (node === undefined) return undefined;
		return { node, offset: start(node), key: start(node) };
	}
	if (!isMap(parent)) return undefined;
	const pair = parent.items.find(
		(item) => isScalar(item.key) && String(item.key.value) === String(step),
	);
	if (!pair) return undefined;
	const key = start(pair.key);
	// The place of an entry with keys of its own is its name.
	const offset = isScalar(pair.value) ? start(pair.value) : key;
	return { node: pair.value, offset, key };
}

function start(node: unknown): number {
	return (node as Node | null | undefined)?.range?.[0] ?? 0;
}

function writtenIn(node: unknown): string | undefined {
	if (node === null) return "";
	return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
}

function kindOf(node: unknown): string {
	if (isSeq(node)) return "a list";
	if (isMap(node)) return "keys with values";
	const value: unknown = isScalar(node) ? node.value : undefined;
	const names: Readonly<Record<string, string>> = {
		string: "text",
		number: "a number",
		boolean: "true or false",
	};
	return names[typeof value] ?? "nothing";
}
