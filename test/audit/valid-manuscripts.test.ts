/**
 * Valid manuscripts are never refused: whatever authors may write, in any mixture, passes the audit of its editions. What
 * fails is made as small as it may be, and printed with its files, to be kept in `odd-prose` or `odd-front-matter`.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { editionNames } from "../../scripts/model/edition.ts";
import { isEveryDay } from "../every-day.ts";
import { problemsOf } from "./valid-manuscripts/build-manuscript.ts";
import {
	article,
	bookOf,
	chapter,
	describeManuscript,
	type Manuscript,
	writeManuscript,
} from "./valid-manuscripts/manuscripts.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-valid-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Others are tried by hand, and so many of them, however long it takes: COLOPHON_SEED=404 COLOPHON_RUNS=40. */
const seed = Number(process.env.COLOPHON_SEED ?? (isEveryDay ? 7 : 2101));
/** Articles, and books: as many on every machine, so that what is tried does not depend on its speed. */
const runs = Number(process.env.COLOPHON_RUNS ?? 0);
const articles = runs || (isEveryDay ? 1 : 4);
const books = runs || 1;
/** Of a book, at most. */
const mostChapters = isEveryDay && runs === 0 ? 2 : 12;
/** Milliseconds after which a manuscript that fails is made no smaller. */
const patience = 600_000;

test(`articles at random pass in every edition (seed ${seed})`, async () => {
	await expectSilence(article, (one) => one, articles);
}, 1_800_000);

test(`chapters at random pass in every edition (seed ${seed})`, async () => {
	// One print for many: a list of chapters that fails is cut down to those that do.
	const chapters = fc.array(chapter, {
		minLength: 1,
		maxLength: mostChapters,
	});
	await expectSilence(chapters, bookOf, books);
}, 3_600_000);

const odd = join(import.meta.dirname, "odd-front-matter");

/** Among the tests of the machine. */
const cases = isEveryDay ? [] : readdirSync(odd);

test.each(cases)(
	"front matter passes that is rare (%s)",
	async (name) => {
		expect(await problemsOf(join(odd, name), editionNames)).toEqual([]);
	},
	180_000,
);

/** Builds `numRuns` of them. */
async function expectSilence<T>(
	values: fc.Arbitrary<T>,
	manuscriptOf: (value: T) => Manuscript,
	numRuns: number,
): Promise<void> {
	let last: readonly string[] = [];
	const { failed, counterexample, errorInstance } = await fc.check(
		fc.asyncProperty(values, async (value) => {
			const found = await problemsIn(manuscriptOf(value));
			if (found.length > 0) last = found;
			return found.length === 0;
		}),
		{ seed, numRuns, interruptAfterTimeLimit: runs ? 6 * patience : patience },
	);
	if (!failed) return;
	const [smallest] = counterexample ?? [];
	throw new Error(
		[
			...(last.length > 0
				? last
				: [errorInstance instanceof Error ? errorInstance.stack : ""]),
			...(smallest === undefined
				? []
				: [describeManuscript(manuscriptOf(smallest))]),
		].join("\n"),
	);
}

async function problemsIn(manuscript: Manuscript): Promise<string[]> {
	const own = mkdtempSync(join(folder, "m-"));
	try {
		return await problemsOf(writeManuscript(manuscript, own));
	} finally {
		rmSync(own, { recursive: true, force: true });
	}
}
