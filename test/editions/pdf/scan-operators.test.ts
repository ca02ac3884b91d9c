/** Content streams are read as ISO 32000-1 lets them be written, not only as Chromium writes them. */
import { describe, expect, test } from "vitest";
import { OperatorScanner } from "../../../scripts/editions/pdf/finish/content/scan-operators.ts";
import { glyphsOf } from "../../../scripts/editions/pdf/finish/content/shown-glyphs.ts";

function scan(content: string): OperatorScanner {
	const scanner = new OperatorScanner(Buffer.from(content));
	scanner.next();
	return scanner;
}

test.each([
	"0 7 -12 648",
	"5.285553 13.3699493 -205623.56 .23999999",
	"-.5 7. +3 007 -0.25",
	"0.1 0.30000000000000004 3.14159265358979323846",
	"123456789012345 12345678901234567890",
])("%s is what it says", (numbers) => {
	expect(scan(`${numbers} cm`).numbers()).toEqual(
		numbers.split(" ").map(Number),
	);
});

describe("the glyphs of", () => {
	test.each([
		["<001A> Tj", [0x1a]],
		["<001a>Tj", [0x1a]],
		["<00 1A> Tj", [0x1a]],
		["<001> Tj", [0x10]],
		["<001A001B> Tj", [0x1a, 0x1b]],
		["<001A> 20 Tj", [0x1a]],
		["[<001A> 20 <001B>] TJ", [0x1a, 0x1b]],
		["(\\000\\032) Tj", [0x1a]],
	])("%s", (content, glyphs) => {
		const { bytes, start, nameStart } = scan(content);
		expect(glyphsOf(bytes, start, nameStart, 2)).toEqual(glyphs);
	});
});
