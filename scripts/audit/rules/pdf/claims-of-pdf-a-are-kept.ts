/** Looks for claims of the XMP packet that the rest of the file would break. */
import type { Rule } from "../../rule.ts";

export const claimsOfPdfAAreKept: Rule = {
	id: "P09",
	says: "A file that claims PDF/A-1 has one author, and one that claims PDF/A carries no TDMRep.",
	clause:
		"ISO 19005-1 §6.7.3 compares Author with one dc:creator; TDMRep: validators of PDF/A reject it",
	pdf: ({ xmp }, { record }) => {
		const [part] = xmp?.get("pdfaid:part")?.values ?? [];
		const tdm = [...(xmp?.keys() ?? [])].filter((name) =>
			name.startsWith("tdm:"),
		);
		return [
			...(part === "1" && record.byline.agents.length > 1
				? [
						{
							expected: "part 2 or 3",
							actual: "part 1",
							where: "XMP pdfaid:part",
						},
					]
				: []),
			...(part && tdm.length > 0
				? [{ expected: "no TDMRep", actual: tdm.join(", "), where: "XMP" }]
				: []),
		];
	},
};
