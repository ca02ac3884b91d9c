/** Compares where the links inside the text lead in one edition with where they lead in the other. */
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { firstWords, linkText, placesOf } from "../../places.ts";
import type { Finding, Rule } from "../../rule.ts";

export const linksLeadToTheSamePlaces: Rule = {
	id: "N01",
	says: "Each link inside the text leads to a place of its edition, and in every edition to the same one.",
	clause: "WCAG 2.2, 2.4.4: what a link leads to is what it says",
	html: (html) => dangling(html),
	epub: (epub) => dangling(epub),
	all: ({ readings: { html, epub } }) => {
		if (!html || !epub) return [];
		const [one, other] = [waysOf(html), waysOf(epub)];
		const at = one.findIndex((way, index) => way !== other[index]);
		return at < 0
			? []
			: [
					{
						expected: one[at] ?? "",
						actual: other[at] ?? nothing,
						where: `link ${at + 1} of the text: HTML against EPUB`,
						about: { restsOn: ["W02", "W03", "A14", "N01", "N02", "A09"] },
					},
				];
	},
};

function dangling(reading: PageEdition): Finding[] {
	const { at, links } = placesOf(reading);
	return links
		.filter(({ to }) => !at(to))
		.map(({ element, to, where }) => ({
			expected: `a place for “${linkText(element)}”`,
			actual: to,
			where,
			about: { has: [to], restsOn: ["A14", "W02"] },
		}));
}

/** "the rules → The rules of the house". */
function waysOf(reading: PageEdition): string[] {
	const { at, links } = placesOf(reading);
	return links.map(({ element, to }) => {
		const place = at(to);
		return `${linkText(element)} → ${place ? firstWords(place) : nothing}`;
	});
}
