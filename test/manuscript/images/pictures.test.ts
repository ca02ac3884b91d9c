/** What becomes of pictures at the door: shown as they are, made smaller, turned upright, or told of with what is wrong with them. */
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
	chunk,
	exif,
	jpeg,
	packet,
	png,
	quarters,
	segment,
	signature,
	vips,
	withSegments,
} from "./draw.ts";
import { openPictures } from "./open-pictures.ts";

const take = openPictures();

const sound = {
	PNG: png(),
	"PNG of 16 bits": png({ depth: 16 }),
	"PNG of 16 bits with transparency": png({ depth: 16, colour: 6 }),
	"PNG with grey and transparency": png({ colour: 4 }),
	"PNG of one bit": png({ depth: 1, colour: 0 }),
	"PNG with a palette": png({
		depth: 2,
		colour: 3,
		before: [chunk("PLTE", Buffer.alloc(12)), chunk("tRNS", "\0")],
	}),
	"interlaced PNG": Buffer.from(
		quarters(18, 10).pngsaveBuffer({ interlace: true }),
	),
	"interlaced PNG of one pixel": Buffer.from(
		quarters(18, 10).crop(0, 0, 1, 1).pngsaveBuffer({ interlace: true }),
	),
	"PNG in many pieces": Buffer.from(
		quarters(600, 600).pngsaveBuffer({ compression: 0 }),
	),
	"PNG with a broken text": (() => {
		const text = chunk("tEXt", "Author\0Somebody");
		text[text.length - 1] = 0;
		return png({ before: [text] });
	})(),
	JPEG: jpeg(64, 48),
	"progressive JPEG": jpeg(64, 48, { interlace: true }),
	"grey JPEG": Buffer.from(
		quarters(64, 48).colourspace("b-w").jpegsaveBuffer(),
	),
	"JPEG with stray bytes before a segment": withSegments(
		jpeg(64, 48),
		Buffer.from([0, 0]),
		segment(0xfe, "a comment"),
	),
	"JPEG with fill bytes": withSegments(jpeg(64, 48), Buffer.from([0xff, 0xff])),
	"JPEG with restarts": jpeg(64, 48, { restart_interval: 1 }),
};

test.each(Object.entries(sound))(
	"%s is shipped, pixel by pixel",
	async (_name, bytes) => {
		const { said, shipped } = await take(bytes);
		expect(said).toBeUndefined();
		expect(pixels(shipped ?? Buffer.alloc(0))).toEqual(pixels(bytes));
	},
);

function pixels(file: Uint8Array) {
	const image = vips.Image.newFromBuffer(file, "", { fail_on: "error" });
	const { width, height, bands, format } = image;
	return {
		width,
		height,
		bands,
		format,
		data: Buffer.from(image.writeToMemory()).toString("base64"),
	};
}

/** Byte by byte, which the runner’s own comparison takes seconds for. */
function expectSame(one: Buffer | undefined, other: Buffer | undefined) {
	expect(one?.compare(other ?? Buffer.alloc(0))).toBe(0);
}

const photo = jpeg(640, 480);
const rows = Buffer.alloc(25 * 4);

function flipped(file: Buffer, at: number): Buffer {
	const copy = Buffer.from(file);
	copy[at] = (copy[at] ?? 0) ^ 0xff;
	return copy;
}

/** The frame of a JPEG begins behind its marker FF C0. */
const frame = photo.indexOf(Buffer.from([0xff, 0xc0]));
function withFrame(change: (copy: Buffer) => void): Buffer {
	const copy = Buffer.from(photo);
	change(copy);
	return copy;
}

