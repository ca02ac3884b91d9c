/** Why a reader of the page does not see text that is drawn there. */
import type { Matrix } from "./matrix.ts";
import type { Pen } from "./run-content.ts";

export interface ShownPlace {
	/** Points from the lower left corner of the page, where it begins and where it ends. */
	readonly start: readonly [number, number];
	readonly end: readonly [number, number];
	/** Points. */
	readonly size: number;
}

/** Undefined for what is seen. `sheet` is the page: left, bottom, right and top. */
export function whyHidden(
	{ mode, colour, isMasked, size: type, place }: Pen,
	{ start, end, size }: ShownPlace,
	sheet: readonly number[],
): string | undefined {
	if (mode === 3 || mode === 7) return "drawn with no ink";
	if (isMasked) return "behind a mask";
	if (size < leastSize) return `${size.toFixed(1)} points high`;
	if (colour.every((part) => part > mostLight)) return "white on white";
	if (!isOn(sheet, start) || !isOn(sheet, end)) return "outside the page";
	return howBent(place, Math.sign(type));
}

/** Type is drawn upright, from left to right, and as wide as it is. `sign` is that of its size. */
function howBent([a, b, c, d]: Matrix, sign: number): string | undefined {
	// Upright text, which nearly all of it is.
	if (b === 0 && c === 0 && a === d && a * sign > 0) return undefined;
	const area = a * d - b * c;
	if (area < 0) return "as in a mirror";
	const turned = (Math.atan2(b * sign, a * sign) * 180) / Math.PI;
	if (Math.abs(turned) > mostTurned)
		return `turned by ${Math.round(Math.abs(turned))} degrees`;
	const slant = (a * c + b * d) / area;
	if (Math.abs(slant) > mostSlant)
		return `slanted by ${Math.round((Math.atan(Math.abs(slant)) * 180) / Math.PI)} degrees`;
	const width = (a * a + b * b) / area;
	return width < leastWidth || width > mostWidth
		? `${Math.round(width * 100)} % as wide as its type`
		: undefined;
}

/** Degrees: less is not to be seen. */
const mostTurned = 1;

/** Upright faces that stand in for italic ones are slanted by up to 20 degrees (CSS Fonts 4 §2.5 asks for 14). */
const mostSlant = Math.tan((20.5 * Math.PI) / 180);

/** Type is drawn from three quarters to five quarters as wide as text faces are, as condensed and expanded (CSS Fonts 4 §2.4); what is wider or narrower is no type, but stretched. */
const leastWidth = 0.745;
const mostWidth = 1.255;

/** Points: smaller text cannot be read. */
const leastSize = 2;

/** Of each part of a colour, on white. */
const mostLight = 0.85;

function isOn(
	[left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
	[x, y]: readonly [number, number],
): boolean {
	return x >= left && x <= right && y >= bottom && y <= top;
}
