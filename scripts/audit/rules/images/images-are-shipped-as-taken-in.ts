/** Compares pictures byte by byte, since rewriting one would take the credits out that are embedded in it. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import type { PageEdition } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";
import { shippedImages } from "../../shipped-images.ts";

export const imagesAreShippedAsTakenIn: Rule = {
	id: "I04",
	says: "Each image is shipped byte by byte as it was taken in, with the credits that were embedded in it.",
	clause:
		"17 U.S.C. § 1202(b): copyright management information is not removed",
	html: (html, { record }) => check(html, record),
	epub: (epub, { record }) => check(epub, record),
};

function check(reading: PageEdition, record: CreditRecord): Finding[] {
	const shipped = new Set(
		shippedImages(reading, record).map(({ recorded }) => recorded?.sha256),
	);
	return record.images
		.filter(({ sha256 }) => !shipped.has(sha256))
		.map((image) => ({
			expected: `the bytes of ${image.path}`,
			actual: "no image with them",
			where: reading.edition,
		}));
}
