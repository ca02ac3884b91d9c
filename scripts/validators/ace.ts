/** Ace by DAISY, the reference checker for the accessibility of EPUB. */
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { z } from "zod";
import { findBrowser } from "../browser/start-browser.ts";
import { commandOf, findTool, type ToolPlaces } from "./find-tool.ts";
import { killGroup, runProgram } from "./run-program.ts";
import type {
	Objection,
	ProgramCall,
	RunOptions,
	Validator,
} from "./validator.ts";
import { withFolder } from "./with-folder.ts";

const places: ToolPlaces = {
	variable: "COLOPHON_ACE",
	installed: "node_modules/@daisy/ace-cli/bin/ace.js",
	program: "ace-cli",
	named: "its script",
	start: (path) =>
		/\.[cm]?js$/.test(path) ? [process.execPath, path] : [path],
};

export async function findAce(): Promise<Validator> {
	const tool = await findTool(places);
	return {
		name: "ace",
		title: "Ace by DAISY",
		edition: "epub",
		browses: true,
		...tool,
		run: async (file, options = {}) =>
			withFolder((folder) => check(commandOf(tool), file, folder, options)),
	};
}

async function check(
	command: ProgramCall,
	file: string,
	folder: string,
	options: RunOptions,
): Promise<readonly Objection[]> {
	const pidFile = join(folder, "browser.pid");
	const environment = await prepare(folder, pidFile, options);
	const report = join(folder, "report");
	try {
		const { code, output, errors } = await runProgram(
			[
				...command,
				"--silent",
				"--force",
				"--exiterror2",
				...["--lang", "en"],
				...["--outdir", report],
				file,
			],
			{ ...options, folder, environment },
		);
		if (code !== 0 && code !== 2)
			throw new Error(`Ace failed on ${file}: ${errors || output}`);
		const objections = await readReport(join(report, "report.json"));
		if (code === 2 && objections.length === 0)
			throw new Error(`Ace fails ${file} and says nothing of why`);
		return objections;
	} finally {
		// Its browser has a group of its own, which outlives an Ace that was killed.
		const pid = await readFile(pidFile, "utf8").catch(() => "");
		killGroup(Number(pid) || undefined);
	}
}

/** Settings, logs, profiles and unpacked books go to the folder, and the browser is ours, with the network shut. */
async function prepare(
	folder: string,
	pidFile: string,
	{ browser, onUnpack }: RunOptions,
): Promise<Record<string, string>> {
	const found = await findBrowser({ executable: browser, onUnpack });
	const home = join(folder, "home");
	await mkdir(home);
	return {
		...found.environment,
		HOME: home,
		XDG_CONFIG_HOME: home,
		XDG_STATE_HOME: home,
		XDG_CACHE_HOME: home,
		TMPDIR: folder,
		// The limit for the start of the browser; Ace’s own of 5 s is short on a busy machine.
		ACE_TIMEOUT_INITIAL: "60000",
		COLOPHON_BROWSER: found.executable,
		COLOPHON_BROWSER_PID: pidFile,
		PUPPETEER_EXECUTABLE_PATH: await wrap(found.executable, folder),
	};
}

/** Ace takes no browser flags, so a script adds them and leaves the number of the process behind. */
async function wrap(executable: string, folder: string): Promise<string> {
	if (process.platform === "win32") return executable;
	const script = join(folder, "browser");
	await writeFile(
		script,
		`#!/bin/sh
echo $$ > "$COLOPHON_BROWSER_PID"
exec "$COLOPHON_BROWSER" --host-resolver-rules="MAP * ~NOTFOUND" "$@"
`,
	);
	await chmod(script, 0o755);
	return script;
}

const Assertion = z.object({
	"earl:test": z.object({
		"dct:title": z.string(),
		"dct:description": z.string().optional(),
		help: z.object({ "dct:description": z.string().optional() }).optional(),
	}),
	"earl:result": z.object({
		"earl:outcome": z.string(),
		"dct:description": z.string().optional(),
		"earl:pointer": z
			.object({ css: z.array(z.string()).optional() })
			.optional(),
	}),
});

const Report = z.object({
	assertions: z.array(
		z.object({
			"earl:testSubject": z.object({ url: z.string() }),
			assertions: z.array(Assertion),
		}),
	),
});

async function readReport(path: string): Promise<Objection[]> {
	const report = Report.parse(JSON.parse(await readFile(path, "utf8")));
	const documents = report.assertions.map((document) => ({
		url: document["earl:testSubject"].url,
		faults: document.assertions.filter(
			({ "earl:result": result }) => result["earl:outcome"] === "fail",
		),
	}));
	const inside = pathInBook(documents.map(({ url }) => url));
	return documents.flatMap(({ url, faults }) =>
		faults.map((fault) => toObjection(inside(url), fault)),
	);
}

/** Ace names the package document and the navigation from the root, and content documents from the package document. */
function pathInBook(urls: readonly string[]): (url: string) => string {
	const document = urls.find((url) => url.endsWith(".opf")) ?? "";
	return (url) =>
		url === document || url.startsWith("/")
			? url.replace(/^\//, "")
			: posix.join(posix.dirname(document), url);
}

function toObjection(
	document: string,
	{ "earl:test": test, "earl:result": result }: z.infer<typeof Assertion>,
): Objection {
	const what = test.help?.["dct:description"] ?? test["dct:description"];
	const why = result["dct:description"]?.replace(/\s*\n\s*/g, "; ");
	const selector = result["earl:pointer"]?.css?.join(", ");
	return {
		validator: "ace",
		edition: "epub",
		severity: "violation",
		rule: test["dct:title"],
		message: [what, why].filter(Boolean).join(": "),
		place: [document, selector].filter(Boolean).join(" "),
	};
}
