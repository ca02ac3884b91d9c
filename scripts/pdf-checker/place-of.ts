/** The place of an element of the structure, for a fault. */
import type { PdfFault } from "../model/problem.ts";
import type { Element } from "./read-pdf.ts";

export function placeOf(
	element: Element | undefined,
): Pick<PdfFault, "page" | "object"> {
	return { page: element?.page, object: element?.dict.objectNumber };
}
