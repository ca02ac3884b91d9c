/** The pipeline, in order: manuscripts → publications → editions → output folder. Each step’s code is loaded when it is its turn. */
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { openBrowser } from "../browser/browser-session.ts";
import { noSandboxWarning } from "../browser/start-browser.ts";
import { timed } from "../machine/timed.ts";
import {
	type EditionFile,
	type EditionName,
	editionNames,
} from "../model/edition.ts";
import type { Note, Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import {
	lookForObstacles,
	type OutputFolder,
	openOutput,
} from "./output/output-folder.ts";
import { refuseSourceFolders } from "./output/source-folders.ts";
import { finishInterrupted } from "./output/unfinished.ts";
import type { HousedManuscript, ReadManuscripts } from "./read-manuscripts.ts";
import type { WrittenPublication } from "./write-publication.ts";

/** The house style of manuscripts that name none. */
const defaultHouse = "news";

export type { EditionName } from "../model/edition.ts";
export type { Note, Problem } from "../model/problem.ts";

export interface BuildOptions {
	/** Manuscripts: Markdown files, or folders with `publication.yaml`. Every one in `manuscript/` if absent. */
	readonly paths?: readonly string[] | undefined;
	/** The output folder, `dist` if absent. */
	readonly out?: string | undefined;
	/** All three if absent. */
	readonly editions?: readonly EditionName[] | undefined;
	/** The house style of manuscripts that name none. */
	readonly house?: string | undefined;
	/** Who is credited where a manuscript names no author: “A and B”. */
	readonly author?: string | undefined;
	/** Whether what would be adapted is a problem instead, as where a manuscript or its house says `strict: true`. */
	readonly strict?: boolean | undefined;
	/** Whether the PDF carries the manuscript’s own files, which makes it PDF/A-3a. */
	readonly attachSource?: boolean | undefined;
	/** Path of a Chromium or Chrome; else one is found. */
	readonly browser?: string | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Told what begins, for a line of progress. */
	readonly onProgress?: ((stage: Stage, what: string) => void) | undefined;
	/** Told, in a sentence, what is not as it should be on this machine and stops no build. */
	readonly onWarning?: ((warning: string) => void) | undefined;
}

/** Spelled out here, so that the types of the package name no library that it does not bring along. */
export type Stage =
	| "read"
	| "unpack"
	| EditionName
	| "cover"
	| "audit"
	| "wait"
	| "publish";

export interface BuildReport {
	/** False when a manuscript has problems; nothing was written then. */
	readonly ok: boolean;
	readonly problems: readonly Problem[];
	/** What was adapted in the manuscripts, each at its place. */
	readonly notes: readonly Note[];
	/** What the manuscripts leave open and the editions therefore do not say, in sentences. */
	readonly remarks: readonly string[];
	readonly publications: readonly BuiltPublication[];
}

export interface BuiltPublication {
	readonly slug: string;
	readonly title: string;
	/** The folder of its editions. */
	readonly folder: string;
	/** The editions stood there already, byte by byte. */
	readonly unchanged: boolean;
	readonly editions: readonly EditionFile[];
}

/** Builds manuscripts into `out`, which is left as it was when anything is wrong. Throws when the work cannot be done. */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
	const tell = options.onProgress ?? (() => undefined);
	const out = outputOf(options);
	refuseSourceFolders(out, options.paths ?? []);
	// First of all, since starting it takes as long as loading this program and reading the manuscripts.
	const session = openBrowser({
		executable: options.browser,
		signal: options.signal,
		onUnpack: () => tell("unpack", "Chromium"),
		onNoSandbox: () => options.onWarning?.(noSandboxWarning),
	});
	try {
		await finishBefore(options);
		const { manuscripts, problems } = await readAll(options);
		if (problems.length > 0) return failed(problems);
		const inTheWay = await findBeforePrinting(manuscripts, options);
		if (inTheWay.length > 0) return failed(inTheWay);
		const output = openOutput(out);
		try {
			const written = await session.run((browser) =>
				writeAll(manuscripts, browser, options),
			);
			options.signal?.throwIfAborted();
			const faults = written.flatMap((item) => item.problems);
			if (faults.length > 0) return failed(faults);
			return await publishAll(manuscripts, written, options, output);
		} finally {
			output.close();
		}
	} finally {
		await session.end();
	}
}