test.each<[string, Uint8Array, RegExp]>([
	[
		"PNG cut in its pixels",
		png().subarray(0, 50),
		/it is cut off; copy or save it anew/,
	],
	["PNG cut before its end", png().subarray(0, -12), /it is cut off/],
	["PNG cut in its header", png().subarray(0, 20), /it is cut off/],
	[
		"PNG whose pixels do not fit their checksum",
		flipped(png(), 45),
		/it is damaged; copy or save it anew/,
	],
	[
		"PNG whose header does not fit its checksum",
		flipped(png(), 19),
		/it is damaged/,
	],
	[
		"PNG whose pixels are no deflate",
		Buffer.concat([
			png().subarray(0, 33),
			chunk("IDAT", "nothing packed"),
			chunk("IEND", ""),
		]),
		/it is damaged/,
	],
	[
		"PNG with fewer pixels than it claims",
		png({ rows: rows.subarray(0, 50) }),
		/it is cut off/,
	],
	[
		"PNG with an unknown filter",
		png({ rows: Buffer.alloc(100, 9) }),
		/it is damaged/,
	],
	[
		"PNG with no pixels",
		Buffer.concat([png().subarray(0, 33), chunk("IEND", "")]),
		/it is cut off/,
	],
	[
		"PNG with a gap in its pixels",
		png({ after: [chunk("tEXt", "a\0b"), chunk("IDAT", "")] }),
		/it is damaged/,
	],
	["PNG without its palette", png({ colour: 3 }), /it is damaged/],
	["PNG of 3 bits", png({ depth: 3 }), /it is damaged/],
	["PNG with a third way to interlace", png({ interlace: 2 }), /it is damaged/],
	["PNG of no width", png({ width: 0 }), /it has no size/],
	[
		"PNG with a chunk of Apple’s",
		png({ before: [chunk("CgBI", "")] }),
		/CgBI, which is no part of PNG/,
	],
	[
		"PNG with a broken colour profile",
		png({ before: [chunk("iCCP", "sRGB\0\0nothing")] }),
		/its colour profile is damaged/,
	],
	[
		"PNG that claims 100,000 × 100,000 pixels",
		png({ width: 100_000, height: 100_000, rows }),
		/100000 × 100000 pixels, expected at most 110 megapixels/,
	],
	[
		"PNG that unpacks to a hundred times its pixels",
		png({ rows: Buffer.alloc(10_000_000) }),
		/it holds more than the pixels that it claims/,
	],
	[
		"PNG with a colour profile of 100 MB",
		png({
			before: [
				chunk(
					"iCCP",
					Buffer.concat([
						Buffer.from("a\0\0"),
						deflateSync(Buffer.alloc(100_000_000)),
					]),
				),
			],
		}),
		/its colour profile is damaged/,
	],
	[
		"JPEG cut in its pixels",
		photo.subarray(0, 8000),
		/it is cut off; copy or save it anew/,
	],
	["JPEG cut in its tables", photo.subarray(0, 100), /it is cut off/],
	[
		"JPEG cut in its pixels, with an end",
		Buffer.concat([photo.subarray(0, 8000), Buffer.from([0xff, 0xd9])]),
		/it cannot be decoded; copy or save it anew/,
	],
	[
		"JPEG of 12 bits",
		withFrame((copy) => copy.writeUInt8(12, frame + 4)),
		/of a kind that browsers do not show/,
	],
	[
		"lossless JPEG",
		withFrame((copy) => copy.writeUInt8(0xc3, frame + 1)),
		/of a kind that browsers do not show/,
	],
	[
		"arithmetic JPEG",
		withFrame((copy) => copy.writeUInt8(0xc9, frame + 1)),
		/of a kind that browsers do not show/,
	],
	[
		"JPEG of no height",
		withFrame((copy) => copy.writeUInt16BE(0, frame + 5)),
		/it has no size/,
	],
	[
		"JPEG that claims 65,500 × 65,500 pixels",
		withFrame((copy) => copy.writeUInt32BE(0xffdc_ffdc, frame + 5)),
		/65500 × 65500 pixels, expected at most 110 megapixels/,
	],
	[
		"JPEG of two frames",
		withSegments(photo, photo.subarray(frame, frame + 19)),
		/it is damaged/,
	],
	[
		"JPEG without pixels",
		Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
		/it is damaged/,
	],
	[
		"JPEG that is drawn 500 times",
		Buffer.concat([
			photo.subarray(0, -2),
			...Array.from({ length: 500 }, () =>
				photo.subarray(photo.indexOf(Buffer.from([0xff, 0xda])), -2),
			),
			photo.subarray(-2),
		]),
		/it is drawn in 501 scans/,
	],
	["GIF", Buffer.from("GIF89a"), /it is cut off/],
	["text", Buffer.from("A crane."), /it is no picture of a kind that is known/],
	["nothing but a signature", signature, /it is cut off/],
])("%s is told of", async (_name, bytes, said) => {
	expect((await take(bytes)).said).toMatch(said);
});

