import { expect, test } from "vitest";
import { groundsIn } from "../../../scripts/editions/pdf/print/grounds.ts";

/** A page of A4 as Chromium writes it, whose content is clipped to 800 × 1,000 units of 0.75 points. */
const page = (content: string) =>
	[
		...groundsIn(
			`q\n.24 0 0 -.24 0 841.92 cm\nq\n3.125 0 0 3.125 100 100 cm\n0 0 800 1000 re\nW* n\n${content}\nQ\nQ\n`,
		),
	].map(({ colour, width }) => [colour, Math.round(width)]);

test("each ground is told with its colour and its width in points", () => {
	expect(
		page(
			"0 0 .00392157 rg\n0 0 100 1 re\nf\n0 .00392157 1 rg 0 20 620 .5 re f*",
		),
	).toEqual([
		[1, 75],
		[511, 465],
	]);
});

test("one with round corners too", () => {
	expect(
		page(
			"0 0 .00784314 rg\n10 0 m\n90 0 l\n100 0 100 10 100 10 c\n0 10 l\nh\nf",
		),
	).toEqual([[2, 75]]);
});

test("what begins on the next page is not on this one", () => {
	expect(
		page("0 0 .0117647 rg\n0 1000 620 100 re\nf\n0 999 620 100 re\nf"),
	).toEqual([[3, 465]]);
	expect(page("q\n0 0 10 10 re\nW n\nQ\n20 20 10 10 re\nf")).toEqual([[0, 8]]);
});

test("what is smaller on a page that shrinks is told as it is printed", () => {
	expect(page("q\n.5 0 0 .5 0 0 cm\n0 0 100 1 re\nf\nQ")).toEqual([[0, 38]]);
});
