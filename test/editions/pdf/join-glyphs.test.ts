/** Glyphs that are joined to runs stand where they stood. */
import { type PDFDict, PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { FontBook } from "../../../scripts/editions/pdf/finish/content/font-book.ts";
import { joinGlyphs } from "../../../scripts/editions/pdf/finish/content/join-glyphs.ts";
import { openFile } from "../../../scripts/editions/pdf/finish/open-file.ts";

/** A font of which glyph 1 is 500 wide, 2 and 3 are 600 wide, and all others 1000. */
async function join(content: string): Promise<string> {
	const document = await PDFDocument.create();
	document.addPage();
	const { context } = document;
	const resources = context.obj({
		Font: {
			F1: {
				Type: "Font",
				Subtype: "Type0",
				Encoding: "Identity-H",
				DescendantFonts: [
					{ Type: "Font", Subtype: "CIDFontType2", W: [1, [500], 2, 3, 600] },
				],
			},
			F2: { Type: "Font", Subtype: "TrueType" },
		},
	}) as PDFDict;
	const file = await openFile(await document.save());
	const bytes = joinGlyphs(Buffer.from(content), new FontBook(file), resources);
	return Buffer.from(bytes).toString("latin1").replace(/\s+/g, " ").trim();
}

test.each([
	[
		"glyphs that follow one another by their widths are one string",
		"BT /F1 10 Tf 1 0 0 1 20 30 Tm <0001> Tj 5 0 Td <0002> Tj 6 0 Td <0003> Tj ET",
		"BT /F1 10 Tf 1 0 0 1 20 30 Tm [<000100020003>]TJ ET",
	],
	[
		"kerning and stretched spaces are distances in thousandths, which do not add up to more",
		"BT /F1 10 Tf <0001> Tj 4.9 0 Td <0001> Tj 7 0 Td <0001> Tj 5.0004 0 Td <0001> Tj 5.0004 0 Td <0001> Tj ET",
		"BT /F1 10 Tf [<0001>10<0001>-200<000100010001>]TJ ET",
	],
	[
		"a new line begins from the start of the last one",
		"BT /F1 10 Tf <0001> Tj 5 0 Td <0002> Tj -5 -12 Td <0001> Tj 5 0 Td <0001> Tj ET",
		"BT /F1 10 Tf [<00010002>]TJ 0 -12 Td [<00010001>]TJ ET",
	],
	[
		"marks end a run, and what follows stands where it was moved to",
		"BT /F1 10 Tf <0001> Tj 5 0 Td <0002> Tj EMC /Span BMC 9 0 Td <0001> Tj ET",
		"BT /F1 10 Tf [<00010002>]TJ EMC /Span BMC 14 0 Td [<0001>]TJ ET",
	],
	[
		"what is shown without a move goes on from the pen",
		"BT /F1 10 Tf <0001> Tj 5 0 Td <0002> Tj EMC /Span BMC <0001> Tj 3 0 Td <0001> Tj ET",
		"BT /F1 10 Tf [<00010002>]TJ EMC /Span BMC [<0001>800<0001>]TJ ET",
	],
	[
		"a font of other widths is left alone, at its place",
		"BT /F1 10 Tf <0001> Tj 5 0 Td <0002> Tj /F2 10 Tf 6 0 Td (a) Tj 7 0 Td (b) Tj ET",
		"BT /F1 10 Tf [<00010002>]TJ /F2 10 Tf 11 0 Td (a) Tj 7 0 Td (b) Tj ET",
	],
	[
		"spacing of its own leaves the stream as it is",
		"BT /F1 10 Tf 2 Tc <0001> Tj 7 0 Td <0002> Tj ET",
		"BT /F1 10 Tf 2 Tc <0001> Tj 7 0 Td <0002> Tj ET",
	],
])("%s", async (_title, content, expected) => {
	expect(await join(content)).toBe(expected);
});
