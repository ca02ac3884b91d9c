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
const seed = Number(process.env.COLOPHON_SEED ?? 7);
/** Articles, and books. */
const runs = process.env.COLOPHON_RUNS
	? Number(process.env.COLOPHON_RUNS)
	: undefined;
/** Of a book, at most. */
const mostChapters = isEveryDay && runs === undefined ? 4 : 12;
/** Milliseconds after which no more articles, or books, are begun. */
const time = isEveryDay ? 4_000 : 50_000;
/** Milliseconds after which a manuscript that fails is made no smaller. */
const patience = 600_000;

test(`articles at random pass in every edition (seed ${seed})`, async () => {
	await expectSilence(article, (one) => one);
}, 1_800_000);

test(`chapters at random pass in every edition (seed ${seed})`, async () => {
	// One print for many: a list of chapters that fails is cut down to those that do.
	const chapters = fc.array(chapter, {
		minLength: 1,
		maxLength: mostChapters,
	});
	await expectSilence(chapters, bookOf);
}, 3_600_000);

const odd = join(import.meta.dirname, "odd-front-matter");

/** Among the tests of the machine all are tried. */
const cases = isEveryDay ? ["article.md", "from-right.md"] : readdirSync(odd);

test.each(cases)(
	"front matter passes that is rare (%s)",
	async (name) => {
		// Printed among the tests of the machine.
		const editions = editionNames.filter(
			(edition) => edition !== "pdf" || !isEveryDay,
		);
		expect(await problemsOf(join(odd, name), editions)).toEqual([]);
	},
	180_000,
);

/** Builds as many of them as `runs` says, or as there is time for; one at least. */
async function expectSilence<T>(
	values: fc.Arbitrary<T>,
	manuscriptOf: (value: T) => Manuscript,
): Promise<void> {
	let last: readonly string[] = [];
	const end = Date.now() + (runs === undefined ? time : Infinity);
	let built = 0;
	const { failed, counterexample, errorInstance } = await fc.check(
		fc.asyncProperty(values, async (value) => {
			if (built > 0 && last.length === 0 && Date.now() > end) return true;
			built += 1;
			const found = await problemsIn(manuscriptOf(value));
			if (found.length > 0) last = found;
			return found.length === 0;
		}),
		{
			seed,
			numRuns: runs ?? 500,
			interruptAfterTimeLimit: runs === undefined ? patience : 6 * patience,
		},
	);
	if (!failed) return;
	const [smallest] = counterexample ?? [];
	throw new Error(
		[
			...(errorInstance instanceof Error ? [errorInstance.stack] : last),
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
