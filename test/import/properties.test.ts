import fc from "fast-check";
import { expect, test } from "vitest";
import { sayByline, sayCreditLines } from "../../scripts/credits/say.ts";
import { roleCodes } from "../../scripts/import/copy/roles.ts";
import type { WireCredit, WireLine } from "../../scripts/import/model.ts";
import { escapeMarkdown } from "../../scripts/import/write/escape-markdown.ts";
import type { Agent } from "../../scripts/model/agent.ts";
import type { Credit } from "../../scripts/model/credit.ts";
import { readProse } from "../../scripts/prose/index.ts";
import { isEveryDay } from "../every-day.ts";
import { readZone } from "./read-zone.ts";
import { lexicon } from "./run-cases.ts";

/** Every day a quarter of them; all are tried among the tests of the machine. */
const runs = (all: number) => (isEveryDay ? all / 4 : all);

const given = fc.constantFrom(
	"Tamsin",
	"Ilse",
	"Jonas",
	"Halima",
	"Piet",
	"Priya",
	"Owen",
	"Noor",
	"Ludo",
	"Inês",
	"Zofia",
	"Siobhán",
	"D’Angelo",
	"Jean-Luc",
	"J. K.",
	"Emmett R.",
	"Злата",
	"Þórdís",
	"Åsa",
	"Chloë",
);
const family = fc.constantFrom(
	"Okoro-Vale",
	"Brandvold",
	"Teague",
	"Forde",
	"Ouwens",
	"Halloran",
	"Castellane",
	"al-Rashidi",
	"van der Meersch",
	"de Sá Cardoso",
	"Wąsik-Łętowska",
	"O’Hanrahan",
	"Ævarsdóttir",
	"Верещагина",
	"Dufresne",
	"Whitlow III",
);
const name = fc.tuple(given, family).map(([first, last]) => `${first} ${last}`);
const names = (most: number) =>
	fc.uniqueArray(name, { minLength: 1, maxLength: most });
const organization = fc.constantFrom(
	"CNN",
	"Reuters",
	"Associated Press",
	"AFP",
	"KFF Health News",
	"The Guardian",
);
const place = fc.constantFrom(
	"Paris",
	"Abuja",
	"New York",
	"Rio de Janeiro",
	"São Paulo",
	"The Hague",
);

const agent = (kind: Agent["kind"], printed: string): Agent => ({
	id: printed,
	kind,
	name: printed,
	fileAs: printed,
	alternateScript: [],
	alternateName: [],
	sameAs: [],
	pluralForm: false,
});
const credit = (
	printed: string,
	role: string,
	affiliation?: string,
	location?: string,
): Credit => ({
	agent: agent("person", printed),
	roles: [role],
	affiliation: affiliation ? [agent("organization", affiliation)] : [],
	location,
	credit: [],
	corresponding: false,
});
const work = {
	inLanguage: "en",
	creditStyle: { seriesComma: false, possessive: "ap" as const },
	creditLines: [],
};

const context = { lexicon, language: "en", headlines: [] };
const read = (text: string, zone: "head" | "tail") =>
	readZone(text, zone, context);
const plain = ({ name: printed, affiliation, location, role }: WireCredit) => ({
	name: printed,
	affiliation,
	location,
	code: role === "author" ? "aut" : roleCodes[role],
});
const model = (one: Credit) => ({
	name: one.agent.name,
	affiliation: one.affiliation[0]?.name,
	location: one.location,
	code: one.roles[0],
});
const people = (lines: readonly WireLine[]) =>
	lines.flatMap((line) =>
		[...line.reading.byline, ...line.reading.contributors].map(plain),
	);

test("a byline that is said is read back", () => {
	fc.assert(
		fc.property(
			names(6),
			fc.option(organization, { nil: undefined }),
			fc.boolean(),
			(printed, org, seriesComma) => {
				const author = printed.map((one) => credit(one, "aut", org));
				const { text } = sayByline({
					...work,
					author,
					contributor: [],
					creditStyle: { ...work.creditStyle, seriesComma },
				});
				const lines = read(text, "head");
				expect(people(lines)).toEqual(author.map(model));
				expect(lines.map((line) => line.status)).toEqual(["parsed"]);
			},
		),
		{ numRuns: runs(400) },
	);
});

