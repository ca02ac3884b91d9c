/** The check digit of an ISBN fits its other digits. */
import type { Check } from "./check.ts";

export const identifierCheckDigit: Check = (
	{ matter: { identifier } },
	report,
) => {
	if (identifier?.isbn && !isIsbn(identifier.isbn))
		report(
			"identifier-check-digit",
			`Unexpected ISBN “${identifier.isbn}”: its check digit does not fit; correct it`,
			["identifier", "isbn"],
		);
};

/** ISBN-13 (ISO 2108). */
function isIsbn(value: string): boolean {
	const digits = value.replace(/[- ]/g, "");
	return (
		/^\d{13}$/.test(digits) &&
		[...digits].reduce(
			(sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3),
			0,
		) %
			10 ===
			0
	);
}
