/** Invariants 2, 3, 5 and 6 of the design, as far as the sources show them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeOf, readSources } from "./sources.ts";

const sources = readSources().map(({ path, text }) => ({
	path,
	code: codeOf(text),
}));

const templates = readdirSync("templates", {
	recursive: true,
	encoding: "utf8",
})
	.filter((path) => /\.(liquid|css|yaml)$/.test(path))
	.map((path) => ({
		path,
		text: readFileSync(join("templates", path), "utf8"),
	}));

const wordFiles = readdirSync("scripts/credits/words")
	.filter((name) => name.endsWith(".yaml"))
	.map((name) => readFileSync(join("scripts/credits/words", name), "utf8"));

function using(pattern: RegExp): string[] {
	return sources
		.filter(({ code }) => pattern.test(code))
		.map(({ path }) => path);
}

test("the scan sees the code and not the comments", () => {
	expect(codeOf("a(); // Date.now()\n/* Math.random */ b();")).toBe(
		"a(); \n b();",
	);
	expect(
		using(/export function build\b|export async function build\b/),
	).toEqual(["build/build.ts"]);
});

test("no clock is read where editions are made", () => {
	// The measures of `timed.ts` go to benchmarks alone.
	// How old an unpacking of the browser or a temporary folder is decides whether it is abandoned; no edition sees it.
	expect(
		using(
			/\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|performance\.now|hrtime/,
		),
	).toEqual([
		"browser/bundled-browser.ts",
		// How often is published, and how far the work is; no edition sees it.
		"build/publish-as-done.ts",
		"commands/build-progress.ts",
		// The day that the lock file of copies names; no edition sees it.
		"commands/fetch.ts",
		// How often a line of progress is said.
		"commands/terminal.ts",
		// When something was used last, so that it is known what is to go.
		"machine/cache.ts",
		// Whether a file has stood long enough to be known by its times.
		"machine/file-hashes.ts",
		"machine/timed.ts",
		"machine/work-folder.ts",
		// How long a job took, for metrics.
		"queue/work.ts",
	]);
});

test("there is no randomness", () => {
	expect(
		using(
			/Math\.random|randomUUID|randomBytes|getRandomValues|randomInt|\buuid\b.*\bfrom\b/,
		),
	).toEqual([]);
});

test("nothing asks for the locale or the time zone of the machine", () => {
	expect(
		using(
			/\bIntl\b|\.toLocale|localeCompare|getTimezoneOffset|\.get(FullYear|Month|Date|Hours|Minutes)\(|env\.(TZ|LANG|LC_)/,
		),
	).toEqual([]);
});

test("names are compared by their code points, so that order is the same everywhere", () => {
	expect(using(/Intl\.Collator|localeCompare/)).toEqual([]);
});

test("nothing but the terminal prints", () => {
	expect(using(/\bconsole\.|std(out|err)\.write\(/)).toEqual([
		"commands/terminal.ts",
	]);
});

test("nothing opens a connection but colophon fetch, and a cache that lies in a store", () => {
	expect(
		using(/\bfetch\(|from "(node:)?(https?|net|tls|dgram|dns)(\/promises)?"/),
	).toEqual([
		"fetch/get.ts",
		"fetch/public-address.ts",
		"machine/shared-cache/s3-store.ts",
		// It listens on this machine alone, and asks nobody.
		"queue/metrics.ts",
	]);
	// A plain build loads nothing of it.
	expect(
		sources.filter(({ code }) => /s3-store|aws4fetch/.test(code)),
	).toMatchObject([
		{ code: expect.stringContaining('await import("./s3-store.ts")') },
		{ path: "machine/shared-cache/s3-store.ts" },
	]);
});

test.each([
	"contributed to this report",
	"Translated by",
	"Photographs by",
	"Adapted from",
	"Originally published",
	"Avec la contribution",
	"Mitarbeit",
	"Con la colaboración",
	"Con il contributo",
	"Com a colaboração",
	"Met medewerking",
])("“%s” is said by credits/ alone", (words) => {
	expect(wordFiles.some((text) => text.includes(words))).toBe(true);
	// The import and the audit recognize such words in prose; they write none.
	expect(
		using(new RegExp(words)).filter((path) => !/^(wire|audit)\//.test(path)),
	).toEqual([]);
	expect(templates.filter(({ text }) => text.includes(words))).toEqual([]);
});
