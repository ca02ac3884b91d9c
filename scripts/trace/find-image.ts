/** An image of an edition → the one of the manuscript, by its file, its text alternative, or its number among those that share both. */
import type { WrittenImage } from "./written-prose.ts";

interface PrintedImage {
	/** The file in the manuscript, where the edition tells. */
	readonly path?: string | undefined;
	readonly alt: string;
}

export function findImage(
	index: number,
	printed: readonly PrintedImage[],
	written: readonly WrittenImage[],
): WrittenImage | undefined {
	const image = printed[index];
	if (!image) return undefined;
	const { path, alt } = image;
	const byFile = written.filter((item) => item.path === path);
	const candidates = path === undefined ? written : byFile;
	if (byFile.length === 1) return byFile[0];
	const same = candidates.filter((item) => item.alt === alt);
	if (same.length < 2 || path === undefined)
		return same.length === 1 ? same[0] : undefined;
	const twins = printed.filter(
		(item) => item.path === path && item.alt === alt,
	);
	return twins.length === same.length ? same[twins.indexOf(image)] : undefined;
}
