/** Looks for alternative texts that name the photographer to those who cannot see the picture, in place of what it shows. */
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const alternativeTextIsNoCredit: Rule = {
	id: "I05",
	says: "An alternative text says what the image shows; it is not the credit line.",
	clause: "WCAG 2.2, 1.1.1; HTML §4.8.4.4",
	html: (html) => check(html),
	epub: (epub) => check(epub),
};

function check({ figures }: PageEdition): Finding[] {
	return figures.flatMap(({ images, credit, where }) =>
		images
			.filter(({ alt }) => credit && seenText(alt) === seenText(credit))
			.map(({ alt }) => ({
				expected: "what the image shows",
				actual: alt,
				where,
				about: { has: [alt] },
			})),
	);
}
