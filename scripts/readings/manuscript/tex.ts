/** Formulas beside `$$…$$`, for the witness’s parser: `$…$`, `\(…\)` and `\[…\]`. */
import type { Data, Processor } from "unified";

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
type Construct = Extract<
	NonNullable<Extension["text"]>[string],
	{ readonly tokenize: unknown; readonly length?: never }
>;
type Effects = Parameters<Construct["tokenize"]>[0];
type State = Parameters<Construct["tokenize"]>[1];
type Code = Parameters<State>[0];
type Reader = NonNullable<Data["fromMarkdownExtensions"]>[number];
type Enter = NonNullable<Extract<Reader, { enter?: unknown }>["enter"]>[string];

declare module "micromark-util-types" {
	interface TokenTypeMap {
		witnessedTex: "witnessedTex";
		witnessedTexSigns: "witnessedTexSigns";
	}
}

/** What stands in such a formula so far. */
interface Writing {
	/** The sign before it. */
	readonly before: string;
	/** Whether it would end a paragraph. */
	readonly interrupts: boolean;
	/** Its lines that have ended. */
	readonly lines: string[];
	/** The line that it is in. */
	line: string;
	/** Its last sign. */
	last: string;
	/** Whether the last sign is escaped, or escapes the next. */
	escaping: "begins" | "ends" | undefined;
}

/** `wait` where more must be read. */
type Verdict = "wait" | "end" | "no";

/** Whether a formula ends with the last sign, or can go on; at the end of a line `next` is `\n`, at that of the text "". */
type Judge = (writing: Writing, next: string) => Verdict;

export function tex(this: Processor, markdown: string): void {
	const inTex = isWrittenInTex(markdown);
	const data = this.data();
	data.micromarkExtensions?.push({
		text: {
			36: {
				name: "witnessedDollars",
				tokenize: reading(dollars, false),
				previous: (code) => code !== 36,
			},
			92: { name: "witnessedTex", tokenize: reading(brackets(inTex), false) },
		},
		flow: {
			92: {
				name: "witnessedDisplay",
				concrete: true,
				tokenize: reading(display(inTex), true),
			},
		},
	});
	const begin: Enter = function (token) {
		this.enter({ type: "inlineMath", value: "" }, token);
	};
	const end: Enter = function (token) {
		const node = this.stack.at(-1);
		const written = this.sliceSerialize(token);
		if (node?.type === "inlineMath") {
			node.value = written.startsWith("$")
				? written.slice(1, -1)
				: written.slice(2, -2);
			node.meta = written;
		}
		this.exit(token);
	};
	data.fromMarkdownExtensions?.push({
		enter: { witnessedTex: begin },
		exit: { witnessedTex: end },
	});
}

declare module "mdast-util-math" {
	interface InlineMath {
		/** As it is written, signs and all. */
		meta?: string;
	}
}

function reading(judge: Judge, isFlow: boolean): Construct["tokenize"] {
	return function (effects: Effects, ok: State, nok: State) {
		const writing: Writing = {
			before: signOf(this.previous),
			interrupts: this.interrupt === true,
			lines: [],
			line: "",
			last: "",
			escaping: undefined,
		};
		const lazy = () => this.parser.lazy[this.now().line] === true;
		let isOpen = false;
		const shut = () => {
			if (isOpen) effects.exit("witnessedTexSigns");
			isOpen = false;
		};
		const line = {
			partial: true,
			tokenize: ((effects: Effects, ok: State, nok: State) => (code: Code) => {
				effects.enter("lineEnding");
				effects.consume(code);
				effects.exit("lineEnding");
				return (code: Code) => (isFlow && lazy() ? nok(code) : ok(code));
			}) as Construct["tokenize"],
		};
		const begin: State = (code) => {
			effects.enter("witnessedTex");
			return step(code);
		};
		const step: State = (code) => {
			const next = code === null ? "" : code < -2 ? "\n" : signOf(code);
			const verdict = writing.last === "" ? "wait" : judge(writing, next);
			if (verdict === "no" || (verdict === "wait" && code === null))
				return nok(code);
			if (verdict === "end") {
				shut();
				effects.exit("witnessedTex");
				return ok(code);
			}
			if (next !== "\n") {
				if (!isOpen) effects.enter("witnessedTexSigns");
				isOpen = true;
				effects.consume(code);
				writing.line += next;
				writing.last = next;
				const isEscaped = writing.escaping === "begins";
				writing.escaping = isEscaped
					? "ends"
					: next === "\\"
						? "begins"
						: undefined;
				return step;
			}
			shut();
			writing.lines.push(writing.line);
			writing.line = "";
			writing.last = "\n";
			writing.escaping = undefined;
			return effects.attempt(line, step, nok)(code);
		};
		return begin;
	};
}

