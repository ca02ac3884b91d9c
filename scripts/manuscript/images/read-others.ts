/** GIF, WebP, TIFF and AVIF, which not every edition or older reader shows: what their headers say of the picture that a JPEG or a PNG is made of. */
import { creditsPacket, orientationOf } from "./embedded-credits.ts";
import type { RasterPicture } from "./raster-picture.ts";
import { cutOff, damaged, UnfitPicture } from "./unfit-picture.ts";

export interface OtherPicture extends RasterPicture {
	/** Sharp edges and transparency want a PNG, photographs a JPEG. */
	readonly mediaType: "image/jpeg" | "image/png";
	readonly isPhotograph: boolean;
	/** Whether only the first of its pictures is taken. */
	readonly hasMore: boolean;
	readonly kind: "GIF" | "WebP" | "TIFF" | "AVIF";
}

/** Nothing for a file of another kind. Throws where it is unfit. */
export function readOther(bytes: Buffer): OtherPicture | undefined {
	const name = (at: number) => bytes.toString("latin1", at, at + 4);
	if (/^GIF8[79]a/.test(bytes.toString("latin1", 0, 6))) return readGif(bytes);
	if (name(0) === "RIFF" && name(8) === "WEBP") return readWebp(bytes);
	if (/^(?:II[*+]\0|MM\0[*+])$/.test(name(0))) return readTiff(bytes);
	if (name(4) === "ftyp") return readHeif(bytes);
	const other = others.find(([pattern]) =>
		pattern.test(bytes.toString("latin1", 0, 16)),
	)?.[1];
	if (other)
		throw new UnfitPicture(`it is ${other}; save it as a PNG or a JPEG`);
	return undefined;
}

const others: readonly (readonly [RegExp, string])[] = [
	[/^BM/, "a BMP"],
	[/^8BPS/, "a document of Photoshop"],
	[/^%PDF/, "a PDF"],
	[/^%!PS|^\xc5\xd0\xd3\xc6/, "an EPS"],
	[/^\xff\n|^\0\0\0\fJXL /, "a JPEG XL"],
	[/^\0\0\0\fjP {2}/, "a JPEG 2000"],
	[/^version https/, "a pointer of Git LFS, whose picture is not there"],
];

const plain = { orientation: 1, isCmyk: false } as const;

function readGif(bytes: Buffer): OtherPicture {
	if (bytes.length < 14) throw cutOff();
	return {
		...plain,
		kind: "GIF",
		mediaType: "image/png",
		isPhotograph: false,
		width: bytes.readUInt16LE(6),
		height: bytes.readUInt16LE(8),
		hasMore: countFrames(bytes) > 1,
		credits: creditsPacket({ xmp: packetIn(bytes) }),
	};
}

/** Of two at most, the first of which must be whole (GIF89a §20). */
function countFrames(bytes: Buffer): number {
	const tableOf = (flags: number) =>
		flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
	let at = 13 + tableOf(bytes[10] ?? 0);
	let count = 0;
	while (at < bytes.length && count < 2) {
		const mark = bytes[at];
		if (mark === 0x2c) {
			count += 1;
			at += 11 + tableOf(bytes[at + 9] ?? 0);
		} else if (mark === 0x21) at += 2;
		else break;
		while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] ?? 0) + 1;
		at += 1;
		if (at > bytes.length && count < 2) throw cutOff();
	}
	if (count === 0) throw cutOff();
	return count;
}

/** WebP Container Specification; RFC 9649. */
function readWebp(bytes: Buffer): OtherPicture {
	const chunks = new Map<string, Buffer>();
	let hasMore = false;
	for (let at = 12; at + 8 <= bytes.length; ) {
		const name = bytes.toString("latin1", at, at + 4);
		const length = bytes.readUInt32LE(at + 4);
		if (!chunks.has(name))
			chunks.set(name, bytes.subarray(at + 8, at + 8 + length));
		else if (name === "ANMF") hasMore = true;
		at += 8 + length + (length % 2);
	}
	const [extended, lossy, lossless] = ["VP8X", "VP8 ", "VP8L"].map((name) =>
		chunks.get(name),
	);
	const exif = chunks.get("EXIF");
	const tiff =
		exif?.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
	const credits = creditsPacket({ xmp: chunks.get("XMP "), exif: tiff });
	const alpha = ((extended?.[0] ?? 0) & 0x10) !== 0;
	const isPhotograph = lossy !== undefined || (!lossless && !hasMore);
	const size = extended
		? sizeOfExtended(extended)
		: lossless
			? sizeOfLossless(lossless)
			: sizeOfLossy(lossy);
	return {
		...size,
		orientation: orientationOf(tiff),
		isCmyk: false,
		credits,
		kind: "WebP",
		mediaType: lossy && !alpha ? "image/jpeg" : "image/png",
		isPhotograph,
		hasMore,
	};
}

