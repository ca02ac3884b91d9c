/** What the reader of a manuscript is told, and what it gives back: types. */
import type { Note, Problem } from "../model/problem.ts";
import type { ImageCredits, Publication } from "../model/publication.ts";
import type { PlacedYaml } from "./front-matter/yaml.ts";

/** What a house decides before a manuscript is read. */
export interface ManuscriptDefaults {
	readonly house: string;
	/** The houses that front matter may name; any, when absent. */
	readonly houses?: readonly string[] | undefined;
	/** Who is credited where front matter names no author: “A and B”. */
	readonly author?: string | undefined;
	/** What a house demands of photographs; nothing, when absent. */
	readonly imageCredits?: ((house: string) => ImageCredits) | undefined;
	/** Folders in which a house looks for images too. */
	readonly assets?: ((house: string) => readonly string[]) | undefined;
}

/** What is told while a manuscript is read; more is added. */
export interface Told {
	readonly problems: Problem[];
	readonly notes: Note[];
}

export interface ReadManuscript {
	/** Absent when problems make it unreadable. */
	readonly publication?: Publication | undefined;
	/** Where the publication’s front matter stands. */
	readonly frontMatter?: PlacedYaml | undefined;
	readonly problems: readonly Problem[];
	/** What was adapted, in the order of the files and lines. */
	readonly notes: readonly Note[];
	/** Addresses of the images on the web that the text shows, where it could be read. */
	readonly onWeb?: readonly string[] | undefined;
	/** Whether the front matter wants notes to be problems. */
	readonly strict?: boolean | undefined;
	/** What became of pictures that were made smaller, in sentences. */
	readonly remarks?: readonly string[] | undefined;
}
