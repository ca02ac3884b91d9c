/** The structure tree as plain nodes that the passes can change, and how it is read from the print. */
import {
	PDFArray,
	PDFDict,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRef,
} from "@cantoo/pdf-lib";
import type { Box } from "../content/geometry.ts";
import {
	dictAt,
	entry,
	nameAt,
	numberAt,
	type OpenFile,
	refAt,
	textAt,
} from "../open-file.ts";

export interface StructureElement {
	readonly kind: "element";
	tag: string;
	children: StructureChild[];
	alt?: string | undefined;
	language?: string | undefined;
	/** What an abbreviation stands for. */
	expansion?: string | undefined;
	actualText?: string | undefined;
	/** Chromium’s identifier of the node, which other elements refer to. */
	id?: string | undefined;
	/** Attribute objects, as they were read. */
	attributes: PDFDict[];
	/** The element that it was in the print; the outline refers to it. */
	readonly was?: PDFRef | undefined;
	/** Set by the side channel: the element stays, whatever its tag. */
	named?: boolean | undefined;
}

/** A marked-content sequence on a page. */
export interface MarkedContent {
	readonly kind: "content";
	readonly page: number;
	mcid: number;
	/** The form XObject that holds the sequence, where it is not in the page’s own stream. */
	form?: PDFRef | undefined;
	/** Paths alone are decoration in `text`, and content in a `graphic`; an `artifact` is left out of the tree. */
	use: "text" | "graphic" | "artifact";
	/** What a graphic covers, in points of the page. */
	box?: Box | undefined;
	/** The block of text that it belongs to. */
	block?: TextBlock | undefined;
	/** Whether it shows text, as opposed to drawing only. */
	hasText?: boolean | undefined;
}

/** What runs on in the same lines; shared by all of its pieces. */
export interface TextBlock {
	/** The last page that it stands on. */
	lastPage: number;
}

/** An annotation, which is a link. */
export interface ObjectReference {
	readonly kind: "object";
	readonly page: number;
	readonly ref: PDFRef;
}

export type StructureChild = StructureElement | MarkedContent | ObjectReference;

export type ContentMap = ReadonlyMap<number, MarkedContent>;

export interface StructureTree {
	readonly root: StructureElement;
	/** The marked content of each page by its MCID. */
	readonly contents: readonly ContentMap[];
	/** That of the forms which have numbers of their own: newer browsers write them so. */
	readonly formContents: ReadonlyMap<PDFRef, ContentMap>;
}

export function readStructure(file: OpenFile): StructureTree {
	const treeRoot = dictAt(file.catalog, "StructTreeRoot");
	if (!treeRoot)
		throw new Error(
			"The print has no structure: print it with tags (page.pdf({ tagged: true }))",
		);
	const reader = new StructureReader(file);
	const children = kidsOf(treeRoot)
		.map((kid) => reader.child(kid, undefined))
		.filter((child) => child !== undefined);
	const [first] = children;
	const root =
		children.length === 1 && first?.kind === "element"
			? first
			: element("Document", children);
	return {
		root,
		contents: reader.contents,
		formContents: reader.formContents,
	};
}

export function element(
	tag: string,
	children: StructureChild[],
): StructureElement {
	return { kind: "element", tag, children, attributes: [] };
}

/** Every element below and including `node`, parents first. */
export function* elementsOf(
	node: StructureElement,
): Generator<StructureElement> {
	yield node;
	for (const child of node.children)
		if (child.kind === "element") yield* elementsOf(child);
}

/** Every piece of marked content below `node`, in reading order. */
export function* contentsOf(node: StructureElement): Generator<MarkedContent> {
	for (const child of node.children)
		if (child.kind === "content") yield child;
		else if (child.kind === "element") yield* contentsOf(child);
}

class StructureReader {
	readonly contents: Map<number, MarkedContent>[];
	readonly formContents = new Map<PDFRef, Map<number, MarkedContent>>();
	private readonly file: OpenFile;

	constructor(file: OpenFile) {
		this.file = file;
		this.contents = file.pages.map(() => new Map());
	}

	child(kid: PDFObject, page: number | undefined): StructureChild | undefined {
		const value = kid instanceof PDFRef ? this.file.context.lookup(kid) : kid;
		if (value instanceof PDFNumber)
			return this.content(value.asNumber(), page, undefined);
		if (!(value instanceof PDFDict)) return undefined;
		const ownPage = this.pageOf(value) ?? page;
		const type = nameAt(value, "Type");
		if (type === "MCR") {
			const mcid = numberAt(value, "MCID");
			return this.content(mcid, ownPage, refAt(value, "Stm"));
		}
		if (type === "OBJR") return object(refAt(value, "Obj"), ownPage);
		return this.element(
			value,
			kid instanceof PDFRef ? kid : undefined,
			ownPage,
		);
	}

	private element(
		dict: PDFDict,
		was: PDFRef | undefined,
		page: number | undefined,
	): StructureElement {
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

	private content(
		mcid: number | undefined,
		page: number | undefined,
		form: PDFRef | undefined,
	): MarkedContent | undefined {
		if (mcid === undefined || page === undefined) return undefined;
		const known = form ? this.mapOf(form) : this.contents[page];
		// An MCID belongs to one element; a second claim would be read twice.
		if (!known || known.has(mcid)) return undefined;
		const content: MarkedContent = { kind: "content", page, mcid, use: "text" };
		known.set(mcid, content);
		return content;
	}

	private mapOf(form: PDFRef): Map<number, MarkedContent> {
		const map = this.formContents.get(form) ?? new Map();
		this.formContents.set(form, map);
		return map;
	}

	private pageOf(dict: PDFDict): number | undefined {
		const ref = refAt(dict, "Pg");
		return ref && this.file.pageIndex.get(ref.objectNumber);
	}
}

function object(
	ref: PDFRef | undefined,
	page: number | undefined,
): ObjectReference | undefined {
	return ref && page !== undefined ? { kind: "object", page, ref } : undefined;
}

function kidsOf(dict: PDFDict): PDFObject[] {
	const kids = entry(dict, "K");
	if (kids instanceof PDFArray) return kids.asArray();
	const one = dict.get(PDFName.of("K"));
	return one ? [one] : [];
}

function attributesOf(dict: PDFDict): PDFDict[] {
	const value = entry(dict, "A");
	if (value instanceof PDFDict) return [value];
	if (!(value instanceof PDFArray)) return [];
	return value
		.asArray()
		.map((item) => dict.context.lookup(item))
		.filter((item): item is PDFDict => item instanceof PDFDict);
}
