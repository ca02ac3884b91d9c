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

export function fenceAt(lines: Numbereds, at: number): FencedLines | undefined {
	const found = /^([ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/.exec(lines[at]?.text ?? "");
	if (!found) return undefined;
	const [, margin = "", marks = "", info = ""] = found;
	const isTitled = /^(?:smart|warn) header="[^"]*"$/.test(info.trimEnd());
	if (marks[0] === "`" && info.includes("`") && !isTitled) return undefined;
	const columns = marginOf(margin);
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
