/** What a rule of the audit is, and what it may look at. It knows nothing of files, of commands or of how results are shown. */

import type { EditionName } from "../model/edition.ts";
import type { FindFaces } from "../model/house.ts";
import type { EpubReading } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import type { ManuscriptReading } from "../readings/manuscript.ts";
import type { PdfReading } from "../readings/pdf.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import type { Finding, ManuscriptLine } from "./finding.ts";
import type { Look } from "./look.ts";

export type { Finding, ManuscriptLine } from "./finding.ts";

/** With examples of what it reports and of what it accepts, it is a section of `docs/rules.md`. */
export interface Rule {
	/** As in the reference on attribution: `E01`. */
	readonly id: string;
	/** A sentence that is true of every sound edition. */
	readonly says: string;
	/** What it rests on: the clause of a standard, or the house’s own law. */
	readonly clause: string;
	readonly html?: (html: HtmlReading, context: Context) => readonly Finding[];
	readonly epub?: (epub: EpubReading, context: Context) => readonly Finding[];
	readonly pdf?: (pdf: PdfReading, context: Context) => readonly Finding[];
	/** Compares the record with itself, or the editions with each other. */
	readonly all?: (context: Context) => readonly Finding[];
}

export interface Context {
	readonly record: CreditRecord;
	readonly readings: Readings;
	/** What a browser shows of the editions; absent where there is no browser. */
	readonly seen?: ReadonlyMap<EditionName, Look> | undefined;
	/** The faces that editions can have been set in; absent where there is no house to ask. */
	readonly faces?: FindFaces | undefined;
	/** What the manuscript itself says; without it, the record has what it said when the editions were built. */
	readonly manuscript?: ManuscriptReading | undefined;
}

export interface Readings {
	readonly html?: HtmlReading | undefined;
	readonly epub?: EpubReading | undefined;
	readonly pdf?: PdfReading | undefined;
}

export interface AuditResult {
	readonly rule: string;
	readonly edition: EditionName | "all";
	readonly status: "pass" | "fail" | "warn" | "not-run";
	readonly expected: string;
	readonly actual: string;
	readonly where: string;
	readonly kind?: Finding["kind"];
	/** What it comes from, where a manuscript was given and that can be told. */
	readonly manuscript?: ManuscriptLine | undefined;
	/** What else failed by the same fault, of all editions. */
	readonly follows?: readonly AuditResult[];
}

export interface AuditReport {
	readonly ok: boolean;
	readonly results: readonly AuditResult[];
}
