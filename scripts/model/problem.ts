/** What is wrong with content: types. A reader that can go on tells it to a `Report`, one that cannot returns it in place of its value; it is thrown only inside of a room, which catches it at its door. */

/** A rule, and a sentence that says what is there, what was expected and what to do. */
export interface Fault {
	/** For instance `role-unknown`. */
	readonly rule: string;
	readonly message: string;
}

/** Where something stands in a manuscript, or in copy. */
export interface Place {
	readonly file: string;
	/** Line and column from 1, where they are known. */
	readonly line?: number | undefined;
	readonly column?: number | undefined;
	/** The text of that line, shown under the message. */
	readonly source?: string | undefined;
}

/** A fault at its place: what authors are told. */
export interface Problem extends Fault, Place {
	/** What else a rule has found that comes of the same fault. */
	readonly follows?: readonly Fault[];
}

/** Something that was adapted on the way in, at its place: the rule that it went by, and what was done. It stops nothing. */
export interface Note extends Fault, Place {
	/** The words that were adapted, a picture among them as U+FFFC, or that stand in their place. */
	readonly words?: string | undefined;
}

/** Tells of what was adapted, with the words of it. */
export type ReportNote<Where> = (
	rule: string,
	message: string,
	where: Where,
	words?: string,
) => void;

/** A fault of a printed PDF, from which tracing makes a problem. */
export interface PdfFault extends Fault {
	/** From 1. */
	readonly page?: number | undefined;
	/** Number of the object of the structure that is at fault. */
	readonly object?: number | undefined;
	/** Where the print’s own page says that it comes from. */
	readonly place?: Place;
}

/** Tells of a fault at a place that the receiver understands: a path of front matter, a point of Markdown. */
export type Report<Where> = (
	rule: string,
	message: string,
	where: Where,
) => void;
