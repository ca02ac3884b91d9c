/** What Markdown and HTML leave out without a word: comments that never end, instructions, definitions that nothing uses. */
import type { Definition, Html, Image, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

export function unseen(context: ProseContext) {
	return (tree: Root): void => {
		const defined = new Map<string, Definition>();
		const used = new Set<string>();
		visit(tree, (node) => {
			if (node.type === "html") {
				reportMarkup(node, context);
				setInstructions(node, context);
			}
			if (node.type === "text" || node.type === "image")
				noteTextReference(node, context);
			if (node.type === "image" && node.alt?.includes("<!--"))
				context.note(
					"comment-in-text",
					"Unexpected comment in the text of a picture: it is read aloud with it; move it out of the brackets",
					node.position?.start,
				);
			if (node.type === "linkReference" || node.type === "imageReference")
				used.add(node.identifier);
			if (node.type !== "definition") return;
			const first = defined.get(node.identifier);
			if (!first) defined.set(node.identifier, node);
			else if (first.url === node.url && first.title === node.title) return;
			else if (isAddress(node))
				context.note(
					"definition-unused",
					`Unexpected second address of [${node.label ?? node.identifier}]: the first is meant wherever it is named`,
					node.position?.start,
				);
			else report(node, "second address of", "remove one of the two", context);
		});
		for (const [identifier, node] of defined)
			if (used.has(identifier) || isComment(node)) continue;
			else if (isAddress(node))
				context.note(
					"definition-unused",
					`Unexpected address of [${node.label ?? identifier}]: nothing refers to it, so no edition holds it`,
					node.position?.start,
				);
			else
				report(
					node,
					"address of",
					`nothing refers to it; write \\[${node.label}]: if it is text, or remove it`,
					context,
				);
	};
}

/** In bookdown, words that are written elsewhere take its place. */
function noteTextReference(node: Text | Image, context: ProseContext): void {
	const text = node.type === "text" ? node.value : (node.alt ?? "");
	for (const [found] of text.matchAll(/\(ref:[\w:.-]{1,100}\)/g))
		context.note(
			"text-reference",
			`Unexpected ${found}, in whose place another program puts words: it stands as it is written`,
			node.position?.start,
		);
}

/** What stands there can hardly be text: `https://…`, `mailto:…`, `/path`, `#place`, `file.md`, `a/path`. */
function isAddress({ url }: Definition): boolean {
	return /^(?:https?:|mailto:|[./#])|[\w-][./#][\w-]/i.test(url);
}

/** "[//]: # (a remark)" is how Markdown’s authors write remarks to themselves. */
function isComment({ label, url }: Definition): boolean {
	return url === "#" || url === "" || label === "//";
}

function report(
	node: Definition,
	what: string,
	remedy: string,
	context: ProseContext,
): void {
	context.report(
		"definition-unused",
		`Unexpected ${what} [${node.label ?? node.identifier}]: ${remedy}`,
		node.position?.start,
	);
}

const refused: readonly (readonly [RegExp, string])[] = [
	[
		/<!--(?![\s\S]*-->)/,
		"Unexpected comment without an end, which hides the rest of the text: write --> where it ends",
	],
	[
		/<[^<>]*\sdata-footnote/i,
		"Unexpected data-footnote…: notes are written [^1]; remove it",
	],
];

function reportMarkup(node: Html, context: ProseContext): void {
	const text = node.value.replace(/<!--[\s\S]*?-->/g, "");
	for (const [pattern, message] of refused)
		if (pattern.test(text))
			context.report("html-refused", message, node.position?.start);
	const [picture] = writtenPicture.exec(withoutCode(text)) ?? [];
	if (picture !== undefined)
		context.note(
			"markdown-in-html",
			`Unexpected Markdown between tags, ${picture}: it stands as it is written; put blank lines around it, or write <img src="…" alt="…">`,
			node.position?.start,
		);
}

/** Instructions and declarations are words of the text, which HTML would take for remarks. */
function setInstructions(node: Html, context: ProseContext): void {
	const [found] = instruction.exec(node.value) ?? [];
	if (found === undefined) return;
	context.note(
		"html-adapted",
		`Unexpected ${found.slice(0, 40)}: it stands as it is written; put it between backticks if it is code`,
		node.position?.start,
	);
	node.value = node.value.replaceAll(/<(?=\?|!(?!--))/g, "&lt;");
}

const instruction = /<(?:\?|!(?!--))[^>\n]{0,100}>?/;

/** A picture in Markdown’s signs. */
const writtenPicture = /!\[[^\]\n[]{0,200}\]\([^()\n]{1,300}\)/;

/** In code it is an example. */
function withoutCode(text: string): string {
	return text.replace(
		/<(pre|code|script|style)\b[^>]{0,500}>[\s\S]*?(?:<\/\1\s*>|$)/gi,
		"",
	);
}
