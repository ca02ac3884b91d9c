/** Every letter that some face of the house has is set in it, wherever it stands. */
import * as harfbuzz from "harfbuzzjs";
import { expect, test } from "vitest";
import {
	type PageFile,
	withPage,
} from "../../scripts/browser/isolated-page.ts";
import { compressWoff2 } from "../../scripts/fonts/compress-woff2.ts";
import {
	type CutFace,
	cutFonts,
	styleSheet,
} from "../../scripts/fonts/cut-fonts.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { charactersIn } from "../../scripts/readings/fonts/character-maps.ts";
import { type Outline, readFace } from "../../scripts/readings/fonts/face.ts";
import { sharedBrowser } from "../shared-browser.ts";
import { compressInEarnest } from "../stand-ins/fonts/compress-woff2.ts";

const { fonts } = readHouse("news");

const cut = (markup: string) => cutFonts(fonts, markup, "truetype");

function has(face: CutFace, character: string): boolean {
	const font = new harfbuzz.Face(new harfbuzz.Blob(face.bytes), 0);
	return font.collectUnicodes().includes(character.codePointAt(0) ?? 0);
}

/** The families that a style names for `family`, in order. */
function chain(faces: readonly CutFace[], family: string): string[] {
	const css = styleSheet(faces, () => "x", `p{font:"${family}", serif}`);
	const [, list = ""] = /p\{font:(.*), serif\}/.exec(css) ?? [];
	return list.split(", ").map((name) => name.slice(1, -1));
}

test.each([
	["<code>港</code>", "Fira Mono", "港"],
	["<code>≢</code>", "Fira Mono", "≢"],
	["<math><mi>港</mi></math>", "Noto Sans Math", "港"],
	["<p>∀</p>", "Source Serif 4", "∀"],
	["<p>╗</p>", "Source Sans 3", "╗"],
])(
	"%s is drawn by a family that %s leads to",
	async (markup, family, letter) => {
		const faces = await cut(markup);
		const families = chain(faces, family);
		expect(families[0]).toBe(family);
		expect(
			faces.some((face) => families.includes(face.family) && has(face, letter)),
		).toBe(true);
	},
);

test("faces for code and formulas are left out where nothing needs them", async () => {
	const faces = await cut("<p>Ice.</p>");
	expect(new Set(faces.map((face) => face.for))).toEqual(new Set(["text"]));
});

test("the capitals of all letters are there, since styles set small ones as such", async () => {
	const [face] = await cut("<p>éditions žluť</p>");
	for (const letter of "ÉŽŤ") expect(face && has(face, letter)).toBe(true);
});

test.each([
	["cut short", (bytes: Uint8Array) => bytes.subarray(0, 60_000)],
	["no font", () => Buffer.from("hello")],
])("a font of a house that is %s is named", async (_what, change) => {
	const damaged = fonts.map((face) =>
		face.name === "SourceSerif4_400Regular"
			? { ...face, read: () => change(face.read()) }
			: face,
	);
	await expect(cutFonts(damaged, "<p>Text</p>", "truetype")).rejects.toThrow(
		/^The font SourceSerif4_400Regular of the house cannot be read: put/,
	);
});

/** What a reading says of each character that a font has. */
function drawnBy(font: Uint8Array): (readonly [Outline, number])[] {
	const face = readFace(font);
	if (!face) throw new Error("A damaged font");
	return [...charactersIn(face.characters)].map((character) => {
		const glyph = face.glyphOf(character);
		return [face.outlineOf(glyph), face.advanceOf(glyph)] as const;
	});
}

/** In a page that has nothing else, the width of a line in the font of these bytes; another where it does not load. */
function widthIn(font: Uint8Array): Promise<number> {
	const css = `@font-face{font-family:x;src:url(/x) format("woff2")}p{font:40px x, monospace;float:left}`;
	const files = new Map<string, PageFile>([
		[
			"/",
			{
				mediaType: "text/html; charset=utf-8",
				bytes: `<!DOCTYPE html><style>${css}</style><p>Élan of a ship`,
			},
		],
		["/x", { mediaType: "font/woff2", bytes: font }],
	]);
	return sharedBrowser().then((browser) =>
		withPage(browser, files, async (page) => {
			await page.$eval("p", (p) => p.ownerDocument.fonts.ready.then(() => 0));
			return page.$eval("p", (p) => p.getBoundingClientRect().width);
		}),
	);
}

test("a font that is packed is half as large, and is set in the browser; so is one that is packed fast for tests", async () => {
	const [face] = await cut("<p>Élan of a ship</p>");
	if (!face) throw new Error("No face");
	const [small] = await compressInEarnest([face.bytes]);
	const [fast] = await compressWoff2([face.bytes]);
	if (!small || !fast) throw new Error("Not packed");
	expect(small.length).toBeLessThan(face.bytes.length / 2);
	expect(drawnBy(small)).toEqual(drawnBy(face.bytes));
	const [width, none] = [await widthIn(small), await widthIn(Buffer.of())];
	expect(width).not.toBe(none);
	expect(await widthIn(fast)).toBe(width);
});
