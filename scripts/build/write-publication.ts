/** One publication → the files of its folder: editions, cover and credit record, audited before they are published. */
import type { Browser } from "puppeteer";
import { generatedIn, hashSheet } from "../audit/account/bare-sheet.ts";
import { hashBlock } from "../audit/body-blocks.ts";
import type { Readings } from "../audit/rule.ts";
import { writeHtml } from "../editions/html/index.ts";
import { drawCover } from "../editions/page/cover.ts";
import { sheetsOf } from "../editions/page/sheets.ts";
import {
	type PrintUnderWay,
	printEdition,
} from "../editions/pdf/print/print-edition.ts";
import { fontLicences } from "../fonts/cut-fonts.ts";
import { knownFaces } from "../fonts/known-faces.ts";
import { freeMemory } from "../machine/free-memory.ts";
import { sha256 } from "../machine/sha256.ts";
import { timed } from "../machine/timed.ts";
import { type EditionName, editionNames } from "../model/edition.ts";
import type { FindFaces, House } from "../model/house.ts";
import type { Note, PdfFault, Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { Statement } from "../model/statement.ts";
import { labelsOf } from "../prose/set-labels.ts";
import {
	type ManuscriptBytes,
	type ManuscriptReading,
	openManuscript,
	readManuscript,
} from "../readings/manuscript.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { recordOf } from "../statement/record-of.ts";
import type { Manuscript } from "../trace/index.ts";
import type { EditionFaults } from "../trace/place-problems.ts";
import { openFinisher } from "./finish-and-check.ts";
import { longText } from "./jobs.ts";

export interface WrittenPublication {
	readonly record: CreditRecord;
	readonly slug: string;
	readonly files: readonly WrittenFile[];
	/** What printing or the audit brought to light. */
	readonly problems: readonly Problem[];
}

/** A file of the publication’s folder. */
export interface WrittenFile {
	readonly name: string;
	readonly bytes: Uint8Array | string;
}

type WritingStage = EditionName | "cover" | "audit";

interface WritingOptions {
	readonly editions: readonly EditionName[];
	/** Whether the PDF carries the manuscript’s files (PDF/A-3a). */
	readonly attachSource: boolean;
	/** Who is credited where the manuscript names no author. */
	readonly author?: string | undefined;
	readonly onStage: (stage: WritingStage) => void;
	readonly signal?: AbortSignal | undefined;
}

interface WrittenEdition {
	readonly bytes: Uint8Array;
	/** What only the author can mend, or the build; told when the checker is through. */
	readonly faults?: Promise<readonly PdfFault[]>;
}

/** What the editions of one publication are made from. */
interface Materials {
	readonly publication: Publication;
	readonly statement: Statement;
	readonly house: House;
	readonly options: WritingOptions;
	readonly cover: Promise<Uint8Array>;
	/** Absent where no PDF edition is wanted. */
	readonly printing: PrintUnderWay | undefined;
}

/** All editions at once, each read as soon as it is there: the browser prints, draws and looks while this process writes and reads. */
export async function writePublication(
	manuscript: Manuscript,
	house: House,
	browser: Promise<Browser>,
	options: WritingOptions,
): Promise<WrittenPublication> {
	const { publication, statement } = manuscript;
	const { slug } = publication;
	const source = openManuscript(publication.file, options.author, house.assets);
	// Of what reading it has left.
	if (isLong(publication)) freeMemory();
	const materials = prepare(manuscript, house, browser, options);
	// The print is what takes longest, and this process is busy from here on.
	await materials.printing?.layout;
	const credits = {
		...recordOf(statement, []),
		house: {
			words: house.labels(statement.language).words,
			...ofTemplates(statement, house),
			typeSizes: house.typeSizes,
			...(house.assets.length > 0 ? { assets: house.assets } : {}),
			...(house.quotes === "typographic" ? { quotes: house.quotes } : {}),
			pictures: house.pictures.map((picture) => sha256(picture.read())),
			...ofLabels(labelsOf(publication)),
		},
	};
	const audit = openAudit(credits, options, viewer(materials, browser));
	const writing = Promise.all(
		editionNames
			.filter((name) => options.editions.includes(name))
			.map(async (name) => {
				options.onStage(name);
				const written = await writers[name](materials);
				audit.read(name, written.bytes);
				// A long print is still on its way.
				if (isLong(publication) && name !== "pdf") freeMemory();
				const recorded = {
					name,
					file: `${slug}.${name}`,
					bytes: written.bytes.length,
					sha256: sha256(written.bytes),
				};
				return { ...written, recorded };
			}),
	);
	// While the browser prints.
	const [witness, editions] = await Promise.all([
		audit.readWitness(source, manuscript.notes),
		writing,
	]);
	const checking = Promise.all(editions.map(({ faults }) => faults ?? []));
	// Without a handler Node ends the process; what waits for it later still gets the error.
	checking.catch(() => undefined);
	options.onStage("audit");
	const faces = knownFaces(() => [house]);
	const record = {
		...credits,
		house: { ...credits.house, faces: await audit.recordFaces(faces) },
		witness: witness.recorded,
		editions: editions.map(({ recorded }) => recorded),
	};
	const files = [
		...editions.map(({ recorded, bytes }) => ({ name: recorded.file, bytes })),
		{ name: "cover.jpg", bytes: await materials.cover },
		{ name: "credits.json", bytes: `${JSON.stringify(record, null, 2)}\n` },
	];
	const [judged, faults] = await Promise.all([
		timed("audit", () => audit.judge(record, witness.reading, faces)),
		checking,
	]);
	const found = { results: judged.results, faults: faults.flat() };
	const problems = await problemsOf(found, judged.readings, record, manuscript);
	return { record, slug, files, problems };
}

/** What an edition may say, and how it may look, beside the statement and the manuscript. */
function ofTemplates(statement: Statement, house: House) {
	const html = sheetsOf(statement, house, ["html.css"], "html");
	const epub = sheetsOf(statement, house, ["epub.css"], "epub");
	const generated = generatedIn(`${html}\n${epub}`).map(({ text }) => text);
	return {
		...(house.alternatives.length > 0
			? { alternatives: [...house.alternatives] }
			: {}),
		order: house.order(statement.form),
		sheets: { html: hashSheet(html), epub: hashSheet(epub) },
		...(generated.length > 0 ? { generated: [...new Set(generated)] } : {}),
		licences: fontLicences(house.fonts).map((licence) => ({
			faces: house.fonts
				.filter((face) => face.readLicence() === licence)
				.map(({ name }) => name),
			...paragraphsOf(licence),
		})),
	};
}

/** As the EPUB carries it. */
function paragraphsOf(licence: string) {
	const paragraphs = licence.split(/\n\s*\n/);
	const isNotice = (paragraph: string) => /^[-\s]*Copyright/.test(paragraph);
	return {
		notices: paragraphs.filter(isNotice).map(hashBlock),
		terms: paragraphs
			.filter((paragraph) => !isNotice(paragraph) && /\w/.test(paragraph))
			.map(hashBlock),
	};
}

function ofLabels(labels: readonly string[]): { labels?: string[] } {
	return labels.length > 0 ? { labels: [...labels] } : {};
}

/** Begins what takes the browser longest, so that it is under way while the rest is written. */
function prepare(
	{ publication, statement }: Manuscript,
	house: House,
	browser: Promise<Browser>,
	options: WritingOptions,
): Materials {
	const printing = options.editions.includes("pdf")
		? printEdition(statement, house, browser)
		: undefined;
	if (printing) timed("pdf print", () => printing.print).catch(() => undefined);
	const cover = browser.then((started) => {
		options.onStage("cover");
		return timed("cover", () => drawCover(statement, house, started));
	});
	// Without a handler Node ends the process; what waits for it later still gets the error.
	cover.catch(() => undefined);
	return { publication, statement, house, options, cover, printing };
}

/** Whether the print takes all the memory that there is. */
function isLong({ form, sources }: Publication): boolean {
	const length = sources.reduce((sum, { bytes }) => sum + bytes.length, 0);
	return form === "book" || length > longText;
}

/** The browser to look at pages with: a long print has its memory for itself. */
function viewer(
	{ publication, printing }: Materials,
	browser: Promise<Browser>,
): Promise<Browser> {
	if (!isLong(publication) || !printing) return browser;
	const free = printing.print.then(() => browser);
	// Without a handler Node ends the process; what waits for it later still gets the error.
	free.catch(() => undefined);
	return free;
}

const writers: Readonly<
	Record<EditionName, (materials: Materials) => Promise<WrittenEdition>>
> = {
	async html({ statement, house }) {
		return { bytes: await timed("html", () => writeHtml(statement, house)) };
	},
	async epub({ statement, house, cover, printing }) {
		const { writeEpub } = await import("../editions/epub/index.ts");
		return {
			bytes: await timed("epub", () =>
				writeEpub(statement, house, cover, printing?.breaks),
			),
		};
	},
	async pdf({ publication, statement, house, options, printing }) {
		if (!printing) throw new Error("The PDF edition was not printed");
		const [{ factsOf }, { tooWideFaults }, breaks] = await Promise.all([
			import("../editions/pdf/facts-of.ts"),
			import("../editions/pdf/print/too-wide.ts"),
			printing.breaks,
		]);
		const finisher = openFinisher(Math.max(...breaks.values()), options.signal);
		const print = await printing.print;
		const attached = options.attachSource ? publication.sources : [];
		const { bytes, faults, findings } = await finisher({
			raw: print.bytes,
			facts: factsOf(statement, house, print, attached),
		});
		return {
			bytes,
			faults: findings.then((found) => [
				...tooWideFaults(print.tooWide, publication),
				...faults,
				...found,
			]),
		};
	},
};

/** The audit, whose code is loaded while the browser starts and prints. */
function openAudit(
	credits: CreditRecord,
	{ editions }: WritingOptions,
	browser: Promise<Browser>,
) {
	const loading = import("../audit/index.ts");
	const opening = loading.then(({ openReader }) =>
		openReader(editions, credits, browser),
	);
	return {
		async read(name: EditionName, bytes: Uint8Array) {
			const reader = await opening;
			await timed(`read ${name}`, () => reader.read(name, bytes)).catch(
				() => undefined,
			);
		},
		/** What the manuscript says by itself. */
		async readWitness(source: ManuscriptBytes, notes: readonly Note[]) {
			const { recordWitness, withoutAdapted } = await loading;
			return timed("witness", () => {
				const reading = withoutAdapted(readManuscript(source), notes);
				return { reading, recorded: recordWitness(reading, credits) };
			});
		},
		/** After every `read` was called, as what follows. */
		async recordFaces(faces: FindFaces) {
			const [{ recordFaces }, reader] = await Promise.all([loading, opening]);
			return recordFaces((await reader.end()).readings, faces);
		},
		async judge(
			record: CreditRecord,
			manuscript: ManuscriptReading,
			faces: FindFaces,
		) {
			const [{ applyRules }, reader] = await Promise.all([loading, opening]);
			const read = await reader.end();
			const results = [
				...read.faults,
				...applyRules({ record, manuscript, faces, ...read }),
			];
			return { results, readings: read.readings };
		},
	};
}

/** Each at its line of the manuscript. The code that finds lines is loaded only where something is wrong. */
async function problemsOf(
	{ results, faults }: EditionFaults,
	readings: Readings,
	record: CreditRecord,
	manuscript: Manuscript,
): Promise<readonly Problem[]> {
	if (faults.length === 0 && results.every(({ status }) => status !== "fail"))
		return [];
	const { placeProblems } = await import("../trace/place-problems.ts");
	// A page that is wrong may well fail the audit too, for the same reason.
	const told = faults.length > 0 ? [] : results;
	return placeProblems({ results: told, faults }, readings, record, manuscript);
}
