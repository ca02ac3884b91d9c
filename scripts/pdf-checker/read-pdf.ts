/** A PDF as the checks need it: its objects, its structure as a tree, and where content says it belongs. */
import type { PdfDocument } from "../readings/pdf/document.ts";
import {
	ByteString,
	Dict,
	type Direct,
	dictOf,
	nameOf,
	numberOf,
} from "../readings/pdf/objects.ts";

export interface Pdf {
	readonly document: PdfDocument;
	/** Undefined where the file has no structure. */
	readonly structure: TaggedStructure | undefined;
}

export interface TaggedStructure {
	readonly elements: readonly Element[];
	/** What the tree says of the content of each stream: MCIDs by the dictionary of a page or a form. */
	readonly claims: ReadonlyMap<Dict, ReadonlySet<number>>;
	/** The ParentTree: one element, or a list by MCID. */
	readonly parents: ReadonlyMap<number, Direct>;
	/** The element that the tree gives to each annotation. */
	readonly annotations: ReadonlyMap<Dict, Element>;
}

export interface Element {
	readonly dict: Dict;
	/** As written. */
	readonly tag: string;
	/** With roles followed to a standard type; the tag itself where they lead nowhere. */
	readonly type: string;
	readonly parent: Element | undefined;
	readonly kids: Element[];
	/** From 1. */
	readonly page: number | undefined;
}

export function readPdf(document: PdfDocument): Pdf {
	const root = document.catalog.dict("StructTreeRoot");
	const pages = document.pages.map(({ dict }) => dict);
	return { document, structure: root && new TreeReader(root, pages).read() };
}

/** What a string or a name says. */
export function words(object: Direct | undefined): string | undefined {
	return object instanceof ByteString ? object.text : nameOf(object);
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
	private readonly root: Dict;
	private readonly pageNumbers: ReadonlyMap<Dict, number>;
	private readonly elements: Element[] = [];
	private readonly claims = new Map<Dict, Set<number>>();
	private readonly annotations = new Map<Dict, Element>();
	private readonly seen = new Set<Dict>();

	constructor(root: Dict, pages: readonly Dict[]) {
		this.root = root;
		this.pageNumbers = new Map(pages.map((page, index) => [page, index + 1]));
	}

	read(): TaggedStructure {
		for (const kid of this.root.items("K"))
			if (kid instanceof Dict) this.element(kid, undefined, undefined);
		const { root, elements, claims, annotations } = this;
		const parents = readParents(root.dict("ParentTree"), new Map(), 0);
		return { elements, claims, annotations, parents };
	}

	private element(
		from: Dict,
		parent: Element | undefined,
		inherited: Dict | undefined,
	): void {
		// A tree that bites its own tail is read once.
		if (this.seen.has(from)) return;
		this.seen.add(from);
		const page = from.dict("Pg") ?? inherited;
		const tag = from.name("S") ?? "";
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
		for (const kid of from.items("K")) this.kid(kid, element, page);
	}

	private kid(
		kid: Direct | undefined,
		element: Element,
		page: Dict | undefined,
	): void {
		if (typeof kid === "number") this.claim(page, kid);
		if (!(kid instanceof Dict)) return;
		const own = kid.dict("Pg") ?? page;
		const type = kid.name("Type");
		if (type === "MCR") this.claim(kid.dict("Stm") ?? own, kid.number("MCID"));
		else if (type === "OBJR") {
			const annotation = kid.dict("Obj");
			if (annotation) this.annotations.set(annotation, element);
		} else this.element(kid, element, page);
	}

	private claim(stream: Dict | undefined, mcid: number | undefined): void {
		if (!stream || mcid === undefined) return;
		const claims = this.claims.get(stream) ?? new Set();
		this.claims.set(stream, claims.add(mcid));
	}

	private typeOf(tag: string): string {
		const roles = this.root.dict("RoleMap");
		let type = tag;
		for (let step = 0; step < 10 && !standardTypes.has(type); step++)
			type = roles?.name(type) ?? type;
		return type;
	}
}

function readParents(
	node: Dict | undefined,
	parents: Map<number, Direct>,
	depth: number,
): ReadonlyMap<number, Direct> {
	const entries = node?.items("Nums") ?? [];
	for (let at = 0; at + 1 < entries.length; at += 2) {
		const [key, value] = [numberOf(entries[at]), entries[at + 1]];
		if (key !== undefined && value !== undefined) parents.set(key, value);
	}
	if (node && depth < 20)
		for (const kid of node.items("Kids"))
			readParents(dictOf(kid), parents, depth + 1);
	return parents;
}
