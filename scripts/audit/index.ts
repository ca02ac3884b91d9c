/** Reads the finished editions and holds them against the credit record: the rules in order, and the one door to them. */
import type { Browser } from "puppeteer";
import type { CreditRecord } from "../credits/credit-record.ts";
import { type EditionName, editionNames } from "../publication.ts";
import { readEpub } from "../readings/epub.ts";
import { readHtml } from "../readings/html.ts";
import { readPdf } from "../readings/pdf.ts";
import { Unreadable } from "../readings/unreadable.ts";
import { creditedLines } from "./lines.ts";
import { lookAtZones } from "./look.ts";
import type {
	AuditReport,
	AuditResult,
	Context,
	Finding,
	Readings,
	Rule,
} from "./rule.ts";
import { rules } from "./rules.ts";

export type { AuditReport, AuditResult, Rule } from "./rule.ts";
export { rules } from "./rules.ts";

/** `browser` shows what a reader sees; without one, the rules that need it say that they were not run. */
export async function auditEditions(
	record: CreditRecord,
	files: ReadonlyMap<EditionName, Uint8Array>,
	browser?: Promise<Browser>,
): Promise<AuditReport> {
	const { readings, seen, faults } = await readEditions(record, files, browser);
	return reportOf([...faults, ...applyRules({ record, readings, seen })]);
}

export function reportOf(results: readonly AuditResult[]): AuditReport {
	return { ok: results.every((result) => result.status !== "fail"), results };
}

/** Every rule, in order, on every edition that it speaks of. */
export function applyRules(context: Context): AuditResult[] {
	return rules.flatMap((rule) => applyRule(rule, context));
}

/** The browser looks at the pages while the PDF is read. */
export async function readEditions(
	record: CreditRecord,
	files: ReadonlyMap<EditionName, Uint8Array>,
	browser?: Promise<Browser>,
) {
	const faults: AuditResult[] = [];
	const read = async <T>(
		edition: EditionName,
		reader: (bytes: Uint8Array) => T | Promise<T>,
	): Promise<T | undefined> => {
		const bytes = files.get(edition);
		if (!bytes) return undefined;
		try {
			return await reader(bytes);
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
			faults.push(unreadable(edition, error.message));
			return undefined;
		}
	};
	const pages: Readings = {
		html: await read("html", readHtml),
		epub: await read("epub", readEpub),
	};
	const [seen, pdf] = await Promise.all([
		browser && lookAtZones(pages, await browser),
		read("pdf", (bytes) => readPdf(bytes, creditedLines(record))),
	]);
	const readings: Readings = { ...pages, pdf };
	return { readings, seen, faults };
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

function applyRule(rule: Rule, context: Context): AuditResult[] {
	const { readings } = context;
	const judged: [AuditResult["edition"], readonly Finding[] | undefined][] = [
		["html", readings.html && rule.html?.(readings.html, context)],
		["epub", readings.epub && rule.epub?.(readings.epub, context)],
		["pdf", readings.pdf && rule.pdf?.(readings.pdf, context)],
		["all", rule.all?.(context)],
	];
	return judged.flatMap(([edition, findings]): AuditResult[] => {
		if (!findings) return [];
		const base = { rule: rule.id, edition };
		return findings.length === 0
			? [{ ...base, status: "pass", expected: "", actual: "", where: "" }]
			: findings.map((finding) => ({ ...base, status: "fail", ...finding }));
	});
}

/** The editions that a report speaks of. */
export const auditedEditions = editionNames;
