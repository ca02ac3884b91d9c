/** Image files → pictures that every edition can show: inside the manuscript’s folder only, no larger than print needs, with their credits and nothing else that their files tell. */
import { inputKind, readInput } from "../../machine/input-files.ts";
import type { ImageAsset } from "../../model/publication.ts";
import type { Conversion, Converter } from "./convert-picture.ts";
import type { RasterPicture } from "./raster-picture.ts";
import { cleanJpeg, readJpeg } from "./read-jpeg.ts";
import { type OtherPicture, readOther } from "./read-others.ts";
import {
	cleanPng,
	pngSignature,
	readPng,
	requireSoundPixels,
} from "./read-png.ts";
import { type EmbeddedPicture, rewriteSvg } from "./rewrite-svg.ts";
import { tellInside, UnfitPicture } from "./unfit-picture.ts";

/** The largest that cameras make, of which a decoder holds the pixels. */
const maxPixels = 110_000_000;
const maxBytes = 150_000_000;

/** A page of A4 at 300 pixels to the inch: the widest page of a house holds no more in print. */
const printable = { width: 2_480, height: 3_508 };

/** A picture whose header has been read. Large pixels are decoded when the whole manuscript is known. */
export interface FoundImage {
	readonly mediaType: ImageAsset["mediaType"];
	/** Whether it is of a kind that holds photographs; drawings, screens and diagrams are of others. */
	readonly isPhotograph: boolean;
	/** Of the file that it was read from. */
	readonly kind: "PNG" | "JPEG" | "SVG" | OtherPicture["kind"];
	/** Whether the file has several pictures, of which this is the first. */
	readonly hasMore?: boolean | undefined;
	/** A drawing that brought fonts, which are left out. */
	readonly broughtFonts?: boolean;
	/** As editions show it, in pixels. */
	readonly width: number;
	readonly height: number;
	/** As its author stored it, where it is shown smaller. */
	readonly stored?: Size;
	/** Bytes that editions ship; of a picture that is made smaller, what it takes at least. */
	readonly size: number;
	/** What its file says of its makers, as a packet of XMP. */
	readonly credits?: Uint8Array | undefined;
	/** The file that editions ship. Throws `UnfitPicture` where its pixels are damaged. */
	readonly finish: (converter: Converter) => Promise<Uint8Array>;
}

/** The bytes of a picture, wherever they come from. */
export interface PictureBytes {
	readonly size: number;
	/** Called again when the picture is finished, since the originals of many are too much to hold. */
	readonly read: () => Buffer;
}

export function fileOf(file: string): PictureBytes {
	return { size: inputKind(file).size, read: () => readInput(file) };
}

/** Throws what is no fault of the picture. */
export function describeUnfit(path: string, error: unknown): string {
	if (!(error instanceof UnfitPicture)) throw error;
	return `Unexpected image ${path}: ${error.message}`;
}

/** Throws `UnfitPicture` where editions cannot show it. */
export function readPicture(source: PictureBytes): FoundImage {
	const { size } = source;
	if (size === 0) throw new UnfitPicture("the file is empty; save it anew");
	if (size > maxBytes)
		throw new UnfitPicture(
			`${Math.round(size / 1e6)} MB, expected at most ${maxBytes / 1e6} MB; save a smaller copy`,
		);
	const bytes = source.read();
	if (bytes.subarray(0, 8).equals(pngSignature))
		return fitForPrint("image/png", source, bytes);
	if (bytes[0] === 0xff && bytes[1] === 0xd8)
		return fitForPrint("image/jpeg", source, bytes);
	const other = readOther(bytes);
	return other ? convertForPrint(other, source) : readSvg(bytes);
}

interface RasterFormat {
	readonly read: (bytes: Uint8Array) => RasterPicture;
	/** Throws where the pixels are damaged; absent where the decoder judges that. */
	readonly requireSound?: (bytes: Uint8Array) => Promise<void>;
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
		requireSound: requireSoundPixels,
		clean: cleanPng,
		share: 1,
	},
	"image/jpeg": { read: readJpeg, clean: cleanJpeg, share: 0.5 },
};

