/** Tags of templates among words, in addresses and in HTML: what they mean is set, what only another program knows stands as code, with a note. */
import type { Nodes, Parents, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { ProseContext } from "../context.ts";
import type { Masks } from "./mask-tags.ts";
import { cleanAddress, readTag } from "./read-tag.ts";
import { shortened } from "./tags-in-lines.ts";

export function tagsInText(masks: Masks, context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, (node, index, parent: Parents | undefined) => {
			if (
				node.type === "text" &&
				masks.has(node.value) &&
				parent &&
				index !== undefined
			) {
				const parts = partsOf(node, masks, context);
				parent.children.splice(index, 1, ...(parts as never[]));
				return [SKIP, index + parts.length];
			}
			restoreIn(node, masks, context);
			return;
		});
	};
}

function partsOf(
	node: Text,
	masks: Masks,
	context: ProseContext,
): PhrasingContent[] {
	const { position } = node;
	let line = position?.start.line ?? 1;
	return masks.split(node.value).flatMap((part, index): PhrasingContent[] => {
		const start = { line, column: position?.start.column ?? 1 };
		const place = position
			? { position: { ...position, start: { ...position.start, line } } }
			: {};
		line += part.split("\n").length - 1;
		if (index % 2 === 0)
			return part === "" ? [] : [{ type: "text", value: part, ...place }];
		return meant(part, masks, (what) =>
			context.note(
				"template-tag",
				`Unexpected ${shortened(part)}, which another program fills in: ${what}`,
				start,
			),
		).map((made) => ({ ...made, ...place }));
	});
}

function meant(
	written: string,
	masks: Masks,
	note: (what: string) => void,
): PhrasingContent[] {
	const { name, meaning, isWhole } = readTag(written);
	if (meaning.is === "picture") {
		const { source, alt, caption } = meaning;
		return [
			{ type: "image", url: source, alt: alt ?? "", title: caption || null },
		];
	}
	if (meaning.is === "link") {
		const { address } = meaning;
		const words: Text = { type: "text", value: address };
		return [
			/^https?:/.test(address)
				? { type: "link", url: address, children: [words] }
				: words,
		];
	}
	if (meaning.is === "nothing") return [];
	if (
		meaning.is === "end" ||
		meaning.is === "control" ||
		meaning.is === "page break"
	) {
		note("it is left out");
		return [];
	}
	if (masks.ended.has(name) && name !== "" && !isWhole) {
		note("what it holds stays without it");
		return [];
	}
	note("it stands as code");
	return [{ type: "inlineCode", value: written.replace(/\s+/g, " ") }];
}

/** Of an address that another program fills in. */
export const templateScheme = "template:";

/** What stands in code, in attributes and in addresses. */
function restoreIn(node: Nodes, masks: Masks, context: ProseContext): void {
	const own = node as unknown as Record<string, unknown>;
	for (const key of [
		"value",
		"alt",
		"title",
		"label",
		"lang",
		"meta",
		"identifier",
	]) {
		const value = own[key];
		if (typeof value !== "string" || !masks.has(value)) continue;
		own[key] =
			node.type === "html"
				? inHtml(value, masks, node.position?.start, context)
				: masks.restore(value);
	}
	if ("url" in node && masks.has(node.url)) {
		const written = masks.restore(node.url);
		node.url =
			cleanAddress(written) ??
			(node.type === "link" ? `${templateScheme}${written}` : written);
	}
	if (node.type !== "containerDirective" && node.type !== "textDirective")
		return;
	const attributes = Object.entries(node.attributes ?? {});
	node.attributes = Object.fromEntries(
		attributes.map(([key, value]) => [key, value && masks.restore(value)]),
	);
}

function inHtml(
	value: string,
	masks: Masks,
	point: { readonly line: number; readonly column: number } | undefined,
	context: ProseContext,
): string {
	let isInTag = false;
	let isInCode = false;
	return masks
		.split(value)
		.map((part, index) => {
			if (index % 2 === 0) {
				const [open, close] = [part.lastIndexOf("<"), part.lastIndexOf(">")];
				if (open !== close) isInTag = open > close;
				for (const [tag, end] of part.matchAll(
					/<(\/?)(?:script|style|pre|code)\b/gi,
				))
					isInCode = tag !== "" && end !== "/";
				return part;
			}
			if (isInTag)
				return (cleanAddress(part) ?? part).replaceAll('"', "&quot;");
			if (isInCode) return escapeHtml(part);
			return meant(part, masks, (what) =>
				context.note(
					"template-tag",
					`Unexpected ${shortened(part)}, which another program fills in: ${what}`,
					point,
				),
			)
				.map(htmlOf)
				.join("");
		})
		.join("");
}

function htmlOf(node: PhrasingContent): string {
	if (node.type === "inlineCode")
		return `<code>${escapeHtml(node.value)}</code>`;
	if (node.type === "text") return escapeHtml(node.value);
	if (node.type === "link")
		return `<a href="${escapeHtml(node.url)}">${escapeHtml(node.url)}</a>`;
	if (node.type !== "image") return "";
	const title = node.title ? ` title="${escapeHtml(node.title)}"` : "";
	const alt = node.alt ? ` alt="${escapeHtml(node.alt)}"` : "";
	return `<img src="${escapeHtml(node.url)}"${alt}${title}>`;
}

function escapeHtml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
