/** Compares the contents of the EPUB with the headings to which they lead. */
import type { EpubReading } from "../../../readings/epub.ts";
import {
	attribute,
	elementsBelow,
	findAll,
	hasWord,
} from "../../../readings/markup.ts";
import type { Page } from "../../../readings/page.ts";
import { sameSeen } from "../../compare.ts";
import { textWithoutNotes } from "../../places.ts";
import type { Finding, Rule } from "../../rule.ts";

export const contentsNameChaptersAndSections: Rule = {
	id: "N03",
	says: "The contents name each chapter and each of its sections in their order, in the words of the headings to which they lead.",
	clause: "EPUB 3.3 §7.4: the toc nav leads to the headings of the publication",
	epub: (epub) => epub.documents.filter(hasText).flatMap(check(epub)),
};

function hasText({ root }: Page): boolean {
	return findAll(root, "div").some((item) => hasWord(item, "class", "text"));
}

function check({ navigation }: EpubReading) {
	return ({ name, root }: Page): Finding[] => {
		const titles = findAll(root, "h1").slice(0, 1);
		const sections = [...elementsBelow(root)]
			.filter(({ element, ancestors }) => {
				const text = ancestors.find(
					(item) => item.name === "div" && hasWord(item, "class", "text"),
				);
				return element.name === "h2" && text !== undefined;
			})
			.map(({ element }) => element);
		const links = navigation.contents.filter(({ path }) => path === name);
		const named = sameSeen(
			[...titles, ...sections].map(textWithoutNotes),
			links.map(({ text }) => text),
			`contents that lead to ${name}`,
		);
		if (named.length > 0) return named;
		return [
			...sameSeen(
				["", ...sections.map((section) => attribute(section, "id"))],
				links.map(({ id }) => id),
				`places to which the contents lead in ${name}`,
			),
		];
	};
}
