/** What a note has said to be adapted is not held against the editions: the reading of the manuscript without it. */

import type { Note } from "../model/problem.ts";
import type {
	ChapterReading,
	ManuscriptReading,
} from "../readings/manuscript.ts";
import type { Mark } from "../readings/marks.ts";

export function withoutAdapted(
	reading: ManuscriptReading,
	notes: readonly Note[],
): ManuscriptReading {
	const left = notes.filter(({ rule }) => rule === "link-dangling");
	if (left.length === 0) return reading;
	return {
		...reading,
		chapters: reading.chapters.map((chapter): ChapterReading => {
			const marks = {
				body: [...chapter.bodyMarks],
				notes: [...chapter.noteMarks],
			};
			for (const note of left)
				if (!takeLink(note, marks.body)) takeLink(note, marks.notes);
			return { ...chapter, bodyMarks: marks.body, noteMarks: marks.notes };
		}),
	};
}

/** Takes out the last link to a place inside that says so and begins no later. */
function takeLink({ file, line = 0, words }: Note, marks: Mark[]): boolean {
	const at = marks.findLastIndex(
		(mark) =>
			mark.kind === "link" &&
			mark.page === file &&
			mark.line <= line &&
			mark.text === `a place inside: ${words}`,
	);
	if (at >= 0) marks.splice(at, 1);
	return at >= 0;
}
