/** The structure tree (ISO 32000-1 §14.7) with the shown text of each element → blocks of text in reading order. */
import {
	PDFDict,
	type PDFDocument,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRef,
} from "@cantoo/pdf-lib";
import { sizeLimits, Unreadable } from "../unreadable.ts";
import {
	dictIn,
	itemsIn,
	nameIn,
	numberIn,
	resolve,
	textIn,
} from "./open-pdf.ts";
import type { Shown } from "./shown-text.ts";

export interface PdfBlock {
	/** Standard tag of the innermost block element: `P`, `H1`, `LBody`. */
	readonly tag: string;
	/** Tags from the root to it. */
	readonly path: readonly string[];
	/** Lines are separated by newlines. */
	readonly text: string;
	/** From 0. */
	readonly page: number;
	/** Pages of its first and last characters differ where it runs over. */
	readonly lastPage: number;
	readonly hidden?: string | undefined;
	readonly shown: readonly Shown[];
	/** Object numbers of the elements that hold it, block or not. */
	readonly objects: readonly number[];
}

export interface Structure {
	/** Empty where the file is not tagged. */
	readonly blocks: readonly PdfBlock[];
	/** What stands in place of an element for who cannot see it (`Alt`), by its object number. */
	readonly alternatives: ReadonlyMap<number, string>;
}

const inline = new Set(
	"Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Em Strong Sub FENote".split(
		" ",
	),
);

export function readStructure(
	document: PDFDocument,
	shown: readonly Shown[],
): Structure {
	const tree = dictIn(document, document.catalog, "StructTreeRoot");
	if (!tree) return { blocks: [], alternatives: new Map() };
	const reader = new StructureReader(document, tree, shown);
	reader.children(tree, [], undefined, 0);
	reader.flush();
	return reader;
}

class StructureReader implements Structure {
	readonly blocks: PdfBlock[] = [];
	readonly alternatives = new Map<number, string>();
	readonly #document: PDFDocument;
	readonly #roles: PDFDict | undefined;
	readonly #content = new Map<string, Shown[]>();
	readonly #pages = new Map<string, number>();
	readonly #seen = new Set<PDFDict>();
	#run: Shown[] = [];
	/** Object numbers of the elements that are open, and of those that hold the run. */
	readonly #open: (number | undefined)[] = [];
	#holders = new Set<number>();
	#path: readonly string[] = [];

	constructor(document: PDFDocument, tree: PDFDict, shown: readonly Shown[]) {
		this.#document = document;
		this.#roles = dictIn(document, tree, "RoleMap");
		document.getPages().forEach((page, index) => {
			this.#pages.set(page.ref.toString(), index);
		});
		for (const item of shown) {
			if (item.mcid === undefined || item.isArtifact) continue;
			const key = contentKey(item.form?.toString() ?? item.page, item.mcid);
			const known = this.#content.get(key);
			if (known) known.push(item);
			else this.#content.set(key, [item]);
		}
	}

