/** The structure tree (ISO 32000-1 §14.7) with the shown text of each element → blocks of text in reading order. */
import { sizeLimits, Unreadable } from "../unreadable.ts";
import type { PdfDocument } from "./document.ts";
import type { ElementContent } from "./element-content.ts";
import {
	blockRunsFromRight,
	hasLetters,
	lineFromRight,
	logicalOrder,
	rightToLeft,
	runsFromRight,
} from "./from-right.ts";
import { Dict, type Direct } from "./objects.ts";
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
	/** Whether formulas or pictures stand in it, whose signs are no text of it. */
	readonly isPartial: boolean;
	readonly shown: readonly Shown[];
	/** Object numbers of the elements that hold it, block or not. */
	readonly objects: readonly number[];
}

export interface Structure {
	/** Empty where the file is not tagged. */
	readonly blocks: readonly PdfBlock[];
	/** What screen readers say in place of an element (`Alt`), by its object number. */
	readonly alternatives: ReadonlyMap<number, string>;
}

const inline = new Set(
	"Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Em Strong Sub FENote".split(
		" ",
	),
);

/** What moves to the other side as a whole where all its letters run from there. */
const groups = new Set(["L", "Table", "BlockQuote"]);

export function readStructure(
	document: PdfDocument,
	shown: readonly Shown[],
	content: ElementContent,
): Structure {
	const tree = document.catalog.dict("StructTreeRoot");
	if (!tree) return { blocks: [], alternatives: new Map() };
	const reader = new StructureReader(document, tree, shown, content);
	reader.children(tree, [], undefined, 0);
	reader.flush();
	return reader;
}

class StructureReader implements Structure {
	readonly blocks: PdfBlock[] = [];
	readonly alternatives = new Map<number, string>();
	readonly #roles: Dict | undefined;
	readonly #content: ElementContent;
	readonly #seen = new Set<Dict>();
	readonly #isFromRight: boolean;
	/** Whether any letter does. */
	readonly #hasFromRight: boolean;
	/** Of the list, the table or the quotation that is open. */
	#groupIsFromRight: boolean | undefined;
	/** The element that a piece of text is in. */
	readonly #owners = new Map<Shown, Dict | undefined>();
	readonly #elements: Dict[] = [];
	#run: Shown[] = [];
	/** Object numbers of the elements that are open, and of those that hold the run. */
	readonly #open: (number | undefined)[] = [];
	#holders = new Set<number>();
	#path: readonly string[] = [];
	/** Whether something in the run is left out. */
	#isPartial = false;

	constructor(
		document: PdfDocument,
		tree: Dict,
		shown: readonly Shown[],
		content: ElementContent,
	) {
		this.#roles = tree.dict("RoleMap");
		this.#isFromRight = runsFromRight(shown, languageOf(document));
		this.#hasFromRight = shown.some(({ text }) => rightToLeft.test(text));
		this.#content = content;
	}

	children(
		dict: Dict,
		path: readonly string[],
		page: Dict | undefined,
		depth: number,
	): void {
		if (depth > sizeLimits.depth)
			throw new Unreadable("The structure tree of the PDF is nested too deep");
		for (const item of dict.items("K"))
			this.#child(item, path, dict.dict("Pg") ?? page, depth);
	}

