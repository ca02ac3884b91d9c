/** A file that stands as it was is not read again, and one that may be another is. */
import {
	mkdtempSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findKept, keep, keyOf } from "../../scripts/machine/cache.ts";
import { openFileHashes } from "../../scripts/machine/file-hashes.ts";
import { sha256 } from "../../scripts/machine/sha256.ts";

let folder = "";
const at = (name: string) => join(folder, name);

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-hashes-"));
	vi.stubEnv("COLOPHON_CACHE", at("cache"));
	writeFileSync(at("essay.md"), "one");
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

/** Long after the file was written. */
function later(): void {
	const now = Number(statSync(at("essay.md")).ctimeMs) + 60_000;
	vi.useFakeTimers({ now, toFake: ["Date"] });
}

function keptHashes(): unknown {
	const kept = findKept("hashes", keyOf("a name"));
	return kept && JSON.parse(Buffer.from(kept).toString());
}

/** What is kept says something else of the file: who trusts it does not read the file. */
function falsify(): void {
	const falsified = (keptHashes() as [string, [string, string]][]).map(
		([path, [stamp]]) => [path, [stamp, "known"]],
	);
	keep("hashes", keyOf("a name"), Buffer.from(JSON.stringify(falsified)));
}

function ask(): string {
	const hashes = openFileHashes("a name");
	const hash = hashes.of(at("essay.md"));
	hashes.save();
	return hash;
}

test("what stands as it was is known, from process to process", () => {
	later();
	expect(ask()).toBe(sha256("one"));
	falsify();
	expect(ask()).toBe("known");
});

test.each<[string, () => void]>([
	["with other words as long", () => writeFileSync(at("essay.md"), "two")],
	[
		"with the time of the old ones",
		() => {
			const { atime, mtime } = statSync(at("essay.md"));
			writeFileSync(at("essay.md"), "two");
			utimesSync(at("essay.md"), atime, mtime);
		},
	],
	[
		"by another file",
		() => {
			writeFileSync(at("other.md"), "two");
			renameSync(at("other.md"), at("essay.md"));
		},
	],
])("what was replaced %s is read", (_how, replace) => {
	later();
	ask();
	falsify();
	replace();
	expect(ask()).toBe(sha256("two"));
});

test("what was written just now is not trusted the next time: it may change within one tick of the clock", () => {
	expect(ask()).toBe(sha256("one"));
	expect(keptHashes()).toEqual(undefined);
});

test("a file that is gone is told as the system tells it", () => {
	expect(() => openFileHashes("a name").of(at("nowhere.md"))).toThrow("ENOENT");
});
