/**
 * The syntax of formulas on lines of their own: from `$$` to the next `$$`, wherever in a line either stands. The
 * parser’s own construct wants the second alone on its line, and else takes the rest of the text for the formula.
 */
// For the names of its tokens.
import type {} from "micromark-extension-math";
import remarkMath from "remark-math";
import type { Processor } from "unified";
import type { Construct, Effects, State, Tokenizer } from "./syntax.ts";

const dollar = "$".charCodeAt(0);
const backslash = "\\".charCodeAt(0);

/** Adds `$$…$$`; a single `$` stays a sum of money. What follows a formula on its last line is a paragraph. */
export function formulaSyntax(this: Processor): void {
	remarkMath.call(this as never, { singleDollarTextMath: false });
	const extension = this.data().micromarkExtensions?.at(-1);
	if (extension) extension.flow = { [dollar]: block };
}

const block: Construct = { name: "mathFlow", concrete: true, tokenize };

function tokenize(
	this: ThisParameterType<Tokenizer>,
	effects: Effects,
	ok: State,
	nok: State,
): State {
	const isInterrupting = this.interrupt;
	const isLazy = () => Boolean(this.parser.lazy[this.now().line]);
	let size = 0;
	let isFirstLine = true;
	let isInValue = false;

	const open: State = (code) => {
		effects.enter("mathFlow");
		effects.enter("mathFlowFence");
		effects.enter("mathFlowFenceSequence");
		return fence(code);
	};
	const fence: State = (code) => {
		if (code === dollar) {
			effects.consume(code);
			size += 1;
			return fence;
		}
		if (size < 2) return nok(code);
		effects.exit("mathFlowFenceSequence");
		effects.exit("mathFlowFence");
		return content(code);
	};
	const content: State = (code) => {
		if (isEnd(code) || code === dollar) endValue();
		if (code === null) {
			effects.exit("mathFlow");
			return ok(code);
		}
		if (code === dollar) return effects.attempt(closing, closed, value)(code);
		if (!isEnd(code)) return value(code);
		if (isFirstLine && isInterrupting) return ok(code);
		isFirstLine = false;
		return effects.attempt(nextLine, content, end)(code);
	};
	const value: State = (code) => {
		if (!isInValue) effects.enter("mathFlowValue");
		isInValue = true;
		effects.consume(code);
		return code === backslash ? escaped : content;
	};
	const escaped: State = (code) => {
		if (isEnd(code)) return content(code);
		effects.consume(code);
		return content;
	};
	const endValue = () => {
		if (isInValue) effects.exit("mathFlowValue");
		isInValue = false;
	};
	const closing: Construct = {
		partial: true,
		tokenize(effects, ok, nok) {
			let count = 0;
			const run: State = (code) => {
				if (count === 0) {
					effects.enter("mathFlowFence");
					effects.enter("mathFlowFenceSequence");
				}
				if (code === dollar) {
					effects.consume(code);
					count += 1;
					return run;
				}
				if (count < size) return nok(code);
				effects.exit("mathFlowFenceSequence");
				effects.exit("mathFlowFence");
				return ok(code);
			};
			return run;
		},
	};
	const nextLine: Construct = {
		partial: true,
		tokenize(effects, ok, nok) {
			return (code) => {
				effects.enter("lineEnding");
				effects.consume(code);
				effects.exit("lineEnding");
				return (code) => (isLazy() ? nok(code) : ok(code));
			};
		},
	};
	const closed: State = (code) => {
		// A formula that ends in its first line stands among words.
		if (isFirstLine) return nok(code);
		effects.exit("mathFlow");
		return effects.attempt(blankEnd, ok, words)(code);
	};
	const words: State = (code) => {
		effects.enter("paragraph");
		effects.enter("chunkText", { contentType: "text" });
		return word(code);
	};
	const word: State = (code) => {
		if (!isEnd(code)) {
			effects.consume(code);
			return word;
		}
		effects.exit("chunkText");
		effects.exit("paragraph");
		return ok(code);
	};
	const end: State = (code) => {
		effects.exit("mathFlow");
		return ok(code);
	};
	return open;
}

const blankEnd: Construct = {
	partial: true,
	tokenize(effects, ok, nok) {
		const blank: State = (code) => {
			if (!isBlank(code)) {
				effects.exit("whitespace");
				return isEnd(code) ? ok(code) : nok(code);
			}
			effects.consume(code);
			return blank;
		};
		return (code) => {
			if (!isBlank(code)) return isEnd(code) ? ok(code) : nok(code);
			effects.enter("whitespace");
			return blank(code);
		};
	},
};

/** End of line (negative codes below −2) or of the text. */
function isEnd(code: Parameters<State>[0]): boolean {
	return code === null || code < -2;
}

/** A space, or a tab in the parser’s two codes. */
function isBlank(code: Parameters<State>[0]): boolean {
	return code === -2 || code === -1 || code === 32;
}
