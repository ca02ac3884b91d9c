/** One publication → the files of its folder: editions, cover and credit record, audited before anybody sees them. */
import type { Browser } from "puppeteer";
import { problemsOf } from "./audit/describe.ts";
import { auditEditions } from "./audit/index.ts";
import { type CreditRecord, creditRecord } from "./credits/credit-record.ts";
import { drawCover } from "./editions/cover.ts";
import { writeEpub } from "./editions/epub/index.ts";
import { writeHtml } from "./editions/html.ts";
import { finishEdition, printEdition } from "./editions/pdf/index.ts";
import type { OutputFile } from "./output-folder.ts";
import {
	type EditionName,
	editionNames,
	type House,
	type Problem,
	type Publication,
} from "./publication.ts";
import { sha256 } from "./release/checksums.ts";
import { checkPdf } from "./validators/check-pdf.ts";

export interface WrittenPublication {
	readonly record: CreditRecord;
	readonly slug: string;
	readonly files: readonly OutputFile[];
	/** What printing or the audit brought to light. */
	readonly problems: readonly Problem[];
}

export type WritingStage = EditionName | "cover" | "audit";

export interface WritingOptions {
	readonly editions: readonly EditionName[];
	readonly onStage: (stage: WritingStage) => void;
}

/** What is wrong with a printed page, and on which, from 1. */
interface PdfFault {
	readonly rule: string;
	readonly message: string;
	readonly page?: number | undefined;
}

interface Edition {
	readonly name: EditionName;
	readonly bytes: Uint8Array;
}

export async function writePublication(
	publication: Publication,
	house: House,
	browser: Promise<Browser>,
	options: WritingOptions,
): Promise<WrittenPublication> {
	const { editions, cover, faults } = await writeEditions(
		publication,
		house,
		browser,
		options,
	);
	const { slug } = publication;
	const named = editions.map(({ name, bytes }) => ({
		name,
		file: `${slug}.${name}`,
		bytes,
	}));
	const record = creditRecord(
		publication,
		named.map(({ name, file, bytes }) => ({
			name,
			file,
			bytes: bytes.length,
			sha256: sha256(bytes),
		})),
	);
	const files = [
		...named.map(({ file, bytes }) => ({ name: file, bytes })),
		{ name: "cover.jpg", bytes: cover },
		{ name: "credits.json", bytes: `${JSON.stringify(record, null, 2)}\n` },
	];
	if (faults.length > 0)
		return {
			record,
			slug,
			files,
			problems: faults.map((fault) => problemOf(fault, publication)),
		};
	options.onStage("audit");
	const byName = new Map(editions.map(({ name, bytes }) => [name, bytes]));
	const report = await auditEditions(record, byName, browser);
	return { record, slug, files, problems: problemsOf(report, record) };
}

/** All at once: the browser prints and draws while this process writes. The EPUB’s page list waits for the print. */
async function writeEditions(
	publication: Publication,
	house: House,
	browser: Promise<Browser>,
	options: WritingOptions,
): Promise<{
	readonly editions: readonly Edition[];
	readonly cover: Uint8Array;
	readonly faults: readonly PdfFault[];
}> {
	const wanted = (name: EditionName) => options.editions.includes(name);
	const faults: PdfFault[] = [];
	const print = wanted("pdf")
		? printEdition(publication, house, browser)
		: undefined;
	const cover = browser.then((started) => {
		options.onStage("cover");
		return drawCover(publication, house, started);
	});
	const writers: Readonly<Record<EditionName, () => Promise<Uint8Array>>> = {
		html: () => writeHtml(publication, house),
		epub: async () =>
			writeEpub(publication, house, await cover, (await print)?.breaks),
		pdf: async () => {
			if (!print) throw new Error("The PDF edition was not printed");
			const finished = await finishEdition(publication, house, await print);
			faults.push(...finished.faults, ...(await checkPdf(finished.bytes)));
			return finished.bytes;
		},
	};
	const editions = await Promise.all(
		editionNames.filter(wanted).map(async (name) => {
			options.onStage(name);
			return { name, bytes: await writers[name]() };
		}),
	);
	return { editions, cover: await cover, faults };
}

function problemOf(fault: PdfFault, publication: Publication): Problem {
	const place = fault.page ? ` (page ${fault.page} of the PDF)` : "";
	return {
		rule: fault.rule,
		message: `${fault.message}${place}`,
		file: publication.file,
	};
}
