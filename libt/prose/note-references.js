import { visit } from "unist-util-visit";
export function noteReferences(context) {
    return (tree, file) => {
        const defined = new Map();
        const referred = new Set();
        visit(tree, (node) => {
            if (node.type === "footnoteReference")
                referred.add(node.identifier);
            if (node.type === "text" && node.position)
                reportBare(String(file.value).slice(node.position.start.offset, node.position.end.offset), node.position.start, context);
            if (node.type !== "footnoteDefinition")
                return;
            if (defined.has(node.identifier))
                context.report("note-twice", `Unexpected second text of the note [^${node.label ?? node.identifier}]: give it another name`, node.position?.start);
            else
                defined.set(node.identifier, node);
        });
        for (const [identifier, node] of defined)
            if (!referred.has(identifier))
                context.report("note-unused", `Unexpected note [^${node.label ?? identifier}]: nothing in the text refers to it; write [^${node.label ?? identifier}] there, or remove the note`, node.position?.start);
    };
}
/** What looks like a reference and is text has no note; a backslash before it says that it is meant so. */
function reportBare(written, start, context) {
    for (const match of written.matchAll(/(?<!\\)\[\^([^\]\s[]{1,100})\]/g)) {
        const before = written.slice(0, match.index).split("\n");
        const column = (before.at(-1)?.length ?? 0) + 1;
        context.report("note-missing", `Missing note [^${match[1]}]: add a line “[^${match[1]}]: …”, or write \\[^${match[1]}] if it is no note`, {
            line: start.line + before.length - 1,
            column: before.length === 1 ? start.column + column - 1 : column,
        });
    }
}
