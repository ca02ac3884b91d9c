/** Image files → checked assets: inside the manuscript’s folder only, of a kind that every edition can show, without private EXIF data. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, extname } from "node:path";
import { imageSize } from "image-size";
import type { ImageAsset } from "../publication.ts";
import { type Fault, findInside, similarFile } from "./find-inside.ts";
import { sanitizeSvg } from "./sanitize-svg.ts";

/** 40 megapixels and 40 MB: what Chromium lays out without running out of memory. */
const maxPixels = 40_000_000;
const maxBytes = 40_000_000;

export type ImageFile = Pick<
	ImageAsset,
	"path" | "fileName" | "mediaType" | "bytes" | "width" | "height"
>;

/** Reads the image at `path`, as written in the manuscript in `folder`; a string is what is wrong with it. */
export function readImageFile(
	folder: string,
	path: string,
): ImageFile | string {
	const refused = refuseAddress(path);
	if (refused) return refused;
	const found = findInside(folder, decoded(path));
	if ("fault" in found) return describeFault(found.fault, folder, path);
	const size = statSync(found.file).size;
	if (size === 0)
		return `Unexpected image ${path}: the file is empty; save it anew`;
	if (size > maxBytes)
		return `Unexpected image ${path}: ${Math.round(size / 1e6)} MB, expected at most ${maxBytes / 1e6} MB; save a smaller copy`;
	return readImageBytes(path, readFileSync(found.file));
}

function describeFault(fault: Fault, folder: string, path: string): string {
	if (fault === "outside") return outside(path);
	if (fault === "folder")
		return `Unexpected image ${path}: it is a folder; name a file in it`;
	if (fault === "special")
		return `Unexpected image ${path}: it is a pipe, a socket or a device; name a file`;
	const similar = similarFile(folder, decoded(path));
	return `Missing image ${path}: ${similar ? `did you mean ${similar}?` : "put the file into the manuscript’s folder, or correct the path"}`;
}

function outside(path: string): string {
	return `Unexpected image ${path}: it leads outside the manuscript’s folder; copy the file into it`;
}

/** `a%20b.jpg` as Markdown writes it → `a b.jpg`. */
function decoded(path: string): string {
	try {
		return decodeURI(path);
	} catch {
		return path;
	}
}

function refuseAddress(path: string): string | undefined {
	if (path === "")
		return "Missing address of an image: write ![what it shows](file.jpg)";
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path))
		return `Unexpected image ${path.slice(0, 80)}: images come from the manuscript’s folder; save the file there and write its name`;
	return path.split(/[\\/]|%2f|%5c/i).includes("..")
		? outside(path)
		: undefined;
}

function readImageBytes(path: string, bytes: Uint8Array): ImageFile | string {
	const noImage = `Unexpected image ${path}: it is no JPEG, PNG or SVG; convert it to one of these`;
	let size: ReturnType<typeof imageSize>;
	try {
		size = imageSize(bytes);
	} catch {
		return noImage;
	}
	const mediaType = mediaTypes[size.type ?? ""];
	if (!mediaType) return noImage;
	if (!size.width || !size.height)
		return `Unexpected image ${path}: it has no size`;
	if (mediaType !== "image/svg+xml" && size.width * size.height > maxPixels)
		return `Unexpected image ${path}: ${size.width} × ${size.height} pixels, expected at most ${maxPixels / 1e6} megapixels; save a smaller copy`;
	if (mediaType === "image/jpeg" && (size.orientation ?? 1) !== 1)
		return `Unexpected image ${path}: it is stored turned; save it upright`;
	const clean =
		mediaType === "image/jpeg"
			? stripExif(bytes)
			: mediaType === "image/svg+xml"
				? sanitizeSvg(bytes)
				: bytes;
	if (typeof clean === "string") return `Unexpected image ${path}: ${clean}`;
	const hash = createHash("sha256").update(clean).digest("hex").slice(0, 10);
	const stem =
		basename(path, extname(path))
			.normalize("NFKD")
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "") || "image";
	return {
		path,
		fileName: `${stem}-${hash}.${extensions[mediaType]}`,
		mediaType,
		bytes: clean,
		width: size.width,
		height: size.height,
	};
}

const mediaTypes: Readonly<Record<string, ImageAsset["mediaType"]>> = {
	jpg: "image/jpeg",
	png: "image/png",
	svg: "image/svg+xml",
};
const extensions: Readonly<Record<ImageAsset["mediaType"], string>> = {
	"image/jpeg": "jpg",
	"image/png": "png",
	"image/svg+xml": "svg",
};

/** Drops the Exif segments of a JPEG, which may tell where a photographer lives; XMP and IPTC credits stay. */
export function stripExif(jpeg: Uint8Array): Uint8Array {
	const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
	let at = 2;
	while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
		const length = 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
		const segment = jpeg.subarray(at, at + length);
		const isExif =
			segment[1] === 0xe1 &&
			Buffer.from(segment.subarray(4, 8)).toString("latin1") === "Exif";
		if (!isExif) kept.push(segment);
		at += length;
	}
	return Buffer.concat([...kept, jpeg.subarray(at)]);
}
