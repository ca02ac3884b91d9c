/** Annotations: links in words, in the structure, and printed. */
import type { Finding } from "./finding.ts";
import { isMark } from "./is-mark.ts";
import {
	asDict,
	list,
	number,
	type PDFDict,
	type Pdf,
	type Structure,
	string,
	value,
} from "./read-pdf.ts";

export function checkAnnotations({ pages, structure }: Pdf): Finding[] {
	return pages.flatMap((page, index) =>
		list(page, "Annots").flatMap((item) => {
			const annotation = asDict(item);
			if (!annotation) return [];
			return [
				...checkWords(annotation),
				...checkFlags(annotation),
				...(structure ? checkPlace(annotation, structure) : []),
			].map((finding) => ({ ...finding, page: index + 1 }));
		}),
	);
}

function checkWords(annotation: PDFDict): Finding[] {
	const words = string(value(annotation, "Contents"));
	if (isMark(words ?? ""))
		return [{ rule: "PDF:marks", message: "Unexpected mark in a link" }];
	const isLink = string(value(annotation, "Subtype")) === "Link";
	if (words) return [];
	return [
		{
			rule: isLink ? "UA1:7.18.5-2" : "UA1:7.18.1-2",
			message: "Missing description of an annotation",
		},
	];
}

/** Bits of F (ISO 32000-1 table 165): printed, and not invisible, hidden or without a view. */
function checkFlags(annotation: PDFDict): Finding[] {
	const flags = number(value(annotation, "F")) ?? 0;
	const isShown = (flags & 0b100) !== 0 && (flags & 0b100011) === 0;
	if (isShown) return [];
	return [
		{
			rule: "A2:6.3.2-2",
			message: `Unexpected flags ${flags}, expected an annotation that is printed and shown`,
		},
	];
}

function checkPlace(annotation: PDFDict, structure: Structure): Finding[] {
	const element = structure.annotations.get(annotation);
	const isLink = string(value(annotation, "Subtype")) === "Link";
	if (isLink && element?.type !== "Link")
		return [
			{
				rule: "UA1:7.18.5-1",
				message: `Unexpected link in ${element?.type ?? "no element"}, expected it in Link`,
			},
		];
	const key = number(value(annotation, "StructParent"));
	const parent = key === undefined ? undefined : structure.parents.get(key);
	if (element && asDict(parent) === element.dict) return [];
	return [
		{
			rule: "PDF:parent-tree",
			message: "Missing parent of an annotation",
		},
	];
}
