/** What the templates of every edition get to see of a chapter. */
import type { Root } from "hast";
import type { House } from "../../model/house.ts";
import type {
	StatedChapter,
	StatedImage,
	Statement,
} from "../../model/statement.ts";
import { bodyOf, notesOf } from "./body.ts";
import { breakLong } from "./break-long.ts";
import { runningTitle, viewCredits } from "./view.ts";

export interface ChapterView {
	readonly slug: string;
	readonly title: string;
	readonly lang: string;
	readonly dir: StatedChapter["direction"];
	/** The name of the chapter’s pages in print, and the title as it fits into their running head. */
	readonly page: string;
	readonly runningTitle: string;
	readonly byline: string;
	readonly bylineText: string;
	readonly creditLines: readonly string[];
	/** Markup. */
	readonly body: string;
	/** Markup of the notes’ items, "" when there are none. */
	readonly notes: string;
}

export interface ChapterOptions {
	readonly imageAddress: (asset: StatedImage) => string;
	readonly placeAddress: (id: string) => string;
	readonly headingShift: number;
	readonly epubType: boolean;
	readonly serialize: (tree: Root) => string;
	/** Changes that this edition alone needs. */
	readonly transform?:
		| ((tree: Root, chapter: StatedChapter) => void)
		| undefined;
	/** Changes to the body alone, while its blocks are still those of the manuscript. */
	readonly onBody?: ((body: Root, chapterSlug: string) => void) | undefined;
}

export function viewChapters(
	statement: Statement,
	house: House,
	options: ChapterOptions,
): ChapterView[] {
	const { words: labels, lang: labelsLang } = house.labels(statement.language);
	return statement.chapters.map((chapter, index) => {
		const bodyOptions = {
			...options,
			images: statement.images,
			dateline: index === 0 ? statement.dateline : undefined,
			labels,
			labelsLang,
		};
		const [body, notes] = [
			bodyOf(chapter, bodyOptions),
			notesOf(chapter, bodyOptions),
		];
		options.onBody?.(body, chapter.slug);
		for (const tree of [body, notes]) {
			options.transform?.(tree, chapter);
			// Where hyphens may stand is known by now, and those words break there.
			breakLong(tree);
		}
		return {
			slug: chapter.slug,
			title: chapter.title,
			lang: chapter.lang,
			dir: chapter.direction,
			page: `pages-${chapter.slug}`,
			runningTitle: runningTitle(chapter.title),
			...viewCredits(chapter),
			bylineText: chapter.byline.text,
			body: options.serialize(body),
			notes: options.serialize(notes),
		};
	});
}