function signOf(code: Code): string {
	return code === null ? "" : code < 0 ? " " : String.fromCharCode(code);
}

/** All signs so far. */
function writtenIn({ lines, line }: Writing): string {
	return [...lines, line].join("\n");
}

function isFirstSign({ lines, line }: Writing, count: number): boolean {
	return lines.length === 0 && line.length === count;
}

const dollars: Judge = (writing, next) => {
	const { before, last, escaping } = writing;
	if (before === "$") return "no";
	if (isFirstSign(writing, 1))
		return /[\s$]/.test(next) || next === "" ? "no" : "wait";
	if (last !== "$" || escaping !== undefined)
		return next === "$" && escaping !== "begins" && /\s/.test(last)
			? "no"
			: "wait";
	const value = writtenIn(writing).slice(1, -1).replaceAll("\n", " ");
	const isMoney =
		/^[$\p{N}]/u.test(next) ||
		/^[\d.,]+\s[^\\^_=<>{}+*/-]*$/.test(value) ||
		(/\p{N}/u.test(before) && /^[^\p{L}\\^_]*\p{N}$/u.test(value));
	const isProgram =
		next === "{" ||
		/[([{,]$/.test(value) ||
		/^\{[A-Za-z_]\w*\}[^\\^_]*$/.test(value) ||
		(/^[A-Z_]+[/:.]?$/.test(value) && /^[A-Za-z]/.test(next));
	return isMoney || isProgram ? "no" : "end";
};

/** `wait` where it has not ended yet, and else what stands between its brackets; nothing where it is none. */
function bracketed(
	writing: Writing,
	opens: RegExp,
): "wait" | { readonly value: string } | undefined {
	if (isFirstSign(writing, 1)) return "wait";
	const open = (writing.lines[0] ?? writing.line).slice(0, 2);
	if (!opens.test(open)) return undefined;
	if (isFirstSign(writing, 2) || writing.escaping !== "ends") return "wait";
	if (writing.last === open[1]) return undefined;
	return writing.last === (open === "\\(" ? ")" : "]")
		? { value: writtenIn(writing).slice(2, -2) }
		: "wait";
}

function brackets(inTex: boolean): Judge {
	return (writing) => {
		const found = bracketed(writing, /^\\[([]$/);
		if (found === undefined || found === "wait") return found ?? "no";
		return says(found.value, inTex) ? "end" : "no";
	};
}

function display(inTex: boolean): Judge {
	return (writing, next) => {
		const found = bracketed(writing, /^\\\[$/);
		if (!found) return "no";
		if (found !== "wait")
			return /^\n?$/.test(next) && says(found.value, inTex) ? "end" : "no";
		if (next !== "\n") return "wait";
		if (writing.lines.length > 0)
			return writing.line.trim() === "" ? "no" : "wait";
		const first = writing.line.slice(2);
		if (first.trim() !== "") return says(first, inTex) ? "wait" : "no";
		return inTex || !writing.interrupts ? "wait" : "no";
	};
}

/** Whether TeX stands between brackets that may also be of prose. */
function says(value: string, inTex: boolean): boolean {
	if (isPlainly(value)) return true;
	const bare = value.replace(/\\[^a-zA-Z]/g, " ");
	const isWords = /(?:^|[^\\\p{L}])\p{L}{3}/u.test(bare);
	if (isWords || !/\p{L}/u.test(value)) return false;
	return inTex || /\S\s*[=<>+]\s*\S/.test(bare);
}

function isPlainly(value: string): boolean {
	return /\\[a-zA-Z]{2}|\^|(?:^|\P{L})\p{L}_[\p{L}\p{N}{\\]/u.test(
		value.replace(/\\[^a-zA-Z]/g, " "),
	);
}

function isWrittenInTex(markdown: string): boolean {
	const signs = [...markdown.matchAll(/\\[^a-zA-Z]/g)].filter(({ 0: sign }) =>
		/^\\[()[\]]$/.test(sign),
	);
	return signs.some(({ 0: sign, index }, at) => {
		// Up to the next that opens or closes such a one.
		const next = signs
			.slice(at + 1, at + 50)
			.find(({ 0: other }) => /[([]$/.test(other) || other === closing[sign]);
		return (
			next !== undefined &&
			next[0] === closing[sign] &&
			isPlainly(markdown.slice(index + 2, next.index).slice(0, 2000))
		);
	});
}

const closing: Readonly<Record<string, string>> = {
	"\\(": "\\)",
	"\\[": "\\]",
};