	flush(): void {
		const [first] = this.#run;
		const text = joinLines(
			this.#run,
			// Code runs from the left on every page.
			!this.#path.includes("Code") && this.#runsFromRight(),
			(item) => this.#owners.get(item),
		);
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
				isPartial: this.#isPartial,
				shown: this.#run,
				objects: [...this.#holders],
			});
		this.#run = [];
		this.#holders = new Set();
		this.#isPartial = false;
	}

	/** Signs alone stand as the group that they are in. */
	#runsFromRight(): boolean {
		const around =
			this.#groupIsFromRight !== undefined && !hasLetters(this.#run)
				? this.#groupIsFromRight
				: this.#isFromRight;
		return blockRunsFromRight(this.#run, around);
	}

	#child(
		item: Direct | undefined,
		path: readonly string[],
		page: Dict | undefined,
		depth: number,
	): void {
		if (typeof item === "number") this.#add(this.#content.at(page, item), path);
		if (!(item instanceof Dict)) return;
		const type = item.name("Type");
		if (type === "OBJR") return;
		if (type === "MCR") {
			this.#add(this.#content.ofReference(item, page), path);
			return;
		}
		if (this.#seen.has(item)) return;
		this.#seen.add(item);
		const { objectNumber } = item;
		this.#open.push(objectNumber);
		this.#elements.push(item);
		const alternative = item.text("Alt");
		if (objectNumber !== undefined && alternative)
			this.alternatives.set(objectNumber, alternative);
		this.#element(item, path, page, depth);
		this.#open.pop();
		this.#elements.pop();
	}

	#element(
		element: Dict,
		path: readonly string[],
		page: Dict | undefined,
		depth: number,
	): void {
		const tag = this.#tag(element);
		// A formula stands in two dimensions, so its signs have no one order in which they are read.
		if (tag === "Formula") {
			this.#isPartial = true;
			return;
		}
		if (tag === "Figure" && this.#isPicture(element)) {
			this.#picture(element, [...path, tag], page, depth);
			return;
		}
		const block = !inline.has(tag);
		if (block) this.flush();
		const own = [...path, tag];
		if (block) this.#path = own;
		const around = this.#groupIsFromRight;
		if (this.#hasFromRight && groups.has(tag)) {
			const content = this.#content.of(element, page);
			if (hasLetters(content))
				this.#groupIsFromRight = blockRunsFromRight(
					content,
					around ?? this.#isFromRight,
				);
		}
		this.children(element, own, page, depth + 1);
		if (block) {
			this.flush();
			this.#path = path;
		}
		this.#groupIsFromRight = around;
	}

	/** A figure may be a group, of a picture and its caption. */
	#isPicture(element: Dict): boolean {
		return (
			element.text("Alt") !== undefined ||
			!element
				.items("K")
				.some((kid) => kid instanceof Dict && kid.entries.has("S"))
		);
	}

	/** What a picture shows is a block of its own, and does not end the line that the picture stands in. */
	#picture(
		element: Dict,
		path: readonly string[],
		page: Dict | undefined,
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
		this.#isPartial = true;
	}

	#tag(element: Dict): string {
		const tag = element.name("S") ?? "";
		return this.#roles?.name(tag) ?? tag;
	}

	#add(content: readonly Shown[], path: readonly string[]): void {
		if (content.length === 0) return;
		if (this.#run.length === 0) this.#path = path;
		this.#run.push(...content);
		for (const item of content) this.#owners.set(item, this.#elements.at(-1));
		for (const number of this.#open)
			if (number !== undefined) this.#holders.add(number);
	}
}

/** A newline wherever the next piece stands on another line or page. `isFromRight` is for lines that run from the right. */
export function joinLines(
	shown: readonly Shown[],
	isFromRight = false,
	ownerOf: (item: Shown) => unknown = (item) => item.mcid ?? item,
): string {
	let text = "";
	for (const line of linesOf(shown)) {
		if (text !== "" && !text.endsWith("\n")) text += "\n";
		text += isFromRight
			? lineFromRight(line, ownerOf)
			: line.map((item) => logicalOrder(item.text)).join("");
	}
	return isFromRight ? text.replace(/^ +/gm, "") : text;
}

function linesOf(shown: readonly Shown[]): Shown[][] {
	const lines: Shown[][] = [];
	let last: Shown | undefined;
	for (const item of shown) {
		const isApart =
			last === undefined ||
			item.page !== last.page ||
			Math.abs(item.y - last.y) > 0.6 * Math.max(item.size, last.size);
		if (isApart) lines.push([]);
		lines.at(-1)?.push(item);
		last = item;
	}
	return lines;
}

/** The language of the document. */
export function languageOf({ catalog }: PdfDocument): string | undefined {
	return catalog.text("Lang");
}
