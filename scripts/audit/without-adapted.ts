/** What a note has said to be adapted is not held against the editions: the reading of the manuscript without it. */

import type { Note } from "../model/problem.ts";
import type { FlowItem } from "../readings/flow.ts";
import type {
	ChapterReading,
	ManuscriptReading,
} from "../readings/manuscript.ts";
import type { Mark } from "../readings/marks.ts";

export function withoutAdapted(
	reading: ManuscriptReading,
	notes: readonly Note[],
): ManuscriptReading {
	const links = notes.filter(({ rule }) => rule.startsWith("link-"));
	const images = notes.filter(({ rule }) => rule === "alt-missing");
	if (links.length + images.length === 0) return reading;
	return {
		...reading,
		chapters: reading.chapters.map((chapter): ChapterReading => {
			const bodyMarks = [...chapter.bodyMarks];
			const noteMarks = [...chapter.noteMarks];
			for (const note of links)
				if (!takeLink(note, bodyMarks)) takeLink(note, noteMarks);
			return {
				...chapter,
				body: nameImages(chapter.body, images),
				notes: nameImages(chapter.notes, images),
				bodyMarks,
				noteMarks,
			};
		}),
	};
}

/** Images without a text have the one that they are read out as. */
function nameImages(
	items: readonly FlowItem[],
	notes: readonly Note[],
): readonly FlowItem[] {
	const left = [...notes];
	return items.map((item) => {
		if (item.kind !== "image" || item.text !== "") return item;
		const at = left.findIndex(
			({ file, line }) => file === item.page && line === item.line,
		);
		const [note] = at >= 0 ? left.splice(at, 1) : [];
		return note?.words === undefined ? item : { ...item, text: note.words };
	});
}

/** Takes out the last link that says so and begins no later. */
function takeLink({ file, line = 0, words }: Note, marks: Mark[]): boolean {
	const at = marks.findLastIndex(
		(mark) =>
			mark.kind === "link" &&
			mark.page === file &&
			mark.line <= line &&
			mark.text.endsWith(`: ${words}`),
	);
	if (at >= 0) marks.splice(at, 1);
	return at >= 0;
}
