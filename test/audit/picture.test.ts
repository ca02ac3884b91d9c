/** The picture’s side of the audit: what is seen is judged by pixels and places alone. */
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
	inkElsewhere,
	inksOf,
	judgeInk,
} from "../../scripts/audit/picture/judge-ink.ts";
import { misplacedIn } from "../../scripts/audit/picture/judge-places.ts";
import type { Picture } from "../../scripts/audit/picture/picture.ts";
import { readScreenshot } from "../../scripts/audit/picture/read-screenshot.ts";

/** A word of bars, from 10 to 50 across and 10 to 30 down. */
const word = {
	box: { left: 10, top: 10, right: 50, bottom: 30 },
	size: 20,
	hasShape: true,
	hasFace: true,
};

type Colour = readonly [number, number, number];
const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];

/** A letter of some bars: whether ink stands at a place. */
function isLetter(x: number, y: number): boolean {
	return x >= 12 && x < 48 && y >= 12 && y < 28 && (x % 6 < 2 || y % 9 < 2);
}

function draw(colourAt: (x: number, y: number) => Colour): Picture {
	const [width, height] = [60, 40];
	const pixels = new Uint8Array(width * height * 3);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1)
			pixels.set(colourAt(x, y), (y * width + x) * 3);
	return { width, height, channels: 3, pixels };
}

const clean = draw((x, y) => (isLetter(x, y) ? black : white));

function kindOf(
	shown: (x: number, y: number) => Colour,
	bare: (x: number, y: number) => Colour,
): string | undefined {
	const pictures = { shown: draw(shown), bare: draw(bare), clean };
	return judgeInk(inksOf(pictures), [word])[0]?.kind;
}

describe("ink", () => {
	test("is seen on any ground with enough contrast", () => {
		const dark: Colour = [20, 20, 30];
		const light: Colour = [230, 220, 210];
		expect(
			kindOf(
				(x, y) => (isLetter(x, y) ? dark : light),
				() => light,
			),
		).toBeUndefined();
		expect(
			kindOf(
				(x, y) => (isLetter(x, y) ? light : dark),
				() => dark,
			),
		).toBeUndefined();
	});

	test("that changes nothing where it is taken out is not seen", () => {
		expect(
			kindOf(
				() => white,
				() => white,
			),
		).toBe("unseen");
		// What stands there is no ink of the word.
		expect(
			kindOf(
				(x, y) => (isLetter(x, y) ? black : white),
				(x, y) => (isLetter(x, y) ? black : white),
			),
		).toBe("unseen");
	});

	test("in nearly the colour of the ground is faint", () => {
		const pictures = {
			shown: draw((x, y) => (isLetter(x, y) ? [190, 190, 190] : white)),
			bare: draw(() => white),
			clean,
		};
		const [fault] = judgeInk(inksOf(pictures), [word]);
		expect(fault?.kind).toBe("faint");
		expect(fault?.contrast).toBeCloseTo(1.86, 1);
	});

	test("of which a part is covered is seen in part", () => {
		expect(
			kindOf(
				(x, y) => (isLetter(x, y) && x < 30 ? black : white),
				() => white,
			),
		).toBe("partly");
	});

	test("of other shapes is another word’s", () => {
		expect(
			kindOf(
				(x, y) =>
					x >= 12 && x < 48 && y >= 12 && y < 28 && (x + y) % 7 < 6
						? black
						: white,
				() => white,
			),
		).toBe("other");
	});

	test("beside its place is more than the word", () => {
		const bare = draw(() => white);
		const beside = draw((x, y) =>
			isLetter(x, y) || (x > 40 && y > 34) ? black : white,
		);
		const small = { ...word, size: 2 };
		expect(
			inkElsewhere(inksOf({ shown: beside, bare, clean }), [small]),
		).toEqual({
			left: 41,
			top: 35,
			right: 60,
			bottom: 40,
		});
		expect(
			inkElsewhere(inksOf({ shown: clean, bare, clean }), [small]),
		).toBeUndefined();
	});

	test("of a word as large as a page is judged too", () => {
		const [width, height] = [800, 600];
		const picture = (share: number): Picture => ({
			width,
			height,
			channels: 3,
			pixels: new Uint8Array(width * height * 3).map((_, at) =>
				Math.floor(at / 3) % 7 < share ? 0 : 255,
			),
		});
		const large = {
			...word,
			box: { left: 0, top: 0, right: 800, bottom: 600 },
		};
		const pictures = { shown: picture(3), bare: picture(0), clean: picture(3) };
		expect(judgeInk(inksOf(pictures), [large])).toEqual([undefined]);
	});

	test("without a place, or out of the picture, has none", () => {
		const bare = draw(() => white);
		const away = { left: 100, top: 10, right: 120, bottom: 30 };
		const kinds = judgeInk(inksOf({ shown: clean, bare, clean }), [
			{ ...word, box: undefined },
			{ ...word, box: away },
		]).map((fault) => fault?.kind);
		expect(kinds).toEqual(["unplaced", "unplaced"]);
	});
});

