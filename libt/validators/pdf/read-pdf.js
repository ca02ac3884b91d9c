/** A PDF as the checks need it: its objects, its structure as a tree, and where content says it belongs. */
import { decodePDFRawStream, ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, PDFString, } from "@cantoo/pdf-lib";
export async function readPdf(bytes) {
    const document = await PDFDocument.load(bytes, {
        updateMetadata: false,
        ignoreEncryption: true,
        parseSpeed: ParseSpeeds.Fastest,
    });
    const pages = document.getPages().map(({ node }) => node);
    const { catalog } = document;
    const root = dict(catalog, "StructTreeRoot");
    return {
        bytes,
        document,
        catalog,
        pages,
        structure: root && new TreeReader(root, pages).read(),
    };
}
export function value(from, key) {
    return from.lookup(PDFName.of(key));
}
export function dict(from, key) {
    return asDict(value(from, key));
}
/** A dictionary, or that of a stream. */
export function asDict(object) {
    if (object instanceof PDFStream)
        return object.dict;
    return object instanceof PDFDict ? object : undefined;
}
export function list(from, key) {
    const found = value(from, key);
    if (found === undefined)
        return [];
    if (!(found instanceof PDFArray))
        return [found];
    return Array.from({ length: found.size() }, (_, at) => found.lookup(at)).filter((item) => item !== undefined);
}
export function string(object) {
    if (object instanceof PDFString || object instanceof PDFHexString)
        return object.decodeText();
    return object instanceof PDFName ? object.decodeText() : undefined;
}
export function number(object) {
    return object instanceof PDFNumber ? object.asNumber() : undefined;
}
/** Whether an entry is the boolean `true`. */
export function isTrue(from, key) {
    return from !== undefined && String(value(from, key)) === "true";
}
/** A stream’s data as text of one byte a character. */
export function data(stream) {
    if (!(stream instanceof PDFRawStream))
        return "";
    return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}
/** Standard structure types (ISO 32000-1 §14.8.4). */
export const standardTypes = new Set([
    ...["Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption"],
    ...["TOC", "TOCI", "Index", "NonStruct", "Private"],
    ...["P", "H", "H1", "H2", "H3", "H4", "H5", "H6"],
    ...["L", "LI", "Lbl", "LBody"],
    ...["Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"],
    ...["Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"],
    ...["Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"],
    ...["Figure", "Formula", "Form"],
]);
class TreeReader {
    root;
    pageNumbers;
    elements = [];
    claims = new Map();
    annotations = new Map();
    seen = new Set();
    constructor(root, pages) {
        this.root = root;
        this.pageNumbers = new Map(pages.map((page, index) => [page, index + 1]));
    }
    read() {
        for (const kid of list(this.root, "K"))
            if (kid instanceof PDFDict)
                this.element(kid, undefined, undefined);
        const { root, elements, claims, annotations } = this;
        const parents = readParents(dict(root, "ParentTree"), new Map(), 0);
        return { elements, claims, annotations, parents };
    }
    element(from, parent, inherited) {
        // A tree that bites its own tail is read once.
        if (this.seen.has(from))
            return;
        this.seen.add(from);
        const page = dict(from, "Pg") ?? inherited;
        const tag = string(value(from, "S")) ?? "";
        const element = {
            dict: from,
            tag,
            type: this.typeOf(tag),
            parent,
            kids: [],
            page: page && this.pageNumbers.get(page),
        };
        this.elements.push(element);
        parent?.kids.push(element);
        for (const kid of list(from, "K"))
            this.kid(kid, element, page);
    }
    kid(kid, element, page) {
        if (kid instanceof PDFNumber)
            this.claim(page, kid.asNumber());
        if (!(kid instanceof PDFDict))
            return;
        const own = dict(kid, "Pg") ?? page;
        const type = string(value(kid, "Type"));
        if (type === "MCR")
            this.claim(dict(kid, "Stm") ?? own, number(value(kid, "MCID")));
        else if (type === "OBJR") {
            const annotation = dict(kid, "Obj");
            if (annotation)
                this.annotations.set(annotation, element);
        }
        else
            this.element(kid, element, page);
    }
    claim(stream, mcid) {
        if (!stream || mcid === undefined)
            return;
        const claims = this.claims.get(stream) ?? new Set();
        this.claims.set(stream, claims.add(mcid));
    }
    typeOf(tag) {
        const roles = dict(this.root, "RoleMap");
        let type = tag;
        for (let step = 0; step < 10 && !standardTypes.has(type); step++)
            type = (roles && string(value(roles, type))) ?? type;
        return type;
    }
}
function readParents(node, parents, depth) {
    const entries = node ? list(node, "Nums") : [];
    for (let at = 0; at + 1 < entries.length; at += 2) {
        const [key, value] = [number(entries[at]), entries[at + 1]];
        if (key !== undefined && value)
            parents.set(key, value);
    }
    if (node && depth < 20)
        for (const kid of list(node, "Kids"))
            readParents(asDict(kid), parents, depth + 1);
    return parents;
}
export { PDFArray, PDFDict, PDFName, PDFRef, PDFStream };
