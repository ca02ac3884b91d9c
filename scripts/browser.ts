/** Finds, unpacks and starts Chromium; nothing else in the build knows how. */
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import {
	chmod,
	mkdir,
	mkdtemp,
	readFile,
	rename,
	rm,
	writeFile,
} from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import puppeteer, { type Browser } from "puppeteer";
import { extract } from "tar-fs";

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

export interface BrowserOptions {
	/** `--browser`: a path that wins over everything else. */
	readonly executable?: string | undefined;
	/** Told once when the bundled browser is unpacked, which takes seconds. */
	readonly onUnpack?: (() => void) | undefined;
}

const remedy =
	"name one with --browser PATH or PUPPETEER_EXECUTABLE_PATH, install Chrome or Chromium, or run “npx puppeteer browsers install chrome-headless-shell”";

/** Measured in CSS pixels by the layout, so that glyphs stand where the font says (puppeteer#2410). */
const flags = [
	"--font-render-hinting=none",
	"--host-resolver-rules=MAP * ~NOTFOUND",
	"--disable-gpu",
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
			throw new Error(`No browser at ${named}: correct the path`);
		return {
			executable: named,
			origin: options.executable ? "flag" : "environment",
			environment: {},
		};
	}
	if (process.platform === "linux" && process.arch === "x64")
		return unpackBundle(options.onUnpack);
	const own = await puppeteersChrome();
	if (own) return { executable: own, origin: "puppeteer", environment: {} };
	const installed = installedPaths().find((path) => existsSync(path));
	if (installed)
		return { executable: installed, origin: "installed", environment: {} };
	throw new Error(`No browser found: ${remedy}`);
}

/** Starts the browser with its pipe as the only channel; throws with the remedy when it does not start. */
export async function startBrowser(found: FoundBrowser): Promise<Browser> {
	const root = process.getuid?.() === 0;
	const start = (extra: readonly string[]) =>
		puppeteer.launch({
			executablePath: found.executable,
			headless: "shell",
			pipe: true,
			timeout: 60_000,
			protocolTimeout: 180_000,
			// Ctrl-C ends the build in one place, which closes the browser.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
			args: [...flags, ...extra],
			env: { ...process.env, ...found.environment },
		});
	try {
		return await start(root ? ["--no-sandbox"] : []);
	} catch (cause) {
		// Some systems forbid user namespaces, which the sandbox stands on; pages run no script and reach no network either way.
		if (!root && /sandbox/i.test(String(cause)))
			return start(["--no-sandbox"]).catch((again: unknown) =>
				cannotStart(found, again),
			);
		return cannotStart(found, cause);
	}
}

function cannotStart(found: FoundBrowser, cause: unknown): never {
	throw new Error(
		`The browser ${found.executable} does not start: run “colophon doctor”, or ${remedy}`,
		{ cause },
	);
}

/** Where the bundle is unpacked: the user’s cache folder, one folder for each version. */
async function unpackBundle(onUnpack?: () => void): Promise<FoundBrowser> {
	const bundle = dirname(
		dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium")))),
	);
	const { version } = JSON.parse(
		await readFile(join(bundle, "package.json"), "utf8"),
	) as { version: string };
	const cache = join(cacheFolder(), `chromium-${version}`);
	if (!existsSync(join(cache, "complete"))) {
		onUnpack?.();
		await unpackInto(join(bundle, "bin"), cache);
	}
	return {
		executable: join(cache, "chromium"),
		origin: "bundled",
		environment: {
			...(await bundledLibraries(cache)),
			// The bundle’s fonts alone, so that no page depends on what a machine happens to have installed.
			FONTCONFIG_PATH: join(cache, "fonts"),
			FONTCONFIG_FILE: join(cache, "fonts", "fonts.conf"),
		},
	};
}

/** Unpacks beside the target and renames, so that two builds at once and an interruption do no harm. */
async function unpackInto(bin: string, target: string): Promise<void> {
	await mkdir(dirname(target), { recursive: true });
	const folder = await mkdtemp(`${target}-`);
	try {
		await Promise.all([
			pipeline(
				createReadStream(join(bin, "chromium.br"), { highWaterMark: 1 << 22 }),
				createBrotliDecompress({ chunkSize: 1 << 21 }),
				createWriteStream(join(folder, "chromium")),
			),
			unpackTar(join(bin, "al2023.tar.br"), join(folder, "libraries")),
			unpackTar(join(bin, "fonts.tar.br"), join(folder, "fonts-archive")),
		]);
		await chmod(join(folder, "chromium"), 0o755);
		await settleFonts(folder, target);
		await writeFile(join(folder, "complete"), "");
		await rename(folder, target).catch(async (error: unknown) => {
			if (existsSync(join(target, "complete"))) return;
			// A half-made folder of an older interruption stands in the way.
			await rm(target, { recursive: true, force: true });
			await rename(folder, target).catch(() => {
				throw error;
			});
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function unpackTar(archive: string, folder: string): Promise<void> {
	return pipeline(
		createReadStream(archive),
		createBrotliDecompress(),
		extract(folder),
	);
}

/** A font configuration with one folder, the bundle’s, and the cache beside it. */
async function settleFonts(folder: string, target: string): Promise<void> {
	await rename(join(folder, "fonts-archive"), join(folder, "fonts"));
	const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(target, "fonts")}</dir>
  <cachedir>${join(target, "font-cache")}</cachedir>
</fontconfig>
`;
	await writeFile(join(folder, "fonts", "fonts.conf"), configuration);
}

/** The bundle’s NSS libraries, where the system has none. */
async function bundledLibraries(
	cache: string,
): Promise<Record<string, string>> {
	const system = [
		"/lib64",
		"/usr/lib64",
		"/usr/lib",
		"/lib/x86_64-linux-gnu",
		"/usr/lib/x86_64-linux-gnu",
	];
	if (system.some((folder) => existsSync(join(folder, "libnss3.so"))))
		return {};
	const own = join(cache, "libraries", "lib");
	const inherited = process.env.LD_LIBRARY_PATH;
	return { LD_LIBRARY_PATH: inherited ? `${own}:${inherited}` : own };
}

function cacheFolder(): string {
	const base =
		process.env.XDG_CACHE_HOME ??
		(homedir() === "/" ? join(tmpdir(), "cache") : join(homedir(), ".cache"));
	return join(base, "colophon");
}

async function puppeteersChrome(): Promise<string | undefined> {
	try {
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
