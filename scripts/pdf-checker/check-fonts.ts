/** Fonts: embedded as outlines, with a map to text. */
import type { PdfFault } from "../model/problem.ts";
import { Dict, dictOf } from "../readings/pdf/objects.ts";
import type { Pdf } from "./read-pdf.ts";

export function checkFonts({ document }: Pdf): PdfFault[] {
	return [...document.objects()]
		.filter((object) => object instanceof Dict)
		.filter((object) => object.name("Type") === "Font")
		.flatMap(checkFont);
}

function checkFont(font: Dict): PdfFault[] {
	const type = font.name("Subtype");
	const name = font.name("BaseFont") ?? "without a name";
	// The font that a composite font is made of is looked at from there.
	if (type?.startsWith("CIDFont")) return [];
	if (type === "Type3")
		return [
			{
				rule: "PDF:type3",
				message: "Unexpected Type 3 font, expected TrueType outlines",
			},
		];
	const faults: PdfFault[] = [];
	const inner =
		type === "Type0" ? dictOf(font.items("DescendantFonts")[0]) : font;
	const descriptor = inner?.dict("FontDescriptor");
	const isEmbedded = ["FontFile", "FontFile2", "FontFile3"].some((key) =>
		descriptor?.get(key),
	);
	if (!isEmbedded)
		faults.push({
			rule: "UA1:7.21.4.1-1",
			message: `Missing font program of ${name}`,
		});
	if (!font.get("ToUnicode"))
		faults.push({
			rule: "UA1:7.21.7-1",
			message: `Missing map to text of ${name}`,
		});
	return faults;
}
