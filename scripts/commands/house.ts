/** `colophon house check`: whether a house style lets readers see every credit, in every state in which a page may be shown. */
import { join } from "node:path";
import type { Browser } from "puppeteer";
import type { AuditResult } from "../audit/rule.ts";
import { withBrowser } from "../browser/browser-session.ts";
import { noSandboxWarning } from "../browser/start-browser.ts";
import { build } from "../build/build.ts";
import { checkFolder } from "../check/check-folder.ts";
import { houseNames, readHouse } from "../house/index.ts";
import { findKept, keep, keyOf } from "../machine/cache.ts";
import { packageRoot } from "../machine/package-root.ts";
import { programKey } from "../machine/program-key.ts";
import { openWorkFolder, removeWorkFolder } from "../machine/work-folder.ts";
import type { Call, Command, ExitCode } from "./command.ts";
import { sayResults } from "./say-results.ts";

export const houseCommand: Command = {
	name: "house",
	summary:
		"Prove that a house style shows every credit, however a page is shown",
	help: `Usage: colophon house check [NAME…] [--browser PATH] [--json]

How a page hides or shows follows from the style of its house and from the
browser, and not from what an article says. So the house’s specimen, which holds
everything that a manuscript can hold, is built, and its credits are looked at in
the picture: at 320, 800 and 1280 pixels, each in the light, in the dark, in
forced colours, in print and with text of twice the size, and on every page of
the PDF. The result is kept until the house, the browser or Colophon changes.
Without NAME, every house is checked.

  --browser PATH   a Chrome or Chromium to look with (see: colophon doctor)
  --json           print { ok, results } on standard output, and nothing else

Exit status: 0 every rule holds, 1 a rule fails, 2 the work could not be done.

Example:
  colophon house check news`,
	options: {
		browser: { type: "string" },
		json: { type: "boolean" },
	},
	run: runHouse,
};

async function runHouse(call: Call): Promise<ExitCode> {
	const { paths, flags, terminal } = call;
	const [task, ...given] = paths;
	if (task !== "check")
		throw new Error(
			`${task === undefined ? "Missing task" : `Unknown task “${task}”`}: say what to do with a house, as colophon house check news`,
		);
	const names = given.length > 0 ? given : houseNames();
	// Says which houses there are, before any work.
	for (const name of names) readHouse(name);
	const executable =
		typeof flags.browser === "string" ? flags.browser : undefined;
	const checked = await withBrowser(
		{
			executable,
			signal: call.signal,
			onUnpack: () => terminal.progress("Unpacking, this once, Chromium"),
			onNoSandbox: () => terminal.warn(noSandboxWarning),
		},
		async (browser) => {
			const version = await (await browser).version();
			const all: { name: string; results: readonly AuditResult[] }[] = [];
			for (const name of names)
				all.push({
					name,
					results: await resultsOf(name, version, browser, call),
				});
			return all;
		},
	);
	terminal.endProgress();
	const results = checked.flatMap((house) => house.results);
	const isOk = results.every(({ status }) => status !== "fail");
	if (flags.json) terminal.say(JSON.stringify({ ok: isOk, results }, null, 2));
	else
		for (const house of checked)
			sayResults(house.name, house.results, terminal);
	return isOk ? 0 : 1;
}

async function resultsOf(
	house: string,
	browserVersion: string,
	browser: Promise<Browser>,
	{ flags, terminal }: Call,
): Promise<readonly AuditResult[]> {
	const key = keyOf(house, browserVersion, programKey());
	const kept = findKept("house", key);
	if (kept) return JSON.parse(Buffer.from(kept).toString()) as AuditResult[];
	const out = openWorkFolder();
	try {
		terminal.progress(`Building the specimen in the house “${house}”`);
		const { problems } = await build({
			paths: [join(packageRoot, "templates/specimen/specimen.md")],
			out,
			house,
			browser: typeof flags.browser === "string" ? flags.browser : undefined,
		});
		const [first] = problems;
		if (first)
			throw new Error(
				`The specimen cannot be built in the house “${house}”: ${first.message}`,
			);
		terminal.progress(`Looking at the specimen in the house “${house}”`);
		const { report } = await checkFolder(join(out, "specimen"), {
			browser,
			thorough: true,
		});
		keep("house", key, Buffer.from(JSON.stringify(report.results)));
		return report.results;
	} finally {
		removeWorkFolder(out);
	}
}
