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
	html: (html, { record, readings }) => check(html, record, readings.epub),
	epub: (epub, { record, readings }) => check(epub, record, readings.html),
};

function check(
	reading: PageEdition,
	record: CreditRecord,
	other: PageEdition | undefined,
): Finding[] {
	const shipped = new Set(
		shippedImages(reading, record).map(({ recorded }) => recorded?.sha256),
	);
	return record.images
		.filter(({ sha256 }) => !shipped.has(sha256))
		.map((image) => ({
			expected: `the bytes of ${image.path}`,
			actual: "no image with them",
			where: reading.edition,
			about: {
				lacks: [alternativeOf(image.sha256, other, record) ?? image.path],
				implies: [image.path, image.creditText ?? "", image.creator ?? ""],
				restsOn: ["A14"],
			},
		}));
}

/** What another edition tells of it to those who do not see it. */
function alternativeOf(
	sha256: string,
	other: PageEdition | undefined,
	record: CreditRecord,
): string | undefined {
	const shipped = other ? shippedImages(other, record) : [];
	return shipped.find(({ recorded }) => recorded?.sha256 === sha256)?.image.alt;
}
