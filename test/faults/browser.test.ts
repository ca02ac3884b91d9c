import { type ChildProcess, spawn } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	openBrowser,
	withBrowser,
} from "../../scripts/browser/browser-session.ts";
import { withPage } from "../../scripts/browser/isolated-page.ts";
import { recordPath, recordText } from "../../scripts/build/output/record.ts";
import { sha256 } from "../../scripts/machine/sha256.ts";
import { openWorkFolder } from "../../scripts/machine/work-folder.ts";

let folder: string;
const repository = join(import.meta.dirname, "../..");
const linux = process.platform === "linux";

beforeEach(() => {
	sessions.clear();
	folder = mkdtempSync(join(tmpdir(), "colophon-browser-"));
	writeFileSync(
		join(folder, "article.md"),
		'---\ntitle: Basin\ninLanguage: en-US\npeople:\n  forde: { name: Halima Forde, fileAs: "Forde, Halima" }\nauthor:\n  - { person: forde }\n---\n\nThe basin is open.\n',
	);
	const old = {
		path: "article/article.html",
		bytes: 3,
		sha256: sha256(Buffer.from("old")),
	};
	for (const [path, text] of [
		[old.path, "old"],
		[recordPath, recordText([old])],
	] as const) {
		mkdirSync(dirname(join(folder, "dist", path)), { recursive: true });
		writeFileSync(join(folder, "dist", path), text);
	}
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
	readonly code: number | null;
	readonly errors: string;
}

/** Runs `colophon build`, and `then` once it has said `line`. */
async function build(
	flags: readonly string[],
	line?: string,
	then?: (child: ChildProcess) => void,
	env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
	const child = spawn(
		process.execPath,
		[
			...["--import", "tsx", join(repository, "scripts/cli.ts")],
			...["build", "--fresh", join(folder, "article.md")],
			...["--out", join(folder, "dist"), ...flags],
		],
		{
			cwd: repository,
			stdio: ["ignore", "ignore", "pipe"],
			// A group of its own, as a terminal gives to a command.
			detached: true,
			env: { ...process.env, COLOPHON_TEST: basename(folder), ...env },
		},
	);
	let errors = "";
	let acted = false;
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		errors += text;
		if (acted || line === undefined || !errors.includes(line)) return;
		acted = true;
		runningProcesses();
		then?.(child);
	});
	const code = await new Promise<number | null>((resolve) =>
		child.once("close", resolve),
	);
	return { code, errors };
}

/** Sessions of the build’s processes, by which those are known that have overwritten their environment. */
const sessions = new Set<string>();

/** Processes that this test has started, in whatever way, and that still run. */
function runningProcesses(): { pid: number; command: string }[] {
	const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	for (const pid of all)
		if (readProc(pid, "environ").includes(`COLOPHON_TEST=${basename(folder)}`))
			sessions.add(sessionOf(pid));
	return all
		.filter((pid) => sessions.has(sessionOf(pid)))
		.map((pid) => ({ pid: Number(pid), command: readProc(pid, "cmdline") }))
		.filter(({ command }) => command !== "");
}

/** The sixth field of /proc/PID/stat; the second is a name in brackets. */
function sessionOf(pid: string): string {
	return /\) \S \d+ \d+ (\d+)/.exec(readProc(pid, "stat"))?.[1] ?? pid;
}

function readProc(pid: string, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, "utf8");
	} catch {
		return "";
	}
}

/** The folder of the earlier build, as it was. */
function expectOldEditions(): void {
	const files = readdirSync(join(folder, "dist"), { recursive: true });
	expect(files.map(String).sort()).toEqual([
		".colophon",
		".colophon/record.json",
		"article",
		"article/article.html",
	]);
	expect(readFileSync(join(folder, "dist/article/article.html"), "utf8")).toBe(
		"old",
	);
}

function killBrowser(kind: RegExp): void {
	for (const { pid, command } of runningProcesses())
		if (kind.test(command)) process.kill(pid, "SIGKILL");
}

const drawing = "Drawing the cover";

describe("a fault of the browser ends the build with its remedy and the old editions in place", () => {
	test("when there is no browser at the path", async () => {
		const { code, errors } = await build(["--browser", "/nowhere"]);
		expect(errors).toContain(
			"colophon: No browser at /nowhere: name another with --browser",
		);
		expect(code).toBe(2);
		expectOldEditions();
	});

	test("when the program at the path is no browser", async () => {
		const { code, errors } = await build(["--browser", process.execPath]);
		expect(errors).toContain(`${process.execPath} does not start`);
		expect(code).toBe(2);
		expectOldEditions();
	});

	test.runIf(linux)("when the browser is killed in the middle", async () => {
		const { code, errors } = await build([], drawing, () =>
			killBrowser(/--remote-debugging-pipe/),
		);
		expect(errors).toContain("The browser stopped in the middle of its work");
		expect(code).toBe(2);
		expectOldEditions();
		expect(runningProcesses()).toEqual([]);
	});

	test.runIf(linux)("when the browser hangs and Ctrl-C ends it", async () => {
		const { code, errors } = await build([], drawing, (child) => {
			for (const { pid, command } of runningProcesses())
				if (command.includes("--no-first-run")) process.kill(pid, "SIGSTOP");
			child.kill("SIGINT");
		});
		expect(errors).toContain("Interrupted");
		expect(code).toBe(2);
		expectOldEditions();
		expect(runningProcesses()).toEqual([]);
	});
});

