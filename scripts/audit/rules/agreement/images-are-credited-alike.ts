/** Compares the credits of pictures in one edition with those of another, whatever the record says. */

import { sameSeen } from "../../compare.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const imagesAreCreditedAlike: Rule = {
	id: "X03",
	says: "The editions credit the same images in the same words.",
	clause: "The supplier’s line is printed verbatim wherever the image is",
	all: ({ readings: { html, epub, pdf } }) => {
		const base = html ?? epub;
		return [
			...(html && epub
				? sameSeen(
						credits(html),
						credits(epub),
						"image credits: HTML against EPUB",
					)
				: []),
			...(base && pdf
				? credits(base).flatMap((text): Finding[] =>
						pdf.blocks.some((block) =>
							bareText(block.text).includes(bareText(text)),
						)
							? []
							: [
									{
										expected: seenText(text),
										actual: nothing,
										where: `image credits: ${base.edition} against PDF`,
									},
								],
					)
				: []),
		];
	},
};

function credits(reading: PageEdition): string[] {
	return reading.zones
		.filter((zone) => zone.kind === "image")
		.map((zone) => zone.text);
}
