/** The Markdown of one chapter → its prose, with every problem in it at its place. */
import { posix } from "node:path";
import type { Point } from "unist";
import type { Chapter } from "../../model/chapter.ts";
import type { Credit } from "../../model/credit.ts";
import type { SourceFile } from "../../model/publication.ts";
import { type ProseContext, readProse } from "../../prose/index.ts";
import type { Images, TellImage } from "../images/collect-images.ts";
import type { Told } from "../manuscript.ts";
import type { LinkedChapter } from "./resolve-links.ts";

interface ChapterSource {
	/** As the manuscript names the file. */
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly file: string;
	readonly prose: string;
	readonly slug: string;
	/** The id at which it begins in every edition. */
	readonly start: string;
	readonly title: string | undefined;
	readonly lang: string;
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	readonly idPrefix: string;
	readonly firstNote: number;
}

export interface ReadChapter extends LinkedChapter {
	readonly file: SourceFile;
}

/** Faults are added to `told.problems`, at their lines, and the prose is then incomplete; what was adapted to `told.notes`. */
export async function readChapter(
	source: ChapterSource,
	images: Images,
	told: Told,
): Promise<ReadChapter> {
	const lines = source.prose.split("\n");
	const placed = (rule: string, message: string, point: Point | undefined) => ({
		rule,
		message,
		file: source.file,
		line: point?.line,
		column: point?.column,
		source: lines[(point?.line ?? 0) - 1],
	});
	const report: ProseContext["report"] = (...fault) =>
		told.problems.push(placed(...fault));
	const note: ProseContext["note"] = (rule, message, point, words) =>
		told.notes.push({ ...placed(rule, message, point), words });
	const from = posix.dirname(source.path).replace(/^\.$/, "");
	const tellAt = (point: Point | undefined): TellImage => ({
		report: (rule, message) => report(rule, message, point),
		note: (rule, message) => note(rule, message, point),
	});
	const prose = await readProse(source.prose, {
		file: source.file,
		idPrefix: source.idPrefix,
		title: source.title,
		firstNote: source.firstNote,
		image: (path, point, captions) =>
			images.use(path, { from, captions }, tellAt(point)),
		isThere: (path) => images.isThere(path, from),
		unfetched: (address, point) => images.unfetched(address, tellAt(point)),
		report,
		note,
	});
	const refused = told.problems.some(
		({ rule, file }) => rule === "nesting" && file === source.file,
	);
	if (!refused && prose.body.children.every((node) => node.type === "text"))
		told.problems.push({
			rule: "prose-empty",
			message: "Missing prose: write the text here",
			file: source.file,
			line: lines.length,
			column: 1,
			source: lines.at(-1) ?? "",
		});
	const chapter: Chapter = {
		slug: source.slug,
		title: source.title ?? prose.title ?? "",
		lang: source.lang,
		author: source.author,
		contributor: source.contributor,
		body: prose.body,
		passages: prose.passages,
		notes: prose.notes,
		headings: prose.headings,
		places: prose.places,
		file: source.file,
	};
	const file: SourceFile = {
		name: source.path,
		mediaType: "text/markdown",
		bytes: source.bytes,
	};
	return {
		chapter,
		path: source.path,
		idPrefix: source.idPrefix,
		start: source.start,
		titlePlaces: prose.titlePlaces,
		lines,
		file,
	};
}
