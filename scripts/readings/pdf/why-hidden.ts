/** Why a reader of the page does not see text that is drawn there. */
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
	{ mode, colour, isMasked }: Pen,
	{ start, end, size }: ShownPlace,
	sheet: readonly number[],
): string | undefined {
	if (mode === 3 || mode === 7) return "drawn with no ink";
	if (isMasked) return "behind a mask";
	if (size < leastSize) return `${size.toFixed(1)} points high`;
	if (colour.every((part) => part > mostLight)) return "white on white";
	return isOn(sheet, start) && isOn(sheet, end)
		? undefined
		: "outside the page";
}

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
