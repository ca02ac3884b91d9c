import rehypeRaw from "rehype-raw";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { directiveHandlers, directives } from "./directives.js";
import { figures } from "./figures.js";
import { footnotes } from "./footnotes.js";
import { headings } from "./headings.js";
import { mathematics } from "./mathematics.js";
import { excessOf, findExcess, nesting } from "./nesting.js";
import { noteReferences } from "./note-references.js";
import { places } from "./places.js";
import { proseData } from "./prose-data.js";
import { sanitize } from "./sanitize.js";
import { tables } from "./tables.js";
/** Transforms `markdown`, whose lines count as in the file, into clean hast. */
export async function readProse(markdown, context) {
    const refuse = ({ message, point }) => {
        context.report("nesting", message, point);
        return emptyProse;
    };
    const excess = findExcess(markdown);
    if (excess)
        return refuse(excess);
    try {
        return await transform(markdown, context);
    }
    catch (error) {
        return refuse(excessOf(error));
    }
}
async function transform(markdown, context) {
    const processor = unified()
        .use(remarkParse)
        .use(remarkGfm)
        // Directives need the syntax extension of the parser, and unknown ones are text again before they reach hast.
        .use(remarkDirective)
        .use(directives, context)
        .use(await mathematics(markdown, context))
        // Only here can be told what the author wrote as a note and what was made of it.
        .use(noteReferences, context)
        .use(nesting, context)
        .use(remarkRehype, {
        allowDangerousHtml: true,
        clobberPrefix: "",
        handlers: directiveHandlers,
    })
        // Raw HTML becomes elements before it is judged, so that nothing passes as text.
        .use(rehypeRaw, { passThrough: [] })
        // Again, since raw HTML nests too; all that follows walks the tree.
        .use(nesting, context)
        .use(sanitize, context)
        // Notes leave the body before figures and headings are counted in it.
        .use(footnotes, context)
        // Named places are taken before headings, which step aside where an id is taken.
        .use(places, context)
        .use(figures, context)
        .use(tables)
        .use(headings, context);
    // The transforms look into the file’s text, to put back what is no directive.
    const file = new VFile({ path: context.file, value: markdown });
    const tree = processor.runSync(processor.parse(file), file);
    const data = proseData(tree);
    return {
        body: withoutLeadingBlank(tree),
        notes: data.notes ?? [],
        headings: data.headings ?? [],
        places: data.places ?? [],
        title: data.title,
    };
}
const emptyProse = {
    body: { type: "root", children: [] },
    notes: [],
    headings: [],
    places: [],
    title: undefined,
};
function withoutLeadingBlank(tree) {
    return {
        type: "root",
        children: tree.children.filter((node, index) => !(node.type === "text" && node.value.trim() === "" && index === 0)),
    };
}
