import { visit } from "unist-util-visit";
/** A copy of the chapter’s body for one edition; the model is left as it is. */
export function bodyOf(chapter, options) {
    const body = structuredClone(chapter.body);
    prepare(body, options);
    if (options.dateline)
        insertDateline(body, options.dateline);
    return body;
}
/** The notes of a chapter, each with links back to where it is referred to. */
export function notesOf(chapter, options) {
    return {
        type: "root",
        children: chapter.notes.map((note) => noteItem(note, options)),
    };
}
function prepare(tree, options) {
    const byPath = new Map(options.images.map((asset) => [asset.path, asset]));
    visit(tree, "element", (node) => {
        if (node.tagName === "img") {
            const asset = byPath.get(String(node.properties.src));
            if (asset)
                node.properties.src = options.imageAddress(asset);
        }
        const href = node.properties.href;
        if (typeof href === "string" && href.startsWith("#"))
            node.properties.href = options.placeAddress(href.slice(1));
        if (node.tagName === "input")
            setTaskBox(node, options);
        const depth = Number(/^h([2-6])$/.exec(node.tagName)?.[1] ?? 0);
        if (depth > 0)
            node.tagName = `h${Math.min(6, depth + options.headingShift)}`;
        const classes = node.properties.className;
        if (Array.isArray(classes) && classes.includes("noteref")) {
            node.properties.role = "doc-noteref";
            if (options.epubType)
                node.properties["epub:type"] = "noteref";
        }
    });
}
/** A box that nobody can tick is a picture of one, with words for those who do not see it. */
function setTaskBox(node, options) {
    const done = Boolean(node.properties.checked);
    node.tagName = "span";
    node.properties = {
        className: ["task", done ? "done" : "open"],
        role: "img",
        ariaLabel: options.labels[done ? "taskDone" : "taskOpen"],
    };
}
function insertDateline(tree, dateline) {
    const first = tree.children.find((node) => node.type === "element" && node.tagName === "p");
    const mark = [
        {
            type: "element",
            tagName: "span",
            properties: { className: ["dateline"], dataCredit: "dateline" },
            children: [{ type: "text", value: dateline }],
        },
        { type: "text", value: " — " },
    ];
    if (first)
        first.children.unshift(...mark);
    else
        tree.children.unshift({
            type: "element",
            tagName: "p",
            properties: {},
            children: mark,
        });
}
function noteItem(note, options) {
    const body = structuredClone(note.body);
    prepare(body, options);
    const back = note.references.flatMap((reference, index) => backlink(note, reference, index, options));
    const [first] = body.children;
    if (first?.type === "element" && first.tagName === "p")
        first.children.unshift(...back);
    else
        body.children.unshift({
            type: "element",
            tagName: "p",
            properties: {},
            children: back,
        });
    return {
        type: "element",
        tagName: options.epubType ? "aside" : "li",
        properties: {
            id: note.id,
            className: ["note"],
            ...(options.epubType
                ? { "epub:type": "footnote", role: "doc-footnote" }
                : {}),
        },
        children: body.children,
    };
}
/** The note’s own number leads back to the first reference; letters lead to the others. */
function backlink(note, reference, index, options) {
    return [
        {
            type: "element",
            tagName: "a",
            properties: {
                href: options.placeAddress(reference),
                className: ["backlink"],
                role: "doc-backlink",
                ariaLabel: `${options.labels.backToReference} ${note.label}${index > 0 ? ` (${index + 1})` : ""}`,
            },
            children: [
                {
                    type: "text",
                    value: index === 0 ? note.label : String.fromCharCode(96 + (index % 26)),
                },
            ],
        },
        { type: "text", value: " " },
    ];
}
