import { visit } from "unist-util-visit";
import { anchorId } from "./headings.js";
import { proseData } from "./prose-data.js";
export function places(context) {
    return (tree) => {
        const data = proseData(tree);
        const found = new Set();
        const bodies = [tree, ...(data.notes ?? []).map((note) => note.body)];
        for (const body of bodies)
            visit(body, "element", (node) => {
                const written = node.properties.id;
                const classes = node.properties.className;
                const isNoteref = Array.isArray(classes) && classes.includes("noteref");
                if (typeof written !== "string" || isNoteref)
                    return;
                const id = anchorId(context.idPrefix, written);
                if (found.has(id))
                    context.report("id-twice", `Unexpected second place with the id “${written}”: give it another id`, node.position?.start);
                found.add(id);
                node.properties.id = id;
            });
        data.places = [...found];
    };
}
