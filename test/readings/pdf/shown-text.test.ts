/** What a page shows, as its content says it: where, whose it is, and whether anybody sees it. */
import { expect, test } from "vitest";
import { openPdf } from "../../../scripts/readings/pdf/document.ts";
import {
	type Shown,
	showText,
} from "../../../scripts/readings/pdf/shown-text.ts";
import { onePage, streamText, writeWithTable } from "./write-pdf.ts";

const form = "/Type/XObject/Subtype/Form/Matrix[1 0 0 1 10 0]";

/** On a sheet of 100 × 200 points; every letter of the font is half as wide as it is high. */
function show(content: string, inForm = ""): readonly Shown[] {
	const file = writeWithTable({
		...onePage,
		3: "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>/Properties<</P<</MCID 7>>>>>>>>",
		4: streamText(content),
		5: "<</Type/Font/Subtype/TrueType>>",
		6: streamText(inForm, form),
	});
	return showText(openPdf(file)).shown;
}

const text = (content: string, inForm?: string) =>
	show(`BT /F 10 Tf 5 5 Td ${content} ET`, inForm);

test("letters that are shown one by one on a line are one run", () => {
	const [run, ...more] = text("(a) Tj 5 0 Td (b) Tj [(c)-200(d)] TJ");
	expect(more).toEqual([]);
	expect(run).toMatchObject({
		text: "abcd",
		drawn: "abcd",
		x: 5,
		y: 5,
		size: 10,
	});
});

test.each([
	["Td", "(a) Tj 0 20 Td (b) Tj", 25],
	["TD and T*", "(a) Tj 0 -2 TD T* 0 30 Td (b) Tj", 31],
	["TL and '", "-10 TL (a) Tj (b) '", 15],
	["Tm", "(a) Tj 1 0 0 1 5 50 Tm (b) Tj", 50],
])("%s begins another line", (_operator, content, y) => {
	expect(text(content).map((run) => [run.text, run.y])).toEqual([
		["a", 5],
		["b", y],
	]);
});

test.each([
	["an element", "/P <</MCID 3>> BDC (a) Tj EMC", { mcid: 3 }],
	["an element that is named elsewhere", "/P /P BDC (a) Tj EMC", { mcid: 7 }],
	["the innermost", "/P <</MCID 3>> BDC /Span BMC (a) Tj EMC EMC", { mcid: 3 }],
	["nobody", "/P <</MCID 3>> BDC EMC (a) Tj", { mcid: undefined }],
	[
		"no reader",
		"/Artifact BMC /P <</MCID 3>> BDC (a) Tj EMC EMC",
		{ isArtifact: true },
	],
])("text belongs to %s", (_owner, content, expected) => {
	expect(text(content)).toMatchObject([{ text: "a", ...expected }]);
});

test.each([
	[
		"once for all glyphs",
		"/Span <</ActualText(c)>> BDC (a) Tj (b) Tj EMC",
		"c",
		"ab",
	],
	["where no glyph is", "/Span <</ActualText(c)>> BDC EMC", "c", ""],
	["as nothing", "/Span <</ActualText()>> BDC (a) Tj EMC", "", "a"],
	[
		"as the innermost says",
		"/Span <</ActualText(c)>> BDC /Span <</ActualText(d)>> BDC (a) Tj EMC EMC",
		"dc",
		"a",
	],
])("another text is said %s", (_how, content, said, drawn) => {
	const runs = text(content);
	expect(runs.map((run) => run.text).join("")).toBe(said);
	expect(runs.map((run) => run.drawn).join("")).toBe(drawn);
});

test.each([
	["seen", "(a) Tj", undefined],
	["seen in gray", "0.5 g (a) Tj", undefined],
	["seen in all inks", "0 0 0 1 k (a) Tj", undefined],
	["drawn with no ink", "3 Tr (a) Tj", "drawn with no ink"],
	["white", "1 1 1 rg (a) Tj", "white on white"],
	["without ink", "0 0 0 0 k (a) Tj", "white on white"],
	["small", "/F 1 Tf (a) Tj", "1.0 points high"],
	["outside", "200 0 Td (a) Tj", "outside the page"],
	["running out", "92 0 Td (a) Tj", "outside the page"],
	["white no more", "q 1 g Q (a) Tj", undefined],
])("text that is %s", (_how, content, hidden) => {
	expect(text(content)).toMatchObject([{ text: "a", hidden }]);
});

test("a form is a part of the page that shows it, moved by its matrix, and changes nothing behind it", () => {
	const runs = text(
		"ET 0.5 g /X Do BT 5 5 Td (b) Tj",
		"1 g BT /F 20 Tf (a) Tj ET",
	);
	expect(runs).toMatchObject([
		{ text: "a", x: 10, y: 0, size: 20, form: 6, hidden: "white on white" },
		{ text: "b", x: 5, y: 5, size: 10, form: undefined, hidden: undefined },
	]);
});

test("words have boxes of their own", () => {
	expect(text("(ab c) Tj").flatMap(({ boxes }) => boxes)).toEqual([
		5, 5, 15, 9.5, 20, 5, 25, 9.5,
	]);
});
