/** The pipeline, in order: manuscripts → publications → editions → output folder. */
import { join } from "node:path";
import { withBrowser } from "./browser-session.ts";
import type { RecordedEdition } from "./credits/credit-record.ts";
import { checkGlyphs } from "./editions/check-glyphs.ts";
import { houseNames, readHouse } from "./house/index.ts";
import { findManuscripts, readManuscript } from "./manuscript/index.ts";
import { stageOutput } from "./output-folder.ts";
import {
	type EditionName,
	editionNames,
	type House,
	type Problem,
	type Publication,
} from "./publication.ts";
import { publish } from "./publish.ts";
import {
	type WritingStage,
	type WrittenPublication,
	writePublication,
} from "./write-publication.ts";

/** The house style of manuscripts that name none. */
const defaultHouse = "news";

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

export type Stage = "read" | "unpack" | WritingStage | "publish";

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

/** A publication with the house that sets it. */
interface Work {
	readonly publication: Publication;
	readonly house: House;
}

/** Builds manuscripts into `out`, which is left as it was when anything is wrong. Throws when the work cannot be done. */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
	const out = options.out ?? "dist";
	const { works, problems } = await readAll(options);
	if (problems.length > 0) return failed(problems);
	const staged = stageOutput(out);
	try {
		const written = await writeAll(works, options);
		options.signal?.throwIfAborted();
		const faults = written.flatMap((item) => item.problems);
		if (faults.length > 0) return failed(faults);
		options.onProgress?.("publish", out);
		const house = readHouse(options.house ?? defaultHouse);
		const unchanged = publish(written, out, house, staged.publish);
		return {
			ok: true,
			problems: [],
			notes: works.flatMap((work) => notesOn(work.publication)),
			publications: written.map((item) => ({
				slug: item.slug,
				title: item.record.title,
				folder: join(out, item.slug),
				unchanged: unchanged.includes(item),
				editions: item.record.editions,
			})),
		};
	} finally {
		staged.discard();
	}
}

async function readAll(options: BuildOptions): Promise<{
	works: readonly Work[];
	problems: readonly Problem[];
}> {
	const paths = options.paths?.length
		? options.paths
		: findManuscripts("manuscript");
	const defaults = {
		house: options.house ?? defaultHouse,
		houses: houseNames(),
	};
	const problems: Problem[] = [];
	const works = new Map<string, Work>();
	for (const path of paths) {
		options.onProgress?.("read", path);
		const read = await readManuscript(path, defaults);
		problems.push(...read.problems);
		if (!read.publication) continue;
		const { slug } = read.publication;
		const house = readHouse(read.publication.house);
		problems.push(...checkGlyphs(read.publication, house));
		const first = works.get(slug)?.publication.file;
		if (first) problems.push(slugTwice(slug, path, first));
		works.set(slug, { publication: read.publication, house });
	}
	return { works: [...works.values()], problems };
}

async function writeAll(
	works: readonly Work[],
	options: BuildOptions,
): Promise<readonly WrittenPublication[]> {
	const tell = options.onProgress ?? (() => undefined);
	const session = {
		executable: options.browser,
		signal: options.signal,
		onUnpack: () => tell("unpack", "Chromium"),
	};
	return withBrowser(session, async (browser) => {
		const written: WrittenPublication[] = [];
		for (const { publication, house } of works)
			written.push(
				await writePublication(publication, house, browser, {
					editions: options.editions ?? editionNames,
					onStage: (stage) => tell(stage, publication.title),
				}),
			);
		return written;
	});
}

function failed(problems: readonly Problem[]): BuildReport {
	return { ok: false, problems, notes: [], publications: [] };
}

function slugTwice(slug: string, path: string, first: string): Problem {
	return {
		rule: "slug-twice",
		message: `Unexpected second publication with the slug “${slug}”, which ${first} has: rename the file, or add slug to its front matter`,
		file: path,
	};
}

function notesOn(publication: Publication): string[] {
	const { publisher, rights, slug } = publication;
	return publisher || rights.rightsBasis
		? []
		: [
				`${slug}: no publisher and no rightsBasis are declared, so the editions name none and the HTML edition asks not to be indexed`,
			];
}
