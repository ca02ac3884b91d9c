/** Of several places the one line that all of them stand on, and nothing where there are two. */
import type { ManuscriptLine } from "../audit/rule.ts";

export function onlyLine(
	places: readonly (ManuscriptLine | undefined)[],
): ManuscriptLine | undefined {
	const [first] = places;
	if (!first) return undefined;
	const { file, line } = first;
	return places.every((place) => place?.file === file && place.line === line)
		? { file, line }
		: undefined;
}
