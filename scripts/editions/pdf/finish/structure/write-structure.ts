/** Writes the tree back: elements, the way from content to element (ParentTree), identifiers and the roles of tags. */
import {
	type PDFArray,
	PDFDict,
	PDFName,
	PDFNull,
	type PDFObject,
	PDFRef,
} from "@cantoo/pdf-lib";
import { type Box, union } from "../content/geometry.ts";
import {
	arrayAt,
	ascii,
	dictAt,
	type OpenFile,
	text,
	textOf,
} from "../open-file.ts";
import {
	contentsOf,
	elementsOf,
	type MarkedContent,
	type StructureChild,
	type StructureElement,
	type StructureTree,
} from "./structure-tree.ts";

export function writeStructure(
	file: OpenFile,
	tree: StructureTree,
	forms: readonly PDFRef[],
): void {
	const writer = new StructureWriter(file, tree, forms);
	writer.write();
}

/** Standard tags of PDF 1.7 that stand for those of HTML and of PDF 2.0. */
const roles: Readonly<Record<string, string>> = {
	Em: "Span",
	Strong: "Span",
	Sub: "Span",
	Aside: "Div",
	Title: "P",
	FENote: "Note",
	DocumentFragment: "Div",
};

const standard = new Set(
	"Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(
		" ",
	),
);

class StructureWriter {
	private readonly file: OpenFile;
	private readonly tree: StructureTree;
	private readonly root: PDFRef;
	/** The element of each piece of content, by the stream that holds it. */
	private readonly pageParents: (PDFRef | undefined)[][];
	private readonly formParents = new Map<PDFRef, (PDFRef | undefined)[]>();
	private readonly annotations: { annotation: PDFRef; parent: PDFRef }[] = [];
	private readonly identifiers = new Map<string, string>();
	private readonly named: { id: string; ref: PDFRef }[] = [];
	private readonly written = new Map<PDFRef, PDFRef>();
	private readonly usedTags = new Set<string>();
	private notes = 0;

	constructor(file: OpenFile, tree: StructureTree, forms: readonly PDFRef[]) {
		this.file = file;
		this.tree = tree;
		this.root = file.context.nextRef();
		this.pageParents = file.pages.map(() => []);
		for (const form of forms) this.formParents.set(form, []);
	}

	write(): void {
		const { context, catalog } = this.file;
		this.numberIdentifiers();
		const top = this.element(this.tree.root, this.root);
		const { nums, next } = this.parentTree();
		const root = context.obj({
			Type: "StructTreeRoot",
			K: [top],
			ParentTree: context.register(context.obj({ Nums: nums })),
			ParentTreeNextKey: next,
		});
		this.writeIdentifiers(root);
		this.writeRoles(root);
		context.assign(this.root, root);
		catalog.set(PDFName.of("StructTreeRoot"), this.root);
		this.pointOutline();
	}

	/** Chromium’s identifiers are numbers of its own run; these follow the order of reading. */
	private numberIdentifiers(): void {
		for (const { id } of elementsOf(this.tree.root))
			if (id) this.identifiers.set(id, `n${this.identifiers.size + 1}`);
	}

	private element(node: StructureElement, parent: PDFRef): PDFRef {
		const { context } = this.file;
		const ref = context.nextRef();
		const dict = PDFDict.withContext(context);
		const set = (key: string, value: PDFObject | undefined) =>
			value && dict.set(PDFName.of(key), value);
		set("S", PDFName.of(node.tag));
		set("P", parent);
		const page = firstPage(node);
		set("Pg", page === undefined ? undefined : this.file.pages[page]?.ref);
		set("K", this.kids(node, ref, page));
		set("Alt", node.alt ? text(node.alt) : undefined);
		set("Lang", node.language ? ascii(node.language) : undefined);
		set("E", node.expansion ? text(node.expansion) : undefined);
		set("ActualText", node.actualText ? text(node.actualText) : undefined);
		set("A", this.attributes(node));
		set("ID", this.identifier(node, ref));
		context.assign(ref, dict);
		if (node.was) this.written.set(node.was, ref);
		this.usedTags.add(node.tag);
		return ref;
	}

	private kids(
		node: StructureElement,
		ref: PDFRef,
		page: number | undefined,
	): PDFObject | undefined {
		const kids = node.children.map((child) => this.kid(child, ref, page));
		const [only] = kids;
		return kids.length > 1 ? this.file.context.obj(kids) : only;
	}

	private kid(
		child: StructureChild,
		parent: PDFRef,
		page: number | undefined,
	): PDFObject {
		const { context, pages } = this.file;
		if (child.kind === "element") return this.element(child, parent);
		const pageRef = pages[child.page]?.ref;
		const Pg = pageRef ? { Pg: pageRef } : {};
		if (child.kind === "object") {
			this.annotations.push({ annotation: child.ref, parent });
			return context.obj({ Type: "OBJR", Obj: child.ref, ...Pg });
		}
		this.parentsOf(child)[child.mcid] = parent;
		const { form, mcid } = child;
		if (form) return context.obj({ Type: "MCR", ...Pg, Stm: form, MCID: mcid });
		if (child.page === page) return context.obj(mcid);
		return context.obj({ Type: "MCR", ...Pg, MCID: mcid });
	}

