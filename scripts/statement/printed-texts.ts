/** What editions print beside the prose: every text that needs the house’s letters. */
import type {
	PrintedLine,
	StatedChapter,
	Statement,
} from "../model/statement.ts";

/** Titles, bylines, credit lines, dates, sources, notes and the colophon, with their labels. */
export function printedTexts(statement: Statement): string[] {
	const { title, subtitle, kicker, imprint, dateline } = statement;
	return [
		...[title, subtitle, kicker, imprint, dateline].filter(
			(text) => text !== undefined,
		),
		...creditTexts(statement),
		...[
			...statement.dateLines,
			...statement.sourceLines,
			...statement.notes,
			...statement.colophon,
		].flatMap(lineTexts),
		...statement.chapters.flatMap(creditTexts),
	];
}

function creditTexts({
	byline,
	creditLines,
}: Pick<StatedChapter, "byline" | "creditLines">): string[] {
	return [byline, ...creditLines].map(({ text }) => text);
}

function lineTexts({
	label,
	text,
}: Pick<PrintedLine, "label" | "text">): string[] {
	return label === undefined ? [text] : [label, text];
}