function outputOf(options: BuildOptions): string {
	return options.out ?? "dist";
}

/** What a killed build has left half done is done first, whatever becomes of this one. */
async function finishBefore(options: BuildOptions): Promise<void> {
	const faults = await finishInterrupted([outputOf(options)], waiting(options));
	for (const fault of faults) options.onWarning?.(fault);
}

function waiting({ onProgress, signal }: BuildOptions) {
	return {
		onWait: (number: string) => onProgress?.("wait", number),
		signal,
	};
}

/** Looks for what stands in the way of the files before the print, which takes longest, is made. */
async function findBeforePrinting(
	manuscripts: readonly HousedManuscript[],
	options: BuildOptions,
): Promise<readonly Problem[]> {
	const { pathsOf } = await import("./publish.ts");
	const slugs = manuscripts.map(({ publication }) => publication.slug);
	const editions = options.editions ?? editionNames;
	return lookForObstacles(outputOf(options), pathsOf(slugs, editions));
}

async function readAll(options: BuildOptions): Promise<ReadManuscripts> {
	const { readManuscripts } = await import("./read-manuscripts.ts");
	return timed("read", () =>
		readManuscripts(
			options.paths ?? [],
			{
				house: options.house ?? defaultHouse,
				strict: options.strict ?? false,
				author: options.author,
			},
			(path) => options.onProgress?.("read", path),
		),
	);
}

async function writeAll(
	manuscripts: readonly HousedManuscript[],
	browser: Promise<Browser>,
	options: BuildOptions,
): Promise<readonly WrittenPublication[]> {
	const { writePublication } = await import("./write-publication.ts");
	const written: WrittenPublication[] = [];
	for (const manuscript of manuscripts)
		written.push(
			await writePublication(manuscript, manuscript.house, browser, {
				editions: options.editions ?? editionNames,
				attachSource: options.attachSource ?? false,
				author: options.author,
				onStage: (stage) =>
					options.onProgress?.(stage, manuscript.publication.title),
				signal: options.signal,
			}),
		);
	return written;
}

async function publishAll(
	manuscripts: readonly HousedManuscript[],
	written: readonly WrittenPublication[],
	options: BuildOptions,
	output: OutputFolder,
): Promise<BuildReport> {
	const [{ publish }, { readHouse }, { adviseOnEpub }] = await Promise.all([
		import("./publish.ts"),
		import("../house/index.ts"),
		import("../editions/epub/advise.ts"),
	]);
	const advise = (options.editions ?? editionNames).includes("epub")
		? adviseOnEpub
		: () => [];
	const out = outputOf(options);
	const house = readHouse(options.house ?? defaultHouse);
	const { problems, unchanged, remarks } = await timed("publish", () =>
		output.inTurn(waiting(options), (write) => {
			options.onProgress?.("publish", out);
			return publish(written, out, house, write);
		}),
	);
	if (problems.length > 0) return failed(problems);
	return {
		ok: true,
		problems: [],
		notes: manuscripts.flatMap(({ notes }) => notes),
		remarks: manuscripts
			.flatMap(({ publication, statement, remarks: own }) => [
				...own.map((remark) => `${publication.slug}: ${remark}`),
				...remarksOn(publication),
				...advise(statement),
			])
			.concat(remarks),
		publications: written.map((item) => ({
			slug: item.slug,
			title: item.record.title,
			folder: join(out, item.slug),
			unchanged: unchanged.includes(item),
			editions: item.record.editions,
		})),
	};
}

function failed(problems: readonly Problem[]): BuildReport {
	return { ok: false, problems, notes: [], remarks: [], publications: [] };
}

function remarksOn(publication: Publication): string[] {
	const { publisher, rights, slug } = publication;
	return publisher || rights.rightsBasis
		? []
		: [
				`${slug}: no publisher and no rightsBasis are declared, so the editions name none and the HTML edition asks not to be indexed`,
			];
}
