/** How sources and places are named behind an `@`: Pandoc’s keys. */

/** With the sign before it: `@smith2020`, `-@doe:99`, `@{any thing}` without blanks. */
export const citationKey =
	/(?<![\p{L}\p{N}_.@/])(-?)@(?:\{([^{}\s[\]]{1,200})\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])){0,200}))/gu;

/** The kind and the name of a place, as Quarto and pandoc-crossref write them. */
const placeKey =
	/^(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|sol|alg|ch|app)[-:][^\s]/i;

export function isPlaceKey(key: string): boolean {
	return placeKey.test(key);
}
