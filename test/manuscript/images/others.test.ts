/** Pictures of kinds that not every reader shows become ones that each does: the same on every machine, upright, with their credits. */

import { expect, test } from "vitest";
import Vips from "wasm-vips";
import { sha256 } from "../../../scripts/machine/sha256.ts";
import { chunk, packet, png } from "./draw.ts";
import { openPictures } from "./open-pictures.ts";

const take = openPictures();
const vips = await Vips({ dynamicLibraries: ["vips-heif.wasm"] });

const grey = vips.Image.grey(32, 20, { uchar: true });
const colours = grey
	.bandjoin([grey.invert(), grey.linear(0, 90).cast("uchar")])
	.copy({ interpretation: "srgb" });
const write = (image: typeof colours, ending: string, options = {}) =>
	Buffer.from(image.writeToBuffer(ending, options));
const credited = colours.copy();
credited.setBlob("xmp-data", Buffer.from(packet));
const twoPages = vips.Image.arrayjoin([colours, colours.invert()], {
	across: 1,
});
twoPages.setInt("page-height", 20);

test.each([
	["GIF", write(colours, ".gif"), "png", undefined],
	["moving GIF", write(twoPages, ".gif"), "png", "GIF"],
	["WebP", write(colours, ".webp"), "jpeg", undefined],
	[
		"WebP without loss",
		write(colours, ".webp", { lossless: true }),
		"png",
		undefined,
	],
	["moving WebP", write(twoPages, ".webp"), "png", "WebP"],
	[
		"transparent WebP",
		write(colours.bandjoin([grey]), ".webp"),
		"png",
		undefined,
	],
	["TIFF", write(colours, ".tif"), "jpeg", undefined],
	[
		"TIFF of inks",
		write(colours.colourspace("cmyk"), ".tif"),
		"jpeg",
		undefined,
	],
	["TIFF of two pages", write(twoPages, ".tif"), "jpeg", "TIFF"],
	[
		"transparent TIFF",
		write(colours.bandjoin([grey]), ".tif"),
		"png",
		undefined,
	],
	["AVIF", write(colours, ".avif"), "jpeg", undefined],
	[
		"transparent AVIF",
		write(colours.bandjoin([grey]), ".avif"),
		"png",
		undefined,
	],
])("%s", async (_name, bytes, kind, first) => {
	const taken = await take(bytes);
	expect(taken.said).toBeUndefined();
	expect(taken).toMatchObject({ width: 32, height: 20 });
	expect(taken.first).toBe(first);
	const shown = vips.Image.newFromBuffer(taken.shipped ?? new Uint8Array());
	expect([shown.width, shown.height]).toEqual([32, 20]);
	expect(shown.getString("vips-loader")).toBe(`${kind}load_buffer`);
	expect(sha256(taken.shipped ?? "")).toMatchSnapshot();
	if (first) return;
	const cut = await take(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
	expect(cut.said ?? "shown").toMatch(/cut off|damaged|cannot be decoded/);
});

test("a PNG that moves is its first picture", async () => {
	const taken = await take(
		png({ before: [chunk("acTL", "\0\0\0\x02\0\0\0\0")] }),
	);
	expect(taken.first).toBe("PNG");
	expect(taken.shipped?.includes("acTL")).toBe(false);
});

test.each([".webp", ".tif", ".avif"])(
	"%s keeps its credits",
	async (ending) => {
		const { shipped } = await take(write(credited, ending));
		expect(shipped?.toString("latin1")).toContain("Ada Quay");
	},
);

test.each([
	["BM", /it is a BMP; save it as a PNG or a JPEG/],
	["\0\0\0\x18ftypheic\0\0\0\0mif1heic", /it is a HEIC/],
	["version https://git-lfs.github.com/spec/v1", /a pointer of Git LFS/],
	["II*\0\xff\xff\xff\x7f", /cut off/],
	["RIFF\x04\0\0\0WEBP", /cut off/],
])("%j is told of", async (text, said) => {
	expect((await take(Buffer.from(text, "latin1"))).said).toMatch(said);
});
