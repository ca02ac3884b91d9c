/** A PNG (W3C PNG, third edition): what it is, whether it is sound, and its pixels and colours without what else its file tells. */
import { Readable } from "node:stream";
import { crc32, createInflate, inflateSync } from "node:zlib";
import { creditsPacket, orientationOf } from "./embedded-credits.ts";
import type { RasterPicture } from "./raster-picture.ts";
import { cutOff, damaged, UnfitPicture } from "./unfit-picture.ts";

/** The bytes with which every PNG begins. */
export const pngSignature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** Chunks that hold the picture and say what its colours mean; all others are left out. */
const keptChunks = new Set(
	"IHDR PLTE tRNS gAMA cHRM sRGB iCCP cICP sBIT IDAT IEND".split(" "),
);
const critical = new Set("IHDR PLTE IDAT IEND".split(" "));

/** Bytes of a colour profile, and of a text, unpacked. */
const largestProfile = 4_000_000;
const largestText = 1_000_000;

/** Chunks of a file; photographs have some thousands of pieces. */
const mostChunks = 200_000;

interface Chunk {
	readonly name: string;
	readonly data: Buffer;
	/** With its length, name and checksum. */
	readonly whole: Buffer;
}

interface Header {
	readonly width: number;
	readonly height: number;
	/** Bits of a pixel. */
	readonly bits: number;
	readonly isInterlaced: boolean;
	readonly hasPalette: boolean;
}

/** Throws where it is unfit, as far as can be told without unpacking its pixels: see `requireSoundPixels`. */
export function readPng(bytes: Uint8Array): RasterPicture {
	const chunks = readChunks(bytes);
	const header = readHeader(chunks);
	requireSoundChunks(chunks, header);
	const exif = dataOf(chunks, "eXIf");
	const texts = readTexts(chunks);
	const xmp = texts.get("XML:com.adobe.xmp");
	return {
		width: header.width,
		height: header.height,
		orientation: orientationOf(exif),
		isCmyk: false,
		// What moves (PNG §11.3.6).
		hasMore: chunks.some(({ name }) => name === "acTL"),
		credits: creditsPacket({
			xmp: xmp === undefined ? undefined : Buffer.from(xmp),
			exif,
			texts,
		}),
	};
}

/** A sound PNG without what its file tells beside the picture, and with `credits`. */
export function cleanPng(
	bytes: Uint8Array,
	credits: Uint8Array | undefined,
): Uint8Array {
	const chunks = readChunks(bytes);
	const kept = chunks.filter(({ name }) => keptChunks.has(name));
	const pixels = kept.findIndex(({ name }) => name === "IDAT");
	return Buffer.concat([
		pngSignature,
		...kept.slice(0, pixels).map(({ whole }) => whole),
		...(credits ? [creditsChunk(credits)] : []),
		...kept.slice(pixels).map(({ whole }) => whole),
	]);
}

/** Unpacks the pixels piece by piece, to the size that the header claims and no further, and throws where they are damaged. */
export async function requireSoundPixels(bytes: Uint8Array): Promise<void> {
	const chunks = readChunks(bytes);
	const filters = new FilterReader(rowsOf(readHeader(chunks)));
	const packed = chunks
		.filter(({ name }) => name === "IDAT")
		.map(({ data }) => data);
	const pixels = Readable.from(packed).pipe(createInflate());
	try {
		for await (const piece of pixels) filters.read(piece as Buffer);
	} catch (error) {
		if (error instanceof UnfitPicture) throw error;
		const code = error instanceof Error && "code" in error ? error.code : "";
		throw code === "Z_BUF_ERROR" ? cutOff() : damaged();
	}
	if (!filters.isComplete()) throw cutOff();
}

/** The chunks up to the end of the picture; what follows it is no part of it. */
function readChunks(bytes: Uint8Array): readonly Chunk[] {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const chunks: Chunk[] = [];
	let at = pngSignature.length;
	while (at + 12 <= file.length && chunks.length < mostChunks) {
		const end = at + 12 + file.readUInt32BE(at);
		if (end > file.length) throw cutOff();
		const name = file.toString("latin1", at + 4, at + 8);
		chunks.push({
			name,
			data: file.subarray(at + 8, end - 4),
			whole: file.subarray(at, end),
		});
		if (name === "IEND") return chunks;
		at = end;
	}
	throw chunks.length < mostChunks ? cutOff() : damaged();
}

/** Samples of a pixel by colour type, with the depths that it may have (PNG §11.2.1). */
const colourTypes: Readonly<
	Record<
		number,
		{ readonly samples: number; readonly depths: readonly number[] }
	>
> = {
	0: { samples: 1, depths: [1, 2, 4, 8, 16] },
	2: { samples: 3, depths: [8, 16] },
	3: { samples: 1, depths: [1, 2, 4, 8] },
	4: { samples: 2, depths: [8, 16] },
	6: { samples: 4, depths: [8, 16] },
};

function readHeader(chunks: readonly Chunk[]): Header {
	const [first] = chunks;
	if (first?.name !== "IHDR" || first.data.length !== 13) throw damaged();
	const [depth = 0, colour = 0, compression, filter, interlace = 2] =
		first.data.subarray(8);
	const type = colourTypes[colour];
	const isKnown =
		type?.depths.includes(depth) &&
		compression === 0 &&
		filter === 0 &&
		interlace <= 1;
	if (!type || !isKnown) throw damaged();
	return {
		width: first.data.readUInt32BE(0),
		height: first.data.readUInt32BE(4),
		bits: type.samples * depth,
		isInterlaced: interlace === 1,
		hasPalette: colour === 3,
	};
}