/** What a build says when it comes to a stage, and milliseconds to wait from there. */
const stages: readonly (readonly [string, string, number])[] = [
	["begins to read", "Reading", 0],
	["starts the browser", "Reading", 100],
	["unpacks the browser", "Unpacking", 100],
	["draws the cover", "Drawing the cover", 0],
	["writes HTML", "Writing HTML", 0],
	["writes EPUB", "Writing EPUB", 0],
	["prints", "Printing PDF", 0],
	["finishes the print", "Printing PDF", 150],
	["re-reads the editions", "Re-reading", 0],
	["looks at pages", "Re-reading", 150],
	["puts the editions into place", "Putting the editions", 0],
];

describe.runIf(linux).each(["SIGINT", "SIGTERM"] as const)(
	"%s leaves old or new editions, no process and no profile, when a build",
	(signal) => {
		test.each(stages)(
			"%s",
			async (_stage, line, wait) => {
				let number = 0;
				const send = (child: ChildProcess) => {
					number = child.pid ?? 0;
					setTimeout(() => child.kill(signal), wait);
				};
				const { code, errors } = await build([], line, send, {
					// Where no browser is unpacked yet.
					...(line === "Unpacking"
						? { XDG_CACHE_HOME: folder, HOME: folder, TMPDIR: folder }
						: {}),
				});
				expect(runningProcesses()).toEqual([]);
				expect(workFoldersOf(number)).toEqual([]);
				// Only near the end can a signal come too late.
				if (code === 0 && /^(Re-reading|Putting)/.test(line))
					return expectNewEditions();
				expect(errors).toContain("Interrupted: the output folder is as it was");
				expect(code).toBe(2);
				expectOldEditions();
			},
			240_000,
		);
	},
);

/** What a process has left of the folders of its browser. */
function workFoldersOf(pid: number): string[] {
	const works = dirname(openWorkFolder());
	return readdirSync(works).filter((name) => name.startsWith(`${pid}-`));
}

/** Whole, also where the signal came too late to stop the build. */
function expectNewEditions(): void {
	const files = readdirSync(join(folder, "dist", "article"));
	expect(files).toContain("article.pdf");
	expect(files).toContain("credits.json");
	expect(
		readFileSync(join(folder, "dist/article/article.html"), "utf8"),
	).not.toBe("old");
}

test.runIf(linux)(
	"Ctrl-C in a terminal, which goes to the whole group, leaves the old editions and no process",
	async () => {
		const { code, errors } = await build([], drawing, (child) =>
			process.kill(-(child.pid ?? 0), "SIGINT"),
		);
		expect(errors).toContain("Interrupted: the output folder is as it was");
		expect(code).toBe(2);
		expectOldEditions();
		expect(runningProcesses()).toEqual([]);
	},
);

describe("a page’s work ends", () => {
	const page = new Map([
		["/", { mediaType: "text/html; charset=utf-8", bytes: "<p>A page.</p>" }],
	]);

	test("when it takes too long", async () => {
		const never = () => new Promise<never>(() => undefined);
		const working = withBrowser({}, async (browser) =>
			withPage(await browser, page, never, { limit: 200 }),
		);
		await expect(working).rejects.toThrow(
			/longer than 0\.2 seconds: make the images smaller/,
		);
	});

	test.runIf(linux)("when its process is killed", async () => {
		// The browser inherits the mark by which its processes are found.
		process.env.COLOPHON_TEST = basename(folder);
		const killed = () => {
			killBrowser(/--type=renderer/);
			return new Promise<never>(() => undefined);
		};
		const working = withBrowser({}, async (browser) =>
			withPage(await browser, page, killed),
		);
		await expect(working).rejects.toThrow(
			/^A page crashed in the browser: build again/,
		);
		// A process that is killed takes its time to go.
		await expect.poll(runningProcesses, { timeout: 10_000 }).toEqual([]);
	});

	test.runIf(linux)("when it needs too much memory", async () => {
		const session = openBrowser({ memoryLimit: 1_000_000 });
		const never = () => new Promise<never>(() => undefined);
		await expect(session.run(never)).rejects.toThrow(
			/needs more than 0\.001 GB for these pages: make the images smaller/,
		);
		await session.end();
	});
});

test("a page that is kept for the next work holds on to nothing of the last", async () => {
	const files = new Map([
		["/", { mediaType: "text/html", bytes: "<title>Work</title>" }],
	]);
	const listeners = await withBrowser({}, async (starting) => {
		const browser = await starting;
		const counts: number[] = [];
		for (let number = 0; number < 8; number += 1)
			await withPage(browser, files, async (page) => {
				counts.push(page.listenerCount("error"));
			});
		return counts;
	});
	expect(new Set(listeners)).toEqual(new Set([Math.min(...listeners)]));
}, 60_000);
