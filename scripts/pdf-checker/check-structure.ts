/** The structure tree: known tags, each where it may stand, with the words that it needs. */
import type { PdfFault } from "../model/problem.ts";
import { isMark } from "./is-mark.ts";
import { placeOf } from "./place-of.ts";
import { type Element, type Pdf, standardTypes, words } from "./read-pdf.ts";

export function checkStructure({ structure }: Pdf): PdfFault[] {
	if (!structure) return [];
	const { elements } = structure;
	return [
		...elements.flatMap((element) => [
			...checkTag(element),
			...checkParent(element),
			...checkKids(element),
			...checkWords(element),
		]),
		...checkHeadings(elements),
		...checkNotes(elements),
	];
}

function faultAt(element: Element, rule: string, message: string): PdfFault {
	return { rule, message, ...placeOf(element), page: pageOf(element) };
}

function pageOf(element: Element): number | undefined {
	return element.page ?? element.kids.map(pageOf).find((page) => page);
}

function checkTag(element: Element): PdfFault[] {
	const faults: PdfFault[] = [];
	const { tag, type, dict } = element;
	if (!standardTypes.has(type))
		faults.push(
			faultAt(
				element,
				"UA1:7.1-5",
				`Unexpected tag ${tag}, expected a standard one or a role for it`,
			),
		);
	if (!dict.get("P"))
		faults.push(faultAt(element, "UA1:7.1-12", `Missing parent of ${tag}`));
	if (isMark(tag))
		faults.push(faultAt(element, "PDF:marks", `Unexpected tag ${tag}`));
	return faults;
}

interface Place {
	readonly rule: string;
	readonly types: readonly string[];
}

/** Where an element may stand. */
const parents: Readonly<Record<string, Place>> = {
	TR: { rule: "UA1:7.2-4", types: ["Table", "THead", "TBody", "TFoot"] },
	THead: { rule: "UA1:7.2-5", types: ["Table"] },
	TBody: { rule: "UA1:7.2-6", types: ["Table"] },
	TFoot: { rule: "UA1:7.2-7", types: ["Table"] },
	TH: { rule: "UA1:7.2-8", types: ["TR"] },
	TD: { rule: "UA1:7.2-9", types: ["TR"] },
	LI: { rule: "UA1:7.2-17", types: ["L"] },
	LBody: { rule: "UA1:7.2-18", types: ["LI"] },
	TOCI: { rule: "UA1:7.2-26", types: ["TOC"] },
	RB: { rule: "PDF:ruby", types: ["Ruby"] },
	RT: { rule: "PDF:ruby", types: ["Ruby"] },
	RP: { rule: "PDF:ruby", types: ["Ruby"] },
};

/** What an element may hold. */
const kids: Readonly<Record<string, Place>> = {
	Table: {
		rule: "UA1:7.2-3",
		types: ["TR", "THead", "TBody", "TFoot", "Caption"],
	},
	THead: { rule: "UA1:7.2-36", types: ["TR"] },
	TBody: { rule: "UA1:7.2-37", types: ["TR"] },
	TFoot: { rule: "UA1:7.2-38", types: ["TR"] },
	TR: { rule: "UA1:7.2-10", types: ["TH", "TD"] },
	L: { rule: "UA1:7.2-19", types: ["L", "LI", "Caption"] },
	LI: { rule: "UA1:7.2-20", types: ["Lbl", "LBody"] },
	TOC: { rule: "UA1:7.2-27", types: ["TOC", "TOCI", "Caption"] },
	Ruby: { rule: "PDF:ruby", types: ["RB", "RT", "RP"] },
};

function checkParent(element: Element): PdfFault[] {
	const place = parents[element.type];
	const type = element.parent?.type ?? "the root";
	if (!place || place.types.includes(type)) return [];
	return [
		faultAt(
			element,
			place.rule,
			`Unexpected ${element.type} in ${type}, expected it in ${place.types.join(" or ")}`,
		),
	];
}

function checkKids(element: Element): PdfFault[] {
	const place = kids[element.type];
	if (!place) return [];
	return element.kids
		.filter(({ type }) => !place.types.includes(type))
		.map((kid) =>
			faultAt(
				kid,
				place.rule,
				`Unexpected ${kid.type} in ${element.type}, expected ${place.types.join(" or ")}`,
			),
		);
}

function checkWords(element: Element): PdfFault[] {
	const { dict, type } = element;
	const faults: PdfFault[] = [];
	const hasWords =
		Boolean(words(dict.get("Alt"))) ||
		words(dict.get("ActualText")) !== undefined;
	if (type === "Figure" && !hasWords)
		faults.push(
			faultAt(element, "UA1:7.3-1", "Missing text alternative of a figure"),
		);
	if (type === "Formula" && !hasWords)
		faults.push(
			faultAt(element, "UA1:7.7-1", "Missing text alternative of a formula"),
		);
	for (const key of ["Alt", "ActualText", "E", "T"])
		if (isMark(words(dict.get(key)) ?? ""))
			faults.push(
				faultAt(element, "PDF:marks", `Unexpected mark in ${key} of ${type}`),
			);
	if (type === "Link" && isIn(element.parent, "Link"))
		faults.push(
			faultAt(element, "PDF:nested-link", "Unexpected link in a link"),
		);
	return faults;
}

function isIn(element: Element | undefined, type: string): boolean {
	return (
		element !== undefined &&
		(element.type === type || isIn(element.parent, type))
	);
}

function checkHeadings(elements: readonly Element[]): PdfFault[] {
	const faults: PdfFault[] = [];
	let last = 0;
	for (const element of elements) {
		const level = Number(/^H([1-6])$/.exec(element.type)?.[1] ?? 0);
		if (level > last + 1)
			faults.push(
				faultAt(
					element,
					"UA1:7.4.2-1",
					`Unexpected heading of level ${level} after level ${last}`,
				),
			);
		if (level > 0) last = level;
	}
	return faults;
}

function checkNotes(elements: readonly Element[]): PdfFault[] {
	const seen = new Set<string>();
	return elements
		.filter(({ type }) => type === "Note")
		.flatMap((note) => {
			const id = words(note.dict.get("ID"));
			if (!id)
				return [faultAt(note, "UA1:7.9-1", "Missing identifier of a note")];
			if (seen.has(id))
				return [faultAt(note, "UA1:7.9-2", `Unexpected second note ${id}`)];
			seen.add(id);
			return [];
		});
}
