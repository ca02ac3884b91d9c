/** What does not fit on a printed page → what is said of it, at its line of the manuscript. */
import type { PdfFault } from "../../../model/problem.ts";
import type { Publication } from "../../../model/publication.ts";
import type { TooWide } from "./fit-wide.ts";
import { placeOf } from "./place-marks.ts";

/** A fault for each thing, in points, with the remedy for things of its kind. */
export function tooWideFaults(
	tooWide: readonly TooWide[],
	publication: Publication,
): PdfFault[] {
	return tooWide.map((item) => ({
		rule: "too-wide",
		message: messageOf(item),
		place: placeOf(item.at, publication),
	}));
}

const remedies: Readonly<Record<TooWide["kind"], string>> = {
	table: "divide it into several tables, or shorten its longest words",
	formula: "break it with \\\\ inside \\begin{aligned} … \\end{aligned}",
	other: "make it narrower, or divide it",
};

function messageOf({ kind, width, room, leastSize }: TooWide): string {
	const found = `${Math.ceil(width)} points wide`;
	const expected = `expected at most the ${Math.floor(room)} points of the printed page`;
	return kind === "other"
		? `Unexpected line or picture ${found}, ${expected}: ${remedies[kind]}`
		: `Unexpected ${kind} ${found} even in ${leastSize} points, ${expected}: ${remedies[kind]}`;
}