	children(
		dict: PDFDict,
		path: readonly string[],
		page: PDFObject | undefined,
		depth: number,
	): void {
		if (depth > sizeLimits.depth)
			throw new Unreadable("The structure tree of the PDF is nested too deep");
		for (const item of itemsIn(this.#document, dict, "K"))
			this.#child(item, path, dict.get(PDFName.of("Pg")) ?? page, depth);
	}

	flush(): void {
		const [first] = this.#run;
		const text = joinLines(this.#run);
		if (first && text.trim() !== "")
			this.blocks.push({
				tag: this.#path.findLast((tag) => !inline.has(tag)) ?? "",
				path: this.#path,
				text,
				page: first.page,
				lastPage: this.#run.at(-1)?.page ?? first.page,
				hidden: this.#run.find(
					(item) => item.hidden && item.drawn.trim() !== "",
				)?.hidden,
				shown: this.#run,
				objects: [...this.#holders],
			});
		this.#run = [];
		this.#holders = new Set();
	}

	#child(
		item: PDFObject | undefined,
		path: readonly string[],
		page: PDFObject | undefined,
		depth: number,
	): void {
		const object = resolve(this.#document, item);
		if (object instanceof PDFNumber) {
			this.#add(page, object.asNumber(), path);
			return;
		}
		if (!(object instanceof PDFDict)) return;
		const type = nameIn(this.#document, object, "Type");
		if (type === "OBJR") return;
		if (type === "MCR") {
			const stream = object.get(PDFName.of("Stm"));
			this.#add(
				stream ?? object.get(PDFName.of("Pg")) ?? page,
				numberIn(this.#document, object, "MCID") ?? -1,
				path,
			);
			return;
		}
		if (this.#seen.has(object)) return;
		this.#seen.add(object);
		const number = item instanceof PDFRef ? item.objectNumber : undefined;
		this.#open.push(number);
		const alternative = textIn(this.#document, object, "Alt");
		if (number !== undefined && alternative)
			this.alternatives.set(number, alternative);
		this.#element(object, path, page, depth);
		this.#open.pop();
	}

	#element(
		element: PDFDict,
		path: readonly string[],
		page: PDFObject | undefined,
		depth: number,
	): void {
		const tag = this.#tag(element);
		// A formula stands in two dimensions: in which order its signs are read is nobody’s word.
		if (tag === "Formula") return;
		if (tag === "Figure" && this.#isPicture(element)) {
			this.#picture(element, [...path, tag], page, depth);
			return;
		}
		const block = !inline.has(tag);
		if (block) this.flush();
		const own = [...path, tag];
		if (block) this.#path = own;
		this.children(element, own, page, depth + 1);
		if (block) {
			this.flush();
			this.#path = path;
		}
	}

	/** A figure may be a group, of a picture and its caption. */
	#isPicture(element: PDFDict): boolean {
		return (
			textIn(this.#document, element, "Alt") !== undefined ||
			!itemsIn(this.#document, element, "K").some((item) => {
				const child = resolve(this.#document, item);
				return child instanceof PDFDict && child.has(PDFName.of("S"));
			})
		);
	}

	/** What a picture shows is a block of its own, and does not end the line that the picture stands in. */
	#picture(
		element: PDFDict,
		path: readonly string[],
		page: PDFObject | undefined,
		depth: number,
	): void {
		const line = { run: this.#run, holders: this.#holders, path: this.#path };
		[this.#run, this.#holders, this.#path] = [[], new Set(), path];
		this.children(element, path, page, depth + 1);
		this.flush();
		[this.#run, this.#holders, this.#path] = [
			line.run,
			line.holders,
			line.path,
		];
	}

	#tag(element: PDFDict): string {
		const tag = nameIn(this.#document, element, "S") ?? "";
		return nameIn(this.#document, this.#roles, tag) ?? tag;
	}

	#add(
		owner: PDFObject | undefined,
		mcid: number,
		path: readonly string[],
	): void {
		const name = owner instanceof PDFRef ? owner.toString() : "";
		const content = this.#content.get(
			contentKey(this.#pages.get(name) ?? name, mcid),
		);
		if (!content) return;
		if (this.#run.length === 0) this.#path = path;
		this.#run.push(...content);
		for (const number of this.#open)
			if (number !== undefined) this.#holders.add(number);
	}
}

function contentKey(owner: string | number, mcid: number): string {
	return `${owner} ${mcid}`;
}

/** A newline wherever the next piece stands on another line or page. */
export function joinLines(shown: readonly Shown[]): string {
	let text = "";
	let last: Shown | undefined;
	for (const item of shown) {
		const apart =
			last !== undefined &&
			(item.page !== last.page ||
				Math.abs(item.y - last.y) > 0.6 * Math.max(item.size, last.size));
		if (apart && text !== "" && !text.endsWith("\n")) text += "\n";
		text += logicalOrder(item.text);
		last = item;
	}
	return text;
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** From a letter that runs from right to left to the last of its row, over signs and figures but no other letters. */
const rows =
	/[\p{Script=Hebrew}\p{Script=Arabic}](?:[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}])*\p{M}*/gu;

/** Everything is drawn from the left: rows of letters that run from right to left are turned, but for the figures in them. */
function logicalOrder(text: string): string {
	if (!rightToLeft.test(text)) return text;
	return text.replace(rows, (row) =>
		(row.match(/\p{Nd}[\p{Nd}.,:/-]*(?<=\p{Nd})|\P{M}\p{M}*|\p{M}+/gu) ?? [])
			.reverse()
			.map((part) => mirrored[part] ?? part)
			.join(""),
	);
}

const mirrored: Readonly<Record<string, string>> = {
	"(": ")",
	")": "(",
	"[": "]",
	"]": "[",
};

/** The language of the document. */
export function languageOf(document: PDFDocument): string | undefined {
	return textIn(document, document.catalog, "Lang");
}
