/** Notes that lead nowhere: a reference without its text, and a text without a reference, stand in the text, each with a note; a second text is a problem. */
import type { FootnoteDefinition, Root } from "mdast";
import type { Point } from "unist";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { ProseContext } from "./context.ts";

export function noteReferences(context: ProseContext) {
	return (tree: Root, file: VFile): void => {
		const defined = new Map<string, FootnoteDefinition>();
		visit(tree, (node) => {
			if (node.type === "text" && node.position)
				reportBare(
					String(file.value).slice(
						node.position.start.offset,
						node.position.end.offset,
					),
					node.position.start,
					context,
				);
			if (node.type !== "footnoteDefinition") return;
			if (defined.has(node.identifier))
				context.report(
					"note-twice",
					`Unexpected second text of the note [^${node.label ?? node.identifier}]: give it another name`,
					node.position?.start,
				);
			else defined.set(node.identifier, node);
		});
		placeLoneNotes(tree, defined, context);
	};
}

/** A note that nothing in the text refers to, not by way of another note either, stands in the text. */
function placeLoneNotes(
	tree: Root,
	defined: ReadonlyMap<string, FootnoteDefinition>,
	context: ProseContext,
): void {
	const lone = new Set<FootnoteDefinition>();
	const reached = new Set<string>();
	const reach = (identifier: string) => {
		const note = defined.get(identifier);
		if (!note || reached.has(identifier)) return;
		reached.add(identifier);
		for (const each of referencesIn(note)) reach(each);
	};
	for (const each of referencesIn(tree)) reach(each);
	for (const [identifier, note] of defined) {
		if (reached.has(identifier)) continue;
		reach(identifier);
		context.note(
			"note-unused",
			`Unexpected note [^${note.label ?? identifier}], which nothing in the text refers to: its words stand in the text`,
			note.position?.start,
		);
		lone.add(note);
	}
	if (lone.size === 0) return;
	visit(tree, "footnoteDefinition", (node, index, parent) => {
		if (!lone.has(node) || !parent || index === undefined) return undefined;
		parent.children.splice(index, 1, ...node.children);
		return index;
	});
	// Notes that refer to each other alone.
	const names = new Set([...lone].map(({ identifier }) => identifier));
	visit(tree, "footnoteReference", (node, index, parent) => {
		if (!names.has(node.identifier) || !parent || index === undefined) return;
		const value = `[^${node.label ?? node.identifier}]`;
		parent.children[index] = { type: "text", value };
	});
}

/** The names of notes that the text of `parent` refers to, leaving out what stands in the notes below it. */
function referencesIn(parent: Root | FootnoteDefinition): readonly string[] {
	const found: string[] = [];
	visit(parent, (node) => {
		if (node.type === "footnoteReference") found.push(node.identifier);
		return node.type === "footnoteDefinition" && node !== parent
			? SKIP
			: undefined;
	});
	return found;
}

/** What looks like a reference and is text has no note; a backslash before it says that it is meant so. */
function reportBare(
	written: string,
	start: Point,
	context: ProseContext,
): void {
	for (const match of written.matchAll(/(?<!\\)\[\^([^\]\s[]{1,100})\]/g)) {
		const before = written.slice(0, match.index).split("\n");
		const column = (before.at(-1)?.length ?? 0) + 1;
		context.note(
			"note-missing",
			`Missing note [^${match[1]}]: its name stands in the text; add a line “[^${match[1]}]: …”, or write \\[^${match[1]}] if it is no note`,
			{
				line: start.line + before.length - 1,
				column: before.length === 1 ? start.column + column - 1 : column,
			},
		);
	}
}
