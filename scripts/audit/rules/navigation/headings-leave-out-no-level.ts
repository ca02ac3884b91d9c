/** Reads the levels of the headings from the title on: a reader who moves by headings looks for each level in turn. */
import {
	elementsBelow,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const headingsLeaveOutNoLevel: Rule = {
	id: "N05",
	says: "No heading is more than one level below the heading before it.",
	clause:
		"WCAG 2.2, 1.3.1 and technique G141; manuscripts with such a gap are refused",
	html: (html) => check(html),
	epub: (epub) => check(epub),
};

function check({ documents }: PageEdition): Finding[] {
	return documents.flatMap(({ name, root }) => {
		// The colophon of an EPUB, a document of its own, is a section of the work.
		let last = 1;
		return headingsOf(root).flatMap(({ level, text, line }): Finding[] => {
			const most = last + 1;
			last = level;
			return level <= most
				? []
				: [
						{
							expected: `level ${most} at most`,
							actual: `level ${level}: ${text}`,
							where: `${name}:${line}`,
						},
					];
		});
	});
}

function headingsOf(root: MarkupElement) {
	return [...elementsBelow(root)].flatMap(({ element }) => {
		const level = Number(/^h([1-6])$/.exec(element.name)?.[1] ?? 0);
		return level > 0
			? [{ level, text: seenText(textOf(element)), line: element.line }]
			: [];
	});
}