test("a byline in which each has an organization is read back", () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.tuple(name, organization), {
				minLength: 2,
				maxLength: 4,
				selector: ([one]) => one,
			}),
			(pairs) => {
				const author = pairs.map(([one, org]) => credit(one, "aut", org));
				const { text } = sayByline({ ...work, author, contributor: [] });
				expect(people(read(text, "head"))).toEqual(author.map(model));
			},
		),
	);
});

test("“contributed to this report” is read back, with organization and places", () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.tuple(name, fc.option(place, { nil: undefined })), {
				minLength: 1,
				maxLength: 5,
				selector: ([one]) => one,
			}),
			organization,
			(pairs, org) => {
				// A place is everybody’s before it who has none, so that the last of them is to have none either.
				const contributor = pairs.map(([one, at], index) =>
					credit(
						one,
						"ctb",
						org,
						pairs.slice(index).some(([, later]) => later)
							? (at ?? "Paris")
							: undefined,
					),
				);
				const [line] = sayCreditLines({ ...work, author: [], contributor });
				const lines = read(line?.text ?? "", "tail");
				expect(people(lines)).toEqual(contributor.map(model));
				expect(lines.map((one) => one.status)).toEqual(["parsed"]);
			},
		),
		{ numRuns: runs(300) },
	);
});

test("two organizations in one contribution are read back", () => {
	fc.assert(
		fc.property(
			names(6),
			fc.uniqueArray(organization, { minLength: 2, maxLength: 2 }),
			fc.nat(),
			(printed, orgs, at) => {
				fc.pre(printed.length >= 2);
				const cut = 1 + (at % (printed.length - 1));
				const contributor = printed.map((one, index) =>
					credit(one, "ctb", orgs[index < cut ? 0 : 1]),
				);
				const [line] = sayCreditLines({ ...work, author: [], contributor });
				expect(people(read(line?.text ?? "", "tail"))).toEqual(
					contributor.map(model),
				);
			},
		),
	);
});

const saidRoles = [
	"rpt",
	"edt",
	"pht",
	"vdg",
	"ill",
	"trl",
	"adp",
	"com",
	"nrt",
	"ivr",
	"res",
	"rev",
	"wfw",
	"wpr",
	"aft",
	"pro",
	"fnd",
];

test.each(["en", "fr", "de", "es", "it", "pt", "nl"])(
	"role lines in %s are read back",
	(language) => {
		fc.assert(
			fc.property(
				names(4),
				fc.constantFrom(
					...(language === "en"
						? saidRoles
						: ["rpt", "pht", "ill", "trl", "adp"]),
				),
				(printed, role) => {
					const contributor = printed.map((one) => credit(one, role));
					const [line] = sayCreditLines({
						...work,
						inLanguage: language,
						author: [],
						contributor,
					});
					const lines = readZone(line?.text ?? "", "tail", {
						...context,
						language,
					});
					expect(people(lines)).toEqual(contributor.map(model));
				},
			),
			{ numRuns: runs(60) },
		);
	},
);

test("the order of a byline is never changed", () => {
	fc.assert(
		fc.property(names(8), (printed) => {
			const text = `By ${printed.slice(0, -1).join(", ")}${printed.length > 1 ? " and " : ""}${printed.at(-1)}, CNN`;
			expect(people(read(text, "head")).map((one) => one.name)).toEqual(
				printed,
			);
		}),
	);
});

const triggers = [
	"By",
	"contributed to",
	"Reporting by",
	"photos by",
	"Edited by",
	"with files from",
	"as told to",
	"courtesy",
	"Copyright",
	"correction",
	"Written by",
	"Story by",
	"contributed reporting",
];
const proseWords =
	"the a port officials harbour basin reopened closed on Tuesday Paris Halima Forde CNN, said. and of with from report this story crews ministers agreed, however, their own hand citizens Lake Street never was had been for in".split(
		" ",
	);