function fitForPrint(
	mediaType: Conversion["mediaType"],
	source: PictureBytes,
	bytes: Uint8Array,
): FoundImage {
	const { read, requireSound, clean, share } = formats[mediaType];
	const picture = read(bytes);
	const { width, height, orientation, isCmyk, credits, hasMore } = picture;
	const { shown, size, decoded, isSmaller } = sizesOf(picture);
	const conversion = {
		mediaType,
		...decoded,
		orientation,
		isCmyk,
		isChanged: isSmaller || orientation !== 1 || isCmyk,
	};
	const kept = clean(bytes, undefined).length;
	return {
		mediaType,
		kind: mediaType === "image/jpeg" ? "JPEG" : "PNG",
		isPhotograph: mediaType === "image/jpeg",
		hasMore,
		credits,
		...size,
		...(isSmaller ? { stored: shown } : {}),
		size: isSmaller
			? (share * kept * size.width * size.height) / (width * height)
			: kept,
		async finish({ convert }) {
			const whole = source.read();
			await requireSound?.(whole);
			if (requireSound && !conversion.isChanged) return clean(whole, credits);
			const converted = await convert({
				...conversion,
				bytes: clean(whole, undefined),
			});
			return clean(conversion.isChanged ? converted : whole, credits);
		},
	};
}

/** A file that not every edition and reader shows becomes one that each of them does. */
function convertForPrint(
	picture: OtherPicture,
	source: PictureBytes,
): FoundImage {
	const { mediaType, orientation, isCmyk, credits, kind } = picture;
	const { shown, size, decoded, isSmaller } = sizesOf(picture);
	const { clean, share } = formats[mediaType];
	return {
		mediaType,
		kind,
		isPhotograph: picture.isPhotograph,
		hasMore: picture.hasMore,
		credits,
		...size,
		...(isSmaller ? { stored: shown } : {}),
		size: share * 0.2 * size.width * size.height,
		async finish({ convert }) {
			const converted = await convert({
				mediaType,
				isOther: true,
				needsHeif: kind === "AVIF",
				bytes: source.read(),
				...decoded,
				orientation,
				isCmyk,
				isChanged: true,
			});
			return clean(converted, credits);
		},
	};
}

/** Of a picture: as it is shown upright, as editions show it, and as its file has that before it is turned. Throws where there is too much of it. */
function sizesOf({ width, height, orientation }: RasterPicture) {
	requireSize(width, height);
	const turn = (size: Size): Size =>
		orientation > 4 ? { width: size.height, height: size.width } : size;
	const shown = turn({ width, height });
	const size = fitted(shown);
	return {
		shown,
		size,
		decoded: turn(size),
		isSmaller: size.width < shown.width,
	};
}

interface Size {
	readonly width: number;
	readonly height: number;
}

function requireSize(width: number, height: number): void {
	if (width === 0 || height === 0) throw new UnfitPicture("it has no size");
	if (width * height > maxPixels)
		throw new UnfitPicture(
			`${width} × ${height} pixels, expected at most ${maxPixels / 1e6} megapixels; save a smaller copy`,
		);
}

/** Never larger than it is. */
function fitted(shown: Size): Size {
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

function readSvg(bytes: Buffer): FoundImage {
	// UTF-8 and UTF-16, each with or without its mark.
	const beginning = bytes.toString("latin1", 0, 1000);
	if (!/^[\0\xef\xbb\xbf\xfe\xff\s]*</.test(beginning))
		throw new UnfitPicture(
			"it is no picture of a kind that is known; save it as a JPEG, a PNG or an SVG",
		);
	const picture = rewriteSvg(bytes);
	const { width, height } = picture;
	return {
		mediaType: "image/svg+xml",
		kind: "SVG",
		isPhotograph: false,
		width,
		height,
		size: picture.bytes.length,
		broughtFonts: picture.broughtFonts,
		credits: picture.credits,
		async finish(converter) {
			for (const inner of picture.embedded)
				await requireSoundInside(inner, converter);
			return picture.bytes;
		},
	};
}

async function requireSoundInside(
	{ mediaType, bytes, width, height }: EmbeddedPicture,
	{ convert }: Converter,
): Promise<void> {
	const { requireSound } = formats[mediaType];
	const decode = async () => {
		await convert({
			mediaType,
			bytes,
			width,
			height,
			orientation: 1,
			isCmyk: false,
			isChanged: false,
		});
	};
	await (requireSound?.(bytes) ?? decode()).catch(tellInside);
}
