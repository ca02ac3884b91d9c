/** One thing wrong in a PDF. */
import type { Element } from "./read-pdf.ts";

export interface Finding {
	/** The clause: `UA1:7.3-1`, `A2:6.1.3-1`, `PDF:marks`. */
	readonly rule: string;
	readonly message: string;
	/** From 1. */
	readonly page?: number | undefined;
	/** Number of the object of the structure that is at fault. */
	readonly object?: number | undefined;
}

/** The place of an element of the structure. */
export function placeOf(
	element: Element | undefined,
): Pick<Finding, "page" | "object"> {
	return { page: element?.page, object: element?.dict.objectNumber };
}
