/** The credits of pictures that front matter need not say: of their captions, their own files and those beside them, as the witness finds them. */
import { readFileSync } from "node:fs";
import { creditSaidIn } from "./caption-credits.ts";
import type { Stated } from "./front-matter.ts";
import { type PictureStatement, statementIn } from "./picture-metadata.ts";
import { fileIn, type Places, placeOf } from "./picture-place.ts";
import type { CaptionedPicture } from "./pictures.ts";

interface Shown extends CaptionedPicture {
	/** Of the text that shows it. */
	readonly file: string;
}

/** Of each picture that lies where its address says, once, by its path. */
export function foundCredits(
	pictures: readonly Shown[],
	places: Places,
): Stated[] {
	const met = new Set<string>();
	return pictures
		.flatMap((picture) =>
			[picture.address, ...picture.others].map((address) => ({
				picture,
				path: placeOf(address, picture.file, places),
			})),
		)
		.flatMap(({ picture, path }) => {
			if (path === undefined || met.has(path)) return [];
			met.add(path);
			const state = (
				of: "image caption" | "image file" | "image sidecar",
				said: PictureStatement | undefined,
			): Stated[] =>
				said?.creditText === undefined
					? []
					: [
							{
								of,
								name: path,
								values: Object.entries(said).map(([key, text]) => ({
									key,
									text,
									line: picture.line,
									file: picture.file,
								})),
							},
						];
			const creditText = picture.captions
				.map(creditSaidIn)
				.find((said) => said !== undefined);
			const beside = [path, path.replace(/\.[^./]*$/, "")]
				.flatMap((name) => [`${name}.xmp`, `${name}.XMP`])
				.find((name) => fileIn(places.folder, name) !== undefined);
			return [
				...state("image caption", creditText ? { creditText } : undefined),
				...state("image file", said(places.folder, path)),
				...state(
					"image sidecar",
					beside === undefined ? undefined : said(places.folder, beside),
				),
			];
		});
}

function said(folder: string, path: string): PictureStatement | undefined {
	const file = fileIn(folder, path);
	return file === undefined ? undefined : statementIn(readFileSync(file));
}
