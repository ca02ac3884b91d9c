/** The lines of a Markdown text for those who read its dialects: where each stands in its file, what is code in it, and what a rule makes of some. */

/** A line without its end. */
export interface Line {
	readonly text: string;
	/** In the file, from 1. */
	readonly number: number;
}

/** Tells what was adapted at a line. */
export type NoteLine = (rule: string, message: string, line: Line) => void;

export interface Tools {
	readonly note: NoteLine;
	/** What the lines within a block become. */
	readonly rewrite: (lines: readonly Line[]) => readonly Line[];
	/** Where the text of the item begins that the line stands in; 0 where it stands in none. */
	readonly column: number;
}

/** What is made of the lines from `at` on: how many are taken, and what stands in their place. Nothing where they are something else. */
export type Rule = (
	lines: readonly Line[],
	at: number,
	tools: Tools,
) => Rewritten | undefined;

export interface Rewritten {
	readonly taken: number;
	readonly lines: readonly Line[];
}

/** Blocks within blocks, beyond which lines stay what they are. */
const maxDepth = 24;

/** Characters of a line that a dialect may begin with: paragraphs are longer, and what rules look for is not. */
const maxLength = 4000;

/** Lines with `rules` applied wherever no code stands. */
export function rewriteLines(
	lines: readonly Line[],
	rules: readonly Rule[],
	note: NoteLine,
	depth = 0,
): readonly Line[] {
	if (depth > maxDepth) return lines;
	const rewrite: Tools["rewrite"] = (inner) =>
		rewriteLines(inner, rules, note, depth + 1);
	const verbatim = openVerbatim();
	const written: Line[] = [];
	for (let at = 0; at < lines.length; ) {
		const line = lines[at] as Line;
		const found =
			verbatim.holds(line.text, lines[at + 1]?.text) ||
			line.text.length > maxLength
				? undefined
				: firstOf(rules, lines, at, {
						note,
						rewrite,
						column: verbatim.columnOf(line.text),
					});
		if (found) {
			for (const made of found.lines) written.push(made);
			at += found.taken;
			verbatim.passOver(found.lines[0]?.text ?? "");
		} else {
			verbatim.take(line.text);
			written.push(line);
			at += 1;
		}
	}
	return written;
}

function firstOf(
	rules: readonly Rule[],
	lines: readonly Line[],
	at: number,
	tools: Tools,
): Rewritten | undefined {
	for (const rule of rules) {
		const found = rule(lines, at, tools);
		if (found) return found;
	}
	return undefined;
}

export interface Verbatim {
	/** Whether the next line is code, a formula, a comment or a script; \`below\` comes after it. */
	readonly holds: (text: string, below?: string) => boolean;
	readonly take: (text: string) => void;
	/** Lines have been taken by a rule, which has written `text` first. */
	readonly passOver: (text: string) => void;
	/** Of the item that a line with so much margin stands in; 0 for none. */
	readonly columnOf: (text: string) => number;
}

interface Open {
	readonly ends: (text: string) => boolean;
	/** Columns of the container that it stands in. */
	readonly indent: number;
}

/** That show the columns of a table. */
const hyphens = /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/;

