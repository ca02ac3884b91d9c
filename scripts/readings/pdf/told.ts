/** What a PDF tells without showing it: alternative and actual texts, expansions and languages of its structure, and what its links say and lead to. */
import type { Item } from "../items.ts";
import { sizeLimits } from "../unreadable.ts";
import type { PdfDocument } from "./document.ts";
import type { ElementContent } from "./element-content.ts";
import { itemsOfDict } from "./items.ts";
import { Dict } from "./objects.ts";
import type { Shown } from "./shown-text.ts";

export interface PdfTold {
	/** A key of a structure element (ISO 32000-1 §14.9). */
	readonly key: "Alt" | "ActualText" | "E" | "Lang";
	readonly value: string;
	/** As in the file: `Figure`, `Lbl`. */
	readonly tag: string;
	/** What the element shows, without line ends and without the formulas, pictures and numbers of lists in it. */
	readonly text: string;
	/** From 1; absent where the element shows nothing. */
	readonly page?: number | undefined;
}

export interface PdfLink {
	/** The address that it opens, or absent. */
	readonly uri?: string | undefined;
	/** The name of the place in the document that it leads to, or absent. */
	readonly destination?: string | undefined;
	/** What a screen reader says of it. */
	readonly contents?: string | undefined;
	/** The words of the structure element that holds it. */
	readonly text: string;
	readonly page: number;
}

export interface ToldByStructure {
	readonly told: readonly PdfTold[];
	readonly links: readonly PdfLink[];
	/** Keys that no element of ours has, and elements that stand in the tree twice. */
	readonly items: readonly Item[];
}

const tellingKeys = ["Alt", "ActualText", "E", "Lang"] as const;

/** What an element is made of. */
const structural: ReadonlySet<string> = new Set([
	...tellingKeys,
	..."Type S P K Pg ID A".split(" "),
]);

/** What is seen in them is no word of a line. */
const pictures: ReadonlySet<string> = new Set(["Figure", "Formula"]);
/** And the numbers of a list are its own. */
const besideWords: ReadonlySet<string> = new Set([...pictures, "Lbl"]);

export function readTold(
	document: PdfDocument,
	content: ElementContent,
): ToldByStructure {
	const told: PdfTold[] = [];
	const links: PdfLink[] = [];
	const items: Item[] = [];
	const seen = new Set<Dict>();
	const held = new Set<Dict>();
	const numbers = new Map(
		document.pages.map(({ dict, number }) => [dict.objectNumber, number]),
	);
	const visit = (
		element: Dict,
		page: Dict | undefined,
		depth: number,
	): void => {
		if (depth > sizeLimits.depth) return;
		const own = element.dict("Pg") ?? page;
		const tag = element.name("S") ?? "";
		if (seen.has(element)) {
			items.push({ key: "structure twice", value: tag, where: "structure" });
			return;
		}
		seen.add(element);
		items.push(...itemsOfDict(element, "structure", "structure", structural));
		for (const key of tellingKeys) {
			const value = element.text(key);
			if (value === undefined) continue;
			const shown = content.of(element, own, besideWords);
			told.push({
				...{ key, value, tag },
				text: textOf(shown),
				page: shown[0] && shown[0].page + 1,
			});
		}
		for (const kid of element.items("K")) {
			if (!(kid instanceof Dict) || kid.name("Type") === "MCR") continue;
			if (kid.name("Type") !== "OBJR") visit(kid, own, depth + 1);
			else {
				const annotation = kid.dict("Obj");
				if (annotation) held.add(annotation);
				const at = numbers.get((kid.dict("Pg") ?? own)?.objectNumber);
				if (annotation && at !== undefined)
					links.push({
						...linkOf(annotation),
						text: textOf(content.of(element, own, pictures)),
						page: at,
					});
			}
		}
	};
	const tree = document.catalog.dict("StructTreeRoot");
	for (const kid of tree?.items("K") ?? [])
		if (kid instanceof Dict) visit(kid, undefined, 0);
	for (const { dict, number } of document.pages)
		for (const annotation of dict.items("Annots"))
			if (annotation instanceof Dict && !held.has(annotation))
				links.push({ ...linkOf(annotation), text: "", page: number });
	return { told, links, items };
}

function linkOf(annotation: Dict) {
	return {
		uri: annotation.dict("A")?.text("URI"),
		destination: annotation.text("Dest") ?? annotation.name("Dest"),
		contents: annotation.text("Contents"),
	};
}

function textOf(shown: readonly Shown[]): string {
	return shown.map(({ text }) => text).join("");
}
