/** Proves the audit: unbroken editions are silent, and each broken file is caught by the rule meant for it. */
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	type AuditResult,
	applyRules,
	readEditions,
	rules,
} from "../../scripts/audit/index.ts";
import {
	findBrowser,
	startBrowser,
} from "../../scripts/browser/start-browser.ts";
import type { EditionName } from "../../scripts/model/publication.ts";
import { type Mutation, mutations } from "./mutations.ts";
import {
	type BuiltFiles,
	buildFixtures,
	type Fixture,
	fixtureNames,
} from "./publications.ts";

type Read = Awaited<ReturnType<typeof readEditions>>;

let browser: Browser;
let built: ReadonlyMap<Fixture, BuiltFiles>;
const readings = new Map<Fixture, Read>();
const caught: string[][] = [];

beforeAll(async () => {
	browser = await startBrowser(await findBrowser());
	built = await buildFixtures();
	for (const [name, { record, files }] of built)
		readings.set(
			name,
			await readEditions(record, files, Promise.resolve(browser)),
		);
});

afterAll(async () => {
	await browser?.close();
	const widths = [0, 1, 2].map((column) =>
		Math.max(...caught.map((row) => row[column]?.length ?? 0)),
	);
	console.log(
		caught
			.map((row) =>
				row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  "),
			)
			.join("\n"),
	);
});

describe("an unbroken publication", () => {
	test.each(fixtureNames)("%s yields no finding", (name) => {
		const read = readings.get(name);
		const own = built.get(name);
		if (!read || !own) throw new Error(`Not built: ${name}`);
		expect(read.faults).toEqual([]);
		const results = applyRules({ record: own.record, ...read });
		expect(results.filter((result) => result.status !== "pass")).toEqual([]);
		expect(results.length).toBeGreaterThan(rules.length);
	});
});

describe("a broken file is caught by the rule meant for it", () => {
	test.each(
		mutations.map((mutation) => ({
			...mutation,
			title: `${mutation.rule} ${mutation.edition}: ${mutation.name}`,
		})),
	)("$title", async (mutation) => {
		const failed = (await resultsOf(mutation)).filter(
			(result) => result.status === "fail",
		);
		const ids = [...new Set(failed.map((result) => result.rule))];
		caught.push([
			mutation.name,
			mutation.edition,
			mutation.rule,
			ids.join(" "),
		]);
		expect(ids).toContain(mutation.rule);
		const edition = mutation.edition === "record" ? "all" : mutation.edition;
		expect(
			failed.some(
				(result) =>
					result.rule === mutation.rule &&
					[edition, "all"].includes(result.edition),
			) || mutation.edition === "record",
		).toBe(true);
	});
});

test("every rule has a mutation that it catches", () => {
	const proven = new Set(mutations.map((mutation) => mutation.rule));
	expect(rules.map((rule) => rule.id).filter((id) => !proven.has(id))).toEqual(
		[],
	);
});

async function resultsOf(mutation: Mutation): Promise<readonly AuditResult[]> {
	const own = built.get(mutation.of);
	const read = readings.get(mutation.of);
	if (!own || !read) throw new Error(`Not built: ${mutation.of}`);
	const change = await mutation.apply(own, browser);
	if (!(change instanceof Uint8Array))
		return applyRules({ record: { ...own.record, ...change }, ...read });
	const edition = mutation.edition as EditionName;
	const changed = await readEditions(
		own.record,
		new Map([[edition, change]]),
		mutation.look ? Promise.resolve(browser) : undefined,
	);
	return [
		...changed.faults,
		...applyRules({
			record: own.record,
			readings: { ...read.readings, ...defined(changed.readings) },
			seen: changed.seen ?? new Map(),
		}),
	];
}

/** Readings that are there, so that they do not hide the unbroken ones. */
function defined<T extends object>(values: T): Partial<T> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined),
	) as Partial<T>;
}
