/** What the reader of a manuscript is told, and what it gives back: types. */
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { PlacedYaml } from "./front-matter/yaml.ts";

/** What a house decides before a manuscript is read. */
export interface ManuscriptDefaults {
	readonly house: string;
	/** The houses that front matter may name; any, when absent. */
	readonly houses?: readonly string[] | undefined;
}

export interface ReadManuscript {
	/** Absent when problems make it unreadable. */
	readonly publication?: Publication | undefined;
	/** Where the publication’s front matter stands. */
	readonly frontMatter?: PlacedYaml | undefined;
	readonly problems: readonly Problem[];
	/** What was adapted on the way in, in sentences. */
	readonly notes?: readonly string[] | undefined;
}
