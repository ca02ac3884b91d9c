/** A house style, as editions use it. */
import type { ImageAsset, Publication } from "./publication.ts";

/** A static TrueType face of a house. */
export interface FontFace {
	readonly family: string;
	readonly weight: number;
	readonly style: "normal" | "italic";
	/** `SourceSerif4_400Regular`, for file names. */
	readonly name: string;
	/** OpenType feature tags that the house’s styles use; the others are cut away. */
	readonly features: readonly string[];
	/** When an edition embeds it: always, where a word is stressed, where there is code or mathematics, or where other faces lack a letter. */
	readonly for: "text" | "emphasis" | "code" | "math" | "missing";
	/** The file’s bytes, static TrueType. */
	readonly read: () => Uint8Array;
	/** The text of its licence (OFL). */
	readonly readLicence: () => string;
}

/** Points (1/72 inch). */
export interface PageSize {
	readonly width: number;
	readonly height: number;
}

/** Points. */
export interface TypeSizes {
	/** Of paragraphs of the text; several where an article may be set a little closer. */
	readonly text: readonly number[];
	/** Of paragraphs that are set apart from it: quotations in large type, asides. */
	readonly apart: readonly number[];
}

/** A picture that belongs to a house: a logo, an ornament. */
export interface HousePicture {
	/** The name of its file, by which templates call it. */
	readonly name: string;
	readonly mediaType: ImageAsset["mediaType"];
	readonly read: () => Uint8Array;
}

/** A house style: fonts, words, templates and style sheets. */
export interface House {
	readonly id: string;
	readonly name: string;
	readonly page: Readonly<Record<Publication["form"], PageSize>>;
	/** Points: what is too wide for its column is set smaller, down to this. */
	readonly leastSize: number;
	/** What templates may show beside the manuscript’s own pictures. */
	readonly pictures: readonly HousePicture[];
	/** Gives those that filled templates show their addresses in an edition. */
	readonly placePictures: (
		markup: string,
		addressOf: (picture: HousePicture) => string,
	) => string;
	/** The sizes in which the printed text is set. */
	readonly typeSizes: TypeSizes;
	/** In the order in which they are asked for a letter. */
	readonly fonts: readonly FontFace[];
	readonly quotes: "keep" | "typographic";
	/** Whether black, white and greys are printed with black ink alone, or as colours like all others. */
	readonly neutralColours: "black-plate" | "rgb";
	/** Whether what would be adapted in a manuscript is a problem instead. */
	readonly strict: boolean;
	/** The words of the house in a language; throws when there are none. */
	readonly labels: (language: string) => Readonly<Record<string, string>>;
	/** Fills a template: `html.liquid` by the name `html`. Output is escaped unless it is marked `raw`. */
	readonly fill: (template: string, data: object) => string;
	/** The text of a style sheet of the house. */
	readonly css: (name: string) => string;
}
