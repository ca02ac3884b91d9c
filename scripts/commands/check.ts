/** `colophon check`: built editions, held against their own credit record. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { describeResult } from "../audit/describe.ts";
import { auditEditions, unreadable } from "../audit/index.ts";
import type { AuditReport, AuditResult } from "../audit/rule.ts";
import { findBrowser } from "../browser.ts";
import { withBrowser } from "../browser-session.ts";
import type { CreditRecord } from "../credits/credit-record.ts";
import type { EditionName } from "../publication.ts";
import { sha256 } from "../release/checksums.ts";
import { readCreditRecord } from "../release/read-credit-record.ts";
import type { Call, Command, ExitCode } from "./command.ts";

export const checkCommand: Command = {
	name: "check",
	summary: "Re-read built editions and prove their credits",
	help: `Usage: colophon check PATH… [--json] [--browser PATH]

Re-reads the editions in each folder, dist/SLUG, and holds them against the
credits.json beside them; the manuscript is not needed. Each failed rule is
printed with what was expected and what was found, and the first code point in
which the two differ.

  --browser PATH   a Chrome or Chromium that shows what a reader sees
  --json           print { ok, results } on standard output, and nothing else

Exit status: 0 every rule holds, 1 a rule fails, 2 the work could not be done.

Examples:
  colophon check dist/rare-earths
  colophon check dist/* --json`,
	options: {
		browser: { type: "string" },
		json: { type: "boolean" },
	},
	run: runCheck,
};

/** An edition beyond this many bytes is not even read. */
const largestFile = 256_000_000;

async function runCheck(call: Call): Promise<ExitCode> {
	if (call.paths.length === 0)
		throw new Error(
			"Missing path: name a folder of editions, as colophon check dist/rare-earths",
		);
	const reports: AuditReport[] = [];
	for (const folder of call.paths) {
		call.terminal.progress(`Re-reading ${folder}`);
		reports.push(await checkFolder(folder, call));
	}
	call.terminal.endProgress();
	const report: AuditReport = {
		ok: reports.every((item) => item.ok),
		results: reports.flatMap((item) => item.results),
	};
	if (call.flags.json) call.terminal.say(JSON.stringify(report, null, 2));
	else
		call.paths.forEach((path, index) => {
			sayReport(path, reports[index], call);
		});
	return report.ok ? 0 : 1;
}

async function checkFolder(folder: string, call: Call): Promise<AuditReport> {
	const record = readCreditRecord(folder);
	if (!record)
		throw new Error(
			`No credits.json in ${folder}: name the folder of a publication, or build it again`,
		);
	const { files, faults } = readFiles(folder, record);
	const audited = await withFoundBrowser(call, (browser) =>
		auditEditions(record, files, browser),
	);
	const results = [...faults, ...audited.results];
	return { ok: results.every((item) => item.status !== "fail"), results };
}

/** Runs `work` with a browser where one is found, and without where there is none. */
async function withFoundBrowser<T>(
	call: Call,
	work: (browser?: Promise<Browser>) => Promise<T>,
): Promise<T> {
	const { browser } = call.flags;
	const options = {
		executable: typeof browser === "string" ? browser : undefined,
		signal: call.signal,
		onUnpack: () => call.terminal.progress("Unpacking, this once, Chromium"),
	};
	const found = await findBrowser(options).then(
		() => true,
		(error: unknown) => {
			// Who names a browser wants that one.
			if (options.executable) throw error;
			return false;
		},
	);
	return found ? withBrowser(options, work) : work();
}

function readFiles(folder: string, record: CreditRecord) {
	const files = new Map<EditionName, Uint8Array>();
	const faults: AuditResult[] = [];
	for (const edition of record.editions) {
		const path = join(folder, edition.file);
		const size = statSync(path, { throwIfNoEntry: false })?.size;
		if (size === undefined || size > largestFile)
			faults.push(
				unreadable(
					edition.name,
					size === undefined
						? `${path} is missing`
						: `${path} has ${Math.round(size / 1e6)} MB, expected at most ${largestFile / 1e6} MB`,
				),
			);
		else {
			const bytes = readFileSync(path);
			files.set(edition.name, bytes);
			faults.push(checksum(edition.name, edition.sha256, bytes, path));
		}
	}
	return { files, faults };
}

/** A file that is not the one that was built may still be sound, so the rules look at it all the same. */
function checksum(
	edition: EditionName,
	expected: string,
	bytes: Uint8Array,
	where: string,
): AuditResult {
	const actual = sha256(bytes);
	return {
		rule: "checksum",
		edition,
		status: actual === expected ? "pass" : "fail",
		expected,
		actual,
		where,
	};
}

function sayReport(
	path: string,
	report: AuditReport | undefined,
	{ terminal }: Call,
): void {
	if (!report) return;
	const by = (status: AuditResult["status"]) =>
		report.results.filter((result) => result.status === status);
	for (const result of [...by("fail"), ...by("warn"), ...by("not-run")])
		for (const line of describeResult(result)) terminal.say(line);
	terminal.say(
		`${path}: ${by("pass").length} passed, ${by("fail").length} failed, ${by("warn").length} warned, ${by("not-run").length} not run`,
	);
}
