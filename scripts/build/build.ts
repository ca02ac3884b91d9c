/** The pipeline, in order: manuscripts → publications → editions → output folder. Each step’s code is loaded when it is its turn. */
import { join } from "node:path";
import type { Browser } from "puppeteer";
import type { BrowserSession } from "../browser/browser-session.ts";
import { timed } from "../machine/timed.ts";
import {
	type EditionFile,
	type EditionName,
	editionNames,
} from "../model/edition.ts";
import type { Note, Problem } from "../model/problem.ts";
import type { FinishedPublication } from "./finished-publication.ts";
import type { Shelf } from "./kept-publications.ts";
import {
	lookForObstacles,
	type OutputFolder,
	openOutput,
} from "./output/output-folder.ts";
import { refuseSourceFolders } from "./output/source-folders.ts";
import { finishInterrupted } from "./output/unfinished.ts";
import type { HousedManuscript, ReadManuscripts } from "./read-manuscripts.ts";

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
	/** Whether what was built before from the same is taken from the cache, and what is built now kept there. */
	readonly reuse?: boolean | undefined;
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
	const out = outputOf(options);
	refuseSourceFolders(out, options.paths ?? []);
	await finishBefore(options);
	const plan = await planBuild(options);
	const kept = [...plan.found.values()];
	if (plan.isPublished) return reportOf(kept, kept, [], options);
	return plan.missing.length > 0
		? withBrowserOf(options, (session) => make(plan, options, session))
		: make(plan, options);
}

/** Starts the browser first of all, since that takes as long as loading this program and reading the manuscripts. */
async function withBrowserOf<T>(
	options: BuildOptions,
	work: (session: BrowserSession) => Promise<T>,
): Promise<T> {
	const [{ openBrowser }, { noSandboxWarning }] = await Promise.all([
		import("../browser/browser-session.ts"),
		import("../browser/start-browser.ts"),
	]);
	const session = openBrowser({
		executable: options.browser,
		signal: options.signal,
		onUnpack: () => options.onProgress?.("unpack", "Chromium"),
		onNoSandbox: () => options.onWarning?.(noSandboxWarning),
	});
	try {
		return await work(session);
	} finally {
		await session.end();
	}
}

/** What there is to do. */
interface Plan {
	/** What was made before from the same, by its path. */
	readonly found: ReadonlyMap<string, FinishedPublication>;
	/** Manuscripts that are to be made. */
	readonly missing: readonly string[];
	readonly paths: readonly string[];
	/** Where what is made goes, for the next time. */
	readonly shelf: Shelf | undefined;
	/** Whether all of it stands where it belongs. */
	readonly isPublished: boolean;
}

async function planBuild(options: BuildOptions): Promise<Plan> {
	const { findManuscripts } = await import("../manuscript/find-manuscripts.ts");
	const { paths: named = [], house = defaultHouse } = options;
	const paths = named.length > 0 ? named : findManuscripts("manuscript");
	const found = new Map<string, FinishedPublication>();
	if (!options.reuse)
		return {
			found,
			missing: paths,
			paths,
			shelf: undefined,
			isPublished: false,
		};
	const [{ openShelf }, { isPublished }, { lookAround }] = await Promise.all([
		import("./kept-publications.ts"),
		import("./publish.ts"),
		import("./output/surroundings.ts"),
	]);
	const shelf = await openShelf({
		options: [
			options.editions ?? editionNames,
			house,
			options.author ?? "",
			options.strict === true,
			options.attachSource === true,
		],
		browser: options.browser,
	});
	const standing = lookAround(outputOf(options));
	const slugs = new Set<string>();
	for (const path of paths) {
		const kept = shelf.find(
			path,
			(slug, { name, sha256 }) =>
				standing.own.get(`${slug}/${name}`)?.sha256 === sha256,
		);
		// The second of two with one slug is read, and told of.
		if (!kept || slugs.has(kept.slug)) continue;
		slugs.add(kept.slug);
		found.set(path, kept);
	}
	const missing = paths.filter((path) => !found.has(path));
	return {
		found,
		missing,
		paths,
		shelf,
		isPublished:
			missing.length === 0 && isPublished([...found.values()], standing, house),
	};
}