describe("places", () => {
	const at = (text: string, left: number, top: number, rest = {}) => ({
		zone: 0,
		text,
		box: { left, top, right: left + 30, bottom: top + 20 },
		size: 16,
		isAbove: false,
		isRightToLeft: false,
		...rest,
	});
	const kinds = (...words: Parameters<typeof misplacedIn>[0]) =>
		misplacedIn(words).map(({ index, fault }) => [index, fault.kind]);

	test("in the order of reading are no fault", () => {
		expect(
			kinds(at("one", 0, 0), at("two", 40, 0), at("three", 0, 24)),
		).toEqual([]);
		// A column beside the first.
		expect(
			kinds(at("one", 0, 0), at("two", 0, 24), at("three", 90, 0)),
		).toEqual([]);
		const rtl = { isRightToLeft: true };
		expect(kinds(at("one", 40, 0, rtl), at("two", 0, 0, rtl))).toEqual([]);
		expect(
			kinds(at("one", 0, 8), at("above", 0, -2, { isAbove: true })),
		).toEqual([]);
	});

	test("against it are", () => {
		expect(kinds(at("one", 40, 0), at("two", 0, 0))).toEqual([[1, "early"]]);
		expect(kinds(at("one", 0, 24), at("two", 0, 0))).toEqual([[1, "early"]]);
		// Zones are read one after the other too.
		expect(
			kinds(
				at("one", 0, 24),
				at("two", 40, 24),
				at("three", 0, 0, { zone: 1 }),
			),
		).toEqual([[2, "early"]]);
		expect(
			kinds(at("one", 0, 0), at("two", 0, 48), at("three", 90, 0, { zone: 1 })),
		).toEqual([]);
	});

	test("upon each other are", () => {
		expect(kinds(at("one", 0, 0), at("two", 12, 2))).toEqual([[1, "upon"]]);
		expect(kinds(at("one", 0, 0), at("two", 0, 14))).toEqual([]);
	});
});

describe("a screenshot", () => {
	const pixels = Uint8Array.from(
		{ length: 5 * 5 * 3 },
		(_, at) => (at * 37) % 256,
	);

	test("has the same pixels by whatever filters it is packed", () => {
		expect(readScreenshot(pngOf(pixels)).pixels).toEqual(pixels);
	});

	test("of another form is a failure", () => {
		const png = pngOf(pixels);
		png[25] = 3;
		expect(() => readScreenshot(png)).toThrow("Unexpected PNG");
	});

	/** Five rows of five pixels, each by a filter of its own (W3C PNG §9.2). */
	function pngOf(all: Uint8Array): Buffer {
		const row = 15;
		const byte = (x: number, y: number) =>
			x < 0 || y < 0 ? 0 : (all[y * row + x] ?? 0);
		const rows = [0, 1, 2, 3, 4].flatMap((y) => [
			y,
			...Array.from({ length: row }, (_, x) => {
				const [left, up] = [byte(x - 3, y), byte(x, y - 1)];
				const corner = byte(x - 3, y - 1);
				const guess = left + up - corner;
				const nearest = [left, up, corner].toSorted(
					(one, other) => Math.abs(guess - one) - Math.abs(guess - other),
				)[0];
				const taken = [0, left, up, (left + up) >> 1, nearest ?? 0][y] ?? 0;
				return (byte(x, y) - taken + 256) % 256;
			}),
		]);
		const header = Buffer.alloc(13);
		header.writeUInt32BE(5, 0);
		header.writeUInt32BE(5, 4);
		header.set([8, 2, 0, 0, 0], 8);
		return Buffer.concat([
			Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
			chunk("IHDR", header),
			chunk("IDAT", deflateSync(Buffer.from(rows))),
		]);
	}

	function chunk(name: string, data: Buffer): Buffer {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		return Buffer.concat([
			length,
			Buffer.from(name, "latin1"),
			data,
			Buffer.alloc(4),
		]);
	}
});
