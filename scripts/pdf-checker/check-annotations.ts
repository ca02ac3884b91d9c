/** Annotations: links in words, in the structure, and printed. */
import type { PdfFault } from "../model/problem.ts";
import { type Dict, dictOf } from "../readings/pdf/objects.ts";
import { isMark } from "./is-mark.ts";
import { type Pdf, type TaggedStructure, words } from "./read-pdf.ts";

export function checkAnnotations({ document, structure }: Pdf): PdfFault[] {
	return document.pages.flatMap(({ dict }, index) =>
		dict.items("Annots").flatMap((item) => {
			const annotation = dictOf(item);
			if (!annotation) return [];
			return [
				...checkWords(annotation),
				...checkFlags(annotation),
				...(structure ? checkPlace(annotation, structure) : []),
			].map((fault) => ({ ...fault, page: index + 1 }));
		}),
	);
}

function checkWords(annotation: Dict): PdfFault[] {
	const description = words(annotation.get("Contents"));
	if (isMark(description ?? ""))
		return [{ rule: "PDF:marks", message: "Unexpected mark in a link" }];
	const isLink = annotation.name("Subtype") === "Link";
	if (description) return [];
	return [
		{
			rule: isLink ? "UA1:7.18.5-2" : "UA1:7.18.1-2",
			message: "Missing description of an annotation",
		},
	];
}

/** Bits of F (ISO 32000-1 table 165): printed, and not invisible, hidden or without a view. */
function checkFlags(annotation: Dict): PdfFault[] {
	const flags = annotation.number("F") ?? 0;
	const isShown = (flags & 0b100) !== 0 && (flags & 0b100011) === 0;
	if (isShown) return [];
	return [
		{
			rule: "A2:6.3.2-2",
			message: `Unexpected flags ${flags}, expected an annotation that is printed and shown`,
		},
	];
}

function checkPlace(annotation: Dict, structure: TaggedStructure): PdfFault[] {
	const element = structure.annotations.get(annotation);
	const isLink = annotation.name("Subtype") === "Link";
	if (isLink && element?.type !== "Link")
		return [
			{
				rule: "UA1:7.18.5-1",
				message: `Unexpected link in ${element?.type ?? "no element"}, expected it in Link`,
			},
		];
	const key = annotation.number("StructParent");
	const parent = key === undefined ? undefined : structure.parents.get(key);
	if (element && dictOf(parent) === element.dict) return [];
	return [
		{
			rule: "PDF:parent-tree",
			message: "Missing parent of an annotation",
		},
	];
}
