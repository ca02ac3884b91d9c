/** A house style, as editions use it. */
import type { EditionName } from "./edition.ts";
import type { ImageAsset, ImageCredits, Publication } from "./publication.ts";

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
	/** Families of readers’ own devices that go before it in HTML and EPUB. */
	readonly devices?: readonly string[] | undefined;
	/** Languages, or how their tags begin (BCP 47), whose forms of the letters it has; there it goes before others. */
	readonly languages?: readonly string[] | undefined;
	/** The characters that it is asked for, as CSS writes a `unicode-range`; all where there is none. */
	readonly range?: string | undefined;
}

/** A family for letters that the faces of houses lack. */
export interface ScriptFamily {
	readonly family: string;
	/** The package that brings it: `@expo-google-fonts/noto-sans-thai`. */
	readonly package: string;
	/** What people call them: “Thai”; absent where they are signs. */
	readonly script: string | undefined;
	/** The characters that it is for. */
	readonly letters: RegExp;
	/** Those whose form of the letters it has. */
	readonly languages: readonly string[];
	/** Families of readers’ devices with such letters. */
	readonly devices: readonly string[];
	/** Nothing where the package is not installed. */
	readonly faces: () => readonly FontFace[] | undefined;
}

/** Looks for a family, whose name is written without blanks; `characters` are those that it is to draw. */
export type FindFaces = (
	family: string,
	characters: Iterable<string>,
) => {
	readonly faces: readonly FontFace[];
	/** Whether they are made for those characters, and lie in no file. */
	readonly isMade: boolean;
	/** What brings a family that is known and not there. */
	readonly remedy?: string | undefined;
};

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

/** What the parts of a page are called. */
export interface HouseLabels {
	readonly words: Readonly<Record<string, string>>;
	/** The language of the words (BCP 47) where it is another than the one that was asked for. */
	readonly lang?: string | undefined;
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
	/** What the templates say of pictures: their alternative texts, each once. */
	readonly alternatives: readonly string[];
	/** In which order the templates of an edition write out the lines of an article or a book: `title`, `byline`, `label colophon`; those alone that they write out once. */
	readonly order: (
		form: Publication["form"],
	) => Readonly<Record<EditionName, readonly string[]>>;
	/** Gives those that filled templates show their addresses in an edition. */
	readonly placePictures: (
		markup: string,
		addressOf: (picture: HousePicture) => string,
	) => string;
	/** The sizes in which the printed text is set. */
	readonly typeSizes: TypeSizes;
	/** In the order in which they are asked for a letter. */
	readonly fonts: readonly FontFace[];
	/** For letters that none of these has, the same for all houses; in the order in which they are asked. */
	readonly scripts: () => readonly ScriptFamily[];
	readonly quotes: "keep" | "typographic";
	/** Whether black, white and greys are printed with black ink alone, or as colours like all others. */
	readonly neutralColours: "black-plate" | "rgb";
	/** Whether what would be adapted in a manuscript is a problem instead. */
	readonly strict: boolean;
	/** Whether a photograph that nobody is credited for is a problem, or a note. */
	readonly imageCredits: ImageCredits;
	/** Folders of manuscripts in which images lie that are named from the root of a site, beside those of front matter. */
	readonly assets: readonly string[];
	/** What the parts of a page are called in a language. */
	readonly labels: (language: string) => HouseLabels;
	/** Fills a template: `html.liquid` by the name `html`. Output is escaped unless it is marked `raw`. */
	readonly fill: (template: string, data: object) => string;
	/** The text of a style sheet of the house, or of all houses where it has none of that name. */
	readonly css: (name: string) => string;
}
