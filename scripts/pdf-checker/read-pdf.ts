/** A PDF as the checks need it: its objects, its structure as a tree, and where content says it belongs. */
import {
	decodePDFRawStream,
	ParseSpeeds,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFStream,
	PDFString,
} from "@cantoo/pdf-lib";

export interface Pdf {
	readonly bytes: Uint8Array;
	readonly document: PDFDocument;
	readonly catalog: PDFDict;
	readonly pages: readonly PDFDict[];
	/** Undefined where the file has no structure. */
	readonly structure: Structure | undefined;
}

export interface Structure {
	readonly elements: readonly Element[];
	/** What the tree says of the content of each stream: MCIDs by the dictionary of a page or a form. */
	readonly claims: ReadonlyMap<PDFDict, ReadonlySet<number>>;
	/** The ParentTree: one element, or a list by MCID. */
	readonly parents: ReadonlyMap<number, PDFObject>;
	/** The element that the tree gives to each annotation. */
	readonly annotations: ReadonlyMap<PDFDict, Element>;
}

export interface Element {
	readonly dict: PDFDict;
	/** As written. */
	readonly tag: string;
	/** With roles followed to a standard type; the tag itself where they lead nowhere. */
	readonly type: string;
	readonly parent: Element | undefined;
	readonly kids: Element[];
	/** From 1. */
	readonly page: number | undefined;
}

export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
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

export function value(from: PDFDict, key: string): PDFObject | undefined {
	return from.lookup(PDFName.of(key));
}

export function dict(from: PDFDict, key: string): PDFDict | undefined {
	return asDict(value(from, key));
}

/** A dictionary, or that of a stream. */
export function asDict(object: PDFObject | undefined): PDFDict | undefined {
	if (object instanceof PDFStream) return object.dict;
	return object instanceof PDFDict ? object : undefined;
}

export function list(from: PDFDict, key: string): PDFObject[] {
	const found = value(from, key);
	if (found === undefined) return [];
	if (!(found instanceof PDFArray)) return [found];
	return Array.from({ length: found.size() }, (_, at) =>
		found.lookup(at),
	).filter((item) => item !== undefined);
}

export function string(object: PDFObject | undefined): string | undefined {
	if (object instanceof PDFString || object instanceof PDFHexString)
		return object.decodeText();
	return object instanceof PDFName ? object.decodeText() : undefined;
}

export function number(object: PDFObject | undefined): number | undefined {
	return object instanceof PDFNumber ? object.asNumber() : undefined;
}

/** Whether an entry is the boolean `true`. */
export function isTrue(from: PDFDict | undefined, key: string): boolean {
	return from !== undefined && String(value(from, key)) === "true";
}

/** A stream’s data as text of one byte a character. */
export function data(stream: PDFObject | undefined): string {
	if (!(stream instanceof PDFRawStream)) return "";
	return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

/** Standard structure types (ISO 32000-1 §14.8.4). */
export const standardTypes: ReadonlySet<string> = new Set([
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
	private readonly root: PDFDict;
	private readonly pageNumbers: ReadonlyMap<PDFDict, number>;
	private readonly elements: Element[] = [];
	private readonly claims = new Map<PDFDict, Set<number>>();
	private readonly annotations = new Map<PDFDict, Element>();
	private readonly seen = new Set<PDFDict>();

	constructor(root: PDFDict, pages: readonly PDFDict[]) {
		this.root = root;
		this.pageNumbers = new Map(pages.map((page, index) => [page, index + 1]));
	}

	read(): Structure {
		for (const kid of list(this.root, "K"))
			if (kid instanceof PDFDict) this.element(kid, undefined, undefined);
		const { root, elements, claims, annotations } = this;
		const parents = readParents(dict(root, "ParentTree"), new Map(), 0);
		return { elements, claims, annotations, parents };
	}

	private element(
		from: PDFDict,
		parent: Element | undefined,
		inherited: PDFDict | undefined,
	): void {
		// A tree that bites its own tail is read once.
		if (this.seen.has(from)) return;
		this.seen.add(from);
		const page = dict(from, "Pg") ?? inherited;
		const tag = string(value(from, "S")) ?? "";
		const element: Element = {
			dict: from,
			tag,
			type: this.typeOf(tag),
			parent,
			kids: [],
			page: page && this.pageNumbers.get(page),
		};
		this.elements.push(element);
		parent?.kids.push(element);
		for (const kid of list(from, "K")) this.kid(kid, element, page);
	}

	private kid(
		kid: PDFObject,
		element: Element,
		page: PDFDict | undefined,
	): void {
		if (kid instanceof PDFNumber) this.claim(page, kid.asNumber());
		if (!(kid instanceof PDFDict)) return;
		const own = dict(kid, "Pg") ?? page;
		const type = string(value(kid, "Type"));
		if (type === "MCR")
			this.claim(dict(kid, "Stm") ?? own, number(value(kid, "MCID")));
		else if (type === "OBJR") {
			const annotation = dict(kid, "Obj");
			if (annotation) this.annotations.set(annotation, element);
		} else this.element(kid, element, page);
	}

	private claim(stream: PDFDict | undefined, mcid: number | undefined): void {
		if (!stream || mcid === undefined) return;
		const claims = this.claims.get(stream) ?? new Set();
		this.claims.set(stream, claims.add(mcid));
	}

	private typeOf(tag: string): string {
		const roles = dict(this.root, "RoleMap");
		let type = tag;
		for (let step = 0; step < 10 && !standardTypes.has(type); step++)
			type = (roles && string(value(roles, type))) ?? type;
		return type;
	}
}

function readParents(
	node: PDFDict | undefined,
	parents: Map<number, PDFObject>,
	depth: number,
): ReadonlyMap<number, PDFObject> {
	const entries = node ? list(node, "Nums") : [];
	for (let at = 0; at + 1 < entries.length; at += 2) {
		const [key, value] = [number(entries[at]), entries[at + 1]];
		if (key !== undefined && value) parents.set(key, value);
	}
	if (node && depth < 20)
		for (const kid of list(node, "Kids"))
			readParents(asDict(kid), parents, depth + 1);
	return parents;
}

export { PDFArray, PDFDict, type PDFObject };
