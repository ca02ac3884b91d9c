/** Looks for pictures in an edition that have no credit in the record and are not declared as the publisher’s own. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import type { PageEdition } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";
import { shippedImages } from "../../shipped-images.ts";

export const everyImageIsCredited: Rule = {
	id: "I01",
	says: "Every image that says something is credited, declared as the publisher’s own, or told in a note to stand without a credit.",
	clause: "IPTC Photo Metadata, Creator and Credit Line",
	html: (html, { record }) => check(html, record),
	epub: (epub, { record }) => check(epub, record),
};

function check(reading: PageEdition, record: CreditRecord): Finding[] {
	return shippedImages(reading, record)
		.filter(
			({ image, isCover, isOfHouse }) =>
				image.alt !== "" && !isCover && !isOfHouse,
		)
		.filter(
			({ recorded }) =>
				!(
					recorded?.own ||
					recorded?.creditText ||
					recorded?.creator ||
					recorded?.creditFrom === "nowhere"
				),
		)
		.map(({ image, recorded }) => ({
			expected: "an image with a credit",
			actual: recorded
				? `${recorded.path}, without`
				: `an unknown image: ${image.alt}`,
			where: image.where,
			about: recorded ? { lacks: [recorded.path] } : { has: [image.alt] },
		}));
}
