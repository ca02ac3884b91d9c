/** Finds, unpacks and starts Chromium; nothing else in the build knows how. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import type { InstalledBrowser } from "@puppeteer/browsers";
import type { Browser } from "puppeteer";
import { afterWaiting } from "../machine/after-waiting.ts";
import { openWorkFolder, removeWorkFolder } from "../machine/work-folder.ts";
import {
	discardDamaged,
	type UnpackOptions,
	unpackBundle,
} from "./bundled-browser.ts";
import { hasBundle, namedBrowser } from "./named-browser.ts";

/** A browser that was found, not started yet. */
export interface FoundBrowser {
	readonly executable: string;
	readonly origin:
		| "flag"
		| "environment"
		| "bundled"
		| "puppeteer"
		| "installed";
	/** Environment that it needs: libraries and fonts of the bundle. */
	readonly environment: Readonly<Record<string, string>>;
	/** Where the bundle was unpacked. */
	readonly folder?: string | undefined;
}

export interface BrowserOptions extends UnpackOptions, StartOptions {
	/** `--browser`: a path that wins over everything else. */
	readonly executable?: string | undefined;
}

interface StartOptions {
	readonly signal?: AbortSignal | undefined;
	/** Told when the browser has started without its sandbox. */
	readonly onNoSandbox?: (() => void) | undefined;
}

const remedies: Readonly<Record<"named" | "found", string>> = {
	named: "name another with --browser or PUPPETEER_EXECUTABLE_PATH, or none",
	found:
		"name one with --browser PATH, install Chrome or Chromium, or run “npx puppeteer browsers install chrome-headless-shell”",
};

/** Measured in CSS pixels by the layout, so that glyphs stand where the font says (puppeteer#2410). */
const flags = [
	"--font-render-hinting=none",
	"--host-resolver-rules=MAP * ~NOTFOUND",
	"--disable-gpu",
	// Which draws in software then, for which it needs no process of its own.
	"--in-process-gpu",
	// Pages reach no network, so nothing has to be kept apart from it.
	"--enable-features=NetworkServiceInProcess2",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--disable-extensions",
	"--force-color-profile=srgb",
	"--hide-scrollbars",
];

/** The first browser in the order: flag, environment, bundle, puppeteer’s, installed. Throws when there is none. */
export async function findBrowser(
	options: BrowserOptions = {},
): Promise<FoundBrowser> {
	const named = namedBrowser(options.executable);
	if (named) {
		if (!existsSync(named))
			throw new Error(`No browser at ${named}: ${remedies.named}`);
		return {
			executable: named,
			origin: options.executable ? "flag" : "environment",
			environment: {},
		};
	}
	if (hasBundle())
		return { ...(await unpackBundle(options)), origin: "bundled" };
	const own = await puppeteersChrome();
	if (own) return { executable: own, origin: "puppeteer", environment: {} };
	const installed = installedPaths().find((path) => existsSync(path));
	if (installed)
		return { executable: installed, origin: "installed", environment: {} };
	throw new Error(`No browser found: ${remedies.found}`);
}

/**
 * Starts the browser with its pipe as the only channel, and in its own sandbox where the system allows that.
 * A bundled one that is damaged is unpacked again. Throws with the remedy when it does not start.
 */
export async function startBrowser(
	found: FoundBrowser,
	options: BrowserOptions = {},
): Promise<Browser> {
	try {
		return await startFound(found, options);
	} catch (cause) {
		if (options.signal?.aborted || !discardIfDamaged(found)) throw cause;
		const another = await findBrowser({ ...options, except: found.folder });
		return startFound(another, options);
	}
}

/** Whether it is a bundled browser of which a file is damaged; the next one that is looked for is then another. */
export function discardIfDamaged({ folder }: FoundBrowser): boolean {
	return folder !== undefined && discardDamaged(folder);
}

const running = new WeakMap<Browser, FoundBrowser>();

