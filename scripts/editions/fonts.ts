/** Faces cut down to the characters and features that an edition sets. */
import subsetFont from "subset-font";
import type { FontFace } from "../publication.ts";

export type CutFace = FontFace & { readonly format: "woff2" | "truetype" };

// Basic Latin and common marks always stay, so that a template’s own words are never without a glyph.
const always = `${Array.from({ length: 95 }, (_, index) =>
	String.fromCharCode(32 + index),
).join("")} ©–—‘’“”…•·×↑→\u00ad‐`;

/** Cuts each face to `text` and the marks that templates add. */
export async function cutFonts(
	faces: readonly FontFace[],
	text: string,
	format: CutFace["format"],
): Promise<CutFace[]> {
	const characters = [...new Set(always + text)].sort().join("");
	const cut: CutFace[] = [];
	for (const face of faces) {
		const bytes = await subsetFont(Buffer.from(face.bytes), characters, {
			targetFormat: format,
			noHinting: true,
			keepFeatures: [...face.features],
		});
		cut.push({ ...face, bytes, format });
	}
	return cut;
}

/** `@font-face` rules with each face at `address`. */
export function fontFaceCss(
	faces: readonly CutFace[],
	address: (face: CutFace) => string,
): string {
	return faces
		.map(
			(face) =>
				`@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url("${address(face)}") format("${face.format}")}`,
		)
		.join("\n");
}
