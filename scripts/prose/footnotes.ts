/** GFM’s footnotes leave the body as data, numbered on through the publication; each edition sets them its own way. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Footnote } from "../model/chapter.ts";
import type { ProseContext } from "./context.ts";
import { isElement, solid } from "./elements.ts";
import { proseData } from "./prose-data.ts";

export function footnotes(context: ProseContext) {
	return (tree: Root): void => {
		const section = takeSection(tree);
		const items = section ? listItems(section) : [];
		const notes = new Map(
			items.map((item, index) => [
				String(item.properties.id),
				startNote(item, context, index),
			]),
		);
		const references = new Map<string, string[]>();
		const refer = (node: Element) => {
			if (node.properties.dataFootnoteRef === undefined) return;
			const key = String(node.properties.href).replace(/^#/, "");
			const note = notes.get(decoded(key)) ?? notes.get(key);
			if (!note) return;
			const seen = references.get(note.id) ?? [];
			const id = `${note.id.replace("fn", "fnref")}${seen.length === 0 ? "" : `-${seen.length + 1}`}`;
			references.set(note.id, [...seen, id]);
			node.properties = { id, href: `#${note.id}`, className: ["noteref"] };
			node.children = [{ type: "text", value: note.label }];
		};
		// A note may refer to another one.
		for (const body of [tree, ...[...notes.values()].map((note) => note.body)])
			visit(body, "element", refer);
		const data = proseData(tree);
		data.notes = [...notes.values()].map((note) => ({
			...note,
			references: references.get(note.id) ?? [],
		}));
	};
}

function takeSection(tree: Root): Element | undefined {
	const index = tree.children.findIndex(
		(node) =>
			isElement(node, "section") && node.properties.dataFootnotes !== undefined,
	);
	const section = tree.children[index];
	if (index >= 0) tree.children.splice(index, 1);
	return isElement(section) ? section : undefined;
}

function listItems(section: Element): Element[] {
	const list = section.children.find((node) => isElement(node, "ol"));
	return list
		? solid(list as Element).filter((node): node is Element =>
				isElement(node, "li"),
			)
		: [];
}

function startNote(
	item: Element,
	context: ProseContext,
	index: number,
): Omit<Footnote, "references" | "passages"> {
	removeBacklinks(item);
	const label = String(context.firstNote + index);
	return {
		id: `${context.idPrefix}fn-${label}`,
		label,
		body: { type: "root", children: solid(item) as Root["children"] },
	};
}

function removeBacklinks(item: Element): void {
	visit(item, "element", (node, index, parent) => {
		if (
			node.properties.dataFootnoteBackref === undefined ||
			!parent ||
			index === undefined
		)
			return;
		const before = parent.children[index - 1];
		if (before?.type === "text") before.value = before.value.trimEnd();
		parent.children.splice(index, 1);
		return index;
	});
}

/** HTML may hold an address that decodes to nothing. */
function decoded(key: string): string {
	try {
		return decodeURIComponent(key);
	} catch {
		return key;
	}
}
