/** Everything that the commands print: results on standard output, progress and failures on standard error. */

import { stripVTControlCharacters } from "node:util";
import type { ChangedLine } from "../adopt/index.ts";
import { messagesOf } from "../machine/messages-of.ts";
import type { Note, Problem } from "../model/problem.ts";

export interface Terminal {
	/** Whether input and output are a terminal, in which questions can be asked. */
	readonly interactive: boolean;
	/** A result, on standard output. */
	readonly say: (text: string) => void;
	/** Problems, each with its place and the source line, on standard output. */
	readonly sayProblems: (problems: readonly Problem[]) => void;
	/** What was adapted, each with its place, on standard output; of many by one rule the first. */
	readonly sayNotes: (notes: readonly Note[]) => void;
	/** Lines that go and come in a file, on standard output. */
	readonly sayChange: (file: string, lines: readonly ChangedLine[]) => void;
	/** What is being done now, on standard error: one live line in a terminal, a line each elsewhere. */
	readonly progress: (text: string) => void;
	/** How far the work is, on standard error: in the live line of a terminal, a line every ten seconds elsewhere. */
	readonly tally: (text: string) => void;
	/** What is not as it should be and stops nothing, on standard error, where it stays. */
	readonly warn: (text: string) => void;
	/** Ends the live line. */
	readonly endProgress: () => void;
	/** A failure, on standard error; where JSON is asked for, on standard output too: `{ ok: false, failure: [what, because …] }`. */
	readonly fail: (error: unknown) => void;
}

type Style = "red" | "green" | "dim" | "bold";
const codes: Readonly<Record<Style, readonly [number, number]>> = {
	red: [31, 39],
	green: [32, 39],
	dim: [2, 22],
	bold: [1, 22],
};

type Output = Pick<NodeJS.WriteStream, "isTTY" | "columns"> & {
	readonly write: (text: string) => unknown;
};

export interface Streams {
	readonly stdin: Pick<NodeJS.ReadStream, "isTTY">;
	readonly stdout: Output;
	readonly stderr: Output;
}

