/** What every transform of prose gets to know: where it is, and where its problems go. */
import type { Point } from "unist";
import type { Report, ReportNote } from "../model/problem.ts";
import type { ImageAsset } from "../model/publication.ts";

/** What prose says of an image. */
export type ProseImage = Pick<
	ImageAsset,
	"path" | "width" | "height" | "creditText"
> & {
	/** What its file says for those who do not see it. */
	readonly altText?: string | undefined;
};

export interface ProseContext {
	readonly file: string;
	/** Prefix of every id in this chapter, "" in an article. */
	readonly idPrefix: string;
	/** The title that front matter gives; without one, a chapter’s first heading is it. */
	readonly title: string | undefined;
	/** Footnotes are numbered on from here. */
	readonly firstNote: number;
	/** The image at a path of the manuscript, below which these captions stand, or nothing after a problem has been reported. */
	readonly image: (
		path: string,
		point: Point | undefined,
		captions: readonly string[],
	) => ProseImage | undefined;
	/** What is said of an image on the web of which the manuscript has no copy, after a note; nothing of one that it has. */
	readonly unfetched: (
		address: string,
		point: Point | undefined,
	) => Pick<ProseImage, "creditText"> | undefined;
	/** Whether there is a file at a path, or a copy of an address on the web. */
	readonly isThere: (path: string) => boolean;
	readonly report: Report<Point | undefined>;
	/** Tells of what was adapted, and stops nothing. */
	readonly note: ReportNote<Point | undefined>;
}