describe("what is larger than print needs", () => {
	test.each([
		["PNG", Buffer.from(quarters(3000, 600).pngsaveBuffer())],
		[
			"PNG of 16 bits",
			Buffer.from(quarters(3000, 600).colourspace("rgb16").pngsaveBuffer()),
		],
		["JPEG", Buffer.from(quarters(3000, 600).jpegsaveBuffer())],
		[
			"CMYK JPEG",
			Buffer.from(
				quarters(3000, 600)
					.iccTransform("cmyk", { input_profile: "srgb" })
					.jpegsaveBuffer({ keep: "none" }),
			),
		],
	])("%s is made smaller, the same every time", async (_name, bytes) => {
		const [first, kept] = [await take(bytes), await take(bytes)];
		expect(first).toMatchObject({
			width: 2480,
			height: 496,
			stored: { width: 3000, height: 600 },
		});
		expectSame(kept.shipped, first.shipped);
		const image = vips.Image.newFromBuffer(first.shipped ?? Buffer.alloc(0));
		expect(image).toMatchObject({
			width: 2480,
			height: 496,
			bands: 3,
			format: "uchar",
		});
		// Inks have no green as light as a screen’s.
		expect([
			["red", "green", "blue", "white"],
			["red", "yellow", "blue", "white"],
		]).toContainEqual(corners(image));
	});

	test("a tall one is as high as a page", async () => {
		const { width, height } = await take(png({ width: 100, height: 35_080 }));
		expect({ width, height }).toEqual({ width: 10, height: 3508 });
	});

	test("a damaged one is told of", async () => {
		const large = Buffer.from(
			quarters(3000, 1800).pngsaveBuffer({ compression: 0 }),
		);
		const header = large.subarray(0, 33);
		const broken = Buffer.concat([
			header,
			chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
			chunk("IEND", ""),
		]);
		expect((await take(broken)).said).toMatch(
			/it is cut off; copy or save it anew/,
		);
	});
});

/** Two corners above, two below. */
function corners(image: InstanceType<typeof vips.Image>): string[] {
	const [right, bottom] = [image.width - 3, image.height - 3];
	return (
		[
			[2, 2],
			[right, 2],
			[2, bottom],
			[right, bottom],
		] as const
	).map(([x, y]) => {
		const [red = 0, green = 0, blue = 0] = image.getpoint(x, y);
		const bright = [red, green, blue]
			.map((value) => (value > 128 ? 1 : 0))
			.join("");
		return (
			{
				"100": "red",
				"010": "green",
				"001": "blue",
				"110": "yellow",
				"111": "white",
			}[bright] ?? bright
		);
	});
}

/** How a picture of four quarters is shown that is stored as it is and said to be turned (Exif 2.32, Orientation). */
test.each([
	[1, ["red", "green", "blue", "white"]],
	[2, ["green", "red", "white", "blue"]],
	[3, ["white", "blue", "green", "red"]],
	[4, ["blue", "white", "red", "green"]],
	[5, ["red", "blue", "green", "white"]],
	[6, ["blue", "red", "white", "green"]],
	[7, ["white", "green", "blue", "red"]],
	[8, ["green", "white", "red", "blue"]],
])(
	"a picture that is stored turned (%i) stands upright, JPEG and PNG",
	async (orientation, expected) => {
		const drawn = quarters(48, 32);
		const files = [
			withSegments(
				Buffer.from(drawn.jpegsaveBuffer({ Q: 95 })),
				segment(
					0xe1,
					Buffer.concat([Buffer.from("Exif\0\0"), exif(orientation)]),
				),
			),
			insertChunk(
				Buffer.from(drawn.pngsaveBuffer()),
				chunk("eXIf", exif(orientation)),
			),
		];
		for (const file of files) {
			const { shipped, width, height } = await take(file);
			const image = vips.Image.newFromBuffer(shipped ?? Buffer.alloc(0));
			expect(corners(image)).toEqual(expected);
			expect({ width, height }).toEqual({
				width: image.width,
				height: image.height,
			});
			expect(width).toBe(orientation > 4 ? 32 : 48);
		}
	},
);

function insertChunk(file: Buffer, ...chunks: readonly Buffer[]): Buffer {
	return Buffer.concat([file.subarray(0, 33), ...chunks, file.subarray(33)]);
}

