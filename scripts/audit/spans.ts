/** Places in the flow of an edition, by which findings about the same piece of it are told from others. */

/** A line of a document of an edition, from 1. */
export interface Place {
	readonly page: string;
	readonly line: number;
}

/** From one place to another, both within it. */
export type Span = readonly [from: Place, to: Place];

/** How far a span reaches beyond the lines of what stands there. */
export const around = 0.25;
/** How far it keeps from those of what stands before and after it. */
export const between = 0.5;

/** From one item to another, and as many lines farther at both ends; without an item, to the end of the edition. */
export function spanBetween(
	first: Place | undefined,
	last: Place | undefined,
	beyond: number,
): Span {
	return [
		{
			page: first?.page ?? "",
			line: first ? first.line - beyond : Number.NEGATIVE_INFINITY,
		},
		{
			page: last?.page ?? "",
			line: last ? last.line + beyond : Number.POSITIVE_INFINITY,
		},
	];
}

/** Where a finding names a line: that line alone. */
export function lineOf(where: string): Span[] {
	const place = placeOf(where);
	return place ? [spanBetween(place, place, around)] : [];
}

/** "OEBPS/text.xhtml:22" as findings name it; nothing where it is no line. */
export function placeOf(where = ""): Place | undefined {
	const [, page, line] = /^(?:.*, )?(\S+):(\d+)$/.exec(where) ?? [];
	return page === undefined ? undefined : { page, line: Number(line) };
}
