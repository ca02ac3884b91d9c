/** Reads the finished editions and holds them against the credit record: the rules in order, and the one door to them. */
import type { Browser } from "puppeteer";
import { type EditionName, editionNames } from "../model/edition.ts";
import { readEpub } from "../readings/epub.ts";
import { readHtml } from "../readings/html.ts";
import { expectPdf, readPdf } from "../readings/pdf.ts";
import { Unreadable } from "../readings/unreadable.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { foldResults, type RuleResult } from "./fold.ts";
import { creditedLines, type PageEdition } from "./lines.ts";
import { type Look, lookAt, lookAtPdf } from "./look.ts";
import { allStates, firstState } from "./picture/states.ts";
import type {
	AuditReport,
	AuditResult,
	Context,
	Finding,
	Readings,
	Rule,
} from "./rule.ts";
import { rules } from "./rules.ts";

export { recordFaces } from "./faces/expected-face.ts";
export { unfolded } from "./fold.ts";
export { withoutAdapted } from "./without-adapted.ts";
export { recordWitness } from "./witness.ts";

/** A report is good where nothing failed: warnings, and rules that could not run, do not count. */
export function reportOf(results: readonly AuditResult[]): AuditReport {
	return { ok: results.every((result) => result.status !== "fail"), results };
}

/** Every rule, or those that are given, in order, on every edition that it speaks of; of what fails by one fault, the cause alone. */
export function applyRules(
	context: Context,
	applied: readonly Rule[] = rules,
): AuditResult[] {
	return foldResults(
		applied.flatMap((rule) => applyRule(rule, context)),
		context,
	);
}

/** Bytes from which on an edition takes much of the browser’s memory. */
const longEdition = 1_000_000;

/** What was read of editions, and of those that could not be read, why. */
interface ReadEditions {
	readonly readings: Readings;
	readonly seen: Context["seen"];
	readonly faults: readonly AuditResult[];
}

interface EditionReader {
	/** Reads an edition, and has the browser look at it; what it finds, and how it fails, is told by `end`. */
	readonly read: (edition: EditionName, bytes: Uint8Array) => Promise<void>;
	/** What was found in all of them. */
	readonly end: () => Promise<ReadEditions>;
}

/**
 * Reads the editions that are expected one by one, each as soon as it is there. The lines of `record` are looked for in
 * print by a second extractor. `browser` shows what a reader sees; without one, the rules that need it say that they were
 * not run. A thorough look shows every state and every line.
 */
export function openReader(
	expected: readonly EditionName[],
	record: CreditRecord,
	browser?: Promise<Browser>,
	isThorough = false,
): EditionReader {
	if (expected.includes("pdf")) expectPdf();
	const found: { -readonly [name in EditionName]?: Readings[name] } = {};
	const seen = new Map<EditionName, Look>();
	const faults = new Map<EditionName, AuditResult>();
	const reading: Promise<void>[] = [];
	let looking: Promise<unknown> = Promise.resolve();
	const look = async (
		edition: EditionName,
		bytes: Uint8Array,
		show: (browser: Browser) => Promise<Look>,
	) => {
		if (!browser) return;
		// Long editions one after the other, since each fills the browser.
		const before = bytes.length > longEdition ? looking : undefined;
		const look = Promise.all([browser, before]).then(([shown]) => show(shown));
		looking = Promise.allSettled([looking, look]);
		seen.set(edition, await look);
	};
	const states = isThorough ? allStates : [firstState];
	const lookAtPage = async (page: PageEdition, bytes: Uint8Array) => {
		// It could leave before it is looked at.
		if (page.active.length > 0) return;
		await look(page.edition, bytes, (browser) => lookAt(page, browser, states));
	};
	const readers: Readonly<
		Record<EditionName, (bytes: Uint8Array) => Promise<void>>
	> = {
		async html(bytes) {
			found.html = readHtml(bytes);
			await lookAtPage(found.html, bytes);
		},
		async epub(bytes) {
			found.epub = readEpub(bytes);
			await lookAtPage(found.epub, bytes);
		},
		async pdf(bytes) {
			const pdf = await readPdf(bytes, creditedLines(record));
			found.pdf = pdf;
			await look("pdf", bytes, (browser) =>
				lookAtPdf(pdf, bytes, record, browser, isThorough),
			);
		},
	};
	const read: EditionReader["read"] = async (edition, bytes) => {
		try {
			await readers[edition](bytes);
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
			faults.set(edition, unreadable(edition, error.message));
		}
	};
	return {
		read(edition, bytes) {
			const done = read(edition, bytes);
			done.catch(() => undefined);
			reading.push(done);
			return done;
		},
		async end() {
			await Promise.all(reading);
			return {
				readings: found,
				seen: browser && seen,
				faults: editionNames.flatMap((name) => faults.get(name) ?? []),
			};
		},
	};
}

/** Reads editions that are all there; a thorough look shows them in every state. */
export async function readEditions(
	record: CreditRecord,
	files: ReadonlyMap<EditionName, Uint8Array>,
	browser?: Promise<Browser>,
	isThorough = false,
): Promise<ReadEditions> {
	const reader = openReader([...files.keys()], record, browser, isThorough);
	for (const [edition, bytes] of files) reader.read(edition, bytes);
	return reader.end();
}

/** An edition that cannot be read proves nothing, so it fails. */
export function unreadable(edition: EditionName, message: string): AuditResult {
	return {
		rule: "readable",
		edition,
		status: "fail",
		expected: "a sound file",
		actual: message,
		where: edition,
	};
}

function applyRule(rule: Rule, context: Context): RuleResult[] {
	const { readings } = context;
	const judged: [AuditResult["edition"], readonly Finding[] | undefined][] = [
		["html", readings.html && rule.html?.(readings.html, context)],
		["epub", readings.epub && rule.epub?.(readings.epub, context)],
		["pdf", readings.pdf && rule.pdf?.(readings.pdf, context)],
		["all", rule.all?.(context)],
	];
	return judged.flatMap(([edition, findings]): readonly RuleResult[] => {
		if (!findings) return [];
		const base = { rule: rule.id, edition };
		return findings.length === 0
			? [{ ...base, status: "pass", expected: "", actual: "", where: "" }]
			: limited(
					findings.map(
						(finding): RuleResult => ({ ...base, status: "fail", ...finding }),
					),
				);
	});
}

/** How often one rule is told of one edition: the others have the same cause. */
const mostTold = 100;

function limited(results: readonly RuleResult[]): readonly RuleResult[] {
	const rest = results.slice(mostTold);
	const [first] = rest;
	if (first === undefined) return results;
	const worst = rest.find(({ status }) => status === "fail") ?? first;
	return [
		...results.slice(0, mostTold),
		{
			...worst,
			actual: `and ${rest.length} more, such as ${worst.actual}`,
		},
	];
}
