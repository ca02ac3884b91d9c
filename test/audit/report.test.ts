/** What people get to read of the audit: a failed build, the words of a finding, and the report to sign. */
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { describeResult } from "../../scripts/audit/describe.ts";
import { rules } from "../../scripts/audit/rules.ts";
import { build } from "../../scripts/build/build.ts";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import { creditReport } from "../../scripts/check/credit-report.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { findAxe } from "../../scripts/validators/axe.ts";
import { outputOf } from "../editions-of.ts";
import { isEveryDay } from "../every-day.ts";
import { sharedBrowser } from "../shared-browser.ts";
import { editEntry, swap } from "./edit-files.ts";

const manuscript = "test/audit/fixtures/port/port.md";
let browser: Browser;
let folder: string;

beforeAll(async () => {
	browser = await sharedBrowser();
	folder = mkdtempSync(join(tmpdir(), "colophon-report-"));
	cpSync(await outputOf(manuscript), folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a build whose audit fails says so and leaves the old editions", async () => {
	const before = readFileSync(join(folder, "SHA256SUMS"), "utf8");
	const rule = rules.find(({ id }) => id === "E01");
	if (!rule?.epub) throw new Error("No rule on creators");
	const finding = {
		expected: "Ilse Brandvold",
		actual: "Ilse Br\u0430ndvold",
		where: "dc:creator",
	};
	const spy = vi.spyOn(rule, "epub").mockReturnValue([finding]);
	const report = await build({
		paths: [manuscript],
		out: folder,
		editions: ["epub"],
	});
	spy.mockRestore();
	expect(report.ok).toBe(false);
	expect(report.problems).toMatchObject([
		{
			rule: "E01",
			file: manuscript,
			line: 11,
			column: 3,
			source: expect.stringContaining("name: Ilse Brandvold"),
		},
	]);
	expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toBe(before);
	expect(readdirSync(folder).sort()).toEqual([
		".colophon",
		"SHA256SUMS",
		"index.html",
		"port",
	]);
});

test("a finding shows both sides and names the code point in which they differ", async () => {
	const file = join(folder, "port", "port.epub");
	const sound = readFileSync(file);
	const edit = swap("Brandvold</dc:creator>", "Br\u0430ndvold</dc:creator>");
	writeFileSync(file, editEntry(sound, "OEBPS/content.opf", edit));
	const { report } = await checkFolder(join(folder, "port"), {});
	writeFileSync(file, sound);
	expect(report.ok).toBe(false);
	const found = report.results.find((result) => result.rule === "E01");
	expect(found && describeResult(found)).toEqual([
		"epub  dc:creator  E01",
		"  The package document has one dc:creator for each author and one dc:contributor for each contributor, in order.",
		"  expected  Tamsin Okoro-Vale | Ilse Brandvold | José Teague",
		"  actual    Tamsin Okoro-Vale | Ilse Br\u0430ndvold | José Teague",
		"  differs   at character 28: a U+0061 (Latin) against \u0430 U+0430 (Cyrillic)",
		"  follows   6 more findings, by A02, E07, M05, W01, X01 and Z04",
	]);
});

test("the report shows each person in each carrier, with pictures", async () => {
	const page = await reportPage();
	for (const name of ["Tamsin Okoro-Vale", "José Teague", "Piet Ouwens"])
		expect(page.split(`<th scope="row">${name}`)).toHaveLength(4);
	expect(page.match(/<img src="data:image\/png;base64,/g)).toHaveLength(6);
	expect(page).not.toContain('class="missing"');
	expect(page).not.toMatch(/<script|https?:\/\/(?!nnw\.example)/);
});

// A validator, like those of the editions, which the machine asks.
test.skipIf(isEveryDay)("axe finds nothing in the report", async () => {
	const file = join(folder, "report.html");
	writeFileSync(file, await reportPage());
	const axe = await findAxe();
	const findings = await axe.run(file);
	// “usage” asks for nothing: a table that is wider than a small screen scrolls in its own region.
	expect(findings.filter(({ severity }) => severity !== "usage")).toEqual([]);
	rmSync(file);
});

async function reportPage(): Promise<string> {
	const checked = await checkFolder(join(folder, "port"), {
		browser: Promise.resolve(browser),
	});
	return creditReport([checked], readHouse("news"), browser);
}
