/** Compares the credit that stands beside each picture with the one that its supplier demands. */

import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { bareText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";
import {
	isSaid,
	type ShippedImage,
	shippedImages,
} from "../../shipped-images.ts";

export const creditsStandWithTheirImages: Rule = {
	id: "I02",
	says: "The credit of an image stands in the same figure, or below the words among which the image is, verbatim.",
	clause:
		"IPTC Credit Line: the credit required by the supplier, to be used when published",
	html: (html, { record }) => check(html, record),
	epub: (epub, { record }) => check(epub, record),
	pdf: (pdf, { record }) => {
		const lines = record.images.map((image) =>
			bareText(image.creditText ?? ""),
		);
		return record.images.flatMap(({ creditText, path }): Finding[] => {
			if (!creditText) return [];
			const found = pdf.blocks.filter((block) =>
				bareText(block.text).includes(bareText(creditText)),
			);
			return found.some((block) => isBeside(block, lines))
				? []
				: [
						{
							expected: `${creditText}, in the caption of ${path}`,
							actual: found.length > 0 ? "elsewhere" : nothing,
							where: found[0] ? `page ${found[0].page + 1}` : "every page",
							about: { lacks: [creditText] },
						},
					];
		});
	},
};

/** In a caption, or in the line below words among which the picture stands. */
function isBeside(
	{ path, text }: PdfReading["blocks"][number],
	credits: readonly string[],
): boolean {
	return (
		path.some((tag) => tag === "Figure" || tag === "Caption") ||
		credits.includes(bareText(text))
	);
}

function check(reading: PageEdition, record: CreditRecord): Finding[] {
	const shipped = shippedImages(reading, record);
	const wrong = shipped.filter(
		({ recorded, credit }) =>
			recorded?.creditText && !isSaid(recorded.creditText, credit),
	);
	return [
		...wrong.map(({ image, recorded, credit }) => ({
			expected: recorded?.creditText ?? "",
			actual: credit ?? nothing,
			where: `${recorded?.path}, ${image.where}`,
		})),
		...unsaid(shipped, record),
	];
}

/** Credits of a picture that is there under several names, one of which stands beside none of its figures. */
function unsaid(
	shipped: readonly ShippedImage[],
	record: CreditRecord,
): Finding[] {
	return record.images.flatMap(({ path, sha256, creditText }): Finding[] => {
		const own = shipped.filter(({ recorded }) => recorded?.sha256 === sha256);
		const isThere = own.some(({ credit }) => isSaid(creditText, credit));
		const isTold = own.some(({ recorded }) => recorded?.path === path);
		return !creditText || own.length === 0 || isThere || isTold
			? []
			: [
					{
						expected: creditText,
						actual: own[0]?.credit ?? nothing,
						where: `${path}, ${own[0]?.image.where}`,
					},
				];
	});
}
