/** The build’s own PDF checker and veraPDF, the reference, find the same rules broken in the same files. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { finishPdf } from "../../scripts/editions/pdf/finish/index.ts";
import { checkPdf } from "../../scripts/pdf-checker/check-pdf.ts";
import { runJava } from "../../scripts/validators/run-java.ts";
import { findVerapdf } from "../../scripts/validators/verapdf.ts";
import { facts } from "../editions/pdf/facts.ts";
import { openBrowser, print } from "../editions/pdf/print-specimen.ts";
import { specimenHtml, specimenResources } from "../editions/pdf/specimen.ts";
import { breakages, breakPdf } from "../validators/break-pdf.ts";

const { found, remedy } = await findVerapdf();
const required = process.env.COLOPHON_VALIDATORS === "required";

/** Rules of the standards; the others are the build’s own, of which veraPDF knows nothing. */
const standard = breakages.filter(({ rule }) => !rule.startsWith("PDF:"));
const own = breakages.filter(({ rule }) => rule.startsWith("PDF:"));

const folder = await mkdtemp(join(tmpdir(), "colophon-agreement-"));
afterAll(() => rm(folder, { recursive: true }));

/** The rules that each finds broken, by the name of the file. */
const ours = new Map<string, readonly string[]>();
let theirs: ReadonlyMap<string, readonly string[]>;

describe.skipIf(!found && !required)(
	found ? "veraPDF and checkPdf" : `veraPDF and checkPdf (not run: ${remedy})`,
	() => {
		beforeAll(async () => {
			const good = await goodFile();
			const same = await breakPdf(good, { title: "", rule: "", apply() {} });
			const files = new Map([
				["good", good],
				["written anew", same],
			]);
			for (const breakage of breakages)
				files.set(breakage.title, await breakPdf(good, breakage));
			theirs = await judgeAll(files);
			for (const [title, bytes] of files)
				ours.set(title, rulesOf(await checkPdf(bytes)));
		}, 300_000);

		test("are held against each other on more than twenty broken files", () => {
			expect(standard.length).toBeGreaterThan(20);
		});

		test.each(["good", "written anew"])("pass the file that is %s", (title) => {
			expect(theirs.get(title)).toEqual([]);
			expect(ours.get(title)).toEqual([]);
		});

		test.each(standard)(
			"both notice that $title ($rule)",
			({ title, rule }) => {
				expect(theirs.get(title)).toContain(rule);
				expect(ours.get(title)).toContain(rule);
			},
		);

		test.each(own)(
			"only the build minds that $title ($rule)",
			({ title, rule }) => {
				expect(ours.get(title)).toContain(rule);
			},
		);
	},
);

async function goodFile(): Promise<Uint8Array> {
	const browser = await openBrowser();
	try {
		const { raw, links } = await print(
			browser,
			specimenHtml(),
			specimenResources,
		);
		return (await finishPdf(raw, { ...facts, links })).bytes;
	} finally {
		await browser.close();
	}
}

const Report = z.object({
	report: z.object({
		jobs: z.array(
			z.object({
				itemDetails: z.object({ name: z.string() }),
				validationResult: z.array(
					z.object({
						details: z.object({
							ruleSummaries: z.array(
								z.object({ clause: z.string(), testNumber: z.number() }),
							),
						}),
					}),
				),
			}),
		),
	}),
});

/** Every file in one start for each profile, which takes a second where one start for each file takes a minute. */
async function judgeAll(files: ReadonlyMap<string, Uint8Array>) {
	const paths = new Map<string, string>();
	for (const [title, bytes] of files) {
		const path = join(folder, `${paths.size}.pdf`);
		await writeFile(path, bytes);
		paths.set(path, title);
	}
	const rules = new Map([...files.keys()].map((title) => [title, [""]]));
	for (const [flavour, prefix] of [
		["ua1", "UA1"],
		["2a", "A2"],
	] as const)
		for (const { itemDetails, validationResult } of await judge(flavour, [
			...paths.keys(),
		])) {
			const title = paths.get(join(folder, basename(itemDetails.name))) ?? "";
			for (const { details } of validationResult)
				rules
					.get(title)
					?.push(
						...details.ruleSummaries.map(
							({ clause, testNumber }) => `${prefix}:${clause}-${testNumber}`,
						),
					);
		}
	return new Map(
		[...rules].map(([title, list]) => [title, sorted(list.slice(1))]),
	);
}

async function judge(flavour: string, paths: readonly string[]) {
	if (!found) throw new Error(`veraPDF is not installed: ${remedy}`);
	const { output } = await runJava([
		...found.command,
		...["--flavour", flavour],
		...["--format", "json"],
		...paths,
	]);
	const { jobs } = Report.parse(JSON.parse(output)).report;
	expect(jobs).toHaveLength(paths.length);
	return jobs;
}

function rulesOf(findings: readonly { readonly rule: string }[]): string[] {
	return sorted(findings.map(({ rule }) => rule));
}

function sorted(rules: readonly string[]): string[] {
	return [...new Set(rules)].sort();
}
