/** Whether the pictures of one publication are together more than a browser prints and an edition holds. */

import type { ImageAsset } from "../../model/publication.ts";
import { type LimitName, limits } from "../../prose/limits.ts";

/** The first item with which a limit is passed. `sizeOf` is in bytes, of the file that editions ship. */
export function findExcess<Item>(
	items: readonly Item[],
	imageOf: (item: Item) => Pick<ImageAsset, "mediaType" | "width" | "height">,
	sizeOf: (item: Item) => number,
): { readonly item: Item; readonly limit: LimitName } | undefined {
	let bytes = 0;
	let pixels = 0;
	for (const item of items) {
		const { mediaType, width, height } = imageOf(item);
		bytes += sizeOf(item);
		if (mediaType === "image/png") pixels += width * height;
		if (bytes > limits.pictureMegabytes.most * 1e6)
			return { item, limit: "pictureMegabytes" };
		if (pixels > limits.pngMegapixels.most * 1e6)
			return { item, limit: "pngMegapixels" };
	}
	return undefined;
}
