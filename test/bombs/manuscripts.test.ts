/** Manuscripts that are made to take time or memory: each kind comes to a clear answer at a small price. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { bombs, writeManuscript } from "./manuscripts.ts";
import { ofThisRun, openPrices } from "./price.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-bombs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const price = openPrices("manuscript");

const alike = [
	"dollars",
	"10,000 chapters",
	"a definition in every line",
	"notes that nobody has written",
	"10,000 keys of one name",
	"10,000 unknown keys",
	"8,000 people",
	"breaks",
	"references to one definition",
	"notes of one name",
	"5,000 authors",
	"a list of 60,000 in brackets",
	"chapters of two million characters each",
];

test.each(
	ofThisRun(alike, bombs).map(([what, ...bomb]) => [what, bomb] as const),
)("%s", async (what, [files, rule, line]) => {
	const path = writeManuscript(join(folder, what.replace(/\W+/g, "-")), files);
	let problems: Awaited<ReturnType<typeof readManuscript>>["problems"] = [];
	await price(what, async () => {
		({ problems } = await readManuscript(path, { house: "news" }));
		return problems[0]?.message ?? "read";
	});
	const [first] = problems;
	expect(first?.rule).toBe(rule);
	if (line !== undefined) expect(first?.line).toBe(line);
});