/** Line by line: fences, indented code, formulas on lines of their own, and HTML that holds no Markdown. */
export function openVerbatim(): Verbatim {
	let open: Open | undefined;
	let isCode = false;
	let isAfterBlank = true;
	const lists: number[] = [];
	/** Ends the items that a line further out than their text stands below. */
	const closeItems = (text: string) => {
		const indent = indentOf(text);
		while (lists.length > 0 && indent < (lists.at(-1) ?? 0)) lists.pop();
	};
	/** How many characters come before the text of the item that begins. */
	const openItem = (text: string): number => {
		const [marks] = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/.exec(text) ?? [];
		if (marks === undefined) return 0;
		closeItems(text);
		lists.push(columnsOf(marks));
		return marks.length;
	};
	const columnOf = (text: string) => {
		const indent = indentOf(text);
		return lists.findLast((column) => column <= indent) ?? 0;
	};
	const isIndented = (text: string) =>
		(isAfterBlank || isCode) && indentOf(text) >= (lists.at(-1) ?? 0) + 4;
	return {
		holds(text, below = "") {
			if (open && isBelow(text, open.indent)) {
				open = undefined;
				closeItems(text);
			}
			if (open) return true;
			if (isBlank(text)) return isCode;
			if (isAfterBlank) closeItems(text);
			if (!isIndented(text)) return false;
			// However far in it stands, a line above hyphens heads a table.
			return !isAfterBlank || !hyphens.test(below) || isIndented(below);
		},
		take(text) {
			if (open) {
				if (open.ends(text)) open = undefined;
				isAfterBlank = false;
				return;
			}
			if (isBlank(text)) {
				isAfterBlank = true;
				return;
			}
			isCode = isIndented(text);
			isAfterBlank = false;
			if (isCode) return;
			const marks = openItem(text);
			const column = marks === 0 ? columnOf(text) : 0;
			const rest = text.slice(marks);
			open =
				indentOf(rest) < column + 4
					? opened(rest, marks === 0 ? column : (lists.at(-1) ?? 0))
					: undefined;
			// What begins a block is not one of the words of the item above.
			if (open && marks === 0) closeItems(text);
		},
		passOver(text) {
			if (!isIndented(text)) openItem(text);
			isAfterBlank = true;
			isCode = false;
		},
		columnOf,
	};
}

/** What begins on a line and goes on over the next. */
function opened(text: string, indent: number): Open | undefined {
	const fence = fenceOf(text);
	if (fence && isCodeFence(fence))
		return { indent, ends: (line) => endsFence(line, fence, indent) };
	const start = text.trimStart();
	if (start.startsWith("$$"))
		return start.indexOf("$$", 2) > 0
			? undefined
			: { indent, ends: (line) => line.includes("$$") };
	if (/^\\\[\s*$/.test(start))
		return { indent, ends: (line) => isBlank(line) || line.includes("\\]") };
	if (start.startsWith("<!--"))
		return start.includes("-->")
			? undefined
			: { indent: 0, ends: (line) => line.includes("-->") };
	const [, name] = /^<(pre|script|style|textarea)(?=[\s>])/i.exec(start) ?? [];
	if (!name) return undefined;
	const end = new RegExp(`</${name}>`, "i");
	return end.test(start)
		? undefined
		: { indent: 0, ends: (line) => end.test(line) };
}

/** The fence that opens a block of code. */
export interface Fence {
	readonly margin: string;
	readonly marks: string;
	/** What is said of the code. */
	readonly info: string;
}

/** Of a box of javascript.info, whose title may hold code. */
export const remarkInfo =
	/^(?<name>smart|warn|online|offline|compare|quote(?= author=))(?: (?:header|author)="(?<title>(?:\\.|[^"\\])*)")?$/;

