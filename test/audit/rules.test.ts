/** Proves the audit: clean editions are silent, each bad example is reported by its rule in its words, and no good one is. */
import type { Browser } from "puppeteer";
import { beforeAll, describe, expect, test } from "vitest";
import {
	applyRules,
	readEditions,
	unfolded,
} from "../../scripts/audit/index.ts";
import type { AuditResult } from "../../scripts/audit/rule.ts";
import { rules } from "../../scripts/audit/rules.ts";
import { sayFinding } from "../../scripts/audit/say-finding.ts";
import { knownFaces } from "../../scripts/fonts/known-faces.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { editionNames } from "../../scripts/model/edition.ts";
import { isEveryDay, ofThisRun } from "../every-day.ts";
import { sharedBrowser } from "../shared-browser.ts";
import { changeEdition } from "./change-edition.ts";
import {
	type BuiltFiles,
	buildFixtures,
	type Fixture,
	fixtureNames,
} from "./publications.ts";
import { type Example, readExamples } from "./read-examples.ts";
import { readRuleFiles } from "./read-rule-files.ts";

type Read = Awaited<ReturnType<typeof readEditions>>;

const allExamples = await readExamples();
const everyDay = ofEveryDay(allExamples);
const examples = ofThisRun(allExamples, (example) => !everyDay.has(example));
const ruleFiles = await readRuleFiles();
const house = readHouse("news");
const faces = knownFaces(() => [house]);
/** What is told of one fault at most, beside what follows from it: of most, one. */
const mostFindings = 4;
/** How much is told of each bad example. */
const counts: number[] = [];

let browser: Browser;
/** What their builds have seen of the clean ones, of which each ends where a credit is not to be seen. */
const asBuilt: Read["seen"] = new Map(
	editionNames.map((name) => [
		name,
		{ unseen: [], untold: [], overprints: [] },
	]),
);
const clean = new Map<
	Fixture,
	{ readonly built: BuiltFiles; readonly read: Read }
>();

beforeAll(async () => {
	browser = await sharedBrowser();
	for (const [name, built] of await buildFixtures()) {
		const { record, files } = built;
		const read = { ...(await readEditions(record, files)), seen: asBuilt };
		clean.set(name, { built, read });
	}
	// On a busy machine the publications take minutes.
}, 400_000);

describe("a clean publication", () => {
	test.each(fixtureNames)("%s yields no finding", (name) => {
		const { built, read } = cleanOf(name);
		expect(read.faults).toEqual([]);
		const results = applyRules({ record: built.record, faces, ...read });
		expect(results.filter((result) => result.status !== "pass")).toEqual([]);
		expect(results.length).toBeGreaterThan(rules.length);
	});
});

const shown = [...ruleFiles].filter(
	([path]) => isEveryDay || examples.some(({ rule }) => rule === path),
);

describe.each(shown)("%s", (path, rule) => {
	const { id } = rule;
	const ofRule = ({ rule }: Example) => rule === path;

	test.runIf(isEveryDay)("has a bad and a good example", () => {
		const kinds = allExamples.filter(ofRule).map(kindOf);
		expect(kinds).toContain("bad");
		expect(kinds).toContain("good");
	});

	test.each(examples.filter(ofRule))("$name", async (example) => {
		const { verdict, change } = example;
		const results = await resultsOf(example);
		const failed = results.filter(({ status }) => status === "fail");
		if ("good" in verdict) {
			const told =
				change.changed === "credits.json"
					? failed.filter(({ rule }) => rule === id)
					: failed.filter(({ rule }) => !verdict.others?.includes(rule));
			// Of a good one no other rule may complain either.
			expect(told).toEqual([]);
		} else {
			expect(
				unfolded(failed)
					.filter(({ rule }) => rule === id)
					.map(sayFinding),
			).toContainEqual(expect.stringContaining(verdict.reports));
			const causes = failed.map(sayFinding);
			expect(causes.length, causes.join("\n")).toBeLessThanOrEqual(
				mostFindings,
			);
			counts.push(causes.length);
		}
	});
});

test("one fault is one finding, but for few", () => {
	const sorted = counts.toSorted((one, other) => one - other);
	expect(sorted[Math.floor(sorted.length * 0.5)]).toBe(1);
	expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThanOrEqual(3);
});

test("every rule has a file, and every example a rule", () => {
	expect(new Set([...ruleFiles.values()])).toEqual(new Set(rules));
	expect(allExamples.filter(({ rule }) => !ruleFiles.has(rule))).toEqual([]);
});

/** Of each rule one bad example; the others, good ones among them, are tried among the tests of the machine. */
function ofEveryDay(all: readonly Example[]): ReadonlySet<Example> {
	const first = new Map<string, Example>();
	for (const example of all) {
		if (kindOf(example) === "good") continue;
		const other = first.get(example.rule);
		// What a browser looks at takes longest.
		if (!other || (other.change.browser && !example.change.browser))
			first.set(example.rule, example);
	}
	return new Set(first.values());
}

function kindOf({ verdict }: Example): "bad" | "good" {
	return "bad" in verdict ? "bad" : "good";
}

/** What the rules say of a publication that is changed in one place. */
async function resultsOf(example: Example): Promise<readonly AuditResult[]> {
	const { built, read } = cleanOf(example.change.publication);
	const { record, edition } = await changeEdition(example, built, browser);
	if (!edition) return applyRules({ record, faces, ...read });
	const changed = await readEditions(
		record,
		new Map([[edition.name, edition.bytes]]),
		example.change.browser && Promise.resolve(browser),
		example.change.thorough,
	);
	return [
		...changed.faults,
		...applyRules({
			record,
			faces,
			readings: {
				...read.readings,
				[edition.name]: changed.readings[edition.name],
			},
			seen: changed.seen ?? new Map(),
		}),
	];
}

function cleanOf(name: Fixture) {
	const own = clean.get(name);
	if (!own) throw new Error(`Not built: ${name}`);
	return own;
}
