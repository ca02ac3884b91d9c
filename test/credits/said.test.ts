/** How each language says credits, dates, sources and the colophon, as somebody who speaks it may read it over: a file for each in `said/`. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { listNames, plain } from "../../scripts/credits/list-names.ts";
import { directionOf } from "../../scripts/credits/locale.ts";
import { creditRoles } from "../../scripts/credits/roles.ts";
import { sayByline, sayCreditLines } from "../../scripts/credits/say.ts";
import {
	sayChanges,
	sayColophon,
	sayNotes,
	sayWork,
} from "../../scripts/credits/say-colophon.ts";
import { sayDate } from "../../scripts/credits/say-date.ts";
import {
	creditLanguages,
	hasWords,
	wordsOf,
} from "../../scripts/credits/words/index.ts";
import type { Publication, Work } from "../../scripts/model/publication.ts";
import type { PrintedLine } from "../../scripts/model/statement.ts";
import { credit, credited, organization } from "./credits.ts";

/** Beside those with words, some that have none: with what CLDR knows of them, without, and from right to left. */
const others = ["cy", "ka", "ku", "la", "sr-Latn", "ur", "yi"];

test.each([...creditLanguages, ...others])("%s", async (language) => {
	await expect(`${said(language).join("\n")}\n`).toMatchFileSnapshot(
		join(import.meta.dirname, "said", `${language}.txt`),
	);
});

test.each(creditLanguages)("every role of English has words in %s", (name) => {
	const { groups, contributions, labels } = wordsOf(name);
	const english = wordsOf("en");
	expect(Object.keys(groups)).toEqual(Object.keys(english.groups));
	expect(Object.keys(labels)).toEqual(Object.keys(english.labels));
	expect(new Set(Object.keys(contributions.roles))).toEqual(creditRoles);
	expect(new Set(Object.values(contributions.roles)).size).toBe(
		creditRoles.size,
	);
});

test("a language without words is said in forms that need none", () => {
	expect(hasWords("cy")).toBe(false);
	expect(wordsOf("cy").borrowed).toBe("en");
	expect(wordsOf("fr").borrowed).toBeUndefined();
});

const names = ["Ada Moor", "Ben Reis", "Cleo Vale", "Dov Lund"] as const;
const nnw = organization("NNW");

function said(language: string): string[] {
	const words = wordsOf(language);
	const byline = (...list: Parameters<typeof credit>[]) =>
		sayByline(
			credited({
				inLanguage: language,
				author: list.map((item) => credit(...item)),
			}),
		).text;
	const lines = (...list: Parameters<typeof credit>[]) =>
		sayCreditLines(
			credited({
				inLanguage: language,
				author: [
					credit(names[0], {
						credit: [
							{ role: "conceptualization", degree: "lead" },
							{ role: "software" },
						],
						corresponding: true,
					}),
				],
				contributor: list.map((item) => credit(...item)),
			}),
		).map(({ text }) => text);
	const marked = names.map((name) => [{ text: name }]);
	return [
		`${language}, ${directionOf(language)}`,
		"",
		byline([names[0]]),
		byline([names[0]], [names[1]]),
		byline(...names.slice(0, 3).map((name): [string] => [name])),
		byline(
			...names.map(
				(name): Parameters<typeof credit> => [name, { affiliation: [nnw] }],
			),
		),
		byline(
			[names[0], { affiliation: [nnw] }],
			[names[1], { affiliation: [organization("Reuters")] }],
			[names[2], { jobTitle: "Dr" }],
		),
		plain(
			listNames(
				[[{ text: "Ben Reis, Jr." }], ...marked.slice(2)],
				words,
				false,
			),
		),
		"",
		...lines(
			...Object.keys(words.groups)
				.filter((role) => role !== "ctb")
				.map(
					(role, index): Parameters<typeof credit> => [
						names[index % 3] ?? "",
						{ roles: [role] },
					],
				),
			[names[1], { roles: ["pht"], location: "Bergen" }],
			[names[2], { roles: ["ctb"], affiliation: [nnw], location: "Bergen" }],
			[names[3], { roles: ["ctb"] }],
		),
		"",
		...["2025-03-01", "2025-11-18", "2025-03", "2025"].map((iso) =>
			sayDate(iso, language),
		),
		"",
		...matter(language),
		"",
		...Object.entries(words.labels).map(([key, word]) => `${key}: ${word}`),
	];
}

function matter(inLanguage: string): string[] {
	const author = names.slice(0, 2).map((name) => credit(name).agent);
	const work: Work = {
		title: "T",
		author,
		publisher: nnw,
		datePublished: "2025-02-24",
		url: "https://example.org/t",
	};
	const date = "2025-03-19";
	const publication = {
		type: "NewsArticle",
		inLanguage,
		creditStyle: { seriesComma: false, possessive: "ap" },
		publisher: nnw,
		provider: nnw,
		datePublished: "2025-03-18",
		dateModified: date,
		correction: [{ date, text: "…" }],
		updateNote: [{ text: "…" }],
		editorNote: [{ text: "…" }],
		rights: {
			license: "https://creativecommons.org/licenses/by/4.0/",
			acquireLicensePage: "https://example.org/p",
			rightsBasis: "personal-archive",
		},
		isPartOf: { title: "S", position: "2" },
		url: "https://example.org/",
		identifier: { urn: "urn:x:1" },
	} as unknown as Publication;
	const kinds = ["republication", "adaptation", "translation"] as const;
	return [
		...kinds.map((relation) => sayWork({ ...work, relation }, publication)),
		sayWork({ author, relation: "based-on" }, publication),
		sayWork({ author: [] }, { ...publication, type: "Book" }),
		sayChanges("…", publication),
		...sayNotes(publication),
		...sayColophon(publication),
	].map(lineOf);
}

function lineOf({ label, text }: PrintedLine): string {
	return label === undefined ? text : `${label} ${text}`;
}