/** The terminal of this process; `quiet`, for programs that read JSON, keeps progress to itself and says failures as JSON too. */
export function openTerminal(
	quiet = false,
	{ stdin, stdout, stderr }: Streams = process,
): Terminal {
	const colour = !process.env.NO_COLOR && process.env.TERM !== "dumb";
	const paint = (stream: Output) => (style: Style, text: string) =>
		colour && stream.isTTY
			? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`
			: text;
	const isLive = stderr.isTTY && process.env.TERM !== "dumb";
	let live = false;
	let nextTally = Date.now() + pauseOfTally;
	const clear = () => {
		if (live) stderr.write("\r\u001b[2K");
		live = false;
	};
	const progress = (text: string) => {
		if (quiet) return;
		const line = text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1));
		if (isLive) {
			clear();
			stderr.write(paint(stderr)("dim", line));
			live = true;
		} else stderr.write(`${text}\n`);
	};
	return {
		interactive: Boolean(stdin.isTTY && stderr.isTTY),
		say(text) {
			clear();
			stdout.write(`${text}\n`);
		},
		sayProblems(problems) {
			clear();
			for (const problem of problems)
				stdout.write(`${describeProblem(problem, paint(stdout))}\n`);
		},
		sayNotes(notes) {
			clear();
			for (const line of describeNotes(notes, paint(stdout)))
				stdout.write(`${line}\n`);
		},
		sayChange(file, lines) {
			clear();
			for (const line of describeChange(file, lines, paint(stdout)))
				stdout.write(`${line}\n`);
		},
		progress,
		tally(text) {
			if (!isLive && Date.now() < nextTally) return;
			nextTally = Date.now() + pauseOfTally;
			progress(text);
		},
		warn(text) {
			if (quiet) return;
			clear();
			stderr.write(`Note: ${text}\n`);
		},
		endProgress: clear,
		fail(error) {
			clear();
			if (quiet)
				stdout.write(
					`${JSON.stringify({ ok: false, failure: failureMessages(error) }, null, 2)}\n`,
				);
			stderr.write(`${describeFailure(error, paint(stderr))}\n`);
		},
	};
}

/** Milliseconds between two lines where each of them stays. */
const pauseOfTally = 10_000;

type Paint = (style: Style, text: string) => string;

const plain: Paint = (_style, text) => text;

function headOf(
	{ file, line, column, message, rule }: Problem | Note,
	paint: Paint,
): string {
	const place = [file, line, column]
		.filter((part) => part !== undefined)
		.join(":");
	return `${paint("bold", printable(place))}  ${printable(message)}  ${paint("dim", rule)}`;
}

/** `file:line:column  message  rule`, the source line under it with a mark at the column. */
export function describeProblem(
	problem: Problem,
	paint: Paint = plain,
): string {
	const head = headOf(problem, paint);
	if (problem.source === undefined || problem.line === undefined) return head;
	return [head, ...excerpt(problem.source, problem.line, problem.column)].join(
		"\n",
	);
}

/** Notes by one rule that are shown. */
const mostAlike = 3;

/** `file:line:column  Note: message  rule`, and how many more there are by that rule. */
export function describeNotes(
	notes: readonly Note[],
	paint: Paint = plain,
): string[] {
	const rules = [...new Set(notes.map(({ rule }) => rule))];
	return rules.flatMap((rule) => {
		const alike = notes.filter((note) => note.rule === rule);
		const more = alike.length - mostAlike;
		const shown = alike
			.slice(0, mostAlike)
			.map((note) =>
				headOf({ ...note, message: `Note: ${note.message}` }, paint),
			);
		return more > 0
			? [
					...shown,
					paint("dim", `  and ${more} more by ${rule} (--json lists all)`),
				]
			: shown;
	});
}

const styleOf = { "-": "red", "+": "green", " ": "dim" } as const;

/** The file, and its lines with their signs before them. */
export function describeChange(
	file: string,
	lines: readonly ChangedLine[],
	paint: Paint = plain,
): string[] {
	return [
		paint("bold", printable(file)),
		...lines.map(({ sign, text }) =>
			paint(styleOf[sign], printable(`${sign} ${text}`).trimEnd()),
		),
	];
}

const widest = 100;

/** The source line, cut around the column where it is long, and a mark under the column. */
function excerpt(source: string, line: number, column = 1): string[] {
	const from = column > widest - 20 ? column - 40 : 0;
	const text = printable(source.slice(from, from + widest).replace(/\t/g, " "));
	const gutter = `  ${line} | ${from > 0 ? "…" : ""}`;
	const mark = " ".repeat(
		gutter.length + Math.max(0, Math.min(column - 1 - from, text.length)),
	);
	return [
		`${gutter}${text}${source.length > from + widest ? "…" : ""}`,
		`${mark}^`,
	];
}

/** The failure and what led to it, a line each. */
export function describeFailure(error: unknown, paint: Paint = plain): string {
	return failureMessages(error)
		.map((message, index) =>
			index === 0
				? `${paint("red", "colophon:")} ${message}`
				: `  because: ${message}`,
		)
		.join("\n");
}

/** What the failure says in its first line, and what led to it. */
export function failureMessages(error: unknown): string[] {
	return messagesOf(error).map(printable);
}

/** The failure that says this. */
export function failureOf(messages: readonly string[]): Error {
	const [message = "", ...causes] = messages;
	return new Error(
		message,
		causes.length > 0 ? { cause: failureOf(causes) } : {},
	);
}

/** A manuscript cannot move the cursor, colour the screen or turn the direction of what is said. */
export function printable(text: string): string {
	return stripVTControlCharacters(text)
		.replace(/\s*\r?\n\s*/g, " ")
		.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "�");
}
