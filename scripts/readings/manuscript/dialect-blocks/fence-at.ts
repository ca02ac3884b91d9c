/** A fence of code and the lines in it, for the witness. */
import { isSeen, marginOf, type Numbered, type Numbereds } from "./numbered.ts";

export interface FencedLines {
	readonly margin: string;
	readonly marks: string;
	readonly info: string;
	readonly inner: Numbereds;
	/** The line that ends it, where one does. */
	readonly end: Numbered | undefined;
	/** The index of the line after it. */
	readonly next: number;
}

/** `item` is the column where the text of the item begins that the line stands in, 0 for none; where it is not known, a fence further in stands in one. */
export function fenceAt(
	lines: Numbereds,
	at: number,
	item?: number,
): FencedLines | undefined {
	const found = /^([ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/.exec(lines[at]?.text ?? "");
	if (!found) return undefined;
	const [, margin = "", marks = "", info = ""] = found;
	const isPlain = marks[0] !== "`" || !info.includes("`");
	if (!isPlain && !remarkOf(info.trimEnd())) return undefined;
	const columns = item ?? marginOf(margin);
	if (marginOf(margin) >= columns + 4) return undefined;
	const closing = new RegExp(`^[ \\t]*\\${marks[0]}{${marks.length},}[ \\t]*$`);
	// Code that is indented by four columns ends nothing.
	const closes = (text: string) =>
		closing.test(text) && marginOf(text) < columns + 4;
	let next = at + 1;
	for (; next < lines.length; next += 1) {
		const { text } = lines[next] as Numbered;
		if (closes(text)) break;
		if (columns > 1 && isSeen(text) && marginOf(text) < columns) break;
	}
	const last = lines[next];
	const end = last && closes(last.text) ? last : undefined;
	return {
		margin,
		marks,
		info: info.trim(),
		inner: lines.slice(at + 1, next),
		end,
		next: end ? next + 1 : next,
	};
}

/** What javascript.info writes behind the marks of a box: its name here, and its title, in which a quotation mark has a backslash before it. */
export function remarkOf(
	info: string,
): { readonly name: string; readonly title: string } | undefined {
	const [, word = "", , title = ""] =
		/^(\w+)(?: (header|author)="((?:[^"\\]|\\.)*)")?$/.exec(info) ?? [];
	if (word === "quote" && !info.includes(" author=")) return undefined;
	const name = remarkNames.get(word);
	return name === undefined
		? undefined
		: { name, title: title.replaceAll('\\"', '"') };
}

const remarkNames: ReadonlyMap<string, string> = new Map([
	["compare", "compare"],
	["offline", "offline"],
	["online", "online"],
	["quote", "epigraph"],
	["smart", "info"],
	["warn", "warning"],
]);
