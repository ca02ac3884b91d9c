/** The editions that a publication is built into, and the file of each. */

export const editionNames = ["html", "epub", "pdf"] as const;

export type EditionName = (typeof editionNames)[number];

/** The file of an edition as it was built. */
export interface EditionFile {
	readonly name: EditionName;
	/** Its name in the publication’s folder. */
	readonly file: string;
	readonly bytes: number;
	/** Hexadecimal. */
	readonly sha256: string;
}