function sizeOfExtended(data: Buffer) {
	if (data.length < 10) throw cutOff();
	return {
		width: data.readUIntLE(4, 3) + 1,
		height: data.readUIntLE(7, 3) + 1,
	};
}

function sizeOfLossless(data: Buffer) {
	if (data.length < 5) throw cutOff();
	const bits = data.readUInt32LE(1);
	return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function sizeOfLossy(data: Buffer | undefined) {
	if (!data || data.length < 10) throw cutOff();
	return {
		width: data.readUInt16LE(6) & 0x3fff,
		height: data.readUInt16LE(8) & 0x3fff,
	};
}

/** The first directory (TIFF 6.0 §2). */
function readTiff(bytes: Buffer): OtherPicture {
	const isLittle = bytes[0] === 0x49;
	if (bytes[2] === 0x2b || bytes[3] === 0x2b)
		throw new UnfitPicture("it is a BigTIFF; save it as a TIFF or a JPEG");
	const short = (at: number) =>
		isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
	const long = (at: number) =>
		isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
	if (bytes.length < 8) throw cutOff();
	const directory = long(4);
	if (directory + 2 > bytes.length) throw cutOff();
	const count = short(directory);
	const end = directory + 2 + count * 12;
	if (end + 4 > bytes.length) throw cutOff();
	const sizes: Readonly<Record<number, number>> = {
		1: 1,
		2: 1,
		3: 2,
		4: 4,
		7: 1,
	};
	const values = new Map<number, Buffer>();
	const numbers = new Map<number, number>();
	for (let index = 0; index < count; index += 1) {
		const at = directory + 2 + index * 12;
		const type = short(at + 2);
		const size = (sizes[type] ?? 0) * long(at + 4);
		const from = size <= 4 ? at + 8 : long(at + 8);
		values.set(short(at), bytes.subarray(from, from + size));
		if (size >= 2 && from + 4 <= bytes.length)
			numbers.set(short(at), type === 3 ? short(from) : long(from));
	}
	const [width, height] = [numbers.get(256), numbers.get(257)];
	if (!width || !height) throw damaged();
	const photometric = numbers.get(262) ?? 1;
	const isDrawing =
		photometric === 3 || (numbers.get(258) ?? 1) === 1 || values.has(338);
	return {
		width,
		height,
		orientation: orientationOf(bytes),
		isCmyk: photometric === 5,
		credits: creditsPacket({
			xmp: values.get(700),
			iptc: values.get(33723),
			exif: bytes,
		}),
		kind: "TIFF",
		mediaType: isDrawing ? "image/png" : "image/jpeg",
		isPhotograph: !isDrawing,
		hasMore: long(end) !== 0,
	};
}

/** The boxes of a still picture (ISO/IEC 23008-12 §6); its size is that of the largest item, whose tiles are smaller. */
function readHeif(bytes: Buffer): OtherPicture | undefined {
	const brands = bytes.toString(
		"latin1",
		8,
		Math.min(bytes.readUInt32BE(0), 64),
	);
	if (!/avi[fs]/.test(brands)) {
		if (/hei[cxms]|hev[cx]|mif1|msf1/.test(brands))
			throw new UnfitPicture(
				"it is a HEIC, which no edition shows; export it as a JPEG (from Photos or Preview, or by heif-convert photo.heic photo.jpg) and name that file",
			);
		return undefined;
	}
	const head = bytes.subarray(0, 200_000);
	let [width, height] = [0, 0];
	for (
		let at = head.indexOf("ispe", 0, "latin1");
		at >= 0 && at + 16 <= head.length;
		at = head.indexOf("ispe", at + 4, "latin1")
	) {
		const size = [
			head.readUInt32BE(at + 8),
			head.readUInt32BE(at + 12),
		] as const;
		if (size[0] * size[1] > width * height) [width, height] = size;
	}
	if (width === 0 || height === 0) throw damaged();
	const hasAlpha = head.includes("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha");
	const turned = head.indexOf("irot", 0, "latin1");
	const quarter = turned < 0 ? 0 : (head[turned + 4] ?? 0) & 3;
	return {
		// The decoder turns it.
		...(quarter % 2 === 1
			? { width: height, height: width }
			: { width, height }),
		...plain,
		credits: creditsPacket({ xmp: packetIn(bytes) }),
		kind: "AVIF",
		mediaType: hasAlpha ? "image/png" : "image/jpeg",
		isPhotograph: true,
		hasMore: /avis/.test(brands),
	};
}

/** A packet of XMP, wherever it stands in the file (ISO 16684-1 §7.3). */
function packetIn(bytes: Buffer): Buffer | undefined {
	const from = bytes.indexOf("<x:xmpmeta", 0, "latin1");
	const end = from < 0 ? -1 : bytes.indexOf("</x:xmpmeta>", from, "latin1");
	return end < 0 ? undefined : bytes.subarray(from, end + 12);
}
