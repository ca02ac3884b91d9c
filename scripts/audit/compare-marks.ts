/** Compares how the manuscript marks its words, or what its blocks are, with an edition. */
import type { FlowItem } from "../readings/flow.ts";
import { flowOf } from "../readings/flow.ts";
import { compareFlow } from "./compare-flow.ts";
import type { PageEdition } from "./lines.ts";
import type { Context, Finding } from "./rule.ts";
import { noWitness, type WitnessedMark, witnessOf } from "./witness.ts";

export function compareMarks(
	reading: PageEdition,
	context: Context,
	isOfBlocks: boolean,
): readonly Finding[] {
	const marks = witnessOf(context)?.chapters.map((chapter) => chapter.marks);
	if (!marks || marks.includes(undefined)) return noWitness;
	const { bodyMarks, noteMarks } = flowOf(reading.documents);
	const isWanted = (mark: { readonly isOfBlocks: boolean }) =>
		mark.isOfBlocks === isOfBlocks;
	// On the one page of a book the headings of a chapter stand below two titles.
	const levels =
		reading.edition === "html" && context.record.form === "book" ? 1 : 0;
	const expected = (part: "body" | "notes") =>
		marks
			.flatMap((own) => own?.[part] ?? [])
			.filter(isWanted)
			.map((mark) => raised(mark, levels));
	return [
		...compareFlow(expected("body"), bodyMarks.filter(isWanted), "the text"),
		...compareFlow(expected("notes"), noteMarks.filter(isWanted), "the notes"),
	];
}

/** Said by headings that stand `levels` lower, of which HTML has six. */
function raised(mark: WitnessedMark, levels: number): WitnessedMark {
	if (levels === 0) return mark;
	return {
		...mark,
		isSaidBy(item: FlowItem) {
			const level = Number(/^heading (\d)$/.exec(item.kind)?.[1] ?? 0);
			if (level === 0) return mark.isSaidBy(item);
			const kinds = level === 6 ? [6, 6 - levels] : [level - levels];
			return kinds.some((kind) =>
				mark.isSaidBy({ ...item, kind: `heading ${kind}` }),
			);
		},
	};
}