function requireSoundChunks(chunks: readonly Chunk[], header: Header): void {
	const names = chunks.map(({ name }) => name);
	// A capital letter says that the picture cannot be read without the chunk (PNG §5.4).
	const strange = names.find(
		(name) => /^[A-Z]/.test(name) && !critical.has(name),
	);
	if (strange)
		throw new UnfitPicture(
			`it holds ${strange}, which is no part of PNG; save it anew`,
		);
	const isSound = chunks
		.filter(({ name }) => keptChunks.has(name))
		.every(
			({ whole }) =>
				crc32(whole.subarray(4, -4)) === whole.readUInt32BE(whole.length - 4),
		);
	const inOrder =
		names.lastIndexOf("IHDR") === 0 &&
		names.lastIndexOf("IDAT") - names.indexOf("IDAT") + 1 ===
			names.filter((name) => name === "IDAT").length;
	if (!names.includes("IDAT")) throw cutOff();
	if (!isSound || !inOrder) throw damaged();
	const palette = names.indexOf("PLTE");
	if (header.hasPalette && (palette < 0 || palette > names.indexOf("IDAT")))
		throw damaged();
	const profile = dataOf(chunks, "iCCP");
	if (profile && !unpackAfter(profile, 2, largestProfile))
		throw new UnfitPicture("its colour profile is damaged; save it anew");
}

function dataOf(chunks: readonly Chunk[], name: string): Buffer | undefined {
	return chunks.find((chunk) => chunk.name === name)?.data;
}

/** What is packed behind a name, its zero byte and others, `skipped` in all; nothing where it is damaged or too large. */
function unpackAfter(
	data: Buffer,
	skipped: number,
	limit: number,
): Buffer | undefined {
	try {
		return inflateSync(data.subarray(data.indexOf(0) + skipped), {
			maxOutputLength: limit,
		});
	} catch {
		return undefined;
	}
}

/** Texts by keyword; one that is damaged or too large says nothing. */
function readTexts(chunks: readonly Chunk[]): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (const { name, data } of chunks) {
		const text = textReaders[name]?.(data);
		const keyword = data.toString("latin1", 0, Math.max(0, data.indexOf(0)));
		if (text !== undefined && text.length <= largestText && !texts.has(keyword))
			texts.set(keyword, text);
	}
	return texts;
}

/** The three forms of a text (PNG §11.3.3). */
const textReaders: Readonly<
	Record<string, (data: Buffer) => string | undefined>
> = {
	tEXt: (data) => data.toString("latin1", data.indexOf(0) + 1),
	zTXt: (data) => unpackAfter(data, 2, largestText)?.toString("latin1"),
	iTXt(data) {
		const flags = data.indexOf(0) + 1;
		const language = data.indexOf(0, flags + 2);
		const start = data.indexOf(0, language + 1) + 1;
		if (language < 0 || start === 0) return undefined;
		return data[flags] === 0
			? data.toString("utf8", start)
			: unpackAfter(data.subarray(start - 1), 1, largestText)?.toString();
	},
};

interface Rows {
	readonly count: number;
	/** Bytes, with the one that names the filter. */
	readonly length: number;
}

/** First pixel and distance to the next of each pass of an interlaced picture (PNG §8.2): x, y, by x, by y. */
const passes = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
] as const;

function rowsOf({ width, height, bits, isInterlaced }: Header): Rows[] {
	const pieces = isInterlaced
		? passes.map(([x, y, byX, byY]) => [
				Math.ceil((width - x) / byX),
				Math.ceil((height - y) / byY),
			])
		: [[width, height]];
	return pieces
		.filter(([across = 0, down = 0]) => across > 0 && down > 0)
		.map(([across = 0, down = 0]) => ({
			count: down,
			length: 1 + Math.ceil((across * bits) / 8),
		}));
}

/** Follows the rows of pixels that come in pieces. */
class FilterReader {
	private readonly rows: readonly Rows[];
	/** Index among `rows`, and rows of it that have begun. */
	private pass = 0;
	private row = 0;
	/** Bytes until the next row begins. */
	private left = 0;

	constructor(rows: readonly Rows[]) {
		this.rows = rows;
	}

	/** Each row begins with one of five filters (PNG §9). */
	read(piece: Uint8Array): void {
		let at = 0;
		while (at + this.left < piece.length) {
			at += this.left;
			const length = this.nextRow();
			if (length === undefined)
				throw new UnfitPicture(
					"it holds more than the pixels that it claims; save it anew",
				);
			if ((piece[at] ?? 0) > 4) throw damaged();
			this.left = length;
		}
		this.left -= piece.length - at;
	}

	isComplete(): boolean {
		return this.left === 0 && this.nextRow() === undefined;
	}

	private nextRow(): number | undefined {
		while (this.row === this.rows[this.pass]?.count) {
			this.pass += 1;
			this.row = 0;
		}
		this.row += 1;
		return this.rows[this.pass]?.length;
	}
}

/** A text of its own for XMP, which is not packed (XMP, part 3, §1.1.5). */
function creditsChunk(packet: Uint8Array): Uint8Array {
	const head = Buffer.from("iTXtXML:com.adobe.xmp\0\0\0\0\0", "latin1");
	const body = Buffer.concat([head, packet]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(body.length - 4, 0);
	framed.set(body, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
