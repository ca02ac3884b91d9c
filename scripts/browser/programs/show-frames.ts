/** Gives the frames of a page a width, and their text a size. */
import { program } from "./program.ts";

/** `width` in CSS pixels; `textScale` of what each document sets its text in, 1 being as it is. */
export const showFrames = program(show);

function show(width: number, textScale: number): void {
	for (const frame of document.querySelectorAll("iframe")) {
		frame.width = String(width);
		frame.height = "1200";
		const inner = frame.contentDocument;
		const root = inner?.documentElement;
		if (!inner || !root?.style) continue;
		// As a reader’s larger type does, by which all that is relative to it grows.
		root.style.removeProperty("font-size");
		if (textScale === 1) continue;
		const size = frame.contentWindow?.getComputedStyle(root).fontSize ?? "16px";
		const scaled = textScale * Number.parseFloat(size);
		root.style.setProperty("font-size", `${scaled}px`, "important");
	}
}