/** Makes what is missing, and publishes all. */
async function make(
	plan: Plan,
	options: BuildOptions,
	session?: BrowserSession,
): Promise<BuildReport> {
	const { manuscripts, problems } = await readAll(plan, options);
	if (problems.length > 0) return failed(problems);
	const slugs = [
		...plan.found.values(),
		...manuscripts.map(({ publication }) => publication),
	].map(({ slug }) => slug);
	const inTheWay = await findBeforePrinting(slugs, options);
	if (inTheWay.length > 0) return failed(inTheWay);
	const output = openOutput(outputOf(options));
	try {
		const made = await session?.run((browser) =>
			writeAll(manuscripts, browser, plan, options),
		);
		options.signal?.throwIfAborted();
		if (made && made.problems.length > 0) return failed(made.problems);
		const all = plan.paths.flatMap(
			(path) => made?.publications.get(path) ?? plan.found.get(path) ?? [],
		);
		return await publishAll(all, options, output);
	} finally {
		output.close();
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
	slugs: readonly string[],
	options: BuildOptions,
): Promise<readonly Problem[]> {
	const { pathsOf } = await import("./publish.ts");
	const editions = options.editions ?? editionNames;
	return lookForObstacles(outputOf(options), pathsOf(slugs, editions));
}

async function readAll(
	{ missing, found }: Plan,
	options: BuildOptions,
): Promise<ReadManuscripts> {
	if (missing.length === 0) return { manuscripts: [], problems: [] };
	const { readManuscripts } = await import("./read-manuscripts.ts");
	return timed("read", () =>
		readManuscripts(
			missing,
			{
				house: options.house ?? defaultHouse,
				strict: options.strict ?? false,
				author: options.author,
				taken: new Map(
					[...found.values()].map(({ slug, file }) => [slug, file]),
				),
			},
			(path) => options.onProgress?.("read", path),
		),
	);
}

interface Made {
	readonly publications: ReadonlyMap<string, FinishedPublication>;
	readonly problems: readonly Problem[];
}

async function writeAll(
	manuscripts: readonly HousedManuscript[],
	browser: Promise<Browser>,
	{ shelf }: Plan,
	options: BuildOptions,
): Promise<Made> {
	const [{ writePublication }, { finishedOf }] = await Promise.all([
		import("./write-publication.ts"),
		import("./finished-publication.ts"),
	]);
	const publications = new Map<string, FinishedPublication>();
	const problems: Problem[] = [];
	for (const manuscript of manuscripts) {
		const { path, inputs, publication } = manuscript;
		const written = await inputs.during(() =>
			writePublication(manuscript, manuscript.house, browser, {
				editions: options.editions ?? editionNames,
				attachSource: options.attachSource ?? false,
				author: options.author,
				onStage: (stage) => options.onProgress?.(stage, publication.title),
				signal: options.signal,
			}),
		);
		problems.push(...written.problems);
		const finished = finishedOf(written, {
			file: publication.file,
			notes: manuscript.notes,
			remarks: await remarksOn(manuscript, options),
		});
		// What is kept need not be held until all is made.
		const kept =
			written.problems.length === 0
				? shelf?.keep(path, inputs, finished)
				: undefined;
		publications.set(path, kept ?? finished);
	}
	return { publications, problems };
}

async function publishAll(
	publications: readonly FinishedPublication[],
	options: BuildOptions,
	output: OutputFolder,
): Promise<BuildReport> {
	const [{ publish }, { readHouse }] = await Promise.all([
		import("./publish.ts"),
		import("../house/index.ts"),
	]);
	const out = outputOf(options);
	const house = readHouse(options.house ?? defaultHouse);
	const { problems, unchanged, remarks } = await timed("publish", () =>
		output.inTurn(waiting(options), (write) => {
			options.onProgress?.("publish", out);
			return publish(publications, out, house, write);
		}),
	);
	if (problems.length > 0) return failed(problems);
	return reportOf(publications, unchanged, remarks, options);
}

function reportOf(
	publications: readonly FinishedPublication[],
	unchanged: readonly FinishedPublication[],
	remarks: readonly string[],
	options: BuildOptions,
): BuildReport {
	return {
		ok: true,
		problems: [],
		notes: publications.flatMap(({ notes }) => notes),
		remarks: [...publications.flatMap((item) => item.remarks), ...remarks],
		publications: publications.map((item) => ({
			slug: item.slug,
			title: item.title,
			folder: join(outputOf(options), item.slug),
			unchanged: unchanged.includes(item),
			editions: item.editions,
		})),
	};
}

function failed(problems: readonly Problem[]): BuildReport {
	return { ok: false, problems, notes: [], remarks: [], publications: [] };
}

/** What a manuscript leaves open. */
async function remarksOn(
	{ publication, statement, remarks }: HousedManuscript,
	{ editions = editionNames }: BuildOptions,
): Promise<readonly string[]> {
	const { publisher, rights, slug } = publication;
	const { adviseOnEpub } = await import("../editions/epub/advise.ts");
	return [
		...remarks.map((remark) => `${slug}: ${remark}`),
		...(publisher || rights.rightsBasis
			? []
			: [
					`${slug}: no publisher and no rightsBasis are declared, so the editions name none and the HTML edition asks not to be indexed`,
				]),
		...(editions.includes("epub") ? adviseOnEpub(statement) : []),
	];
}
