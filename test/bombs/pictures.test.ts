/** Pictures, and fonts of a house, that grow when they are read: what is wrong with them is said at a small price. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { cutFonts } from "../../scripts/fonts/cut-fonts.ts";
import { readHouse } from "../../scripts/house/index.ts";
import {
	chunk,
	jpeg,
	png,
	segment,
	withSegments,
} from "../manuscript/images/draw.ts";
import { openPictures } from "../manuscript/images/open-pictures.ts";
import { ofThisRun, openPrices } from "./price.ts";

const take = openPictures();
const price = openPrices("pictures and fonts");

const fill = (unit: string, length: number) =>
	unit.repeat(Math.floor(length / unit.length));
const megabyte = 1_000_000;
/** Packed a thousandfold, in pieces, since so much is never in memory at once. */
const packedZeros = deflateSync(Buffer.alloc(100 * megabyte));

const photo = jpeg(640, 480);
const scans = photo.subarray(photo.indexOf(Buffer.from([0xff, 0xda])), -2);

const drawing = (inner: string) =>
	Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">${inner}</svg>`,
	);

const alike = [
	"a JPEG that is drawn 500 times",
	"an SVG with a path of six million characters",
	"a PNG of half a million chunks",
	"an SVG with a style sheet of a hundred thousand rules",
	"a PNG that is packed a thousandfold, of 100 megapixels",
	"a JPEG of a hundred thousand segments",
];

test.each(
	ofThisRun<[string, () => Uint8Array, RegExp]>(alike, [
		[
			"a PNG that claims 60,000 × 60,000 pixels",
			() => png({ width: 60_000, height: 60_000, rows: Buffer.alloc(99) }),
			/megapixels/,
		],
		[
			"a PNG whose pixels go on for 100 MB",
			() =>
				Buffer.concat([
					png().subarray(0, 33),
					chunk("IDAT", packedZeros),
					chunk("IEND", ""),
				]),
			/more than the pixels that it claims/,
		],
		[
			"a PNG with a text of 100 MB",
			() =>
				png({
					before: [
						chunk("zTXt", Buffer.concat([Buffer.from("a\0\0"), packedZeros])),
					],
				}),
			/taken/,
		],
		[
			"a PNG with a profile of 100 MB",
			() =>
				png({
					before: [
						chunk("iCCP", Buffer.concat([Buffer.from("a\0\0"), packedZeros])),
					],
				}),
			/its colour profile is damaged/,
		],
		[
			"a PNG of half a million chunks",
			() =>
				png({
					before: Array.from({ length: 500_000 }, () => chunk("tEXt", "a\0")),
				}),
			/it is damaged/,
		],
		[
			"a PNG that is packed a thousandfold, of 100 megapixels",
			() => png({ width: 10_000, height: 10_000, depth: 1, colour: 0 }),
			/taken/,
		],
		[
			"a JPEG that claims 65,500 × 65,500 pixels",
			() => {
				const copy = Buffer.from(photo);
				copy.writeUInt32BE(
					0xffdc_ffdc,
					photo.indexOf(Buffer.from([0xff, 0xc0])) + 5,
				);
				return copy;
			},
			/megapixels/,
		],
		[
			"a JPEG that is drawn 500 times",
			() =>
				Buffer.concat([
					photo.subarray(0, -2),
					...Array.from({ length: 500 }, () => scans),
					photo.subarray(-2),
				]),
			/drawn in 501 scans/,
		],
		[
			"a JPEG of a hundred thousand segments",
			() =>
				withSegments(
					photo,
					...Array.from({ length: 100_000 }, () => segment(0xe1, "x")),
				),
			/taken/,
		],
		[
			"an SVG of uses of uses",
			() =>
				drawing(
					`<rect id="l0"/>${Array.from({ length: 10 }, (_, at) => `<g id="l${at + 1}">${fill(`<use href="#l${at}"/>`, 180)}</g>`).join("")}<use href="#l10"/>`,
				),
			/too many elements/,
		],
		[
			"an SVG of elements without end",
			() => drawing(fill("<g/>", megabyte)),
			/more than 50000 elements/,
		],
		[
			"an SVG nested deep",
			() => drawing(fill("<g>", megabyte)),
			/nested|elements/,
		],
		[
			"an SVG of entities",
			() =>
				Buffer.from(
					`<!DOCTYPE svg [<!ENTITY a "${"a".repeat(999)}">]>${drawing(`<text>${"&a;".repeat(30_000)}</text>`)}`,
				),
			/no well-formed XML/,
		],
		[
			"an SVG with a path of six million characters",
			() => drawing(`<path d="M0 0${fill("L100 100", 6 * megabyte)}"/>`),
			/too many points/,
		],
		[
			"an SVG with a style sheet of a hundred thousand rules",
			() =>
				drawing(
					`<style>${Array.from({ length: 100_000 }, (_, at) => `.a${at} g g g{fill:red}`).join("")}</style>${fill(`<g class="a1 a2 a3"/>`, megabyte)}`,
				),
			/taken/,
		],
		[
			"an SVG with styles that are not closed",
			() => drawing(`<style>${fill("a{b:url(", megabyte)}</style>`),
			/./,
		],
		[
			"an SVG of more than 20 MB",
			() => drawing(fill("<!-- -->", 21 * megabyte)),
			/21 MB of drawing/,
		],
	]),
)("%s", async (what, make, answered) => {
	const bytes = make();
	const answer = await price(what, async () => {
		const { said = "taken" } = await take(bytes);
		return said;
	});
	expect(answer).toMatch(answered);
});

