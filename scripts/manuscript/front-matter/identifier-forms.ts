/** Identifiers as people write them → the one form of each that is printed and linked. */

/** “0000-0002-1825-0097”, “orcid.org/…” → the address. What is no ORCID stays as it is. */
export function orcidAddress(written: string): string {
	const bare = written
		.trim()
		.replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, "")
		.replace(/^orcid:\s*/i, "")
		.replace(/\/$/, "");
	const digits = bare.replace(/[-\s]/g, "").toUpperCase();
	return /^\d{15}[\dX]$/.test(digits)
		? `https://orcid.org/${digits.replace(/(.{4})(?=.)/g, "$1-")}`
		: written;
}

/** “doi:10.1234/abc”, “https://doi.org/10.1234/abc” → “10.1234/abc”. */
export function bareDoi(written: string): string {
	return written
		.trim()
		.replace(
			/^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:\s*)(?=10\.)/i,
			"",
		);
}

/** “ISBN 978-0-306-40615-7”, “urn:isbn:…” → the number with its hyphens, as they are written. */
export function bareIsbn(written: string): string {
	return written
		.trim()
		.replace(/^(?:urn:)?isbn(?:-1[03])?:?\s*(?=\d)/i, "")
		.replace(/[‐‑–]/g, "-");
}
