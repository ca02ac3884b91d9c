import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findBrowser } from "../../scripts/browser.ts";
import { unpackBundle } from "../../scripts/bundled-browser.ts";
import { cacheFolders, openCache } from "../../scripts/cache-folder.ts";

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

describe("the cache folder", () => {
	test("is the one that the environment names, then the home folder’s", () => {
		expect(cacheFolders()[0]).toBe(join(folder, "cache", "colophon"));
		vi.stubEnv("XDG_CACHE_HOME", "");
		expect(cacheFolders()[0]).toBe(join(folder, "home", ".cache", "colophon"));
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
		expect(() => openCache()).toThrow(/set XDG_CACHE_HOME/);
		rmSync(place, { recursive: true });
		symlinkSync(folder, place);
		expect(() => openCache()).toThrow(/set XDG_CACHE_HOME/);
	});
});
