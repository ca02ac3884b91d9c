/** The article of this repository: who is credited, and that it is told in its own words. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
	findManuscripts,
	readManuscript,
} from "../../scripts/manuscript/index.ts";
import { statementOf } from "../../scripts/statement/index.ts";

const [path = ""] = findManuscripts("manuscript");
const { publication: found, problems } = await readManuscript(path, {
	house: "news",
	houses: ["news"],
});
if (!found) throw new Error(`${path} has problems`);
const publication = found;
const statement = statementOf(publication);

test("it has no problems", () => {
	expect(problems).toEqual([]);
});

test("its byline names its reporters and their organization", () => {
	expect(statement.byline.text).toBe(
		"Reporting by Max Saltman, Katharina Krebs and Matthew Chance, CNN",
	);
	expect(publication.author.map(({ roles }) => roles)).toEqual([
		["rpt"],
		["rpt"],
		["rpt"],
	]);
});

test("its credit line names its contributors", () => {
	expect(statement.creditLines.map(({ text }) => text)).toEqual([
		"CNN’s Lauren Kent and Michael Williams contributed to this report.",
	]);
	expect(publication.contributor.map(({ roles }) => roles)).toEqual([
		["ctb"],
		["ctb"],
	]);
});

test("its source is named, with what was changed", () => {
	const [source, changes] = statement.sourceLines.map(({ text }) => text);
	expect(source).toBe(
		"Adapted from a news report by Max Saltman, Katharina Krebs and Matthew Chance, CNN, February 24, 2025.",
	);
	expect(changes).toMatch(/^Retold in other words and abridged/);
	expect(publication.isBasedOn).toMatchObject([
		{ relation: "adaptation", datePublished: "2025-02-24" },
	]);
});

test("its dateline is the original’s, and it claims no right and gives no licence", () => {
	expect(publication.dateline).toBe("(CNN)");
	expect(publication.rights).toMatchObject({
		copyrightHolder: [],
		license: undefined,
		copyrightNotice: undefined,
		copyrightYear: undefined,
	});
});

test("it is 450 to 600 words long", () => {
	const words = prose()
		.split(/\s+/)
		.filter((word) => /\w/.test(word));
	expect(words.length).toBeGreaterThanOrEqual(450);
	expect(words.length).toBeLessThanOrEqual(600);
});

/** The report that is retold stands beside the repository where this test can be made, and never in it. */
const original = "../shared/seed/wire-article.txt";

test.skipIf(!existsSync(original))(
	"it has no eight words in a row in common with the report that it retells",
	() => {
		const theirs = new Set(runs(readFileSync(original, "utf8")));
		const shared = runs(prose()).filter((run) => theirs.has(run));
		expect(theirs.size).toBeGreaterThan(200);
		expect(shared.filter((run) => !isOffice(run))).toEqual([]);
	},
);

function prose(): string {
	return readFileSync(path, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
}

/** Every eight words that follow one another outside quotation marks. */
function runs(text: string): string[] {
	return text
		.replace(/[“"][^”"]*[”"]/g, " | ")
		.split("|")
		.flatMap((part) => {
			const words = part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
			return words
				.slice(7)
				.map((_word, index) => words.slice(index, index + 8).join(" "));
		});
}

/** Names of offices have one form. */
function isOffice(run: string): boolean {
	return /special envoy (for|on) foreign investment and economic cooperation/.test(
		run,
	);
}
