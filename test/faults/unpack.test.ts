import fs, {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openBrowser } from "../../scripts/browser/browser-session.ts";
import { unpackBundle } from "../../scripts/browser/bundled-browser.ts";
import {
	findBrowser,
	startBrowser,
} from "../../scripts/browser/start-browser.ts";
import { cacheFolders, openCache } from "../../scripts/machine/cache-folder.ts";
import { runCli } from "../run-cli.ts";
import { canChangeMachine, mounted } from "./machine.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-cache-"));
	vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "");
	vi.stubEnv("HOME", join(folder, "home"));
	vi.stubEnv("TMPDIR", join(folder, "tmp"));
	vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
	mkdirSync(join(folder, "tmp"));
	writeFileSync(join(folder, "file"), "");
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

const bundled = process.platform === "linux" && process.arch === "x64";

describe.runIf(bundled)("the bundled browser is unpacked", () => {
	test("once, also when two builds do it at once", async () => {
		const [one, other] = await Promise.all([unpackBundle(), unpackBundle()]);
		expect(one).toEqual(other);
		expect(existsSync(one.executable)).toBe(true);
		expect(readdirSync(openCache())).toHaveLength(1);
		const onUnpack = vi.fn();
		await findBrowser({ onUnpack });
		expect(onUnpack).not.toHaveBeenCalled();
	});

	test("or not at all: an interruption leaves nothing", async () => {
		const interruption = new AbortController();
		const unpacking = unpackBundle({
			signal: interruption.signal,
			onUnpack: () => setTimeout(() => interruption.abort("stop"), 100),
		});
		await expect(unpacking).rejects.toBe("stop");
		expect(readdirSync(openCache())).toEqual([]);
	});

	test("or not at all: an interruption at any step ends the unpacking and nothing else", async () => {
		const uncaught: string[] = [];
		const keep = (error: unknown) => uncaught.push(String(error));
		process.on("uncaughtException", keep);
		for (let step = 0; step < 20; step += 1) {
			const interruption = new AbortController();
			const restore = afterSteps(step, () => interruption.abort("stop"));
			const unpacking = unpackBundle({ signal: interruption.signal });
			await expect(unpacking).rejects.toBe("stop");
			// Streams tell of their end a little later.
			await new Promise((done) => setTimeout(done, 20));
			restore();
			expect(readdirSync(openCache())).toEqual([]);
		}
		process.off("uncaughtException", keep);
		expect(uncaught).toEqual([]);
	});

	test("over what a killed build has left, and that is swept away", async () => {
		const old = join(openCache(), "chromium-146.0.0-aB3dE6");
		mkdirSync(old);
		utimesSync(old, 0, 0);
		mkdirSync(join(openCache(), "chromium-147.0.0"));
		const { executable } = await unpackBundle();
		expect(existsSync(executable)).toBe(true);
		expect(existsSync(old)).toBe(false);
	});
});

