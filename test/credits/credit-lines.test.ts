import { expect, test } from "vitest";
import { possessive, sayCreditLines } from "../../scripts/credits/say.ts";
import type { Credit } from "../../scripts/model/credit.ts";
import { credit, credited, organization } from "./credits.ts";

const nnw = organization("NNW");
const waters = organization("Northern Waters");
const ctb = (name: string, more: Partial<Credit> = {}) =>
	credit(name, { roles: ["ctb"], ...more });

const lines = (
	contributor: readonly Credit[],
	more: Parameters<typeof credited>[0] = {},
) => sayCreditLines(credited({ contributor, ...more })).map(({ text }) => text);

test("contributors of one organization are its own", () => {
	expect(
		lines([
			ctb("Dov Lund", { affiliation: [nnw] }),
			ctb("Eva Holt", { affiliation: [nnw] }),
		]),
	).toEqual(["NNW’s Dov Lund and Eva Holt contributed to this report."]);
});

test("two organizations each have their own", () => {
	expect(
		lines([
			ctb("Dov Lund", { affiliation: [nnw] }),
			ctb("Eva Holt", { affiliation: [waters] }),
		]),
	).toEqual([
		"NNW’s Dov Lund and Northern Waters’ Eva Holt contributed to this report.",
	]);
});

test("somebody of no organization stands alone", () => {
	expect(lines([ctb("Dov Lund")])).toEqual([
		"Dov Lund contributed to this report.",
	]);
});

test("a place stands with its name", () => {
	expect(
		lines([
			ctb("Dov Lund", { affiliation: [nnw], location: "Oslo" }),
			ctb("Eva Holt", { affiliation: [nnw] }),
		]),
	).toEqual([
		"NNW’s Dov Lund in Oslo and Eva Holt contributed to this report.",
	]);
});

test("each role has its line, in the order of the list, and “contributed” is last", () => {
	expect(
		lines([
			ctb("Dov Lund"),
			credit("Eva Holt", { roles: ["pht"] }),
			credit("Finn Aas", { roles: ["ill"] }),
			credit("Gro Berg", { roles: ["pht"] }),
		]),
	).toEqual([
		"Photographs by Eva Holt and Gro Berg.",
		"Illustrations by Finn Aas.",
		"Dov Lund contributed to this report.",
	]);
});

test("a label leads its own line", () => {
	expect(
		lines([ctb("Dov Lund", { label: "Additional reporting by" })]),
	).toEqual(["Additional reporting by Dov Lund."]);
});

test("verbatim lines stand in place of all others, with their names marked", () => {
	const [line] = sayCreditLines(
		credited({
			contributor: [ctb("Dov Lund"), ctb("Eva Holt")],
			creditLines: ["With thanks to Eva Holt and Dov Lund, who counted."],
		}),
	);
	expect(line?.text).toBe("With thanks to Eva Holt and Dov Lund, who counted.");
	expect(line?.phrases.filter(({ agent }) => agent)).toEqual([
		{ text: "Eva Holt", agent: "Eva Holt" },
		{ text: "Dov Lund", agent: "Dov Lund" },
	]);
});

test("a name inside a longer name is not marked in its place", () => {
	const [line] = sayCreditLines(
		credited({
			contributor: [ctb("Dov Lund"), ctb("Dov Lund-Aas")],
			creditLines: ["Dov Lund-Aas and Dov Lund counted."],
		}),
	);
	expect(line?.phrases.flatMap(({ agent }) => (agent ? [agent] : []))).toEqual([
		"Dov Lund-Aas",
		"Dov Lund",
	]);
});

test.each([
	["NNW", "ap", "NNW’s"],
	["Northern Waters", "ap", "Northern Waters’"],
	["Northern Waters", "chicago", "Northern Waters’s"],
	["The Courier", "chicago", "The Courier’s"],
] as const)("%s in %s style: %s", (name, style, said) => {
	expect(
		possessive(organization(name), { seriesComma: false, possessive: style }),
	).toBe(said);
});

test("a possessive that the manuscript gives wins", () => {
	expect(
		possessive(organization("Les Quais", { possessive: "Les Quais’s" }), {
			seriesComma: false,
			possessive: "ap",
		}),
	).toBe("Les Quais’s");
});

test.each([
	["fr", "Avec la contribution de Dov Lund et Eva Holt (NNW)."],
	["de", "Mitarbeit: Dov Lund und Eva Holt (NNW)."],
	["es", "Con la colaboración de Dov Lund y Eva Holt (NNW)."],
	["it", "Con il contributo di Dov Lund e Eva Holt (NNW)."],
	["pt", "Com a colaboração de Dov Lund e Eva Holt (NNW)."],
	["nl", "Met medewerking van Dov Lund en Eva Holt (NNW)."],
])("in %s: “%s”", (inLanguage, said) => {
	const affiliation = [nnw];
	expect(
		lines(
			[ctb("Dov Lund", { affiliation }), ctb("Eva Holt", { affiliation })],
			{
				inLanguage,
			},
		),
	).toEqual([said]);
});
