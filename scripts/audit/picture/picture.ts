/** Pictures of what is shown, as pixels. It knows nothing of what they show. */

/** An area, in pixels of a picture: right and bottom are beyond it. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export interface Picture {
	readonly width: number;
	readonly height: number;
	/** Bytes of each pixel: red, green, blue and, where there are four, alpha. */
	readonly channels: 3 | 4;
	/** Row by row, from 0 to 255. */
	readonly pixels: Uint8Array;
}

/** The same place three times, all of one size and with as many channels. */
export interface Pictures {
	/** As a reader sees it. */
	readonly shown: Picture;
	/** The same without the ink of the words that are looked at. */
	readonly bare: Picture;
	/** The same words in the same places, black on white and with nothing else. */
	readonly clean: Picture;
}

/** The part of a box that a picture has, by whole pixels, with `margin` around it. */
export function inside(
	{ width, height }: Pick<Picture, "width" | "height">,
	box: Box,
	margin: number,
): Box {
	return {
		left: Math.max(0, Math.floor(box.left) - margin),
		top: Math.max(0, Math.floor(box.top) - margin),
		right: Math.min(width, Math.ceil(box.right) + margin),
		bottom: Math.min(height, Math.ceil(box.bottom) + margin),
	};
}
