/** Where the blocks, tables and formulas of a chapter stand in the manuscript, noted on the print page, which never leaves the build. */
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Place } from "../../../model/problem.ts";
import type { Publication } from "../../../model/publication.ts";

export function markPlaces(tree: Root, chapterSlug: string): void {
	visit(tree, "element", (node, _index, parent) => {
		if (parent === tree || node.tagName === "table" || node.tagName === "math")
			markPlace(node, chapterSlug);
	});
}

function markPlace(node: Element, chapterSlug: string): void {
	const { line = 0, column = 0 } = node.position?.start ?? {};
	node.properties.dataAt = `${chapterSlug} ${line} ${column}`;
}

/** The place that a mark stands for, with the line’s text; the front matter’s file where it stands for none. */
export function placeOf(
	mark: string,
	{ chapters, sources, file }: Publication,
): Place {
	const [slug, line, column] = mark.split(" ");
	const chapter = chapters.find((item) => item.slug === slug);
	if (!chapter) return { file };
	// What the build made has no line.
	if (!Number(line)) return { file: chapter.file };
	const source = sources.find(({ name }) =>
		`/${chapter.file}`.endsWith(`/${name}`),
	);
	const text = Buffer.from(source?.bytes ?? []).toString("utf8");
	return {
		file: chapter.file,
		line: Number(line),
		column: Number(column),
		source: text.split(/\r?\n/)[Number(line) - 1],
	};
}
