/** A paragraph right below a picture that credits it, and says nothing else or stands in italics, is its caption, with a note. */
import type { Paragraph, PhrasingContent, Root } from "mdast";
import { visit } from "unist-util-visit";
import { creditInCaption } from "../names/caption-credit.ts";
import type { ProseContext } from "./context.ts";

export function creditsBelow(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, "paragraph", (node, index, parent) => {
			if (!parent || index === undefined) return;
			const [picture, ...rest] = node.children;
			if (!picture || !isPicture(picture)) return;
			const own = belowLineEnd(rest);
			const next = parent.children[index + 1];
			const caption = own
				? own
				: rest.every(isBlank) && next?.type === "paragraph"
					? next.children
					: undefined;
			if (!caption || !isCredit(caption)) return;
			const { position } = own ? (own[0] ?? node) : (next ?? node);
			context.note(
				"caption-taken",
				"Unexpected credit in a paragraph below a picture: it is taken for the caption, and stands beside the picture",
				position?.start,
			);
			parent.children.splice(
				index,
				own ? 1 : 2,
				figureOf(node, picture, caption),
			);
		});
	};
}

/** By itself, or alone in a link. */
function isPicture(node: PhrasingContent): boolean {
	if (node.type === "image" || node.type === "imageReference") return true;
	if (node.type !== "link" && node.type !== "linkReference") return false;
	const [only, ...more] = node.children;
	return only !== undefined && more.length === 0 && isPicture(only);
}

function isBlank(node: PhrasingContent): boolean {
	return node.type === "text" && node.value.trim() === "";
}

/** What stands in the lines below the first; nothing where words stand in that. */
function belowLineEnd(
	nodes: readonly PhrasingContent[],
): PhrasingContent[] | undefined {
	const [first, ...rest] = nodes;
	if (first?.type === "break") return rest;
	if (first?.type !== "text" || !/^[ \t]*\n/.test(first.value))
		return undefined;
	const value = first.value.trimStart();
	return value === "" ? rest : [{ ...first, value }, ...rest];
}

/** A longer one is a text. */
const longest = 400;

function isCredit(nodes: readonly PhrasingContent[]): boolean {
	const words = nodes.map(textOf).join("").replace(/\s+/g, " ").trim();
	if (words === "" || words.length > longest) return false;
	const said = creditInCaption(words)?.text;
	if (said === undefined) return false;
	const [only, ...more] = nodes.filter((node) => !isBlank(node));
	const isStressed = only?.type === "emphasis" && more.length === 0;
	return isStressed || words.replace(/[.!]$/, "") === said;
}

function textOf(node: PhrasingContent): string {
	if (node.type === "text" || node.type === "inlineCode") return node.value;
	if (node.type === "break") return " ";
	return "children" in node ? node.children.map(textOf).join("") : "";
}

/** As HTML writes it. */
function figureOf(
	{ position }: Paragraph,
	picture: PhrasingContent,
	caption: PhrasingContent[],
): Paragraph {
	return {
		type: "paragraph",
		data: { hName: "figure" },
		children: [
			picture,
			{ type: "emphasis", data: { hName: "figcaption" }, children: caption },
		],
		...(position && { position }),
	};
}
