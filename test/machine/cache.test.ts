/** What is kept between builds: found again while it is whole, and no more of it than is allowed. */
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
	cacheSize,
	cacheUse,
	clearCache,
	findKept,
	keep,
	keyOf,
} from "../../scripts/machine/cache.ts";

let folder = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-cache-"));
	vi.stubEnv("COLOPHON_CACHE", folder);
	// Where else it may be.
	vi.stubEnv("XDG_CACHE_HOME", join(folder, "xdg"));
	vi.stubEnv("HOME", join(folder, "home"));
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

const bytes = Buffer.from("a face that took a tenth of a second");

function pathOf(key: string): string {
	const [path = ""] = readdirSync(folder, {
		recursive: true,
		encoding: "utf8",
	}).filter((name) => name.endsWith(key));
	return join(folder, path);
}

test("what was kept is found by its key, and by no other", () => {
	const key = keyOf("one", "two");
	keep("woff2", key, bytes);
	expect(findKept("woff2", key)).toEqual(bytes);
	expect(findKept("covers", key)).toBeUndefined();
	expect(findKept("woff2", keyOf("onetwo"))).toBeUndefined();
	expect(keyOf("one", "two")).not.toBe(keyOf("onet", "wo"));
});

test.each<[string, (path: string) => void]>([
	["cut off", (path) => truncateSync(path, 40)],
	["empty", (path) => truncateSync(path, 0)],
	[
		"of the same length, with one letter changed",
		(path) => {
			const whole = readFileSync(path);
			whole[whole.length - 1] = 0;
			writeFileSync(path, whole);
		},
	],
])("a file that is %s counts as none", (_, damage) => {
	const key = keyOf("face");
	keep("woff2", key, bytes);
	damage(pathOf(key));
	expect(findKept("woff2", key)).toBeUndefined();
});

test("what was used last stays, and the rest goes when there is too much", () => {
	const keys = Array.from({ length: 30 }, (_, index) => keyOf(String(index)));
	for (const key of keys) keep("pictures", key, Buffer.alloc(1_000_000));
	const old = 1_700_000_000;
	for (const [index, key] of keys.entries())
		utimesSync(pathOf(key), old + index, old + index);
	// Asked for again, so that it was used.
	const [first = "", second = ""] = keys;
	findKept("pictures", first);
	vi.stubEnv("COLOPHON_CACHE_SIZE", "20M");
	const last = keyOf("large");
	// Looked for after so many bytes.
	keep("pictures", last, Buffer.alloc(80_000_000));
	expect(findKept("pictures", second)).toBeUndefined();
	vi.stubEnv("COLOPHON_CACHE_SIZE", "");
	keep("pictures", first, bytes);
	expect(findKept("pictures", first)).toBeDefined();
});

test("its use is told by kinds, and clearing leaves what others need", () => {
	keep("woff2", keyOf("1"), bytes);
	keep("woff2", keyOf("2"), bytes);
	keep("covers", keyOf("3"), bytes);
	writeFileSync(join(folder, "browser"), "unpacked");
	const size = bytes.length + 32;
	expect(cacheUse()).toEqual([
		{ kind: "covers", files: 1, bytes: size },
		{ kind: "woff2", files: 2, bytes: 2 * size },
	]);
	clearCache();
	expect(cacheUse()).toEqual([]);
	expect(readFileSync(join(folder, "browser"), "utf8")).toBe("unpacked");
});

test.each([
	["500M", 5e8],
	["5G", 5e9],
	["1.5 GB", 1.5e9],
	["200000", 200_000],
	["", 5e9],
])("a size may be written as “%s”", (said, size) => {
	vi.stubEnv("COLOPHON_CACHE_SIZE", said);
	expect(cacheSize()).toBe(size);
});

test("a size that is none is refused with the remedy", () => {
	vi.stubEnv("COLOPHON_CACHE_SIZE", "much");
	expect(() => cacheSize()).toThrow("write it as 500M or 5G");
});
