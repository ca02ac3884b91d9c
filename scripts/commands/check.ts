/** `colophon check`: built editions, held against their own credit record. */
import type { Browser } from "puppeteer";
import type { AuditReport } from "../audit/rule.ts";
import { withBrowser } from "../browser/browser-session.ts";
import { findBrowser, noSandboxWarning } from "../browser/start-browser.ts";
import { type CheckedFolder, checkFolder } from "../check/check-folder.ts";
import { creditReport, isUnchangedReport } from "../check/credit-report.ts";
import { readHouse } from "../house/index.ts";
import { isThere, putFiles } from "../machine/put-files.ts";
import { findValidators, type Validator } from "../validators/index.ts";
import type { Call, Command, ExitCode } from "./command.ts";
import { sayResults } from "./say-results.ts";

export const checkCommand: Command = {
	name: "check",
	summary: "Re-read built editions and prove their credits",
	help: `Usage: colophon check PATH… [--json] [--report FILE.html] [--credits-only] [--thorough]
                            [--manuscript PATH] [--browser PATH]

Re-reads the editions in each folder, dist/SLUG, and holds them against the
credits.json beside them; the manuscript is not needed. Each failed rule is
printed with what was expected and what was found, and the first code point in
which the two differ. Of rules that fail by one fault the one that names it best
is printed, with how many others follow; --json has them in “follows”.
docs/rules.md in the package states each rule, with examples of what it reports
and what it accepts. Then runs the reference validators that are installed
(EPUBCheck, Ace, veraPDF, Nu, axe) and says “not run” of the others.

  --report FILE    one page to read and sign: for each person and each carrier
                   what was found and where, with pictures of the credits
  --credits-only   the audit of the credits alone, without the validators
  --thorough       look at the credits at 320, 800 and 1280 pixels, each in the
                   light, in the dark, in forced colours, in print and with text
                   of twice the size, and at every page of a long PDF; without
                   it, as at 800 pixels in the light, and at some pages
  --manuscript PATH
                   what the one folder was built from: each finding that can be
                   traced is printed with the line of the manuscript, file:line
  --browser PATH   a Chrome or Chromium that shows what a reader sees
  --json           print { ok, results } on standard output, and nothing else

Exit status: 0 every rule holds, 1 a rule fails, 2 the work could not be done.

Examples:
  colophon check dist/rare-earths --report credits.html
  colophon check dist/rare-earths --manuscript manuscript/rare-earths.md
  colophon check dist/rare-earths --credits-only --json`,
	options: {
		report: { type: "string" },
		"credits-only": { type: "boolean" },
		thorough: { type: "boolean" },
		manuscript: { type: "string" },
		browser: { type: "string" },
		json: { type: "boolean" },
	},
	run: runCheck,
};

async function runCheck(call: Call): Promise<ExitCode> {
	if (call.paths.length === 0)
		throw new Error(
			"Missing path: name a folder of editions, as colophon check dist/rare-earths",
		);
	if (call.flags.manuscript !== undefined && call.paths.length > 1)
		throw new Error(
			"Unexpected --manuscript with several folders: name the one that was built from it",
		);
	refuseToReplace(text(call.flags.report));
	const validators = call.flags["credits-only"] ? [] : await findValidators();
	const checked = await withFoundBrowser(call, async (browser) => {
		const folders = await checkAll(call, validators, browser);
		await writeReport(folders, call, await browser);
		return folders;
	});
	call.terminal.endProgress();
	const report: AuditReport = {
		ok: checked.every((folder) => folder.report.ok),
		results: checked.flatMap((folder) => folder.report.results),
	};
	if (call.flags.json) call.terminal.say(JSON.stringify(report, null, 2));
	else
		checked.forEach((folder, index) => {
			sayResults(call.paths[index] ?? "", folder.report.results, call.terminal);
		});
	return report.ok ? 0 : 1;
}

/** Before any work: a report may take the place of an earlier one that is unchanged, and of no other file. */
function refuseToReplace(file: string | undefined): void {
	if (file !== undefined && isThere(file) && !isUnchangedReport(file))
		throw new Error(
			`${file} exists and is no report of Colophon’s, or was changed since: give another --report, or move it away`,
		);
}

async function writeReport(
	folders: readonly CheckedFolder[],
	{ flags, terminal }: Call,
	browser: Browser | undefined,
): Promise<void> {
	const file = text(flags.report);
	if (file === undefined) return;
	terminal.progress(`Writing ${file}`);
	const page = await creditReport(folders, readHouse("news"), browser);
	putFiles([{ path: file, bytes: page }], isUnchangedReport);
}

async function checkAll(
	{ paths, flags, terminal, signal }: Call,
	validators: readonly Validator[],
	browser: Promise<Browser> | undefined,
): Promise<CheckedFolder[]> {
	const checked: CheckedFolder[] = [];
	for (const folder of paths) {
		terminal.progress(`Re-reading ${folder}`);
		checked.push(
			await checkFolder(folder, {
				browser,
				thorough: flags.thorough === true,
				validators,
				manuscript: text(flags.manuscript),
				run: { browser: text(flags.browser), signal },
				onValidator: (title) => terminal.progress(`${title}: ${folder}`),
			}),
		);
	}
	return checked;
}

/** Runs `work` with a browser where one is found, and without where there is none. */
async function withFoundBrowser<T>(
	call: Call,
	work: (browser?: Promise<Browser>) => Promise<T>,
): Promise<T> {
	const options = {
		executable: text(call.flags.browser),
		signal: call.signal,
		onUnpack: () => call.terminal.progress("Unpacking, this once, Chromium"),
		onNoSandbox: () => call.terminal.warn(noSandboxWarning),
	};
	const found = await findBrowser(options).then(
		() => true,
		(error: unknown) => {
			// A browser that is named is used, also where there is another.
			if (options.executable) throw error;
			return false;
		},
	);
	return found ? withBrowser(options, work) : work();
}

function text(flag: string | boolean | undefined): string | undefined {
	return typeof flag === "string" ? flag : undefined;
}
