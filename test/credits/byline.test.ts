import { expect, test } from "vitest";
import { sayByline } from "../../scripts/credits/say.ts";
import type { Credit } from "../../scripts/model/credit.ts";
import { credit, credited, organization } from "./credits.ts";

const nnw = organization("NNW");
const courier = organization("The Courier");

const byline = (
	author: readonly Credit[],
	more: Parameters<typeof credited>[0] = {},
) => sayByline(credited({ author, ...more })).text;

const names = (...list: string[]) => list.map((name) => credit(name));

test.each([
	[["Ada Moor"], "By Ada Moor"],
	[["Ada Moor", "Ben Reis"], "By Ada Moor and Ben Reis"],
	[
		["Ada Moor", "Ben Reis", "Cleo Vale"],
		"By Ada Moor, Ben Reis and Cleo Vale",
	],
	[
		["Ada Moor", "Ben Reis", "Cleo Vale", "Dov Lund"],
		"By Ada Moor, Ben Reis, Cleo Vale and Dov Lund",
	],
	[
		["Ada Moor", "Ben Reis, Jr.", "Cleo Vale"],
		"By Ada Moor; Ben Reis, Jr.; and Cleo Vale",
	],
	[["Ben Reis, Jr.", "Cleo Vale"], "By Ben Reis, Jr., and Cleo Vale"],
])("%j are “%s”", (list, said) => {
	expect(byline(names(...list))).toBe(said);
});

test("book style sets the comma before the last name", () => {
	expect(
		byline(names("Ada Moor", "Ben Reis", "Cleo Vale"), {
			creditStyle: { seriesComma: true, possessive: "chicago" },
		}),
	).toBe("By Ada Moor, Ben Reis, and Cleo Vale");
});

test("forty names are forty names", () => {
	const list = Array.from({ length: 40 }, (_, index) => `Name ${index + 1}`);
	const said = byline(names(...list));
	for (const name of list) expect(said).toContain(name);
	expect(said).not.toMatch(/et al/i);
});

test("an affiliation that all share stands once, behind the names", () => {
	const author = names("Ada Moor", "Ben Reis", "Cleo Vale").map((one) => ({
		...one,
		affiliation: [nnw],
	}));
	expect(byline(author)).toBe("By Ada Moor, Ben Reis and Cleo Vale, NNW");
});

test("affiliations that differ stand with each name, and semicolons part the names", () => {
	expect(
		byline([
			credit("Ada Moor", { affiliation: [nnw] }),
			credit("Ben Reis", { affiliation: [courier] }),
			credit("Cleo Vale"),
		]),
	).toBe("By Ada Moor, NNW; Ben Reis, The Courier; and Cleo Vale");
});

test("reporters are named as such", () => {
	const roles = { roles: ["rpt"], affiliation: [nnw] };
	expect(byline([credit("Ada Moor", roles), credit("Ben Reis", roles)])).toBe(
		"Reporting by Ada Moor and Ben Reis, NNW",
	);
});

test("a label that all share takes the place of “By”", () => {
	const label = { label: "Words by" };
	expect(byline([credit("Ada Moor", label), credit("Ben Reis", label)])).toBe(
		"Words by Ada Moor and Ben Reis",
	);
});

test.each([
	["fr", "Par Ana Reis et Iván Moor"],
	["de", "Von Ana Reis und Iván Moor"],
	["es", "Por Ana Reis e Iván Moor"],
	["it", "Di Ana Reis e Iván Moor"],
	["pt", "Por Ana Reis e Iván Moor"],
	["nl", "Door Ana Reis en Iván Moor"],
])("in %s: “%s”", (inLanguage, said) => {
	expect(byline(names("Ana Reis", "Iván Moor"), { inLanguage })).toBe(said);
});

test.each([
	["Isabel Moor", "e"],
	["Íñigo Moor", "e"],
	["Hilario Moor", "e"],
	["Hielo Moor", "y"],
	["Ian Moor", "e"],
	["Juan Moor", "y"],
	["Yolanda Moor", "y"],
])("Spanish before %s says “%s”", (name, and) => {
	expect(byline(names("Ana Reis", name), { inLanguage: "es" })).toBe(
		`Por Ana Reis ${and} ${name}`,
	);
});

test("names keep their own order and letters", () => {
	const list = ["Nguyễn Thị Ánh Dương", "Suharti", "Ludo van der Meersch"];
	expect(byline(names(...list))).toBe(
		"By Nguyễn Thị Ánh Dương, Suharti and Ludo van der Meersch",
	);
});

test("nobody is said by nothing", () => {
	expect(byline([])).toBe("");
});