describe("of what a file tells beside its picture, only credits are kept", () => {
	const secrets = exif(1, { artist: "Ada Quay", copyright: "© Harbour" });
	const iptc = Buffer.concat([
		dataset(1, 90, "\x1b%G"),
		dataset(2, 80, "Ada Quay"),
		dataset(2, 90, "SECRET city"),
		dataset(2, 110, "Harbour Pictures"),
		dataset(2, 116, "© 2025 Harbour"),
		dataset(2, 120, "SECRET caption"),
	]);
	const resources = Buffer.concat([
		Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0", "latin1"),
		Buffer.from([iptc.length]),
		iptc,
	]);
	const thumbnail = Buffer.concat([
		Buffer.from("JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01", "latin1"),
		Buffer.from("SECRET thumbnail").subarray(0, 3),
	]);
	const profile = Buffer.concat([
		Buffer.from("ICC_PROFILE\0\x01\x01", "latin1"),
		Buffer.from("a profile"),
	]);

	function dataset(record: number, number: number, text: string): Buffer {
		const data = Buffer.from(text);
		return Buffer.concat([
			Buffer.from([0x1c, record, number, 0, data.length]),
			data,
		]);
	}

	const files: [string, Buffer, readonly string[]][] = [
		[
			"XMP of a JPEG",
			withSegments(
				photo,
				segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`)),
			),
			[
				"Ada Quay &amp; Sons",
				"Bo Slip",
				"Harbour Pictures",
				"https://harbour.example/rights",
				"https://harbour.example/buy",
			],
		],
		[
			"Exif of a JPEG",
			withSegments(
				photo,
				segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), secrets])),
			),
			["<rdf:li>Ada Quay</rdf:li>", "© Harbour"],
		],
		[
			"IPTC of a JPEG",
			withSegments(photo, segment(0xed, resources)),
			[
				"<rdf:li>Ada Quay</rdf:li>",
				"<photoshop:Credit>Harbour Pictures</photoshop:Credit>",
				"© 2025 Harbour",
			],
		],
		[
			"comments and private segments of a JPEG",
			withSegments(
				photo,
				segment(0xfe, "SECRET comment"),
				segment(0xe4, "SECRET"),
				segment(0xe2, "MPF\0SECRET"),
				segment(0xe1, "http://ns.adobe.com/xmp/extension/\0SECRET"),
			),
			[],
		],
		[
			"the small copy in a JPEG",
			withSegments(
				photo,
				segment(0xe0, thumbnail),
				segment(0xe0, "JFXX\0SECRET"),
			),
			[],
		],
		[
			"bytes behind a JPEG",
			Buffer.concat([photo, Buffer.from("SECRET film")]),
			[],
		],
		[
			"texts of a PNG",
			png({
				before: [
					chunk("tEXt", "Author\0Ada Quay"),
					chunk("tEXt", "Comment\0SECRET"),
					chunk(
						"zTXt",
						Buffer.concat([
							Buffer.from("Copyright\0\0"),
							deflateSync("(c) Harbour"),
						]),
					),
					chunk("tIME", "SECRET."),
					chunk("prVt", "SECRET"),
				],
			}),
			["<rdf:li>Ada Quay</rdf:li>", "(c) Harbour"],
		],
		[
			"XMP of a PNG",
			png({
				before: [
					chunk(
						"iTXt",
						Buffer.concat([
							Buffer.from("XML:com.adobe.xmp\0\0\0\0\0"),
							Buffer.from(packet),
						]),
					),
				],
			}),
			["Ada Quay &amp; Sons", "Harbour Pictures"],
		],
		[
			"packed XMP of a PNG, behind the pixels",
			png({
				after: [
					chunk(
						"iTXt",
						Buffer.concat([
							Buffer.from("XML:com.adobe.xmp\0\x01\0\0\0"),
							deflateSync(packet),
						]),
					),
				],
			}),
			["Ada Quay &amp; Sons"],
		],
		[
			"Exif of a PNG",
			png({ before: [chunk("eXIf", secrets)] }),
			["<rdf:li>Ada Quay</rdf:li>"],
		],
		["bytes behind a PNG", Buffer.concat([png(), Buffer.from("SECRET")]), []],
		[
			"texts of 100 MB in a PNG",
			png({
				before: [
					chunk(
						"zTXt",
						Buffer.concat([
							Buffer.from("Author\0\0"),
							deflateSync(Buffer.alloc(100_000_000, "SECRET")),
						]),
					),
				],
			}),
			[],
		],
	];

	test.each(files)("%s", async (_name, file, kept) => {
		const { shipped, said } = await take(file);
		expect(said).toBeUndefined();
		const text = shipped?.toString("utf8") ?? "";
		expect(text).not.toMatch(/SEC|Exif|8BIM/);
		expect(text.includes("rdf:RDF")).toBe(kept.length > 0);
		for (const credit of kept) expect(text).toContain(credit);
		// What is shipped is told once more without a change.
		expectSame((await take(shipped ?? file)).shipped, shipped);
	});

	test("a colour profile stays, and credits stay in a picture that is made smaller", async () => {
		const marked = withSegments(
			Buffer.from(quarters(3000, 1800).jpegsaveBuffer()),
			segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`)),
		);
		const { shipped } = await take(marked);
		expect(shipped?.toString()).toContain("Bo Slip");
		expect(shipped?.toString()).not.toContain("SECRET");
		const coloured = await take(withSegments(photo, segment(0xe2, profile)));
		expect(coloured.shipped?.includes(profile)).toBe(true);
	});
});
