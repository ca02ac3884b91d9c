/** Places that the author named with an id in HTML: unique in the publication, so that links can lead there. */
import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { anchorId } from "./headings.ts";
import { proseData } from "./prose-data.ts";

export function places(context: ProseContext) {
	return (tree: Root): void => {
		const data = proseData(tree);
		const found = new Set<string>();
		const bodies = [tree, ...(data.notes ?? []).map((note) => note.body)];
		for (const body of bodies)
			visit(body, "element", (node) => {
				const written = node.properties.id;
				const classes = node.properties.className;
				const isNoteref = Array.isArray(classes) && classes.includes("noteref");
				if (typeof written !== "string" || isNoteref) return;
				const id = anchorId(context.idPrefix, written);
				if (found.has(id))
					context.report(
						"id-twice",
						`Unexpected second place with the id “${written}”: give it another id`,
						node.position?.start,
					);
				found.add(id);
				node.properties.id = id;
			});
		data.places = [...found];
	};
}
