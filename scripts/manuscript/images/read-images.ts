/** Image files → pictures that every edition can show: inside the manuscript’s folder only, no larger than print needs, with their credits and nothing else that their files tell. */
import { readFileSync, statSync } from "node:fs";
import type { ImageAsset } from "../../model/publication.ts";
import { type Fault, findInside, similarFile } from "../find-inside.ts";
import type { Conversion, Converter } from "./convert-picture.ts";
import type { RasterPicture } from "./raster-picture.ts";
import { cleanJpeg, readJpeg } from "./read-jpeg.ts";
import {
	cleanPng,
	findDamageInPng,
	pngSignature,
	readPng,
} from "./read-png.ts";
import { type EmbeddedPicture, rewriteSvg } from "./rewrite-svg.ts";

/** The largest that cameras make, of which a decoder holds the pixels. */
const maxPixels = 110_000_000;
const maxBytes = 150_000_000;

/** A page of A4 at 300 pixels to the inch: the widest page of a house holds no more in print. */
const printable = { width: 2_480, height: 3_508 };

/** A picture whose header has been read. Large pixels are decoded when the whole manuscript is known. */
export interface FoundImage {
	readonly mediaType: ImageAsset["mediaType"];
	/** As editions show it, in pixels. */
	readonly width: number;
	readonly height: number;
	/** As its author stored it, where it is shown smaller. */
	readonly stored?: { readonly width: number; readonly height: number };
	/** Bytes that editions ship; of a picture that is made smaller, what it takes at least. */
	readonly size: number;
	/** The file that editions ship, or what is wrong with it. */
	readonly finish: (converter: Converter) => Promise<Uint8Array | string>;
}

/** Reads the image at `path`, decoded from what the manuscript in `folder` writes; a string is what is wrong with it. */
export function readImageFile(
	folder: string,
	path: string,
): FoundImage | string {
	const refused = refuseAddress(path);
	if (refused) return refused;
	const found = findInside(folder, path);
	if ("fault" in found) return describeFault(found.fault, folder, path);
	const size = statSync(found.file).size;
	if (size === 0)
		return `Unexpected image ${path}: the file is empty; save it anew`;
	if (size > maxBytes)
		return `Unexpected image ${path}: ${Math.round(size / 1e6)} MB, expected at most ${maxBytes / 1e6} MB; save a smaller copy`;
	const read = readPicture(found.file);
	return typeof read === "string" ? `Unexpected image ${path}: ${read}` : read;
}

function describeFault(fault: Fault, folder: string, path: string): string {
	if (fault === "outside") return outside(path);
	if (fault === "folder")
		return `Unexpected image ${path}: it is a folder; name a file in it`;
	if (fault === "special")
		return `Unexpected image ${path}: it is a pipe, a socket or a device; name a file`;
	const similar = similarFile(folder, path);
	return `Missing image ${path}: ${similar ? `did you mean ${similar}?` : "put the file into the manuscript’s folder, or correct the path"}`;
}

function outside(path: string): string {
	return `Unexpected image ${path}: it leads outside the manuscript’s folder; copy the file into it`;
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

function readPicture(file: string): FoundImage | string {
	const bytes = readFileSync(file);
	if (bytes.subarray(0, 8).equals(pngSignature))
		return fitForPrint("image/png", file, bytes);
	if (bytes[0] === 0xff && bytes[1] === 0xd8)
		return fitForPrint("image/jpeg", file, bytes);
	return readSvg(bytes);
}

interface RasterFormat {
	readonly read: (bytes: Uint8Array) => RasterPicture | string;
	/** What is wrong with the pixels, where the decoder is no judge of it. */
	readonly findDamage?: (bytes: Uint8Array) => Promise<string | undefined>;
	readonly clean: (
		bytes: Uint8Array,
		credits: Uint8Array | undefined,
	) => Uint8Array;
	/** Of the bytes of a pixel, what it takes at least when the picture is made smaller. */
	readonly share: number;
}

const formats: Readonly<Record<Conversion["mediaType"], RasterFormat>> = {
	"image/png": {
		read: readPng,
		findDamage: findDamageInPng,
		clean: cleanPng,
		share: 1,
	},
	"image/jpeg": { read: readJpeg, clean: cleanJpeg, share: 0.5 },
};

function fitForPrint(
	mediaType: Conversion["mediaType"],
	file: string,
	bytes: Uint8Array,
): FoundImage | string {
	const { read, findDamage, clean, share } = formats[mediaType];
	const picture = read(bytes);
	if (typeof picture === "string") return picture;
	const { width, height, orientation, isCmyk, credits } = picture;
	if (width === 0 || height === 0) return "it has no size";
	if (width * height > maxPixels)
		return `${width} × ${height} pixels, expected at most ${maxPixels / 1e6} megapixels; save a smaller copy`;
	const isOnItsSide = orientation > 4;
	const shown = isOnItsSide
		? { width: height, height: width }
		: { width, height };
	const size = fitted(shown);
	const isSmaller = size.width < shown.width;
	const conversion = {
		mediaType,
		width: isOnItsSide ? size.height : size.width,
		height: isOnItsSide ? size.width : size.height,
		orientation,
		isCmyk,
		isChanged: isSmaller || orientation !== 1 || isCmyk,
	};
	const kept = clean(bytes, undefined).length;
	return {
		mediaType,
		...size,
		...(isSmaller ? { stored: shown } : {}),
		size: isSmaller
			? (share * kept * size.width * size.height) / (width * height)
			: kept,
		async finish({ convert }) {
			// Read again, since the originals of many pictures are too much to hold.
			const whole = readFileSync(file);
			const damage = await findDamage?.(whole);
			if (damage) return damage;
			if (findDamage && !conversion.isChanged) return clean(whole, credits);
			const converted = await convert({
				...conversion,
				bytes: clean(whole, undefined),
			});
			if ("fault" in converted) return undecodable;
			return clean(conversion.isChanged ? converted.bytes : whole, credits);
		},
	};
}

/** Never larger than it is. */
function fitted(shown: { readonly width: number; readonly height: number }) {
	const scale = Math.min(
		1,
		printable.width / shown.width,
		printable.height / shown.height,
	);
	return {
		width: Math.max(1, Math.round(shown.width * scale)),
		height: Math.max(1, Math.round(shown.height * scale)),
	};
}

function readSvg(bytes: Buffer): FoundImage | string {
	// UTF-8 and UTF-16, each with or without its mark.
	const beginning = bytes.toString("latin1", 0, 1000);
	if (!/^[\0\xef\xbb\xbf\xfe\xff\s]*</.test(beginning)) return noPicture;
	const picture = rewriteSvg(bytes);
	if (typeof picture === "string") return picture;
	const { width, height } = picture;
	return {
		mediaType: "image/svg+xml",
		width,
		height,
		size: picture.bytes.length,
		async finish(converter) {
			for (const inner of picture.embedded) {
				const damage = await findDamageInside(inner, converter);
				if (damage) return `of a picture in it: ${damage}`;
			}
			return picture.bytes;
		},
	};
}

async function findDamageInside(
	{ mediaType, bytes, width, height }: EmbeddedPicture,
	{ convert }: Converter,
): Promise<string | undefined> {
	const { findDamage } = formats[mediaType];
	if (findDamage) return findDamage(bytes);
	const converted = await convert({
		mediaType,
		bytes,
		width,
		height,
		orientation: 1,
		isCmyk: false,
		isChanged: false,
	});
	return "fault" in converted ? undecodable : undefined;
}

const undecodable = "it cannot be decoded; copy or save it anew";

const noPicture = "it is no JPEG, PNG or SVG; convert it to one of these";