describe.runIf(bundled)("a bundled browser that is damaged", () => {
	let unpacked: string;
	beforeEach(async () => {
		unpacked = dirname((await unpackBundle()).executable);
	}, 240_000);

	/** Whether a browser starts, and how often it was unpacked for that. */
	async function start() {
		const onUnpack = vi.fn();
		const found = await findBrowser({ onUnpack });
		const browser = await startBrowser(found, { onUnpack });
		const version = await browser.version();
		await browser.close();
		return { version, unpacked: onUnpack.mock.calls.length };
	}

	const sound = { version: expect.stringMatching(/Chrome/), unpacked: 1 };

	test("is unpacked again when one of its files is cut short", async () => {
		truncateSync(join(unpacked, "chromium"), 1_000_000);
		expect(await start()).toEqual(sound);
		expect(await start()).toEqual({ ...sound, unpacked: 0 });
		const [library = ""] = readdirSync(join(unpacked, "libraries", "lib"));
		truncateSync(join(unpacked, "libraries", "lib", library), 10);
		expect(await start()).toEqual(sound);
		rmSync(join(unpacked, "fonts"), { recursive: true });
		expect(await start()).toEqual(sound);
	}, 240_000);

	test("is unpacked again when it does not start for it", async () => {
		damage(join(unpacked, "chromium"));
		expect(await start()).toEqual(sound);
		expect(await start()).toEqual({ ...sound, unpacked: 0 });
	}, 240_000);

	test("is unpacked again after it stopped in the middle of its work", async () => {
		const session = openBrowser({});
		const stopping = session.run(async (starting) => {
			const browser = await starting;
			damage(join(unpacked, "fonts", "fonts.conf"));
			process.kill(browser.process()?.pid ?? 0, "SIGKILL");
			return new Promise<never>(() => undefined);
		});
		await expect(stopping).rejects.toThrow(/build again/);
		await session.end();
		expect(await start()).toEqual(sound);
	}, 240_000);

	test.runIf(canChangeMachine)(
		"and may not be written to is left, and another is unpacked",
		async () => {
			damage(join(unpacked, "chromium"));
			const home = join(folder, "home");
			mkdirSync(home);
			const cache = join(folder, "cache");
			const { code, stdout } = await runCli(["doctor", "--json"], {
				under: mounted(
					`mount --bind ${cache} ${cache} && mount -o remount,ro,bind ${cache}`,
				),
			});
			expect(code).toBe(0);
			// The one that started.
			expect(stdout).toContain(join(home, ".cache", "colophon"));
			expect(stdout).not.toContain(unpacked);
			expect(readdirSync(join(home, ".cache", "colophon"))).toEqual([
				expect.stringMatching(/^chromium-[\d.]+$/),
			]);
		},
		240_000,
	);
});

/** Overwrites the beginning of a file; its length stays. */
function damage(path: string): void {
	const { size } = statSync(path);
	const copy = readFileSync(path);
	rmSync(path);
	writeFileSync(path, copy.fill(0, 0, Math.min(size, 10_000_000)), {
		mode: 0o755,
	});
}

describe("the cache folder", () => {
	test("is the one that the environment names, then the home folder’s", () => {
		expect(cacheFolders()[0]).toBe(join(folder, "cache", "colophon"));
		vi.stubEnv("XDG_CACHE_HOME", "");
		expect(cacheFolders()[0]).toBe(join(folder, "home", ".cache", "colophon"));
		vi.stubEnv("COLOPHON_CACHE", join(folder, "own"));
		expect(cacheFolders()[0]).toBe(join(folder, "own"));
	});

	test("is a private one in the temporary folder for a user without a home", () => {
		vi.stubEnv("XDG_CACHE_HOME", join(folder, "file", "nowhere"));
		vi.stubEnv("HOME", join(folder, "file", "nowhere"));
		expect(dirname(openCache())).toBe(join(folder, "tmp"));
	});

	test("is never one that somebody else could have prepared", () => {
		vi.stubEnv("XDG_CACHE_HOME", join(folder, "file", "nowhere"));
		vi.stubEnv("HOME", join(folder, "file", "nowhere"));
		const place = openCache();
		chmodSync(place, 0o777);
		expect(() => openCache()).toThrow(/set COLOPHON_CACHE/);
		rmSync(place, { recursive: true });
		symlinkSync(folder, place);
		expect(() => openCache()).toThrow(/set COLOPHON_CACHE/);
	});
});

/** Calls `act` when so many folders, files and attributes have been written, before the archive’s reader hears of the last. */
function afterSteps(steps: number, act: () => void): () => void {
	let done = 0;
	const spies = (["mkdir", "lstat", "chmod", "chown", "utimes"] as const).map(
		(name) => {
			const original = fs[name] as (...given: unknown[]) => void;
			const watched = (...given: unknown[]) => {
				const tell = given.pop() as (...result: unknown[]) => void;
				original(...given, (...result: unknown[]) => {
					if (done++ === steps) act();
					tell(...result);
				});
			};
			return vi.spyOn(fs, name).mockImplementation(watched as never);
		},
	);
	return () => {
		for (const spy of spies) spy.mockRestore();
	};
}
