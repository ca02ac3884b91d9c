/** Finds, unpacks and starts Chromium; nothing else in the build knows how. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import type { Browser } from "puppeteer";
import { type UnpackOptions, unpackBundle } from "./bundled-browser.ts";

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
}

export interface BrowserOptions extends UnpackOptions {
	/** `--browser`: a path that wins over everything else. */
	readonly executable?: string | undefined;
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
	const named = options.executable ?? process.env.PUPPETEER_EXECUTABLE_PATH;
	if (named) {
		if (!existsSync(named))
			throw new Error(`No browser at ${named}: ${remedies.named}`);
		return {
			executable: named,
			origin: options.executable ? "flag" : "environment",
			environment: {},
		};
	}
	if (process.platform === "linux" && process.arch === "x64")
		return { ...(await unpackBundle(options)), origin: "bundled" };
	const own = await puppeteersChrome();
	if (own) return { executable: own, origin: "puppeteer", environment: {} };
	const installed = installedPaths().find((path) => existsSync(path));
	if (installed)
		return { executable: installed, origin: "installed", environment: {} };
	throw new Error(`No browser found: ${remedies.found}`);
}

/** Starts the browser with its pipe as the only channel; throws with the remedy when it does not start. */
export async function startBrowser(found: FoundBrowser): Promise<Browser> {
	const { default: puppeteer } = await import("puppeteer-core");
	const root = process.getuid?.() === 0;
	const start = (extra: readonly string[]) =>
		puppeteer.launch({
			executablePath: found.executable,
			headless: "shell",
			pipe: true,
			timeout: 60_000,
			protocolTimeout: 300_000,
			// Ctrl-C ends the build in one place, which closes the browser.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
			args: [...flags, ...extra],
			env: { ...process.env, ...found.environment },
		});
	try {
		requireProgram(found.executable);
		return await start(root ? ["--no-sandbox"] : []).catch((cause: unknown) => {
			// Some systems forbid user namespaces, which the sandbox stands on; pages run no script and reach no network either way.
			if (root || !/sandbox/i.test(String(cause))) throw cause;
			return start(["--no-sandbox"]);
		});
	} catch (cause) {
		throw cannotStart(found, cause);
	}
}

/** Throws where there is no program: puppeteer leaves that error to nobody, and it would end the process. */
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

async function puppeteersChrome(): Promise<string | undefined> {
	try {
		const { default: puppeteer } = await import("puppeteer");
		const path = await puppeteer.executablePath();
		return existsSync(path) ? path : undefined;
	} catch {
		return undefined;
	}
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
