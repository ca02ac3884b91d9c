/** One publication → the files of its folder: editions, cover and credit record, audited before anybody sees them. */
import type { Browser } from "puppeteer";
import { type CreditRecord, creditRecord } from "./credits/credit-record.ts";
import type { PageBreaks } from "./editions/blocks.ts";
import { drawCover } from "./editions/cover.ts";
import { writeHtml } from "./editions/html.ts";
import { printEdition } from "./editions/pdf/print-edition.ts";
import type { OutputFile } from "./output-folder.ts";
import {
	type EditionName,
	editionNames,
	type House,
	type Problem,
	type Publication,
} from "./publication.ts";
import { sha256 } from "./release/checksums.ts";
import { timed } from "./timed.ts";

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
	/** Whether the PDF carries the manuscript’s files (PDF/A-3a). */
	readonly attachSource: boolean;
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
	const writing = writeEditions(publication, house, browser, options);
	// This process has time to load code while the browser prints.
	const [{ editions, cover, faults }, audit] = await Promise.all([
		writing,
		loadAudit(),
	]);
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
	const problems = await timed("audit", () => audit(record, byName, browser));
	return { record, slug, files, problems };
}

/** All at once: the browser prints and draws while this process writes. The EPUB’s page list waits until the print’s pages are settled. */
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
	let settle: (breaks: PageBreaks) => void = () => undefined;
	const settled = new Promise<PageBreaks>((resolve) => {
		settle = resolve;
	});
	const print = wanted("pdf")
		? timed("pdf print", () =>
				printEdition(publication, house, browser, settle),
			)
		: undefined;
	// Until somebody waits for it.
	print?.catch(() => undefined);
	const cover = browser.then((started) => {
		options.onStage("cover");
		return timed("cover", () => drawCover(publication, house, started));
	});
	cover.catch(() => undefined);
	const writers: Readonly<Record<EditionName, () => Promise<Uint8Array>>> = {
		html: () => timed("html", () => writeHtml(publication, house)),
		epub: async () => {
			// A print that fails never says where its pages break.
			const breaks =
				print && Promise.race([settled, print.then(() => settled)]);
			const [{ writeEpub }, image, pages] = await Promise.all([
				import("./editions/epub/index.ts"),
				cover,
				breaks,
			]);
			return timed("epub", () => writeEpub(publication, house, image, pages));
		},
		pdf: async () => {
			if (!print) throw new Error("The PDF edition was not printed");
			const [{ finishEdition }, { checkPdf }, printed] = await Promise.all([
				import("./editions/pdf/finish-edition.ts"),
				import("./validators/check-pdf.ts"),
				print,
			]);
			const finished = await timed("pdf finish", () =>
				finishEdition(
					publication,
					house,
					printed,
					options.attachSource ? publication.sources : [],
				),
			);
			const found = await timed("pdf check", () => checkPdf(finished.bytes));
			faults.push(...finished.faults, ...found);
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

/** The audit: finished editions → the problems in them. */
async function loadAudit() {
	const [{ auditEditions }, { problemsOf }] = await Promise.all([
		import("./audit/index.ts"),
		import("./audit/describe.ts"),
	]);
	return async (
		record: CreditRecord,
		files: ReadonlyMap<EditionName, Uint8Array>,
		browser: Promise<Browser>,
	): Promise<Problem[]> =>
		problemsOf(await auditEditions(record, files, browser), record);
}

function problemOf(fault: PdfFault, publication: Publication): Problem {
	const place = fault.page ? ` (page ${fault.page} of the PDF)` : "";
	return {
		rule: fault.rule,
		message: `${fault.message}${place}`,
		file: publication.file,
	};
}
