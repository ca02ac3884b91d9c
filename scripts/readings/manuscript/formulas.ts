/** The syntax of formulas, for the witness’s parser: `$$…$$` in a line and, from the margin, on lines of their own. */
import type {} from "mdast-util-math";
import remarkMath from "remark-math";
import type {} from "remark-parse";
import type { Data, Processor } from "unified";

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
type Tokenizer = Extract<
	NonNullable<Extension["text"]>[string],
	{ readonly tokenize: unknown; readonly length?: never }
>["tokenize"];
type Effects = Parameters<Tokenizer>[0];
type State = Parameters<Tokenizer>[1];
type Reader = NonNullable<Data["fromMarkdownExtensions"]>[number];

const [dollar, backslash] = [36, 92];

/** A formula in a line is the library’s; one on lines of its own ends at the next `$$`, whatever follows in that line. */
export function formulas(this: Processor): void {
	remarkMath.call(this as never, { singleDollarTextMath: false });
	const data = this.data();
	const extension = data.micromarkExtensions?.at(-1);
	if (extension)
		extension.flow = {
			[dollar]: { name: "mathFlow", concrete: true, tokenize },
		};
	data.fromMarkdownExtensions?.push(reader);
}

const tokenize: Tokenizer = function (effects, ok, nok) {
	const { interrupt } = this;
	const isLazy = () => this.parser.lazy[this.now().line] === true;
	let size = 0;
	let run = 0;
	let isFirstLine = true;
	let isInLine = false;
	const take: Effects["consume"] = (code) => {
		if (!isInLine) effects.enter("mathFlowValue");
		isInLine = true;
		effects.consume(code);
	};
	const endLine = () => {
		if (isInLine) effects.exit("mathFlowValue");
		isInLine = false;
	};

	const open: State = (code) => {
		if (size === 0) effects.enter("mathFlow");
		if (code === dollar) {
			take(code);
			size += 1;
			return open;
		}
		return size < 2 ? nok(code) : inside(code);
	};
	const inside: State = (code) => {
		if (code === dollar) {
			run += 1;
			take(code);
			return inside;
		}
		if (run >= size) {
			// What ends in its first line stands among words.
			if (isFirstLine) return nok(code);
			close();
			return isEnd(code) ? ok(code) : words(code);
		}
		run = 0;
		if (code === null) return end(code);
		if (isEnd(code)) {
			if (isFirstLine && interrupt) return ok(code);
			isFirstLine = false;
			endLine();
			return effects.attempt(nextLine, inside, end)(code);
		}
		take(code);
		return code === backslash ? escaped : inside;
	};
	const escaped: State = (code) => {
		if (isEnd(code)) return inside(code);
		take(code);
		return inside;
	};
	const close = () => {
		endLine();
		effects.exit("mathFlow");
	};
	const end: State = (code) => {
		close();
		return ok(code);
	};
	const nextLine = {
		partial: true,
		tokenize: ((effects, ok, nok) => (code) => {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return (code) => (isLazy() ? nok(code) : ok(code));
		}) satisfies Tokenizer,
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
	return open;
};

/** The end of a line, which has negative codes below −2, or of the text. */
function isEnd(code: Parameters<State>[0]): boolean {
	return code === null || code < -2;
}

/** What stands between the dollars is the formula, to the letter. */
const reader: Reader = {
	enter: {
		mathFlow(token) {
			this.enter({ type: "math", value: "" }, token);
		},
	},
	exit: {
		mathFlowValue: () => undefined,
		mathFlow(token) {
			const formula = this.stack.at(-1);
			if (formula?.type === "math")
				formula.value = this.sliceSerialize(token).replace(/^\$+|\$+$/g, "");
			this.exit(token);
		},
	},
};
