/** Places that the author named, with an id or as `<a name>`: unique in the publication, so that links can lead there. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { element } from "./elements.ts";
import { anchorId } from "./headings.ts";
import { proseData } from "./prose-data.ts";

export function places(context: ProseContext) {
	return (tree: Root): void => {
		const data = proseData(tree);
		const found = new Set<string>();
		const bodies = [tree, ...(data.notes ?? []).map((note) => note.body)];
		for (const body of bodies)
			visit(body, "element", (node) => {
				takeName(node);
				const written = node.properties.id;
				const classes = node.properties.className;
				const isNoteref = Array.isArray(classes) && classes.includes("noteref");
				if (typeof written !== "string" || isNoteref) return;
				const id = anchorId(context.idPrefix, written);
				if (found.has(id)) {
					context.note(
						"id-twice",
						`Unexpected second place with the id “${written}”: links lead to the first; give it another id`,
						node.position?.start,
					);
					delete node.properties.id;
					return;
				}
				found.add(id);
				node.properties.id = id;
			});
		data.places = [...found];
	};
}

/** HTML 4’s way to name a place. Beside an id, it names a place of its own. */
function takeName(node: Element): void {
	const { name, ...rest } = node.properties;
	if (node.tagName !== "a" || typeof name !== "string") return;
	node.properties = rest;
	if (name === "" || name === rest.id) return;
	if (rest.id === undefined) rest.id = name;
	else node.children.unshift(element("span", { id: name }, []));
}
