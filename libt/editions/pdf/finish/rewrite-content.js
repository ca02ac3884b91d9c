/** Rewrites the content of every page: decoration becomes artifacts, soft hyphens go, and every word belongs to the structure. */
import { PDFArray, PDFName, PDFRawStream, } from "@cantoo/pdf-lib";
import { FontBook } from "./font-book.js";
import { concatenate, identity, matrixOf } from "./geometry.js";
import { joinGlyphs } from "./join-glyphs.js";
import { arrayAt, decode, dictAt, entry, nameAt, numbersOf, streamAt, } from "./open-file.js";
import { StreamRewriter } from "./rewrite-stream.js";
import { joined } from "./stream-output.js";
export function rewriteContent(file, tree, options) {
    const fonts = new FontBook(file);
    const forms = [];
    const generated = [];
    file.pages.forEach(({ dict }, index) => {
        const page = new PageContent(file, fonts, index, {
            ...options,
            contents: tree.contents[index] ?? new Map(),
            formContents: tree.formContents,
            generated,
            forms,
        });
        page.rewrite(dict);
    });
    fonts.settle();
    return { generated, forms };
}
/** What the streams of one page share: the page’s own and those of the forms that it paints. */
class PageContent {
    fonts;
    file;
    index;
    neutralColoursToGray;
    options;
    baseline = Number.NaN;
    /** The marked content that was read last. */
    previous;
    middle;
    heard = "";
    nextMcid;
    seen = new Set();
    constructor(file, fonts, index, options) {
        this.file = file;
        this.fonts = fonts;
        this.index = index;
        this.options = options;
        this.neutralColoursToGray = options.neutralColoursToGray;
        const page = file.pages[index];
        const sheet = page && arrayAt(page.dict, "MediaBox")?.asRectangle();
        this.middle = (sheet?.height ?? 0) / 2;
        this.nextMcid = Math.max(-1, ...options.contents.keys()) + 1;
    }
    rewrite(page) {
        const resources = dictAt(page, "Resources");
        const rewriter = new StreamRewriter(this, pageBytes(page), {
            resources,
            matrix: identity,
        });
        const stream = this.packed(rewriter.rewrite(), resources);
        page.set(PDFName.of("Contents"), this.file.context.register(stream));
    }
    contentsOf(form) {
        const { contents, formContents } = this.options;
        return (form && formContents.get(form)) ?? contents;
    }
    newMcid() {
        return this.nextMcid++;
    }
    newContent() {
        return {
            kind: "content",
            page: this.index,
            mcid: this.newMcid(),
            use: "text",
        };
    }
    /** Text that no element knows joins the element of its neighbour on the line. */
    generate(content, baseline) {
        this.options.generated.push({
            content,
            previous: this.previous,
            next: undefined,
            belongsToPrevious: Math.abs(baseline - this.baseline) < sameLine,
        });
    }
    resume(content, interrupted) {
        this.options.generated.push({
            content,
            previous: interrupted,
            next: undefined,
            belongsToPrevious: true,
        });
    }
    /** The content that begins is the neighbour of what was generated before it. */
    begin(content) {
        const { generated } = this.options;
        for (let at = generated.length - 1; at >= 0; at--) {
            const item = generated[at];
            if (!item || item.next || item.content.page !== this.index)
                break;
            item.next = content;
        }
        this.previous = content;
    }
    /** Keeps the words that were read last, so that a fault can say where it is. */
    hear(text) {
        this.heard += text;
        if (this.heard.length > 400)
            this.heard = this.heard.slice(-40);
    }
    /** Chromium says which character it is only from the second one on. */
    reportMissingGlyph(text) {
        const words = this.heard.slice(-24).trimStart();
        const place = words.trim() === "" ? "" : ` after “${words}”`;
        const character = text ? `“${text}”` : "a character";
        this.file.faults.push({
            rule: "glyphs-exist",
            message: `Missing glyph for ${character}${place}: add a font that has it, or write it another way`,
            page: this.index + 1,
        });
        this.hear("�");
    }
    rewriteForm(ref, form, matrix) {
        const bytes = decode(form);
        const marked = holdsMarks(bytes) || this.paintsMarkedForm(form);
        if (this.seen.has(ref))
            return marked;
        this.seen.add(ref);
        const own = matrixOf(numbersOf(arrayAt(form.dict, "Matrix"))) ?? identity;
        const resources = dictAt(form.dict, "Resources");
        const rewriter = new StreamRewriter(this, bytes, {
            resources,
            matrix: concatenate(own, matrix),
            form: { ref, marked },
        });
        const stream = this.packed(rewriter.rewrite(), resources);
        for (const [key, value] of form.dict.entries())
            if (!streamKeys.has(key.decodeText()))
                stream.dict.set(key, value);
        this.file.context.assign(ref, stream);
        if (rewriter.holdsContent)
            this.options.forms.push(ref);
        return marked;
    }
    packed(content, resources) {
        return this.file.context.flateStream(joinGlyphs(content, this.fonts, resources));
    }
    paintsMarkedForm(form) {
        const resources = dictAt(form.dict, "Resources");
        const objects = resources && dictAt(resources, "XObject");
        return (objects?.keys() ?? []).some((key) => {
            const inner = objects && streamAt(objects, key.decodeText());
            return (inner !== undefined &&
                nameAt(inner.dict, "Subtype") === "Form" &&
                (holdsMarks(decode(inner)) || this.paintsMarkedForm(inner)));
        });
    }
}
/** Points by which two baselines of one line may differ, as a note’s number does. */
const sameLine = 6;
const streamKeys = new Set(["Length", "Filter", "DecodeParms"]);
function pageBytes(page) {
    const contents = entry(page, "Contents");
    const streams = contents instanceof PDFArray
        ? contents.asArray().map((_, index) => contents.lookup(index))
        : [contents];
    const parts = streams.flatMap((stream) => stream instanceof PDFRawStream ? [decode(stream), "\n"] : []);
    return joined(parts);
}
function holdsMarks(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("/MCID");
}
