/** The structure tree (ISO 32000-1 §14.7) with the shown text of each element → blocks of text in reading order. */
import { PDFDict, PDFName, PDFNumber, PDFRef, } from "@cantoo/pdf-lib";
import { sizeLimits, Unreadable } from "../unreadable.js";
import { dictIn, itemsIn, nameIn, numberIn, resolve, textIn, } from "./open-pdf.js";
const inline = new Set("Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Em Strong Sub FENote".split(" "));
export function readStructure(document, shown) {
    const tree = dictIn(document, document.catalog, "StructTreeRoot");
    if (!tree)
        return { blocks: [], alternatives: new Map() };
    const reader = new StructureReader(document, tree, shown);
    reader.children(tree, [], undefined, 0);
    reader.flush();
    return reader;
}
class StructureReader {
    blocks = [];
    alternatives = new Map();
    #document;
    #roles;
    #content = new Map();
    #pages = new Map();
    #seen = new Set();
    #run = [];
    /** Object numbers of the elements that are open, and of those that hold the run. */
    #open = [];
    #holders = new Set();
    #path = [];
    constructor(document, tree, shown) {
        this.#document = document;
        this.#roles = dictIn(document, tree, "RoleMap");
        document.getPages().forEach((page, index) => {
            this.#pages.set(page.ref.toString(), index);
        });
        for (const item of shown) {
            if (item.mcid === undefined || item.isArtifact)
                continue;
            const key = contentKey(item.form?.toString() ?? item.page, item.mcid);
            const known = this.#content.get(key);
            if (known)
                known.push(item);
            else
                this.#content.set(key, [item]);
        }
    }
    children(dict, path, page, depth) {
        if (depth > sizeLimits.depth)
            throw new Unreadable("The structure tree of the PDF is nested too deep");
        for (const item of itemsIn(this.#document, dict, "K"))
            this.#child(item, path, dict.get(PDFName.of("Pg")) ?? page, depth);
    }
    flush() {
        const [first] = this.#run;
        const text = joinLines(this.#run);
        if (first && text.trim() !== "")
            this.blocks.push({
                tag: this.#path.findLast((tag) => !inline.has(tag)) ?? "",
                path: this.#path,
                text,
                page: first.page,
                lastPage: this.#run.at(-1)?.page ?? first.page,
                hidden: this.#run.find((item) => item.hidden && item.drawn.trim() !== "")?.hidden,
                shown: this.#run,
                objects: [...this.#holders],
            });
        this.#run = [];
        this.#holders = new Set();
    }
    #child(item, path, page, depth) {
        const object = resolve(this.#document, item);
        if (object instanceof PDFNumber) {
            this.#add(page, object.asNumber(), path);
            return;
        }
        if (!(object instanceof PDFDict))
            return;
        const type = nameIn(this.#document, object, "Type");
        if (type === "OBJR")
            return;
        if (type === "MCR") {
            const stream = object.get(PDFName.of("Stm"));
            this.#add(stream ?? object.get(PDFName.of("Pg")) ?? page, numberIn(this.#document, object, "MCID") ?? -1, path);
            return;
        }
        if (this.#seen.has(object))
            return;
        this.#seen.add(object);
        const number = item instanceof PDFRef ? item.objectNumber : undefined;
        this.#open.push(number);
        const alternative = textIn(this.#document, object, "Alt");
        if (number !== undefined && alternative)
            this.alternatives.set(number, alternative);
        this.#element(object, path, page, depth);
        this.#open.pop();
    }
    #element(element, path, page, depth) {
        const tag = this.#tag(element);
        // A formula stands in two dimensions: in which order its signs are read is nobody’s word.
        if (tag === "Formula")
            return;
        const block = !inline.has(tag);
        if (block)
            this.flush();
        const own = [...path, tag];
        if (block)
            this.#path = own;
        this.children(element, own, page, depth + 1);
        if (block) {
            this.flush();
            this.#path = path;
        }
    }
    #tag(element) {
        const tag = nameIn(this.#document, element, "S") ?? "";
        return nameIn(this.#document, this.#roles, tag) ?? tag;
    }
    #add(owner, mcid, path) {
        const name = owner instanceof PDFRef ? owner.toString() : "";
        const content = this.#content.get(contentKey(this.#pages.get(name) ?? name, mcid));
        if (!content)
            return;
        if (this.#run.length === 0)
            this.#path = path;
        this.#run.push(...content);
        for (const number of this.#open)
            if (number !== undefined)
                this.#holders.add(number);
    }
}
function contentKey(owner, mcid) {
    return `${owner} ${mcid}`;
}
/** A newline wherever the next piece stands on another line or page. */
export function joinLines(shown) {
    let text = "";
    let last;
    for (const item of shown) {
        const apart = last !== undefined &&
            (item.page !== last.page ||
                Math.abs(item.y - last.y) > 0.6 * Math.max(item.size, last.size));
        if (apart && text !== "" && !text.endsWith("\n"))
            text += "\n";
        text += item.text;
        last = item;
    }
    return text.split("\n").map(logicalOrder).join("\n");
}
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
/** Right-to-left lines are drawn from the left; what runs from left to right in them, words and figures, stays. */
function logicalOrder(line) {
    if (!rightToLeft.test(line))
        return line;
    const mirrored = [...line].reverse().join("");
    return mirrored.replace(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,:/-]*/gu, (run) => [...run].reverse().join(""));
}
/** The language of the document. */
export function languageOf(document) {
    return textIn(document, document.catalog, "Lang");
}
