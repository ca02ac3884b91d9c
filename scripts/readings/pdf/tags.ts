/** The structure tree as it is tagged (ISO 32000-1 §14.8.4): each run of text, picture and formula, and each element that holds nothing, with the elements around it. */
import {
	addToRun,
	type GrowingRun,
	type InLine,
	type OpenInLine,
} from "../tags-in-line.ts";
import { sizeLimits } from "../unreadable.ts";
import type { PdfDocument } from "./document.ts";
import type { ElementContent } from "./element-content.ts";
import { Dict, type Direct } from "./objects.ts";
import type { Shown } from "./shown-text.ts";

export interface PdfTag {
	/** An object is a picture or a formula. */
	readonly kind: "text" | "object" | "empty";
	/** Of an object its alternative text, of an element that holds nothing what is read in its place. */
	readonly text: string;
	/** From the outermost element to the innermost that is none of a line. */
	readonly path: readonly TagStep[];
	/** The elements in its lines, but for spans, which say nothing. */
	readonly inLine: readonly InLine[];
	/** From 1; absent where nothing is shown. */
	readonly page?: number | undefined;
}

export interface TagStep {
	/** `P`, `H1`, `LBody`. */
	readonly tag: string;
	/** Equal where it is the same element. */
	readonly element: unknown;
	/** Of a cell what it heads, and how many columns and rows it spans where that is more than one: `Column`, `2×1`. */
	readonly cell?: string | undefined;
}

/** In reading order; an object stands before the line that it is in. What no element holds has no path, and stands last. */
export function readTags(
	document: PdfDocument,
	shown: readonly Shown[],
	content: ElementContent,
): readonly PdfTag[] {
	const tree = document.catalog.dict("StructTreeRoot");
	if (!tree) return [];
	const reader = new TagReader(tree.dict("RoleMap"), content);
	reader.kids(tree, [], undefined);
	reader.flush();
	return [...reader.tags, ...reader.leftOf(shown)];
}

/** Structure types of a line (ISO 32000-1 §14.8.4.4); a note is a group here, since it holds paragraphs. */
const ofLines: ReadonlySet<string> = new Set(
	"Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub".split(
		" ",
	),
);

type Run = PdfTag & GrowingRun;

class TagReader {
	readonly tags: PdfTag[] = [];
	readonly #roles: Dict | undefined;
	readonly #content: ElementContent;
	readonly #seen = new Set<Dict>();
	readonly #held = new Set<Shown>();
	readonly #open: OpenInLine[] = [];
	#run: Run | undefined;

	constructor(roles: Dict | undefined, content: ElementContent) {
		this.#roles = roles;
		this.#content = content;
	}

	kids(
		holder: Dict,
		path: readonly TagStep[],
		around: Dict | undefined,
		depth = 0,
	): void {
		if (depth > sizeLimits.depth) return;
		const page = holder.dict("Pg") ?? around;
		for (const kid of holder.items("K")) this.#kid(kid, path, page, depth);
	}

	flush(): void {
		if (this.#run) this.tags.push(this.#run);
		this.#run = undefined;
	}

	/** Marked content that is neither decoration nor in any element; what follows one another on a page is one. */
	leftOf(shown: readonly Shown[]): PdfTag[] {
		const left: Run[] = [];
		let last: Shown | undefined;
		for (const item of shown) {
			const isLeft =
				item.mcid !== undefined && !item.isArtifact && !this.#held.has(item);
			const run = left.at(-1);
			if (isLeft && run && last?.page === item.page) run.text += item.text;
			else if (isLeft)
				left.push({
					kind: "text",
					text: item.text,
					path: [],
					inLine: [],
					page: item.page + 1,
				});
			last = isLeft ? item : undefined;
		}
		return left;
	}

	#kid(
		kid: Direct | undefined,
		path: readonly TagStep[],
		page: Dict | undefined,
		depth: number,
	): void {
		if (typeof kid === "number") this.#add(this.#content.at(page, kid), path);
		if (!(kid instanceof Dict) || kid.name("Type") === "OBJR") return;
		if (kid.name("Type") === "MCR")
			this.#add(this.#content.ofReference(kid, page), path);
		else if (!this.#seen.has(kid)) {
			this.#seen.add(kid);
			this.#element(kid, path, page, depth + 1);
		}
	}

	#element(
		element: Dict,
		path: readonly TagStep[],
		page: Dict | undefined,
		depth: number,
	): void {
		const name = element.name("S") ?? "";
		const tag = this.#roles?.name(name) ?? name;
		const own = [...path, { tag, element, cell: cellOf(tag, element) }];
		if (isObject(tag, element)) {
			const shown = this.#content.of(element, page);
			const [first] = shown;
			for (const item of shown) this.#held.add(item);
			this.tags.push({
				kind: "object",
				text: element.text("Alt") ?? "",
				path: own,
				inLine: [],
				page: first && first.page + 1,
			});
		} else if (ofLines.has(tag)) {
			if (tag !== "Span") this.#open.push({ tag });
			this.kids(element, path, page, depth);
			if (tag !== "Span") this.#open.pop();
		} else {
			this.flush();
			const before = this.tags.length;
			this.kids(element, own, page, depth);
			this.flush();
			if (this.tags.length === before)
				this.tags.push({
					kind: "empty",
					text: element.text("ActualText") ?? "",
					path: own,
					inLine: [],
				});
		}
	}

	#add(shown: readonly Shown[], path: readonly TagStep[]): void {
		const [first] = shown;
		if (!first) return;
		for (const item of shown) this.#held.add(item);
		const text = shown.map((item) => item.text).join("");
		this.#run ??= {
			kind: "text",
			text: "",
			path,
			inLine: [],
			page: first.page + 1,
		};
		addToRun(this.#run, text, this.#open);
	}
}

/** A figure may be a group, of a picture and its caption. */
function isObject(tag: string, element: Dict): boolean {
	if (tag === "Formula") return true;
	return (
		tag === "Figure" &&
		(element.text("Alt") !== undefined ||
			!element
				.items("K")
				.some((kid) => kid instanceof Dict && kid.entries.has("S")))
	);
}

/** By its attributes (ISO 32000-1 §14.8.5.7). */
function cellOf(tag: string, element: Dict): string | undefined {
	if (!/^T[HD]$/.test(tag)) return undefined;
	const owners = element.items("A").filter((item) => item instanceof Dict);
	const [columns, rows] = ["ColSpan", "RowSpan"].map(
		(key) => owners.find((owner) => owner.get(key))?.number(key) ?? 1,
	);
	const [scope] = owners.flatMap((owner) => owner.name("Scope") ?? []);
	return sayCell(tag === "TH" ? scope : undefined, columns, rows);
}

export function sayCell(
	scope: string | undefined,
	columns = 1,
	rows = 1,
): string {
	const spans = columns === 1 && rows === 1 ? undefined : `${columns}×${rows}`;
	return [scope, spans].filter((part) => part !== undefined).join(" ");
}