test("random prose with a trigger word never yields a person without a flag", () => {
	const word = fc.constantFrom(...proseWords);
	const prose = fc
		.tuple(
			fc.array(word, { minLength: 3, maxLength: 12 }),
			fc.constantFrom(...triggers),
			fc.array(word, { minLength: 3, maxLength: 12 }),
		)
		.map(
			([before, trigger, after]) =>
				`${before.join(" ")} ${trigger} ${after.join(" ")} was reopened.`,
		);
	fc.assert(
		fc.property(
			prose,
			fc.constantFrom(
				"head" as const,
				"body" as const,
				"tail" as const,
				"caption" as const,
			),
			(text, zone) => {
				const sure = readZone(text, zone, context).filter(
					(line) => line.status === "parsed",
				);
				expect(people(sure)).toEqual([]);
			},
		),
		{ numRuns: runs(2000) },
	);
});

test("any text is answered, and a trigger is never dropped from the head or the tail", () => {
	const piece = fc.constantFrom(
		"By ",
		"by ",
		", ",
		" and ",
		"; ",
		"(",
		")",
		"CNN",
		"’s ",
		"Halima Forde",
		"Piet",
		" in ",
		" of ",
		"|",
		"/",
		"—",
		" contributed ",
		"to this report",
		".",
		"\n",
		"Photo: ",
		"©",
		"Jr.",
		" with ",
	);
	fc.assert(
		fc.property(
			fc.array(piece, { maxLength: 14 }),
			fc.constantFrom("head" as const, "tail" as const),
			(pieces, zone) => {
				const text = `Reporting by ${pieces.join("")}`;
				const lines = readZone(text, zone, context);
				expect(
					lines.some(
						(line) => line.status === "parsed" || line.status === "open",
					),
				).toBe(true);
			},
		),
		{ numRuns: runs(1000) },
	);
});

test("plain words come out of Markdown as they went in", async () => {
	const word = fc.oneof(
		fc.constantFrom(
			"*a*",
			"_b_",
			"# c",
			"1.",
			"2)",
			"- d",
			"+",
			"<b>",
			"&amp;",
			"[x](y)",
			"![i](j)",
			"`k`",
			"~~l~~",
			"|",
			"http://m.example/a_b_c",
			"www.n.example",
			"o@p.example",
			":q[r]",
			":::s",
			"\\",
			"10:30",
			"“t”",
			"---",
			"===",
			"> u",
			"[^1]",
			"$5",
			"$$x$$",
			"!",
			"H~2~O",
			"x^2^",
			"==m==",
			"++i++",
			"[[v]]",
			"[@w]",
			"@fig-x",
			"^[y]",
			"{{< z >}}",
			"{% aa %}",
			"%%",
			":smile:",
			"{#ab}",
			"{: .ac}",
			"!!! ad",
			": ae",
			"\\emph{af}",
			"\\(ag^2\\)",
			"import ah from 'ai'",
			"[TOC]",
			"$aj$",
		),
		fc.constantFrom("port", "basin", "Tuesday."),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(word, { minLength: 1, maxLength: 8 }),
			async (words) => {
				const text = words.join(" ");
				expect(await textOf(escapeMarkdown(text))).toBe(text);
			},
		),
		{ numRuns: runs(800) },
	);
});

async function textOf(markdown: string): Promise<string> {
	const { body } = await readProse(markdown, {
		file: "x.md",
		idPrefix: "",
		title: undefined,
		firstNote: 1,
		image: () => undefined,
		isThere: () => true,
		unfetched: () => undefined,
		report: () => undefined,
		note: () => undefined,
	});
	const words = (node: unknown): string => {
		const record = node as { value?: string; children?: unknown[] };
		return record.value ?? (record.children ?? []).map(words).join("");
	};
	return words(body).trim();
}
