/** Fonts: embedded as outlines, with a map to text. */
import type { Finding } from "./finding.ts";
import {
	asDict,
	dict,
	list,
	PDFDict,
	type Pdf,
	string,
	value,
} from "./read-pdf.ts";

export function checkFonts({ document }: Pdf): Finding[] {
	return document.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter(
			(object): object is PDFDict =>
				object instanceof PDFDict && string(value(object, "Type")) === "Font",
		)
		.flatMap(checkFont);
}

function checkFont(font: PDFDict): Finding[] {
	const type = string(value(font, "Subtype"));
	const name = string(value(font, "BaseFont")) ?? "without a name";
	// The font that a composite font is made of is looked at from there.
	if (type?.startsWith("CIDFont")) return [];
	if (type === "Type3")
		return [
			{
				rule: "PDF:type3",
				message: "Unexpected Type 3 font, expected TrueType outlines",
			},
		];
	const findings: Finding[] = [];
	const inner =
		type === "Type0" ? asDict(list(font, "DescendantFonts")[0]) : font;
	const descriptor = inner && dict(inner, "FontDescriptor");
	const isEmbedded =
		descriptor &&
		["FontFile", "FontFile2", "FontFile3"].some((key) =>
			value(descriptor, key),
		);
	if (!isEmbedded)
		findings.push({
			rule: "UA1:7.21.4.1-1",
			message: `Missing font program of ${name}`,
		});
	if (!value(font, "ToUnicode"))
		findings.push({
			rule: "UA1:7.21.7-1",
			message: `Missing map to text of ${name}`,
		});
	return findings;
}