	private parentsOf({ form, page }: MarkedContent): (PDFRef | undefined)[] {
		const parents = form ? this.formParents.get(form) : this.pageParents[page];
		if (!parents) throw new Error("A form holds content but was not rewritten");
		return parents;
	}

	private attributes(node: StructureElement): PDFObject | undefined {
		for (const attributes of node.attributes) this.renameHeaders(attributes);
		const own: PDFObject[] = [...node.attributes];
		const box = boxOf(node);
		if (box) own.push(this.layout(box));
		const [only] = own;
		return own.length > 1 ? this.file.context.obj(own) : only;
	}

	/** What a figure covers (ISO 32000-1 table 344), to a hundredth of a point. */
	private layout({ left, bottom, right, top }: Box): PDFObject {
		const sides = [left, bottom, right, top].map(
			(side) => Math.round(side * 100) / 100,
		);
		return this.file.context.obj({
			O: "Layout",
			BBox: sides,
		});
	}

	private renameHeaders(attributes: PDFDict): void {
		const headers = arrayAt(attributes, "Headers");
		if (!headers) return;
		const renamed = headers
			.asArray()
			.map((header) => this.identifiers.get(textOf(header) ?? ""))
			.filter((id) => id !== undefined)
			.map(ascii);
		if (renamed.length === 0) attributes.delete(PDFName.of("Headers"));
		else attributes.set(PDFName.of("Headers"), this.file.context.obj(renamed));
	}

	/** A Note must have an identifier of its own (ISO 14289-1 §7.9). */
	private identifier(
		node: StructureElement,
		ref: PDFRef,
	): PDFObject | undefined {
		const known = node.id ? this.identifiers.get(node.id) : undefined;
		const id =
			known ?? (node.tag === "Note" ? `note${++this.notes}` : undefined);
		if (!id) return undefined;
		this.named.push({ id, ref });
		return ascii(id);
	}

	private parentTree(): { nums: PDFArray; next: number } {
		const { context, pages } = this.file;
		const nums = context.obj([]);
		let key = 0;
		const add = (dict: PDFDict, entryName: string, value: PDFObject) => {
			dict.set(PDFName.of(entryName), context.obj(key));
			nums.push(context.obj(key));
			nums.push(value);
			key++;
		};
		pages.forEach(({ dict }, index) => {
			add(dict, "StructParents", this.listOf(this.pageParents[index] ?? []));
		});
		for (const [form, parents] of this.formParents) {
			const stream = context.lookup(form);
			if (stream && "dict" in stream)
				add(stream.dict as PDFDict, "StructParents", this.listOf(parents));
		}
		for (const { annotation, parent } of this.annotations) {
			const dict = context.lookup(annotation);
			if (dict instanceof PDFDict) add(dict, "StructParent", parent);
		}
		return { nums, next: key };
	}

	private listOf(parents: readonly (PDFRef | undefined)[]): PDFRef {
		const { context } = this.file;
		const list = context.obj([]);
		for (let index = 0; index < parents.length; index++)
			list.push(parents[index] ?? PDFNull);
		return context.register(list);
	}

	private writeIdentifiers(root: PDFDict): void {
		if (this.named.length === 0) return;
		const { context } = this.file;
		const names = this.named
			.toSorted((a, b) => (a.id < b.id ? -1 : 1))
			.flatMap(({ id, ref }) => [ascii(id), ref]);
		const [first, last] = [names[0], names.at(-2)];
		const leaf = context.register(
			context.obj({
				Names: names,
				...(first && last ? { Limits: [first, last] } : {}),
			}),
		);
		root.set(PDFName.of("IDTree"), context.obj({ Kids: [leaf] }));
	}

	private writeRoles(root: PDFDict): void {
		const used = [...this.usedTags].filter((tag) => !standard.has(tag)).sort();
		if (used.length === 0) return;
		const map = Object.fromEntries(
			used.map((tag) => [tag, roles[tag] ?? "Span"]),
		);
		root.set(PDFName.of("RoleMap"), this.file.context.obj(map));
	}

	/** The outline keeps its way into the structure, where the element is still there. */
	private pointOutline(): void {
		const outlines = dictAt(this.file.catalog, "Outlines");
		const pending = outlines ? [outlines] : [];
		for (let item = pending.pop(); item; item = pending.pop()) {
			const target = item.get(PDFName.of("SE"));
			const now = target instanceof PDFRef && this.written.get(target);
			if (now) item.set(PDFName.of("SE"), now);
			else item.delete(PDFName.of("SE"));
			for (const key of ["Next", "First"]) {
				const next = dictAt(item, key);
				if (next) pending.push(next);
			}
		}
	}
}

function firstPage(node: StructureElement): number | undefined {
	const own = node.children.find((child) => child.kind === "content");
	return own?.kind === "content" ? own.page : undefined;
}

/** The box of a figure that stands on one page. */
function boxOf(node: StructureElement): Box | undefined {
	if (node.tag !== "Figure" && node.tag !== "Formula") return undefined;
	const contents = [...contentsOf(node)];
	const isWhole = contents.every(({ page }) => page === contents[0]?.page);
	if (!isWhole) return undefined;
	return contents.reduce<Box | undefined>(
		(box, content) => union(box, content.box),
		undefined,
	);
}
