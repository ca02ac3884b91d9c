/** `^[a note in its place]` (Pandoc) is a note like others. */
import type { Construct } from "./construct.ts";

export const inlineNotes: Construct = {
	signs: "^",
	read(at, { run, end, inside, addNote }) {
		if (run.text[at + 1] !== "[") return undefined;
		const to = run.closing(at + 1);
		if (to < 0 || to >= end) return undefined;
		if (run.text.slice(at + 2, to).trim() === "") return undefined;
		return {
			end: to + 1,
			nodes: [addNote(inside(at + 2, to), run.pointAt(at))],
		};
	},
};
