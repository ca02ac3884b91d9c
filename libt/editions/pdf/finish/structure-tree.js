/** The structure tree as plain nodes that the passes can change, and how it is read from the print. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, } from "@cantoo/pdf-lib";
import { dictAt, entry, nameAt, numberAt, refAt, textAt, } from "./open-file.js";
export function readStructure(file) {
    const treeRoot = dictAt(file.catalog, "StructTreeRoot");
    if (!treeRoot)
        throw new Error("The print has no structure: print it with tags (page.pdf({ tagged: true }))");
    const reader = new StructureReader(file);
    const children = kidsOf(treeRoot)
        .map((kid) => reader.child(kid, undefined))
        .filter((child) => child !== undefined);
    const [first] = children;
    const root = children.length === 1 && first?.kind === "element"
        ? first
        : element("Document", children);
    return {
        root,
        contents: reader.contents,
        formContents: reader.formContents,
    };
}
export function element(tag, children) {
    return { kind: "element", tag, children, attributes: [] };
}
/** Every element below and including `node`, parents first. */
export function* elementsOf(node) {
    yield node;
    for (const child of node.children)
        if (child.kind === "element")
            yield* elementsOf(child);
}
/** Every piece of marked content below `node`, in reading order. */
export function* contentsOf(node) {
    for (const child of node.children)
        if (child.kind === "content")
            yield child;
        else if (child.kind === "element")
            yield* contentsOf(child);
}
class StructureReader {
    contents;
    formContents = new Map();
    file;
    constructor(file) {
        this.file = file;
        this.contents = file.pages.map(() => new Map());
    }
    child(kid, page) {
        const value = kid instanceof PDFRef ? this.file.context.lookup(kid) : kid;
        if (value instanceof PDFNumber)
            return this.content(value.asNumber(), page, undefined);
        if (!(value instanceof PDFDict))
            return undefined;
        const ownPage = this.pageOf(value) ?? page;
        const type = nameAt(value, "Type");
        if (type === "MCR") {
            const mcid = numberAt(value, "MCID");
            return this.content(mcid, ownPage, refAt(value, "Stm"));
        }
        if (type === "OBJR")
            return object(refAt(value, "Obj"), ownPage);
        return this.element(value, kid instanceof PDFRef ? kid : undefined, ownPage);
    }
    element(dict, was, page) {
        return {
            kind: "element",
            tag: nameAt(dict, "S") ?? "NonStruct",
            children: kidsOf(dict)
                .map((kid) => this.child(kid, page))
                .filter((child) => child !== undefined),
            alt: textAt(dict, "Alt"),
            language: textAt(dict, "Lang"),
            actualText: textAt(dict, "ActualText"),
            expansion: textAt(dict, "E"),
            id: textAt(dict, "ID"),
            attributes: attributesOf(dict),
            was,
        };
    }
    content(mcid, page, form) {
        if (mcid === undefined || page === undefined)
            return undefined;
        const known = form ? this.mapOf(form) : this.contents[page];
        // An MCID belongs to one element; a second claim would be read twice.
        if (!known || known.has(mcid))
            return undefined;
        const content = { kind: "content", page, mcid, use: "text" };
        known.set(mcid, content);
        return content;
    }
    mapOf(form) {
        const map = this.formContents.get(form) ?? new Map();
        this.formContents.set(form, map);
        return map;
    }
    pageOf(dict) {
        const ref = refAt(dict, "Pg");
        return ref && this.file.pageIndex.get(ref.objectNumber);
    }
}
function object(ref, page) {
    return ref && page !== undefined ? { kind: "object", page, ref } : undefined;
}
function kidsOf(dict) {
    const kids = entry(dict, "K");
    if (kids instanceof PDFArray)
        return kids.asArray();
    const one = dict.get(PDFName.of("K"));
    return one ? [one] : [];
}
function attributesOf(dict) {
    const value = entry(dict, "A");
    if (value instanceof PDFDict)
        return [value];
    if (!(value instanceof PDFArray))
        return [];
    return value
        .asArray()
        .map((item) => dict.context.lookup(item))
        .filter((item) => item instanceof PDFDict);
}