const { fonts } = readHouse("news");
const sound = readFileSync(
	createRequire(import.meta.url).resolve(
		"@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
	),
);

/** The font with one table changed; each entry of the directory holds a name, a checksum, a place and a length (OpenType, “Table Directory”). */
function withTable(name: string, change: (table: Buffer) => void): Buffer {
	const font = Buffer.from(sound);
	const entry = font.indexOf(name, 12, "latin1");
	const [place, length] = [
		font.readUInt32BE(entry + 8),
		font.readUInt32BE(entry + 12),
	];
	change(font.subarray(place, place + length));
	return font;
}

test.each(
	ofThisRun<[string, () => Buffer, RegExp]>(
		["a font of 150 MB"],
		[
			[
				"a font of 150 MB",
				() => Buffer.concat([sound, Buffer.alloc(150 * megabyte)]),
				/The font .* cannot be read/,
			],
			[
				"a font that claims 65,535 tables",
				() => {
					const font = Buffer.from(sound);
					font.writeUInt16BE(0xffff, 4);
					return font;
				},
				/./,
			],
			[
				"a font whose glyphs are noise",
				() => withTable("glyf", (table) => table.fill(0xff)),
				/./,
			],
			[
				"a font whose glyphs are made of one another",
				() =>
					withTable("glyf", (table) => {
						for (let at = 0; at + 8 < table.length; at += 8)
							table.writeBigUInt64BE(0xffff_0000_0020_0001n, at);
					}),
				/./,
			],
			[
				"a font whose letters are noise",
				() => withTable("cmap", (table) => table.fill(0xff, 4)),
				/./,
			],
			[
				"a font whose features are noise",
				() => withTable("GSUB", (table) => table.fill(0xff, 10)),
				/./,
			],
		],
	),
)("%s", async (what, make, answered) => {
	const bytes = make();
	const house = fonts.map((face) =>
		face.name === "SourceSerif4_400Regular"
			? { ...face, name: what, read: () => bytes }
			: face,
	);
	const answer = await price(what, () =>
		cutFonts(house, "<p>Text of the basin</p>", "truetype").then(
			() => "taken",
			(error: Error) => error.message,
		),
	);
	expect(answer).toMatch(answered);
});
