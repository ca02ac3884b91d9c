/** Looks for words whose boxes lie upon each other, on paper and on screens of several widths. */
import type { PdfReading, Shown } from "../../../readings/pdf.ts";
import type { Overprint } from "../../look.ts";
import type { Finding, Rule } from "../../rule.ts";

export const noTextCoversOtherText: Rule = {
	id: "V09",
	says: "No text is printed or shown over other text.",
	clause: "What cannot be read credits nobody",
	html: (_html, { seen }) => {
		const shown = seen?.get("html");
		return shown ? shown.overprints.map(findingOf) : [notRun];
	},
	pdf: (pdf) => findOverprints(pdf),
};

const notRun: Finding = {
	expected: "a look at the page in a browser",
	actual: "it was not shown in one",
	where: "html",
	status: "not-run",
};

function findingOf({ one, other, width }: Overprint): Finding {
	return {
		expected: `“${one}” with nothing over it`,
		actual: other,
		where: `at ${width} pixels`,
		about: { lacks: [one], has: [other], restsOn: ["V04"] },
	};
}

/** Points by which boxes may overlap: less is not to be seen. */
const tolerance = 0.5;

/** How far letters reach above and below their line, of their size. Vowels and accents beyond that may reach into the lines around. */
const highest = 0.95;
const deepest = 0.3;

/** Findings of one edition: more have the same cause. */
const mostFindings = 5;

/** A word’s box, and the run and the block that it belongs to. */
interface Word {
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
	readonly top: number;
	readonly run: Shown;
	readonly owner: unknown;
}

function findOverprints(pdf: PdfReading): Finding[] {
	const findings: Finding[] = [];
	for (const [page, words] of wordsByPage(pdf)) {
		const told = new Map<unknown, Set<unknown>>();
		for (const [one, other] of overlapping(words)) {
			const known = told.get(one.owner);
			if (known?.has(other.owner)) continue;
			told.set(one.owner, (known ?? new Set()).add(other.owner));
			findings.push({
				expected: `“${snippet(one.run)}” with nothing over it`,
				actual: snippet(other.run),
				where: `page ${page + 1}`,
				about: { lacks: [one.run.drawn], has: [other.run.drawn] },
			});
			if (findings.length === mostFindings) return findings;
		}
	}
	return findings;
}

function wordsByPage(pdf: PdfReading): Map<number, Word[]> {
	const pages = new Map<number, Word[]>();
	for (const { run, owner } of ownedRuns(pdf)) {
		const words = pages.get(run.page) ?? [];
		pages.set(run.page, words);
		const { boxes } = run;
		for (let at = 0; at + 3 < boxes.length; at += 4) {
			words.push({
				left: boxes[at] ?? 0,
				bottom: Math.max(boxes[at + 1] ?? 0, run.y - deepest * run.size),
				right: boxes[at + 2] ?? 0,
				top: Math.min(boxes[at + 3] ?? 0, run.y + highest * run.size),
				run,
				owner,
			});
		}
	}
	return pages;
}

/**
 * Runs of text with what they belong to: a block, whose own lines, marks and accents may touch; a running head or foot for
 * itself. What pictures show, and the signs of a formula, are theirs to place.
 */
function* ownedRuns({
	blocks,
	shown,
}: PdfReading): Generator<{ readonly run: Shown; readonly owner: unknown }> {
	for (const block of blocks)
		if (!block.path.includes("Figure"))
			for (const run of block.shown)
				if (!isMarks(run)) yield { run, owner: block };
	let last: Shown | undefined;
	let owner: unknown;
	for (const run of shown) {
		if (!run.isArtifact && run.mcid !== undefined) continue;
		if (!last || !continues(last, run)) owner = run;
		last = run;
		yield { run, owner };
	}
}

/** Whether a running head goes on behind an accent that stands higher than its line, or with one upon its last letter. */
function continues(last: Shown, run: Shown): boolean {
	const end = last.boxes.at(-2) ?? last.x;
	const start = /^\p{M}/u.test(run.drawn) ? (last.boxes.at(-4) ?? end) : end;
	return (
		last.page === run.page &&
		last.size === run.size &&
		Math.abs(last.y - run.y) < 0.3 * run.size &&
		run.x > start - 0.2 * run.size &&
		run.x < end + 0.2 * run.size
	);
}

/** Accents that are piled upon a letter are drawn by themselves. */
function isMarks({ drawn }: Shown): boolean {
	return /^\p{M}+$/u.test(drawn.trim());
}

/** From the bottom of the page upwards, so that each word is held against those at its height alone. */
function* overlapping(
	words: readonly Word[],
): Generator<readonly [Word, Word]> {
	const sorted = words.toSorted((a, b) => a.bottom - b.bottom);
	for (const [index, word] of sorted.entries())
		for (let at = index + 1; at < sorted.length; at += 1) {
			const other = sorted[at];
			if (!other || other.bottom > word.top - tolerance) break;
			if (
				other.owner !== word.owner &&
				other.top - other.bottom > tolerance &&
				Math.min(word.right, other.right) - Math.max(word.left, other.left) >
					tolerance
			)
				yield [word, other];
		}
}

function snippet({ drawn }: Shown): string {
	const text = drawn.replace(/\s+/g, " ").trim();
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
