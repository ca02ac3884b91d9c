/** What the operator that opens marked content says of it (ISO 32000-1 §14.6). */
import { Dict, nameOf, type PdfObject } from "./objects.ts";

export interface ContentMark {
	readonly isArtifact: boolean;
	/** Its number, by which an element of the structure holds it. */
	readonly mcid: number | undefined;
	/** What it says in place of what its glyphs stand for. */
	readonly actualText: string | undefined;
}

/** `operands` are a tag and its properties, which stand there or are named in the resources. */
export function readMark(
	operands: readonly PdfObject[],
	resources: Dict | undefined,
): ContentMark {
	const [tag, written] = operands;
	const name = nameOf(written);
	const properties =
		name === undefined ? written : resources?.dict("Properties")?.dict(name);
	const dict = properties instanceof Dict ? properties : undefined;
	return {
		isArtifact: nameOf(tag) === "Artifact",
		mcid: dict?.number("MCID"),
		actualText: dict?.text("ActualText"),
	};
}
