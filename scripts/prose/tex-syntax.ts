/** The syntax of formulas as TeX’s authors write them: `$…$` by Pandoc’s rules, `\(…\)` and `\[…\]` where they hold TeX. */
import type { Literal } from "mdast";
import type { Data, Processor } from "unified";
import type { Construct, Effects, State, Tokenizer } from "./syntax.ts";

declare module "micromark-util-types" {
	interface TokenTypeMap {
		texInLine: "texInLine";
		texDisplayed: "texDisplayed";
		texData: "texData";
	}
}

/** Whether a text may hold such a formula at all. */
export function mayHoldTex(markdown: string): boolean {
	return (
		/\$(?=[^\s$])[^$]*[^\s$]\$(?!\d)/.test(markdown) || /\\[([]/.test(markdown)
	);
}

export function texSyntax(this: Processor, markdown: string): void {
	const data = this.data();
	const isOfTex = usesTex(markdown);
	data.micromarkExtensions?.push({
		text: {
			[dollar]: {
				name: "texDollars",
				tokenize: betweenDollars,
				previous: (code) => code !== dollar,
			},
			[backslash]: {
				name: "texBrackets",
				tokenize: betweenBrackets(isOfTex, false),
			},
		},
		flow: {
			[backslash]: {
				name: "texDisplay",
				concrete: true,
				tokenize: betweenBrackets(isOfTex, true),
			},
		},
	});
	data.fromMarkdownExtensions?.push(reader);
}

const dollar = "$".charCodeAt(0);
const backslash = "\\".charCodeAt(0);

const reader: NonNullable<Data["fromMarkdownExtensions"]>[number] = {
	enter: {
		texInLine(token) {
			this.enter({ type: "inlineMath", value: "" }, token);
		},
		texDisplayed(token) {
			this.enter({ type: "math", value: "" }, token);
		},
	},
	exit: {
		texInLine(token) {
			setTex(this.stack.at(-1), this.sliceSerialize(token));
			this.exit(token);
		},
		texDisplayed(token) {
			setTex(this.stack.at(-1), this.sliceSerialize(token));
			this.exit(token);
		},
	},
};

/** Without the signs around it. */
function setTex(node: object | undefined, written: string): void {
	const formula = node as (Literal & { isDisplayed?: boolean }) | undefined;
	if (!formula) return;
	const [, opening = "", value = ""] =
		/^(\$|\\\(|\\\[)([\s\S]*?)(?:\$|\\[)\]])$/.exec(written) ?? [];
	formula.value = value;
	formula.isDisplayed = opening === "\\[";
}

/** Signs and ends of lines are pieces of their own, of which none is empty. */
function openPieces(effects: Effects) {
	let isOpen = false;
	const close = () => {
		if (isOpen) effects.exit("texData");
		isOpen = false;
	};
	return {
		take(code: Code) {
			if (!isOpen) effects.enter("texData");
			isOpen = true;
			effects.consume(code);
		},
		close,
		lineEnd(code: Code) {
			close();
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
		},
	};
}

const betweenDollars: Tokenizer = function (effects, ok, nok) {
	const pieces = openPieces(effects);
	const { previous } = this;
	let value = "";
	const start: State = (code) => {
		if (previous === dollar) return nok(code);
		effects.enter("texInLine");
		pieces.take(code);
		return first;
	};
	const first: State = (code) =>
		code === dollar || isBlank(code) ? nok(code) : inside(code);
	const inside: State = (code) => {
		if (code === null) return nok(code);
		if (code === dollar) {
			if (isBlank(value.charCodeAt(value.length - 1))) return nok(code);
			pieces.take(code);
			return after;
		}
		if (isLineEnd(code)) {
			value += " ";
			pieces.lineEnd(code);
			return inside;
		}
		value += signOf(code);
		pieces.take(code);
		return code === backslash ? escaped : inside;
	};
	const escaped: State = (code) => {
		if (code === null || isLineEnd(code)) return inside(code);
		value += signOf(code);
		pieces.take(code);
		return inside;
	};
	const after: State = (code) => {
		if (!isFormula(value, signOf(previous), signOf(code))) return nok(code);
		pieces.close();
		effects.exit("texInLine");
		return ok(code);
	};
	return start;
};

/** A sum of money, a variable of a shell and what else has two dollars are none. */
function isFormula(value: string, before: string, after: string): boolean {
	if (after === "$" || /\p{N}/u.test(after)) return false;
	// “10$–20$”
	if (/\p{N}/u.test(before) && /^[^\p{L}\\^_]*\p{N}$/u.test(value))
		return false;
	// “$5 or 6$”
	if (/^[\d.,]+\s[^\\^_=<>{}+*/-]*$/.test(value)) return false;
	// “$HOME/$USER”, “${A}/${B}”, “$(a).b($c”
	const isName = /^[A-Z_]+[/:.]?$/.test(value) && /[A-Za-z]/.test(after);
	const isShell = /^\{[A-Za-z_]\w*\}[^\\^_]*$/.test(value);
	return !(isName || isShell || after === "{" || /[([{,]$/.test(value));
}

function betweenBrackets(isOfTex: boolean, isOnLines: boolean): Tokenizer {
	return function (effects, ok, nok) {
		const pieces = openPieces(effects);
		const isInterrupting = this.interrupt;
		const isLazy = () => Boolean(this.parser.lazy[this.now().line]);
		const token = isOnLines ? "texDisplayed" : "texInLine";
		let [opening, closing] = [-1, -1];
		let value = "";
		let line = "";
		let isFirstLine = true;
		/** What the lines below are is not known yet. */
		const mayGoOn = (first: string, interrupts: boolean | undefined) =>
			first.trim() === "" ? isOfTex || !interrupts : isTex(first, isOfTex);
		const start: State = (code) => {
			effects.enter(token);
			pieces.take(code);
			return open;
		};
		const open: State = (code) => {
			const isRound = code === roundOpen && !isOnLines;
			if (!isRound && code !== squareOpen) return nok(code);
			opening = isRound ? roundOpen : squareOpen;
			closing = isRound ? roundClose : squareClose;
			pieces.take(code);
			return inside;
		};
		const inside: State = (code) => {
			if (code === null) return nok(code);
			if (isLineEnd(code)) {
				// No formula holds a blank line.
				if (isOnLines && !isFirstLine && line.trim() === "") return nok(code);
				if (isOnLines && isFirstLine && !mayGoOn(value, isInterrupting))
					return nok(code);
				isFirstLine = false;
				line = "";
				value += "\n";
				pieces.close();
				if (isOnLines)
					return effects.attempt(nextLine(isLazy), inside, nok)(code);
				pieces.lineEnd(code);
				return inside;
			}
			value += signOf(code);
			line += signOf(code);
			pieces.take(code);
			return code === backslash ? escaped : inside;
		};
		const escaped: State = (code) => {
			if (code === null || isLineEnd(code)) return inside(code);
			if (code === opening) return nok(code);
			pieces.take(code);
			if (code !== closing) {
				value += signOf(code);
				line += signOf(code);
				return inside;
			}
			if (!isTex(value.slice(0, -1), isOfTex)) return nok;
			pieces.close();
			return isOnLines ? blankEnd : end;
		};
		const end: State = (code) => {
			effects.exit(token);
			return ok(code);
		};
		/** A full stop may follow, which stands in print beside a formula as in a line. */
		const blankEnd: State = (code) => {
			if (code !== null && !isLineEnd(code)) return nok(code);
			return end(code);
		};
		return start;
	};
}

const [roundOpen, roundClose, squareOpen, squareClose] = Array.from(
	"()[]",
	(sign) => sign.charCodeAt(0),
) as [number, number, number, number];

/** The same signs escape brackets of prose: “\[sic\]”. */
function isTex(value: string, isOfTex: boolean): boolean {
	if (isSurely(value)) return true;
	const plain = withoutEscapes(value);
	if (/(?<![\\\p{L}])\p{L}{3,}/u.test(plain) || !/\p{L}/u.test(value))
		return false;
	return isOfTex || /\S\s*[=<>+]\s*\S/.test(plain);
}

/** With a command, a raised sign, or a lowered one beside a letter. */
function isSurely(value: string): boolean {
	return /\\[a-zA-Z]{2}|\^|(?<!\p{L})\p{L}_[\p{L}\p{N}{\\]/u.test(
		withoutEscapes(value),
	);
}

function withoutEscapes(value: string): string {
	return value.replace(/\\[^a-zA-Z]/g, " ");
}

/** Whether a formula stands in such brackets that can be nothing else. */
function usesTex(markdown: string): boolean {
	let from: number | undefined;
	let closing = "";
	for (const { 0: sign, index } of markdown.matchAll(/\\[^a-zA-Z]/g))
		if (sign === "\\(" || sign === "\\[") {
			from = index + 2;
			closing = sign === "\\(" ? "\\)" : "\\]";
		} else if (sign === closing && from !== undefined) {
			if (isSurely(markdown.slice(from, index).slice(0, 2000))) return true;
			from = undefined;
		}
	return false;
}

function nextLine(isLazy: () => boolean): Construct {
	return {
		partial: true,
		tokenize(effects, ok, nok) {
			return (code) => {
				if (code === null) return nok(code);
				effects.enter("lineEnding");
				effects.consume(code);
				effects.exit("lineEnding");
				return (code) => (isLazy() ? nok(code) : ok(code));
			};
		},
	};
}

type Code = Parameters<State>[0];

function signOf(code: Code): string {
	if (code === null) return "";
	return code < 0 ? " " : String.fromCharCode(code);
}

/** Negative codes below −2. */
function isLineEnd(code: Code): boolean {
	return code !== null && code < -2;
}

function isBlank(code: Code): boolean {
	return code === null || code < 0 || code === 32 || Number.isNaN(code);
}
