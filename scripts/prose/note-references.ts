/** Notes that lead nowhere: a reference without its text or lost in an address, a text without a reference, a second text. */
import type { FootnoteDefinition, Link, Root } from "mdast";
import type { Point } from "unist";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { ProseContext } from "./context.ts";

export function noteReferences(context: ProseContext) {
	return (tree: Root, file: VFile): void => {
		const defined = new Map<string, FootnoteDefinition>();
		const referred = new Set<string>();
		visit(tree, (node) => {
			if (node.type === "footnoteReference") referred.add(node.identifier);
			if (node.type === "link")
				for (const label of reportInAddress(node, String(file.value), context))
					referred.add(label.toLowerCase());
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
		for (const [identifier, node] of defined)
			if (!referred.has(identifier))
				context.report(
					"note-unused",
					`Unexpected note [^${node.label ?? identifier}]: nothing in the text refers to it; write [^${node.label ?? identifier}] there, or remove the note`,
					node.position?.start,
				);
	};
}

/** GFM takes `[^1]` after a bare address for a part of it. The labels, so that their notes are not told to be unused. */
function reportInAddress(
	{ position, url }: Link,
	text: string,
	context: ProseContext,
): readonly string[] {
	const start = position?.start;
	if (start?.offset === undefined || position?.end.offset === undefined)
		return [];
	const written = text.slice(start.offset, position.end.offset);
	const at = written.search(/\[\^[^\]\s[]/);
	if (at < 0 || /^[<[]/.test(written)) return [];
	// The last bracket, like a full stop, is left out of an address.
	const [whole = ""] = /^\S*/.exec(text.slice(start.offset)) ?? [];
	const labels = [...whole.matchAll(/\[\^([^\]\s[]{1,100})\]/g)];
	const [first] = labels;
	if (!first) return [];
	const before = whole.slice(0, first.index);
	const address = before.replace(/[.,:;!?]+$/, "");
	const after = before.slice(address.length);
	context.report(
		"note-in-address",
		`Unexpected note ${first[0]} in the address ${address}: write <${bracketed(address, url)}>${after}${first[0]}`,
		{ line: start.line, column: start.column + first.index },
	);
	return labels.flatMap(([, label]) => label ?? []);
}

/** Only with its protocol is an address one between < and >. */
function bracketed(address: string, url: string): string {
	return url.startsWith(address) ? address : `http://${address}`;
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
		context.report(
			"note-missing",
			`Missing note [^${match[1]}]: add a line “[^${match[1]}]: …”, or write \\[^${match[1]}] if it is no note`,
			{
				line: start.line + before.length - 1,
				column: before.length === 1 ? start.column + column - 1 : column,
			},
		);
	}
}
