/** Invariant 2 of the design: two builds are byte-identical, across time zones and locales, and with whatever cache. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCli } from "../run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-determinism-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manuscripts = [
	"test/fixtures/northern-basins",
	"test/fixtures/wire/northern-basin.md",
];

test("two builds in fresh processes, half a world apart, are byte-identical", async () => {
	const [first, second] = await Promise.all([
		buildIn("first", {
			TZ: "America/St_Johns",
			LC_ALL: "tr_TR.UTF-8",
			...cold,
		}),
		buildIn("second", { TZ: "Asia/Tokyo", LC_ALL: "ja_JP.UTF-8", LANG: "ja" }, [
			"--fresh",
		]),
	]);
	// Five of each publication, the download page, the checksums and the record.
	expect(Object.keys(first)).toHaveLength(13);
	expect(second).toEqual(first);
	// Taken from what the first has kept.
	expect(await buildIn("third", { TZ: "Asia/Tokyo", ...cold })).toEqual(first);
}, 180_000);

/** A cache in which nothing is; the browser is found in the usual one. */
const cold = { COLOPHON_CACHE: join(folder, "cache") };

async function buildIn(
	name: string,
	env: Readonly<Record<string, string>>,
	words: readonly string[] = [],
) {
	const out = join(folder, name);
	const { code, stderr } = await runCli(
		["build", ...words, ...manuscripts, "--out", out],
		{ env },
	);
	expect(code, stderr).toBe(0);
	return hashes(out);
}

/** SHA-256 by path. */
function hashes(out: string): Record<string, string> {
	const files = readdirSync(out, {
		recursive: true,
		encoding: "utf8",
		withFileTypes: true,
	}).filter((entry) => entry.isFile());
	return Object.fromEntries(
		files
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => [
				path.slice(out.length + 1),
				createHash("sha256").update(readFileSync(path)).digest("hex"),
			]),
	);
}
