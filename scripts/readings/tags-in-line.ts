/** The elements in a line of text that are open while it is read, each with the words that a run has of it: for pages and for prints alike. */

export interface InLine {
	/** `Link`, `Code`. */
	readonly tag: string;
	/** The words that it holds. */
	readonly text: string;
}

type Growing = { -readonly [K in keyof InLine]: InLine[K] };

/** A run of text that still grows. */
export interface GrowingRun {
	text: string;
	inLine: Growing[];
}

/** An element of a line that is open, and what the run that was added last has of it. */
export interface OpenInLine {
	readonly tag: string;
	run?: GrowingRun;
	held?: Growing;
}

/** Adds to a run, and to what it has of each element that is open. */
export function addToRun(
	run: GrowingRun,
	text: string,
	open: readonly OpenInLine[],
): void {
	run.text += text;
	for (const one of open) {
		if (one.run !== run || !one.held) {
			one.run = run;
			one.held = { tag: one.tag, text: "" };
			run.inLine.push(one.held);
		}
		one.held.text += text;
	}
}
