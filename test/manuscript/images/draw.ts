/** Pictures for tests: PNGs made chunk by chunk, JPEGs by an encoder, and the segments that cameras add. */
import { crc32, deflateSync } from "node:zlib";
import Vips from "wasm-vips";

export const vips = await Vips({
	dynamicLibraries: [],
	preRun: ({ ENV }) => {
		ENV.VIPS_WARNING = "0";
	},
});

export const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

export function chunk(name: string, data: Uint8Array | string): Buffer {
	const body = Buffer.concat([
		Buffer.from(name, "latin1"),
		typeof data === "string" ? Buffer.from(data, "latin1") : data,
	]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(body.length - 4, 0);
	framed.set(body, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}

export interface Drawing {
	readonly width: number;
	readonly height: number;
	readonly depth: number;
	readonly colour: number;
	readonly interlace: number;
	/** Before the pixels. */
	readonly before: readonly Buffer[];
	/** Between the pixels and the end. */
	readonly after: readonly Buffer[];
	/** Unpacked pixels, each row with its filter; black where absent. */
	readonly rows: Uint8Array;
}

const samples: Readonly<Record<number, number>> = {
	0: 1,
	2: 3,
	3: 1,
	4: 2,
	6: 4,
};

export function png(wanted: Partial<Drawing> = {}): Buffer {
	const base = {
		width: 8,
		height: 4,
		depth: 8,
		colour: 2,
		interlace: 0,
		before: [],
		after: [],
		...wanted,
	};
	const length =
		1 + Math.ceil((base.width * base.depth * (samples[base.colour] ?? 1)) / 8);
	const rows = wanted.rows ?? Buffer.alloc(length * base.height);
	return Buffer.concat([
		signature,
		chunk("IHDR", header(base)),
		...base.before,
		chunk("IDAT", deflateSync(rows)),
		...base.after,
		chunk("IEND", ""),
	]);
}

function header({
	width,
	height,
	depth,
	colour,
	interlace,
}: Omit<Drawing, "rows">): Buffer {
	const bytes = Buffer.alloc(13);
	bytes.writeUInt32BE(width, 0);
	bytes.writeUInt32BE(height, 4);
	bytes.set([depth, colour, 0, 0, interlace], 8);
	return bytes;
}

/** Four quarters: red and green above, blue and white below, which tell how a picture stands. */
export function quarters(width: number, height: number) {
	const colour = (value: readonly number[]) =>
		vips.Image.black(width / 2, height / 2, { bands: 3 })
			.linear([1, 1, 1], [...value])
			.cast("uchar");
	const above = colour([255, 0, 0]).join(colour([0, 255, 0]), "horizontal");
	const below = colour([0, 0, 255]).join(colour([255, 255, 255]), "horizontal");
	return above.join(below, "vertical").copy({ interpretation: "srgb" });
}

/** With grain, so that its coded data are long. */
export function jpeg(
	width: number,
	height: number,
	options: object = {},
): Buffer {
	const grain = vips.Image.gaussnoise(width, height, {
		mean: 128,
		sigma: 30,
		seed: 7,
	}).cast("uchar");
	return Buffer.from(
		grain
			.bandjoin([grain, grain])
			.copy({ interpretation: "srgb" })
			.jpegsaveBuffer({ Q: 90, keep: "none", ...options }),
	);
}

export function segment(marker: number, data: Uint8Array | string): Buffer {
	const body = typeof data === "string" ? Buffer.from(data, "latin1") : data;
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(body.length + 2, 2);
	return Buffer.concat([head, body]);
}

/** The JPEG with segments right behind its beginning. */
export function withSegments(
	file: Uint8Array,
	...segments: readonly Buffer[]
): Buffer {
	return Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)]);
}

/** A TIFF structure with an orientation, an artist, a notice, a place and a maker’s note. */
export function exif(
	orientation: number,
	{ artist = "", copyright = "" } = {},
): Buffer {
	const texts = [
		[0x010e, "SECRET description"],
		[0x013b, artist],
		[0x8298, copyright],
		[0x927c, "SECRET maker note"],
	] as const;
	const entries = texts.filter(([, text]) => text !== "");
	const start = 8 + 2 + (entries.length + 1) * 12 + 4;
	const directory = Buffer.alloc(start);
	directory.write("MM\0*", 0, "latin1");
	directory.writeUInt32BE(8, 4);
	directory.writeUInt16BE(entries.length + 1, 8);
	directory.writeUInt16BE(0x0112, 10);
	directory.writeUInt16BE(3, 12);
	directory.writeUInt32BE(1, 14);
	directory.writeUInt16BE(orientation, 18);
	let at = start;
	const data = entries.map(([tag, text], index) => {
		const value = Buffer.from(`${text.padEnd(4)}\0`);
		const entry = 22 + index * 12;
		directory.writeUInt16BE(tag, entry);
		directory.writeUInt16BE(2, entry + 2);
		directory.writeUInt32BE(value.length, entry + 4);
		directory.writeUInt32BE(at, entry + 8);
		at += value.length;
		return value;
	});
	return Buffer.concat([directory, ...data]);
}

/** A packet as an agency delivers it: credits, and what is nobody’s business. */
export const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" photoshop:Credit="Harbour Pictures" photoshop:City="SECRET city" exif:GPSLatitude="SECRET 57,36N" xmpRights:WebStatement="https://harbour.example/rights"><dc:creator><rdf:Seq><rdf:li>Ada Quay &amp; Sons</rdf:li><rdf:li>Bo Slip</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2025 Harbour Pictures</rdf:li></rdf:Alt></dc:rights><dc:description><rdf:Alt><rdf:li xml:lang="x-default">SECRET caption</rdf:li></rdf:Alt></dc:description><plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>Harbour Pictures</plus:LicensorName><plus:LicensorURL>https://harbour.example/buy</plus:LicensorURL><plus:LicensorTelephone1>SECRET telephone</plus:LicensorTelephone1></rdf:li></rdf:Seq></plus:Licensor></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
