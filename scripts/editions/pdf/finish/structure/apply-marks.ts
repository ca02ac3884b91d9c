/** The tags that Chromium has no name for: figures that carry a mark of the side channel become them. */
import { decodeMark } from "../../side-channel.ts";
import type { OpenFile } from "../open-file.ts";
import {
	contentsOf,
	element,
	elementsOf,
	type StructureChild,
	type StructureElement,
	type StructureTree,
} from "./structure-tree.ts";

/** Renames every figure that carries a mark, and sets what content below it is for. */
export function applyMarks(file: OpenFile, tree: StructureTree): void {
	for (const node of elementsOf(tree.root)) {
		if (node.tag === "Figure") becomeMarked(file, node);
		if (isGraphic(node))
			for (const content of contentsOf(node)) content.use = "graphic";
	}
	// A bullet is a path, and yet it is the label of its item.
	for (const node of elementsOf(tree.root))
		if (node.tag === "Lbl")
			for (const content of contentsOf(node)) content.use = "graphic";
	dissolve(tree.root);
}

/** HTML’s figure with a caption or a table in it is a group, whose rules are decoration as elsewhere. */
function isGraphic({ tag, alt, children }: StructureElement): boolean {
	if (tag === "Formula") return true;
	const isGroup = !alt && children.some(({ kind }) => kind === "element");
	return tag === "Figure" && !isGroup;
}

function becomeMarked(file: OpenFile, node: StructureElement): void {
	const mark = decodeMark(node.alt ?? "");
	if (mark === undefined) return;
	node.alt = undefined;
	node.named = true;
	if (typeof mark === "string") {
		node.tag = "Span";
		file.faults.push({ rule: "marks-are-known", message: mark });
	} else Object.assign(node, mark);
}

/** Takes out artifacts, and groups from around what they hold. */
function dissolve(node: StructureElement): void {
	node.children = node.children.flatMap((child): StructureChild[] => {
		if (child.kind !== "element") return [child];
		if (child.tag === "Artifact") return linksLeftOf(child);
		dissolve(child);
		return child.tag === "Group" ? child.children : [child];
	});
}

/** What is not to be read can still be a link, and every link has its element. */
function linksLeftOf(artifact: StructureElement): StructureElement[] {
	for (const content of contentsOf(artifact)) content.use = "artifact";
	return [...elementsOf(artifact)]
		.map(({ children }) => children.filter(({ kind }) => kind === "object"))
		.filter((parts) => parts.length > 0)
		.map((parts) => element("Link", parts));
}
