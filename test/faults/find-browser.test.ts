/** Where a browser is looked for on a machine that the bundled one does not fit. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Browser, computeExecutablePath } from "@puppeteer/browsers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findBrowser } from "../../scripts/browser/start-browser.ts";

let cacheDir: string;
const { arch } = process;

beforeEach(() => {
	cacheDir = mkdtempSync(join(tmpdir(), "colophon-chrome-"));
	vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "");
	vi.stubEnv("PUPPETEER_CACHE_DIR", cacheDir);
	Object.defineProperty(process, "arch", { value: "other" });
});

afterEach(() => {
	Object.defineProperty(process, "arch", { value: arch });
	vi.unstubAllEnvs();
	vi.resetModules();
	rmSync(cacheDir, { recursive: true, force: true });
});

test("The Chrome that puppeteer has installed is found where puppeteer itself would start it", async () => {
	const { default: puppeteer } = await import("puppeteer");
	const chrome = await puppeteer.executablePath();
	expect(chrome.startsWith(join(cacheDir, "chrome"))).toBe(true);
	putProgram(chrome);
	expect(await findBrowser()).toMatchObject({
		executable: chrome,
		origin: "puppeteer",
	});
});

test("Of several, a headless shell is taken before a whole Chrome, and the newest of them", async () => {
	install(Browser.CHROME, "148.0.7778.97");
	install(Browser.CHROMEHEADLESSSHELL, "99.0.4844.16");
	const newest = install(Browser.CHROMEHEADLESSSHELL, "147.0.7000.1");
	mkdirSync(join(cacheDir, "chrome-headless-shell", "linux-148.0.7778.97"));
	expect((await findBrowser()).executable).toBe(newest);
});

/** An empty file where the program would be. */
function install(browser: Browser, buildId: string): string {
	const path = computeExecutablePath({ cacheDir, browser, buildId });
	putProgram(path);
	return path;
}

function putProgram(path: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, "");
}
