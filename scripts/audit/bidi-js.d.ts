declare module "bidi-js" {
	/** The Unicode Bidirectional Algorithm (Unicode Standard Annex 9). */
	export default function openBidi(): {
		getEmbeddingLevels(text: string, base: "ltr" | "rtl" | "auto"): object;
		/** Of UTF-16 units, from the left. */
		getReorderedIndices(text: string, levels: object): number[];
		/** The one that is drawn for it where text runs from the right. */
		getMirroredCharacter(character: string): string | null;
	};
}
