/** What is read of fonts is what HarfBuzz draws of them. */
import * as harfbuzz from "harfbuzzjs";
import { expect, test } from "vitest";
import { readHouse } from "../../../scripts/house/index.ts";
import {
	type Outline,
	readFace,
} from "../../../scripts/readings/fonts/face.ts";

const house = readHouse("news");
const faces = [
	...house.fonts,
	...house.scripts().flatMap((family) => family.faces()?.slice(0, 1) ?? []),
];

/** Of fonts with thousands of glyphs a hundred, from all parts. */
const step = (count: number) => Math.ceil(count / 100);

test.each(faces.map((face) => [face.name, face] as const))(
	"%s is read as HarfBuzz draws it",
	(_name, { read }) => {
		const bytes = read();
		const face = readFace(bytes);
		if (!face) throw new Error("Not read");
		const font = new harfbuzz.Font(
			new harfbuzz.Face(new harfbuzz.Blob(bytes), 0),
		);
		for (
			let glyph = 0;
			glyph < face.glyphCount;
			glyph += step(face.glyphCount)
		) {
			expect(drawn(pathOf(face.outlineOf(glyph)))).toEqual(
				drawn(numbersIn(font.glyphToPath(glyph))),
			);
			expect(face.advanceOf(glyph)).toBe(font.glyphHAdvance(glyph));
		}
		for (const character of [..."Aéß«Ωж"])
			expect(face.glyphOf(character.codePointAt(0) ?? 0)).toBe(
				font.glyph(character.codePointAt(0) ?? 0) ?? 0,
			);
	},
);

/** Lines and curves, wherever a contour begins. */
function drawn(commands: readonly Command[]): string[] {
	return commands
		.filter(([name]) => name !== "M")
		.map((command) => command.join(" "))
		.sort();
}

type Command = readonly [name: string, ...numbers: number[]];

function numbersIn(path: string): Command[] {
	return [...path.matchAll(/([MLQZ])([^MLQZ]*)/g)]
		.filter(([, name]) => name !== "Z")
		.map(([, name = "", numbers = ""]) => [
			name,
			...(numbers.match(/-?[\d.]+/g) ?? []).map((number) =>
				Math.round(Number(number)),
			),
		]);
}

interface Point {
	readonly x: number;
	readonly y: number;
	readonly isOn: boolean;
}

/** The numbers of last points are as many as there are contours, and stand behind the points. */
function pathOf(outline: Outline): Command[] {
	const values = [...outline];
	let contours = 0;
	while (3 * ((values[values.length - 1] ?? -1) + 1) + contours < values.length)
		contours += 1;
	const ends = values.slice(values.length - contours);
	return ends.flatMap((end, index) => {
		const start = (ends[index - 1] ?? -1) + 1;
		const points = Array.from(
			{ length: end - start + 1 },
			(_, point): Point => {
				const [x = 0, y = 0, isOn] = values.slice(3 * (start + point));
				return { x, y, isOn: isOn === 1 };
			},
		);
		return contourOf(points);
	});
}

/** Between two points beside the curve there is one on it (OpenType, glyf). */
function contourOf(points: readonly Point[]): Command[] {
	const first = points.findIndex(({ isOn }) => isOn);
	const turned = [...points.slice(first), ...points.slice(0, first)];
	const start = first < 0 ? middleOf(points.at(-1), points[0]) : turned[0];
	const rest = first < 0 ? points : turned.slice(1);
	const commands: Command[] = [["M", ...roundedOf(start)]];
	let pending: Point | undefined;
	for (const point of [...rest, start]) {
		if (!point) continue;
		if (pending) {
			const end = point.isOn ? point : middleOf(pending, point);
			commands.push(["Q", ...roundedOf(pending), ...roundedOf(end)]);
			pending = point.isOn ? undefined : point;
		} else if (point.isOn) commands.push(["L", ...roundedOf(point)]);
		else pending = point;
	}
	return commands;
}

function middleOf(one?: Point, other?: Point): Point {
	const middle = (a = 0, b = 0) => (a + b) / 2;
	return {
		x: middle(one?.x, other?.x),
		y: middle(one?.y, other?.y),
		isOn: true,
	};
}

function roundedOf(point?: Point): number[] {
	return [Math.round(point?.x ?? 0), Math.round(point?.y ?? 0)];
}
