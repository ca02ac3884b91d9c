/** GFM takes `[^1]` behind a bare address for a part of it: the address ends before the note, which is told. */
import type { Link, PhrasingContent, Root, Text } from "mdast";
import type { Point } from "unist";
import { SKIP, visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

export function notesInAddresses(context: ProseContext) {
	return (tree: Root): void => {
		const defined = new Set<string>();
		visit(tree, "footnoteDefinition", ({ identifier }) => {
			defined.add(identifier);
		});
		visit(tree, "link", (node, index, parent) => {
			if (!parent || index === undefined) return;
			const next = parent.children[index + 1];
			const behind = next?.type === "text" ? next : undefined;
			const rest = cut(node, behind, context);
			if (!rest) return;
			const parts = partsOf(rest, defined);
			parent.children.splice(index + 1, behind ? 1 : 0, ...parts);
			return [SKIP, index + 1 + parts.length];
		});
	};
}

const reference = /\[\^([^\]\s[]{1,100})\]/;

/** Ends a bare address before the note that stands in it; gives back what follows the address. */
function cut(
	node: Link,
	behind: Text | undefined,
	context: ProseContext,
): Text | undefined {
	const bare = bareAddressOf(node);
	if (!bare) return undefined;
	const { words, start } = bare;
	// The last bracket, like a full stop, is left out of an address.
	const whole = words.value + (behind?.value ?? "");
	const [run = ""] = /^\S*/.exec(whole) ?? [];
	const note = reference.exec(run);
	if (!note || note.index > words.value.length) return undefined;
	const before = run.slice(0, note.index);
	const address = before.replace(/[.,:;!?]+$/, "");
	// Only with its protocol is an address one between < and >.
	const url = node.url.startsWith(address) ? address : `http://${address}`;
	context.note(
		"note-in-address",
		`Unexpected note ${note[0]} in the address ${address}: the address ends before it; write <${url}>${before.slice(address.length)}${note[0]}`,
		after(start, note.index),
	);
	const end = (behind ?? node).position?.end ?? start;
	words.value = address;
	words.position = { start, end: after(start, address.length) };
	node.url = url;
	node.position = words.position;
	return {
		type: "text",
		value: whole.slice(address.length),
		position: { start: after(start, address.length), end },
	};
}

/** The words of a link that are its address, without signs around it. */
function bareAddressOf({ children, position }: Link) {
	const [words, ...more] = children;
	if (words?.type !== "text" || more.length > 0 || !position) return undefined;
	const { start, end } = position;
	const length = (end.offset ?? 0) - (start.offset ?? 0);
	return length === words.value.length ? { words, start } : undefined;
}

/** Notes and words, up to the first blank. */
function partsOf(
	{ value, position }: Text,
	defined: ReadonlySet<string>,
): PhrasingContent[] {
	const parts: PhrasingContent[] = [];
	let at = 0;
	const [run = ""] = /^\S*/.exec(value) ?? [];
	const start = position?.start;
	const placed = (from: number, end: Point | undefined) =>
		start && end ? { position: { start: after(start, from), end } } : {};
	const words = (to: number, end: Point | undefined) => {
		const text = value.slice(at, to);
		if (text !== "")
			parts.push({ type: "text", value: text, ...placed(at, end) });
		at = to;
	};
	for (const found of run.matchAll(new RegExp(reference, "g"))) {
		const [written, label = ""] = found;
		const identifier = label.toLowerCase();
		if (!defined.has(identifier)) continue;
		words(found.index, start && after(start, found.index));
		at += written.length;
		parts.push({
			type: "footnoteReference",
			identifier,
			label,
			...placed(found.index, start && after(start, at)),
		});
	}
	words(value.length, position?.end);
	return parts;
}

/** In the same line. */
function after(start: Point, count: number): Point {
	return {
		line: start.line,
		column: start.column + count,
		...(start.offset === undefined ? {} : { offset: start.offset + count }),
	};
}
