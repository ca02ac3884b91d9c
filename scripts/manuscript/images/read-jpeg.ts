/** A JPEG (ITU-T T.81): what it is, whether it is whole, and its picture and colours without what else its file tells. */
import { creditsPacket, orientationOf } from "./embedded-credits.ts";
import type { RasterPicture } from "./raster-picture.ts";
import { cutOff, damaged, UnfitPicture } from "./unfit-picture.ts";

/** Scans times pixels: a picture that is drawn a hundred times over takes minutes to decode. */
const mostScannedPixels = 2_000_000_000;
const mostScans = 100;

interface Segment {
	/** The second byte of its marker. */
	readonly marker: number;
	/** What follows the length. */
	readonly data: Buffer;
	/** With its marker and, after a start of scan, all coded data. */
	readonly whole: Buffer;
}

/** Throws where it is unfit, as far as can be told without decoding its data. */
export function readJpeg(bytes: Uint8Array): RasterPicture {
	const segments = readSegments(bytes);
	const frames = segments.filter(({ marker }) => isFrame(marker));
	const [frame] = frames;
	const scans = segments.filter(({ marker }) => marker === startOfScan).length;
	if (frames.length !== 1 || !frame || frame.data.length < 6 || scans === 0)
		throw damaged();
	const [precision = 0, , , , , components = 0] = frame.data;
	// Baseline, extended and progressive, with Huffman codes and eight bits: what browsers decode.
	if (frame.marker > 0xc2 || precision !== 8 || ![1, 3, 4].includes(components))
		throw new UnfitPicture(
			"it is a JPEG of a kind that browsers do not show; save it anew as an ordinary one",
		);
	const [height, width] = [
		frame.data.readUInt16BE(1),
		frame.data.readUInt16BE(3),
	];
	if (
		scans > mostScans ||
		(scans > 1 && scans * width * height > mostScannedPixels)
	)
		throw new UnfitPicture(
			`it is drawn in ${scans} scans; save it anew as an ordinary JPEG`,
		);
	const exif = dataAfter(segments, 0xe1, "Exif\0\0");
	return {
		width,
		height,
		orientation: orientationOf(exif),
		isCmyk: components === 4,
		credits: creditsPacket({
			xmp: dataAfter(segments, 0xe1, xmpName),
			iptc: iptcOf(dataAfter(segments, 0xed, "Photoshop 3.0\0")),
			exif,
		}),
	};
}

/** A whole JPEG without what its file tells beside the picture, and with `credits`. */
export function cleanJpeg(
	bytes: Uint8Array,
	credits: Uint8Array | undefined,
): Uint8Array {
	const segments = readSegments(bytes);
	const mark = segments.find(isJfif);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		...(mark ? [withoutThumbnail(mark)] : []),
		...(credits ? [creditsSegment(credits)] : []),
		...segments.filter(isKept).map(({ whole }) => whole),
		Buffer.from([0xff, 0xd9]),
	]);
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

const xmpName = "http://ns.adobe.com/xap/1.0/\0";

function isJfif({ marker, data }: Segment): boolean {
	return marker === 0xe0 && data.toString("latin1", 0, 5) === "JFIF\0";
}

/** Segments that hold the picture (tables, frames, scans) and say what its colours mean. */
function isKept({ marker, data }: Segment): boolean {
	const name = data.toString("latin1", 0, 12);
	if (marker === 0xe2) return name === "ICC_PROFILE\0";
	if (marker === 0xee) return name.startsWith("Adobe");
	return marker >= 0xc0 && marker < 0xe0;
}

/** JFIF may begin with a small copy of the picture, which may show what was cut away from it. */
function withoutThumbnail({ data, whole }: Segment): Buffer {
	if (data.length < 14) return whole;
	const head = Buffer.from(whole.subarray(0, 18));
	head.writeUInt16BE(16, 2);
	head.writeUInt16BE(0, 16);
	return head;
}

/** Everything up to the end of the image; what follows it is no part of it. */
function readSegments(bytes: Uint8Array): readonly Segment[] {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const segments: Segment[] = [];
	let at = 2;
	while (at + 2 <= file.length) {
		if (file[at] !== 0xff) {
			// Stray bytes before a marker, which every reader skips.
			at = file.indexOf(0xff, at);
			if (at < 0) throw cutOff();
			continue;
		}
		const marker = file[at + 1] ?? 0;
		// Bytes that fill up (T.81 §B.1.1.2).
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (marker === endOfImage) return segments;
		if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) throw damaged();
		const data = at + 4;
		if (data > file.length) throw cutOff();
		let end = at + 2 + file.readUInt16BE(at + 2);
		if (end < data) throw damaged();
		if (end > file.length) throw cutOff();
		const ends = end;
		if (marker === startOfScan) end = endOfScan(file, end);
		segments.push({
			marker,
			data: file.subarray(data, ends),
			whole: file.subarray(at, end),
		});
		at = end;
	}
	throw cutOff();
}

/** The next marker that is neither a zero byte’s escape nor a restart; the end of the file where there is none. */
function endOfScan(file: Buffer, start: number): number {
	for (
		let at = file.indexOf(0xff, start);
		at >= 0;
		at = file.indexOf(0xff, at + 1)
	) {
		const next = file[at + 1] ?? 0;
		const isCoded =
			next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
		if (!isCoded) return at;
	}
	return file.length;
}

/** SOF markers, without the tables and extensions among them (T.81, table B.1). */
function isFrame(marker: number): boolean {
	return (
		marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
	);
}

/** The rest of the first segment of a kind that begins with a name. */
function dataAfter(
	segments: readonly Segment[],
	marker: number,
	name: string,
): Buffer | undefined {
	const found = segments.find(
		(segment) =>
			segment.marker === marker &&
			segment.data.toString("latin1", 0, name.length) === name,
	);
	return found?.data.subarray(name.length);
}

/** The datasets of IPTC among the resources that Photoshop writes (Photoshop File Formats, image resource 0x0404). */
function iptcOf(resources: Buffer | undefined): Buffer | undefined {
	let at = 0;
	while (resources && at + 12 <= resources.length) {
		if (resources.toString("latin1", at, at + 4) !== "8BIM") return undefined;
		const id = resources.readUInt16BE(at + 4);
		// A name of even length, its own length byte counted.
		const name = 2 * Math.floor((resources[at + 6] ?? 0) / 2) + 2;
		const start = at + 6 + name + 4;
		if (start > resources.length) return undefined;
		const length = resources.readUInt32BE(start - 4);
		if (id === 0x0404) return resources.subarray(start, start + length);
		at = start + length + (length % 2);
	}
	return undefined;
}

function creditsSegment(packet: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(xmpName, "latin1"), packet]);
	const head = Buffer.from([0xff, 0xe1, 0, 0]);
	head.writeUInt16BE(body.length + 2, 2);
	return Buffer.concat([head, body]);
}