/** What was started: another than what was found, where that is damaged. */
export function programOf(browser: Browser): FoundBrowser | undefined {
	return running.get(browser);
}

async function startFound(
	found: FoundBrowser,
	{ signal, onNoSandbox }: StartOptions,
): Promise<Browser> {
	signal?.throwIfAborted();
	const folder = openWorkFolder();
	try {
		requireProgram(found.executable);
		const browser = await firstThatStarts(found, folder, signal);
		running.set(browser, found);
		browser.process()?.once("exit", () => removeWorkFolder(folder));
		if (!isSandboxed(browser)) onNoSandbox?.();
		return browser;
	} catch (cause) {
		removeWorkFolder(folder);
		signal?.throwIfAborted();
		throw cannotStart(found, cause);
	}
}

const noSandbox = "--no-sandbox";

/** What follows from a browser without its sandbox. */
export const noSandboxWarning =
	"The browser runs without its sandbox, which this system does not allow, so whoever finds a fault in it has your rights; build and check only what you trust (see: colophon doctor)";

/** Whether its pages run in the browser’s own sandbox, which they do unless it was told otherwise. */
export function isSandboxed(browser: Browser): boolean {
	return browser.process()?.spawnargs.includes(noSandbox) === false;
}

/** With the sandbox, and without it where that does not start: what a system forbids shows in no other way. */
async function firstThatStarts(
	found: FoundBrowser,
	folder: string,
	signal: AbortSignal | undefined,
): Promise<Browser> {
	const unprotected: Start = { wrapper: [], flags: [noSandbox] };
	const start = (way: Start) => launch({ found, way, folder, signal });
	const wrapper = sandboxWrapper();
	if (!wrapper) return start(unprotected);
	return start({ wrapper, flags: [] }).catch((cause: unknown) => {
		signal?.throwIfAborted();
		if (process.platform !== "linux" || cause instanceof SlowStart) throw cause;
		return start(unprotected).catch(() => {
			throw cause;
		});
	});
}

/** One way to start the browser: words before its path, and flags after it. */
interface Start {
	readonly wrapper: readonly string[];
	readonly flags: readonly string[];
}

/**
 * What a browser with a sandbox starts by, or nothing where there is no such way.
 * Chromium has no sandbox for root (crbug.com/638180), so a build by root runs it as another user, in a user namespace of its own.
 */
function sandboxWrapper(): readonly string[] | undefined {
	if (process.platform !== "linux" || process.getuid?.() !== 0) return [];
	const unshare = (process.env.PATH ?? "")
		.split(delimiter)
		.filter(isAbsolute)
		.map((folder) => join(folder, "unshare"))
		.find((path) => existsSync(path));
	return unshare
		? [unshare, "--user", "--map-user=1000", "--map-group=1000"]
		: undefined;
}

/** Milliseconds in which a browser starts, also on a slow and busy machine. */
const startLimit = 60_000;

class SlowStart extends Error {
	constructor() {
		super(`It does not answer within ${startLimit / 1000} seconds`);
	}
}

interface Launch {
	readonly found: FoundBrowser;
	readonly way: Start;
	/** For its profile and its temporary files. */
	readonly folder: string;
	readonly signal: AbortSignal | undefined;
}

