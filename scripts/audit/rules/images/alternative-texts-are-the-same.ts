/** Compares what the editions say of pictures to those who do not see them. */

import { sameSeen } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const alternativeTextsAreTheSame: Rule = {
	id: "I06",
	says: "The editions describe the same images in the same words.",
	clause: "WCAG 2.2, 1.1.1; ISO 14289-1 §7.3",
	all: ({ readings: { html, epub, pdf } }) => {
		const base = html ?? epub;
		if (!base) return [];
		const spoken = new Set(
			[...(pdf?.alternatives.values() ?? [])].map(seenText),
		);
		return [
			...(html && epub
				? sameSeen(
						textsOf(html),
						textsOf(epub),
						"alternative texts: HTML against EPUB",
					)
				: []),
			...(pdf
				? textsOf(base)
						.map(seenText)
						.filter((text) => text !== "" && !spoken.has(text))
						.map(
							(expected): Finding => ({
								expected,
								actual: nothing,
								where: `alternative texts: ${base.edition} against PDF`,
							}),
						)
				: []),
		];
	},
};

function textsOf({ images }: PageEdition): string[] {
	return images.filter(({ inText }) => inText).map(({ alt }) => alt);
}
