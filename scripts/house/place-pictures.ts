/** A house’s own pictures in what its templates make: a template names one by its file, `<img src="logo.svg" alt="The Courier">`. */
import type { HousePicture } from "../model/house.ts";

/** Gives each its address in an edition; pictures of the manuscript have theirs by then. */
export function placePictures(
	markup: string,
	pictures: readonly HousePicture[],
	addressOf: (picture: HousePicture) => string,
): string {
	if (pictures.length === 0) return markup;
	// In text, `<` and `"` are escaped.
	return markup.replace(
		/(<img\b[^>]*?\ssrc=")([^"/:]+)"/g,
		(whole, before: string, name: string) => {
			const picture = pictures.find((item) => item.name === name);
			return picture ? `${before}${addressOf(picture)}"` : whole;
		},
	);
}
