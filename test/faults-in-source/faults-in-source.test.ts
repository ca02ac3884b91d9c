/** Proves that the proof begins at the manuscript: a fault in any step on the way to the editions makes a build fail, by the rule meant for it. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editionNames } from "../../scripts/model/edition.ts";
import { ofThisRun } from "../every-day.ts";
import { sharedBrowser } from "../shared-browser.ts";
import { openPrograms } from "./patched-program.ts";
import { manuscripts, oneOfEachKind, readFaults } from "./read-faults.ts";

const all = readFaults();
const first = oneOfEachKind(all);
/** The others, which are found in the same places by the same rules, are tried among the tests of the machine. */
const faults = ofThisRun(all, (fault) => !first.has(fault));

let programs: Awaited<ReturnType<typeof openPrograms>>;

beforeAll(async () => {
	programs = await openPrograms();
});

afterAll(() => {
	programs.end();
	console.log(table());
});

describe("without a fault, nothing is held against the editions of", () => {
	test.each(
		ofThisRun(
			[...new Set(faults.map(({ of }) => of))],
			// Their clean builds take a third of the time of all faults.
			(of) => of === "book" || of === "short" || of === "specimen",
		),
	)("the %s", async (of) => {
		const { makeEditions } = await programs.load();
		const held = await makeEditions(
			manuscripts[of],
			editionNames.filter((edition) =>
				faults.some(
					(fault) => fault.of === of && fault.editions.includes(edition),
				),
			),
			sharedBrowser(),
		);
		expect(held).toEqual([]);
	});
});

describe("a build fails when", () => {
	test.each(faults)("$goesWrong ($rule)", async (fault) => {
		const { makeEditions } = await programs.load(fault);
		const held = await makeEditions(
			manuscripts[fault.of],
			fault.editions,
			sharedBrowser(),
		);
		const finding = held
			.filter(({ rule }) => rule === fault.rule)
			.map(({ edition }) => edition);
		expect(
			finding.includes("all") ? fault.editions : finding,
			`what was held against it: ${held.map(({ rule, edition }) => `${rule} (${edition})`).join(", ") || "nothing"}`,
		).toEqual(expect.arrayContaining(fault.editions));
	});
});

test("the table of faults is up to date", async () => {
	expect(first.size).toBeGreaterThanOrEqual(40);
	await expect(table()).toMatchFileSnapshot(
		join(import.meta.dirname, "table.md"),
	);
});

/** Markdown. */
function table(): string {
	const cells = all
		.toSorted((a, b) => (a.file < b.file ? -1 : 1))
		.map(({ file, goesWrong, rule, editions }) => [
			file.replace("scripts/", ""),
			goesWrong,
			rule,
			editions.join(", "),
		]);
	const head = ["file", "what goes wrong", "rule", "found in"];
	return [head, head.map(() => "---"), ...cells]
		.map((row) => `| ${row.join(" | ")} |\n`)
		.join("");
}