async function launch({
	found,
	way,
	folder,
	signal,
}: Launch): Promise<Browser> {
	const { default: puppeteer } = await import("puppeteer-core");
	const ended = new AbortController();
	const interrupt = () => ended.abort(signal?.reason);
	signal?.addEventListener("abort", interrupt);
	const stopWaiting = afterWaiting(startLimit, () =>
		ended.abort(new SlowStart()),
	);
	const [program = found.executable, ...args] = [
		...way.wrapper,
		found.executable,
		...puppeteer.defaultArgs({
			headless: "shell",
			userDataDir: folder,
			args: [...flags, ...way.flags],
		}),
	];
	const stopped = new Promise<never>((_resolve, reject) => {
		ended.signal.addEventListener("abort", () => reject(ended.signal.reason));
	});
	try {
		const starting = puppeteer.launch({
			executablePath: program,
			args,
			ignoreDefaultArgs: true,
			pipe: true,
			signal: ended.signal,
			// The limit is ours.
			timeout: 0,
			protocolTimeout: 300_000,
			// Ctrl-C ends the build in one place, which closes the browser.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
			env: { ...process.env, TMPDIR: folder, ...found.environment },
		});
		// Puppeteer’s own answer to the signal may never come: it ends the program, and may wait for its first word for ever.
		return await Promise.race([starting, stopped]);
	} catch (cause) {
		throw ended.signal.aborted ? ended.signal.reason : cause;
	} finally {
		stopWaiting();
		signal?.removeEventListener("abort", interrupt);
	}
}

/** Throws where there is no program: puppeteer does not catch that error of the child process, which would end this one. */
function requireProgram(path: string): void {
	accessSync(path, constants.X_OK);
	if (!statSync(path).isFile()) throw new Error(`${path} is no program`);
}

function cannotStart(found: FoundBrowser, cause: unknown): Error {
	const named = found.origin === "flag" || found.origin === "environment";
	return new Error(
		`The browser ${found.executable} does not start: ${remedies[named ? "named" : "found"]}`,
		{ cause: new Error(lastWords(found) ?? String(cause), { cause }) },
	);
}

/** What the browser says when it is only asked for its version: of a missing library, say. Puppeteer does not pass it on. */
function lastWords({
	executable,
	environment,
}: FoundBrowser): string | undefined {
	if (process.platform === "win32") return undefined;
	const { status, stderr, error } = spawnSync(executable, ["--version"], {
		env: { ...process.env, ...environment },
		encoding: "utf8",
		timeout: 10_000,
	});
	if (status === 0) return undefined;
	return (
		error?.message ?? stderr.split("\n").find((line) => line.trim() !== "")
	);
}

/** Where “npx puppeteer browsers install” has put a Chrome for this machine: a headless shell before a whole Chrome, the newest of each. */
async function puppeteersChrome(): Promise<string | undefined> {
	const {
		Browser: kinds,
		detectBrowserPlatform,
		getInstalledBrowsers,
	} = await import("@puppeteer/browsers");
	const cacheDir =
		process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");
	// A cache folder that cannot be read holds no browser that could be started.
	const all = await getInstalledBrowsers({ cacheDir }).catch(() => []);
	const newestOf = (kind: InstalledBrowser["browser"]) =>
		all
			.filter(({ browser }) => browser === kind)
			.filter(({ platform }) => platform === detectBrowserPlatform())
			.sort((one, other) => compareBuilds(other.buildId, one.buildId));
	return [kinds.CHROMEHEADLESSSHELL, kinds.CHROME]
		.flatMap(newestOf)
		.map(({ executablePath }) => executablePath)
		.find((path) => existsSync(path));
}

/** 99.0.4844.16 comes before 147.0.7000.1; whatever else a folder may be called compares as well. */
function compareBuilds(one: string, other: string): number {
	const parts = (build: string) => build.split(".").map(Number);
	const others = parts(other);
	const differences = parts(one).map(
		(part, index) => part - (others[index] ?? 0),
	);
	return differences.find((difference) => difference !== 0) || 0;
}

function installedPaths(): string[] {
	const byPlatform: Partial<Record<NodeJS.Platform, readonly string[]>> = {
		linux: [
			"/usr/bin/chromium-headless-shell",
			"/usr/bin/chromium",
			"/usr/bin/chromium-browser",
			"/usr/bin/google-chrome",
			"/snap/bin/chromium",
		],
		darwin: [
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
		],
		win32: [
			"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
			"C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
			"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
		],
	};
	return [...(byPlatform[process.platform] ?? [])];
}
