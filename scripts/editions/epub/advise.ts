/** What a sound EPUB may still hold and readers of the large shops show badly: notes for the author, no problems. */
import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { StatedChapter, Statement } from "../../model/statement.ts";

/** The limits of the Kindle Publishing Guidelines (§10.4.1, §10.4.11, §10.5). */
const limits = { alternative: 140, rows: 100, columns: 10, drawings: 25 };

/** Sentences for the author, each with the publication or the place that it speaks of. */
export function adviseOnEpub(statement: Statement): string[] {
	const { chapters, images, slug } = statement;
	const inText = chapters.flatMap((chapter) =>
		[chapter.body, ...chapter.notes.map((note) => note.body)].flatMap((body) =>
			adviseOnBody(body, chapter),
		),
	);
	const worded = images.filter(
		(image) =>
			image.mediaType === "image/svg+xml" &&
			/<text[\s>]/.test(new TextDecoder().decode(image.bytes)),
	);
	const count = drawingsIn(statement);
	return [
		...inText,
		...worded.map(
			(image) =>
				`${slug}: ${image.path} holds text, which Kindle does not show in a drawing; a PNG of at least 1200 pixels is shown everywhere`,
		),
		...(count > limits.drawings
			? [
					`${slug}: ${count} SVG drawings; with more than ${limits.drawings} Kindle sets the book without its better typography`,
				]
			: []),
	];
}

function drawingsIn({ chapters, images }: Statement): number {
	let count = images.filter(
		({ mediaType }) => mediaType === "image/svg+xml",
	).length;
	for (const { body } of chapters)
		visit(body, "element", ({ tagName }) => {
			if (tagName === "svg") count += 1;
		});
	return count;
}

function adviseOnBody(body: Root, chapter: StatedChapter): string[] {
	const notes: string[] = [];
	visit(body, "element", (element) => {
		const says = advisers[element.tagName]?.(element) ?? [];
		notes.push(...says.map((note) => `${placeOf(element, chapter)}: ${note}`));
	});
	return notes;
}

const advisers: Readonly<Record<string, (element: Element) => string[]>> = {
	img({ properties }) {
		const { length } = [...String(properties.alt ?? "")];
		return length < limits.alternative
			? []
			: [
					`an alternative text of ${length} characters; Kindle asks for less than ${limits.alternative}: say the rest in the text or the caption`,
				];
	},
	table(table) {
		const rows: Element[] = [];
		visit(table, "element", (element) => {
			if (element.tagName === "tr") rows.push(element);
		});
		const columns = Math.max(0, ...rows.map(widthOf));
		return [
			...tooMany(rows.length, limits.rows, "rows"),
			...tooMany(columns, limits.columns, "columns"),
		];
	},
	svg(drawing) {
		let text = "";
		visit(drawing, "element", (element) => {
			if (element.tagName === "text") text += textOf(element);
		});
		return text === ""
			? []
			: [
					"a drawing that holds text, which Kindle does not show; a PNG of at least 1200 pixels is shown everywhere",
				];
	},
};

function tooMany(count: number, limit: number, what: string): string[] {
	return count < limit
		? []
		: [
				`a table of ${count} ${what}; Kindle asks for less than ${limit}: split it`,
			];
}

function widthOf(row: Element): number {
	return row.children.reduce(
		(sum, cell) =>
			cell.type === "element"
				? sum + (Number(cell.properties.colSpan ?? 1) || 1)
				: sum,
		0,
	);
}

function placeOf({ position }: Element, { file }: StatedChapter): string {
	return position ? `${file}:${position.start.line}` : file;
}
