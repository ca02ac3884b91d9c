/** The pipeline, in order: manuscripts → publications → editions → output folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { problemsOf } from "./audit/describe.ts";
import { auditEditions } from "./audit/index.ts";
import { withBrowser } from "./browser-session.ts";
import {
	type CreditRecord,
	creditRecord,
	type RecordedEdition,
} from "./credits/credit-record.ts";
import { checkGlyphs } from "./editions/check-glyphs.ts";
import { drawCover } from "./editions/cover.ts";
import { writeEpub } from "./editions/epub/index.ts";
import { writeHtml } from "./editions/html.ts";
import { type PdfFault, writePdf } from "./editions/pdf/index.ts";
import { readHouse } from "./house/index.ts";
import { findManuscripts, readManuscript } from "./manuscript/index.ts";
import {
	holds,
	holdsFile,
	type OutputFile,
	stageOutput,
} from "./output-folder.ts";
import {
	type EditionName,
	editionNames,
	type House,
	type Problem,
	type Publication,
} from "./publication.ts";
import { checksumList, sha256 } from "./release/checksums.ts";
import { downloadPage, type Released } from "./release/download-page.ts";
import { readCreditRecord } from "./release/read-credit-record.ts";

export type { CreditRecord, RecordedEdition } from "./credits/credit-record.ts";
export type { EditionName, Problem } from "./publication.ts";

export interface BuildOptions {
	/** Manuscripts: Markdown files, or folders with `publication.yaml`. Every one in `manuscript/` if absent. */
	readonly paths?: readonly string[] | undefined;
	/** The output folder, `dist` if absent. */
	readonly out?: string | undefined;
	/** All three if absent. */
	readonly editions?: readonly EditionName[] | undefined;
	/** The house style of manuscripts that name none. */
	readonly house?: string | undefined;
	/** Path of a Chromium or Chrome; else one is found. */
	readonly browser?: string | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Told what begins, for people who wait. */
	readonly onProgress?: ((stage: Stage, what: string) => void) | undefined;
}

export type Stage =
	| "read"
	| "unpack"
	| EditionName
	| "cover"
	| "audit"
	| "publish";

export interface BuildReport {
	/** False when a manuscript has problems; nothing was written then. */
	readonly ok: boolean;
	readonly problems: readonly Problem[];
	/** What the manuscripts leave open and the editions therefore do not say. */
	readonly notes: readonly string[];
	readonly publications: readonly BuiltPublication[];
}

export interface BuiltPublication {
	readonly slug: string;
	readonly title: string;
	/** The folder of its editions. */
	readonly folder: string;
	/** The editions stood there already, byte by byte. */
	readonly unchanged: boolean;
	readonly editions: readonly RecordedEdition[];
}

/** A publication with the files of its folder. */
interface Built {
	readonly publication: Publication;
	readonly editions: readonly RecordedEdition[];
	readonly record: CreditRecord;
	readonly files: readonly OutputFile[];
	/** What printing and the audit brought to light. */
	readonly problems: readonly Problem[];
}

/** Builds manuscripts into `out`, which is left as it was when anything is wrong. Throws when the work cannot be done. */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
	const out = options.out ?? "dist";
	const { publications, problems } = await readAll(options);
	if (problems.length > 0)
		return { ok: false, problems, notes: [], publications: [] };
	const staged = stageOutput(out);
	try {
		const built = await writeAll(publications, options);
		options.signal?.throwIfAborted();
		const faults = built.flatMap((item) => item.problems);
		if (faults.length > 0)
			return { ok: false, problems: faults, notes: [], publications: [] };
		options.onProgress?.("publish", out);
		return {
			ok: true,
			problems: [],
			notes: publications.flatMap(notesOn),
			publications: publish(built, out, options, staged.publish),
		};
	} finally {
		staged.discard();
	}
}

async function readAll(options: BuildOptions): Promise<{
	publications: readonly Publication[];
	problems: readonly Problem[];
}> {
	const paths = options.paths?.length
		? options.paths
		: findManuscripts("manuscript");
	const problems: Problem[] = [];
	const publications = new Map<string, Publication>();
	for (const path of paths) {
		options.onProgress?.("read", path);
		const read = await readManuscript(path, {
			house: options.house ?? "news",
		});
		problems.push(...read.problems);
		const slug = read.publication?.slug;
		if (!read.publication || slug === undefined) continue;
		problems.push(
			...checkGlyphs(read.publication, readHouse(read.publication.house)),
		);
		if (publications.has(slug))
			problems.push({
				rule: "slug-twice",
				message: `Unexpected second publication with the slug “${slug}”: rename the file, or add slug to its front matter`,
				file: path,
			});
		publications.set(slug, read.publication);
	}
	return { publications: [...publications.values()], problems };
}

async function writeAll(
	publications: readonly Publication[],
	options: BuildOptions,
): Promise<readonly Built[]> {
	return withBrowser(
		{
			executable: options.browser,
			signal: options.signal,
			onUnpack: () => options.onProgress?.("unpack", "Chromium"),
		},
		async (browser) => {
			const built: Built[] = [];
			for (const publication of publications)
				built.push(await writeEditions(publication, browser, options));
			return built;
		},
	);
}

