/** Characters that no font has → a face that draws each as its code point in a small frame, in the letters of the house: what is copied, searched and read aloud stays the character itself. */
import * as harfbuzz from "harfbuzzjs";
import { once } from "../machine/once.ts";
import { shortHash } from "../machine/sha256.ts";
import type { FontFace } from "../model/house.ts";
import {
	type Glyph,
	type OutlinePoint,
	writeTrueType,
} from "./write-truetype.ts";

export const codePointsFamily = "Code Points";

/** `house` are the faces of a house, whose digits are drawn: those for code, or else the first for text. */
export function faceOfCodePoints(
	characters: Iterable<string>,
	house: readonly FontFace[],
): FontFace {
	const digits =
		house.find((face) => face.for === "code") ??
		house.find((face) => face.for === "text");
	if (!digits) throw new Error("Missing fonts of the house");
	const codes = [...new Set([...characters].flatMap((one) => [...one]))]
		.map((character) => character.codePointAt(0) ?? 0)
		.sort((a, b) => a - b);
	return {
		family: codePointsFamily,
		weight: 400,
		style: "normal",
		name: `CodePoints_${shortHash([digits.name, ...codes].join(" "))}`,
		features: [],
		for: "missing",
		read: once(() => draw(codes, digits)),
		// Its letters are those of the face.
		readLicence: digits.readLicence,
	};
}

/** Of a frame, in units of a thousand to the size of the type. */
const frame = {
	unitsPerEm: 1000,
	/** Of the digits, against the type around them. */
	scale: 0.55,
	bottom: 10,
	top: 650,
	/** Of the line. */
	stroke: 34,
	/** Between the line and the digits. */
	padding: 90,
	/** On both sides. */
	margin: 50,
};

function draw(codes: readonly number[], digits: FontFace): Uint8Array {
	const face = new harfbuzz.Face(new harfbuzz.Blob(digits.read()), 0);
	const font = new harfbuzz.Font(face);
	const size = (frame.unitsPerEm / face.upem) * frame.scale;
	const glyphOf = (codePoint: number): Glyph => {
		const contours: OutlinePoint[][] = [];
		let x = frame.margin + frame.stroke + frame.padding;
		const baseline = (frame.bottom + frame.top - 689 * size) / 2;
		for (const sign of nameOf(codePoint)) {
			const id = font.glyph(sign.codePointAt(0) ?? 0) ?? 0;
			contours.push(
				...contoursOf(font.glyphToPath(id), (point) => ({
					...point,
					x: Math.round(x + point.x * size),
					y: Math.round(baseline + point.y * size),
				})),
			);
			x += font.glyphHAdvance(id) * size;
		}
		const right = Math.round(x + frame.padding + frame.stroke);
		const left = frame.margin;
		const { bottom, top, stroke } = frame;
		contours.push(
			rectangle(left, bottom, right, top),
			rectangle(
				left + stroke,
				bottom + stroke,
				right - stroke,
				top - stroke,
			).reverse(),
		);
		return { codePoint, advance: right + frame.margin, contours };
	};
	return writeTrueType({
		family: "Code Points",
		unitsPerEm: frame.unitsPerEm,
		ascent: 800,
		descent: 200,
		glyphs: codes.map(glyphOf),
	});
}

function nameOf(codePoint: number): string {
	return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Turns right. */
function rectangle(
	left: number,
	bottom: number,
	right: number,
	top: number,
): OutlinePoint[] {
	const isOnCurve = true;
	return [
		{ x: left, y: bottom, isOnCurve },
		{ x: left, y: top, isOnCurve },
		{ x: right, y: top, isOnCurve },
		{ x: right, y: bottom, isOnCurve },
	];
}

/** A path of a TrueType face: lines and quadratic curves. */
function contoursOf(
	path: string,
	place: (point: OutlinePoint) => OutlinePoint,
): OutlinePoint[][] {
	const contours: OutlinePoint[][] = [];
	for (const [, command, numbers = ""] of path.matchAll(/([MLQ])([^MLQZ]*)/g)) {
		const values = numbers.match(/-?[\d.]+/g)?.map(Number) ?? [];
		if (command === "M") contours.push([]);
		for (let at = 0; at < values.length; at += 2)
			contours.at(-1)?.push(
				place({
					x: values[at] ?? 0,
					y: values[at + 1] ?? 0,
					isOnCurve: command !== "Q" || at > 0,
				}),
			);
	}
	return contours.map(withoutEnd);
}

/** A contour closes by itself. */
function withoutEnd(contour: OutlinePoint[]): OutlinePoint[] {
	const [first, last] = [contour[0], contour.at(-1)];
	const closes =
		contour.length > 1 && first?.x === last?.x && first?.y === last?.y;
	return closes ? contour.slice(0, -1) : contour;
}
