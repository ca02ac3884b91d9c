/** Findings in built editions → the lines of the manuscript that they come from, where that can be told and is no guess. */
import { withoutDateline } from "../audit/body-blocks.ts";
import { seenText } from "../audit/normalize.ts";
import type { AuditResult, ManuscriptLine, Readings } from "../audit/rule.ts";
import { shippedImages } from "../audit/shipped-images.ts";
import type { PdfFault } from "../model/problem.ts";
import type { EpubReading } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import type { PdfBlock, PdfReading } from "../readings/pdf.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { comparable } from "./comparable.ts";
import { findExpected, findParagraph, isOfSeveral } from "./find-expected.ts";
import { findImage } from "./find-image.ts";
import { findInPrint } from "./find-in-print.ts";
import { findOnPage } from "./find-on-page.ts";
import { onlyLine } from "./only-line.ts";
import { pairPassages } from "./pair-passages.ts";
import type { Manuscript } from "./read-manuscript-of.ts";
import { type LineOf, writtenLines, writtenNames } from "./written-lines.ts";
import {
	type WrittenPassage,
	type WrittenProse,
	writtenProse,
} from "./written-prose.ts";

export { type Manuscript, readManuscriptOf } from "./read-manuscript-of.ts";

type Trace = (result: AuditResult) => ManuscriptLine | undefined;

/** What the editions are held against. */
interface Written {
	readonly record: CreditRecord;
	readonly prose: WrittenProse;
	readonly front: LineOf;
}

export interface OpenTrace {
	readonly ofResult: Trace;
	/** `isPage` where only the page is known, and the line is the first that is printed on it. */
	readonly ofFault: (
		fault: PdfFault,
	) => (ManuscriptLine & { readonly isPage?: true }) | undefined;
}

/** The same results; those that failed or warned have the line of the manuscript, where there is one. */
export function traceResults(
	results: readonly AuditResult[],
	readings: Readings,
	record: CreditRecord,
	from: Manuscript,
): AuditResult[] {
	const trace = openTrace(readings, record, from);
	const traced = (result: AuditResult): AuditResult => {
		const { status, follows } = result;
		if (status !== "fail" && status !== "warn") return result;
		const manuscript = result.manuscript ?? trace.ofResult(result);
		return {
			...result,
			...(manuscript ? { manuscript } : {}),
			...(follows ? { follows: follows.map(traced) } : {}),
		};
	};
	return results.map(traced);
}

/** Pairs the editions with the manuscript once, for everything that is found in them. */
export function openTrace(
	{ html, epub, pdf }: Readings,
	record: CreditRecord,
	from: Manuscript,
): OpenTrace {
	const { publication, statement, frontMatter } = from;
	const written: Written = {
		record,
		prose: writtenProse(publication),
		front: writtenLines(from),
	};
	const print = pdf && pairPrint(pdf, written);
	const traces: Readonly<Partial<Record<AuditResult["edition"], Trace>>> = {
		...(html && { html: traceOnPage(html, written) }),
		...(epub && { epub: traceOnPage(epub, written) }),
		...(print && { pdf: traceInPrint(print, written) }),
	};
	const names = writtenNames(statement, frontMatter);
	return {
		ofResult: (result) =>
			findExpected(result, written.front, names) ??
			findParagraph(result, record, written.prose.passages) ??
			(isOfSeveral(result) ? undefined : traces[result.edition]?.(result)),
		ofFault: (fault) => print && traceFault(fault, print),
	};
}

function traceOnPage(
	reading: HtmlReading | EpubReading,
	{ record, prose, front }: Written,
): Trace {
	const body = reading.blocks.filter((block) => block.inText || block.inNotes);
	const paired = pairPassages(
		body.map(({ text }) => [text, withoutDateline(text, record)]),
		prose.passages,
	);
	const shipped = shippedImages(reading, record).map((item) => ({
		path: item.recorded?.path,
		alt: item.image.alt,
		image: item.image,
	}));
	return (result) => {
		const { blocks, images } = findOnPage(result, reading);
		return onlyLine([
			...thatSay(result.actual, blocks).map((block) =>
				body.includes(block) ? paired(body.indexOf(block)) : front(block.text),
			),
			...images.map((image) =>
				findImage(
					shipped.findIndex((item) => item.image === image),
					shipped,
					prose.images,
				),
			),
		]);
	};
}

interface PairedPrint {
	readonly pdf: PdfReading;
	/** The block of the manuscript that a block of the print is. */
	readonly paired: (block: PdfBlock) => WrittenPassage | undefined;
}

function pairPrint(pdf: PdfReading, { record, prose }: Written): PairedPrint {
	const paired = pairPassages(
		pdf.blocks.map(({ text, path }) => [
			text,
			withoutDateline(text, record),
			...(path.includes("Note") ? [text.replace(backlinks, "")] : []),
		]),
		prose.passages,
	);
	return { pdf, paired: (block) => paired(pdf.blocks.indexOf(block)) };
}

function traceInPrint(
	{ pdf, paired }: PairedPrint,
	{ prose, front }: Written,
): Trace {
	return (result) => {
		const found = findInPrint(result, pdf);
		const lines = thatSay(result.actual, found.blocks).map((block) => {
			const line = front(block.text);
			const prose = paired(block);
			const both = prose && comparable(prose.text) === comparable(block.text);
			return line && both ? onlyLine([line, prose]) : (line ?? prose);
		});
		return found.alternative !== undefined
			? findImage(0, [{ alt: found.alternative }], prose.images)
			: onlyLine(lines);
	};
}

/** The first line of the element at fault, of the words that are quoted, or else of the page. */
function traceFault(
	{ message, page = 0, object }: PdfFault,
	{ pdf, paired }: PairedPrint,
): ReturnType<OpenTrace["ofFault"]> {
	const firstOf = (blocks: readonly PdfBlock[]) => {
		for (const block of blocks) {
			const line = paired(block);
			if (line) return { file: line.file, line: line.line };
		}
		return undefined;
	};
	const onPage = pdf.blocks.filter((block) => block.page === page - 1);
	const own =
		object === undefined
			? blocksWith(/ after “(.+)”/u.exec(message)?.[1] ?? "", onPage)
			: pdf.blocks.filter((block) => block.objects.includes(object));
	const first = firstOf(onPage);
	return firstOf(own) ?? (first && { ...first, isPage: true });
}

/** The blocks that hold the last of these words, which may begin in the block before. */
function blocksWith(words: string, blocks: readonly PdfBlock[]): PdfBlock[] {
	const parts = words.replaceAll("�", " ").trim().split(/\s+/);
	for (let from = 0; from < parts.length; from += 1) {
		const rest = comparable(parts.slice(from).join(""));
		const found = blocks.filter(({ text }) => comparable(text).includes(rest));
		if (rest !== "" && found.length > 0) return found;
	}
	return [];
}

/** "1 a b": the number of a note and the letters that lead back to its references. */
const backlinks = /^\d+\s+(?:[a-z]\s+)*/;

/** The audit quotes what it finds: of several blocks in a place, those with that text are meant. */
function thatSay<Said extends { readonly text: string }>(
	actual: string,
	blocks: readonly Said[],
): readonly Said[] {
	const said = blocks.filter(
		(block) => seenText(block.text).slice(0, 300) === actual.slice(0, 300),
	);
	return said.length > 0 ? said : blocks;
}