async function writeEditions(
	publication: Publication,
	starting: Promise<Browser>,
	options: BuildOptions,
): Promise<Built> {
	const house = readHouse(publication.house);
	const wanted = options.editions ?? editionNames;
	const tell = (stage: Stage) => options.onProgress?.(stage, publication.title);
	const cover = starting.then((browser) => {
		tell("cover");
		return drawCover(publication, house, browser);
	});
	const problems: Problem[] = [];
	const writers: Readonly<Record<EditionName, () => Promise<Uint8Array>>> = {
		html: () => writeHtml(publication, house),
		epub: async () => writeEpub(publication, house, await cover),
		pdf: async () => {
			const { bytes, faults } = await writePdf(publication, house, starting);
			problems.push(...faults.map((fault) => problemOf(fault, publication)));
			return bytes;
		},
	};
	const written = await Promise.all(
		// The PDF first: the browser prints while this process writes the others.
		(["pdf", "html", "epub"] as const)
			.filter((name) => wanted.includes(name))
			.map(async (name) => {
				tell(name);
				const file = `${publication.slug}.${name}`;
				return { name, file, bytes: await writers[name]() };
			}),
	);
	const built = assemble(publication, written, await cover);
	if (problems.length > 0) return { ...built, problems };
	tell("audit");
	return { ...built, problems: await audit(built, written, starting) };
}

/** Re-reads the finished editions: what they fail to say of who made the work is a problem. */
async function audit(
	{ record }: Omit<Built, "problems">,
	written: readonly {
		readonly name: EditionName;
		readonly bytes: Uint8Array;
	}[],
	browser: Promise<Browser>,
): Promise<Problem[]> {
	const files = new Map(written.map(({ name, bytes }) => [name, bytes]));
	return problemsOf(await auditEditions(record, files, browser), record);
}

function problemOf(fault: PdfFault, publication: Publication): Problem {
	const place = fault.page ? ` (page ${fault.page} of the PDF)` : "";
	return {
		rule: fault.rule,
		message: `${fault.message}${place}`,
		file: publication.file,
	};
}

function assemble(
	publication: Publication,
	written: readonly {
		readonly name: EditionName;
		readonly file: string;
		readonly bytes: Uint8Array;
	}[],
	cover: Uint8Array,
): Omit<Built, "problems"> {
	const editions = editionNames.flatMap((name) =>
		written
			.filter((edition) => edition.name === name)
			.map(({ file, bytes }) => ({
				name,
				file,
				bytes: bytes.length,
				sha256: sha256(bytes),
			})),
	);
	const record = creditRecord(publication, editions);
	return {
		publication,
		editions,
		record,
		files: [
			...written.map(({ file, bytes }) => ({ name: file, bytes })),
			{ name: "cover.jpg", bytes: cover },
			{
				name: "credits.json",
				bytes: `${JSON.stringify(record, null, 2)}\n`,
			},
		],
	};
}

/** Writes what has changed, and the download page and checksums over everything in `out`. */
function publish(
	built: readonly Built[],
	out: string,
	options: BuildOptions,
	write: ReturnType<typeof stageOutput>["publish"],
): BuiltPublication[] {
	const changed = built.filter(
		({ publication, files }) => !holds(out, publication.slug, files),
	);
	const files = topFiles(built, out, readHouse(options.house ?? "news")).filter(
		(file) => !holdsFile(out, file),
	);
	const folders = new Map(
		changed.map((item) => [item.publication.slug, item.files] as const),
	);
	if (folders.size + files.length > 0) write({ folders, files });
	return built.map((item) => ({
		slug: item.publication.slug,
		title: item.publication.title,
		folder: join(out, item.publication.slug),
		unchanged: !changed.includes(item),
		editions: item.editions,
	}));
}

/** The download page and the checksums, of this build’s publications and of those that stand in `out` already. */
function topFiles(
	built: readonly Built[],
	out: string,
	house: House,
): OutputFile[] {
	const fresh = new Map(built.map((item) => [item.publication.slug, item]));
	const others = readdirSync(out).flatMap((slug): Released[] => {
		const record = fresh.has(slug)
			? undefined
			: readCreditRecord(join(out, slug));
		return record ? [{ slug, record }] : [];
	});
	const released = [
		...built.map((item) => ({
			slug: item.publication.slug,
			record: item.record,
		})),
		...others,
	].sort((a, b) => (a.slug < b.slug ? -1 : 1));
	const page = downloadPage(released, house);
	const sums = [
		{ path: "index.html", sha256: sha256(Buffer.from(page)) },
		...released.flatMap(({ slug }) =>
			filesOf(slug, fresh.get(slug), out).map((file) => ({
				path: `${slug}/${file.name}`,
				sha256: sha256(Buffer.from(file.bytes)),
			})),
		),
	];
	return [
		{ name: "index.html", bytes: page },
		{ name: "SHA256SUMS", bytes: checksumList(sums) },
	];
}

function filesOf(
	slug: string,
	built: Built | undefined,
	out: string,
): readonly OutputFile[] {
	if (built) return built.files;
	return readdirSync(join(out, slug), { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => ({
			name: entry.name,
			bytes: readFileSync(join(out, slug, entry.name)),
		}));
}

function notesOn(publication: Publication): string[] {
	const { publisher, rights, slug } = publication;
	return publisher || rights.rightsBasis
		? []
		: [
				`${slug}: no publisher and no rightsBasis are declared, so the editions name none and the HTML edition asks not to be indexed`,
			];
}