export function fenceOf(text: string): Fence | undefined {
	const [whole, margin = "", marks = "", info = ""] =
		/^([ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const fence = { margin, marks, info: info.trim() };
	return isCodeFence(fence) || remarkInfo.test(fence.info) ? fence : undefined;
}

/** Between backticks, what is said of the code has none (CommonMark §4.5). */
function isCodeFence({ marks, info }: Fence): boolean {
	return !marks.startsWith("`") || !info.includes("`");
}

/** At most three columns further in than the text of the item that this stands in (CommonMark §4.5). */
export function endsFence(
	text: string,
	{ marks, margin }: Fence,
	column = columnsOf(margin),
): boolean {
	if (indentOf(text) >= column + 4) return false;
	const [, end = ""] = /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(text) ?? [];
	return end[0] === marks[0] && end.length >= marks.length;
}

/** The index of the line that ends the fence that `lines[at]` opens: the last line where none does. Without its item's column, a fence further in stands in one. */
export function endOfFence(
	lines: readonly Line[],
	at: number,
	fence: Fence,
	column = columnsOf(fence.margin),
): number {
	for (let end = at + 1; end < lines.length; end += 1) {
		const text = lines[end]?.text ?? "";
		if (endsFence(text, fence, column)) return end;
		if (column > 1 && isBelow(text, column)) return end - 1;
	}
	return lines.length - 1;
}

const ends = new WeakMap<readonly Line[], Uint32Array>();

/** The index of the next blank line from `at` on, or the number of lines. */
export function endOfRun(lines: readonly Line[], at: number): number {
	let known = ends.get(lines);
	if (!known) {
		known = new Uint32Array(lines.length + 1).fill(lines.length);
		for (let index = lines.length - 1; index >= 0; index -= 1)
			known[index] = isBlank(lines[index]?.text ?? "")
				? index
				: (known[index + 1] ?? lines.length);
		ends.set(lines, known);
	}
	return known[Math.min(at, lines.length)] ?? lines.length;
}

export function isBlank(text: string): boolean {
	return /^\s*$/.test(text);
}

function isBelow(text: string, indent: number): boolean {
	return indent > 0 && !isBlank(text) && indentOf(text) < indent;
}

/** Columns before the first character that shows. */
export function indentOf(text: string): number {
	return columnsOf(/^[ \t]*/.exec(text)?.[0] ?? "");
}

/** A tab goes on to the next multiple of four. */
function columnsOf(text: string): number {
	let columns = 0;
	for (const sign of text) columns += sign === "\t" ? 4 - (columns % 4) : 1;
	return columns;
}

/** A line without up to `columns` of its margin. */
export function dedent(line: Line, columns: number): Line {
	let [at, taken] = [0, 0];
	const { text } = line;
	while (taken < columns && (text[at] === " " || text[at] === "\t")) {
		taken += text[at] === "\t" ? 4 - (taken % 4) : 1;
		at += 1;
	}
	return {
		...line,
		text: " ".repeat(Math.max(0, taken - columns)) + text.slice(at),
	};
}

/** Lines with `margin` before them; blank ones stay. */
export function indent(lines: readonly Line[], margin: string): Line[] {
	return margin === ""
		? [...lines]
		: lines.map((line) =>
				isBlank(line.text) ? line : { ...line, text: margin + line.text },
			);
}

/** Lines as they stand, as code of a language, between fences of `marks`. */
export function asCode(
	lines: readonly Line[],
	{
		marks,
		language = "",
		margin = "",
	}: {
		readonly marks: string;
		readonly language?: string;
		readonly margin?: string;
	},
): Line[] {
	const [first] = lines;
	const last = lines.at(-1);
	return first && last
		? [
				{ ...first, text: margin + marks + language },
				...lines,
				{ ...last, text: margin + marks },
			]
		: [];
}

/** A container directive of `name` around `inner`, with more colons than any in it. */
export function container(
	{
		name,
		label,
		attributes = {},
		margin = "",
	}: {
		readonly name: string;
		readonly label?: string | undefined;
		readonly attributes?: Readonly<Record<string, string>>;
		readonly margin?: string;
	},
	inner: readonly Line[],
	{ first, last }: { readonly first: Line; readonly last: Line },
): Line[] {
	const most = inner.reduce(
		(count, { text }) =>
			Math.max(count, /^[ \t]*(:{3,})/.exec(text)?.[1]?.length ?? 0),
		2,
	);
	const colons = ":".repeat(most + 1);
	const said = Object.entries(attributes)
		.map(
			([key, value]) =>
				`${key}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
		)
		.join(" ");
	const opening = `${colons}${name}${label ? `[${escaped(label)}]` : ""}${said ? `{${said}}` : ""}`;
	return [
		{ text: margin + opening, number: first.number },
		...inner,
		{ text: margin + colons, number: last.number },
	];
}

/** Brackets that have no other are words. */
function escaped(label: string): string {
	let depth = 0;
	for (const [sign] of label.matchAll(/\\.|[[\]]/gs)) {
		depth += sign === "[" ? 1 : sign === "]" ? -1 : 0;
		if (depth < 0) break;
	}
	return depth === 0 ? label : label.replace(/(?<!\\)[[\]]/g, "\\$&");
}
