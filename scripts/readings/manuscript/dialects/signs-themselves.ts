/** Signs after a backslash, and entities, as nodes of their own, for the witness: they mean themselves to every dialect. */
import type { Literal } from "mdast";
import type { Data, Processor } from "unified";
import type { Worded } from "./place.ts";

/** The parser’s own reader joins such signs to the words around them. */
export function signsThemselves(this: Processor): void {
	const begin: NonNullable<
		Extract<Handlers, { enter?: unknown }>["enter"]
	>[string] = function (token) {
		this.enter({ type: "itself", value: "" }, token);
	};
	const end: typeof begin = function (token) {
		this.exit(token);
	};
	const value: typeof begin = function (token) {
		const sign = this.stack.at(-1);
		if (sign && "value" in sign) sign.value += this.sliceSerialize(token);
	};
	this.data().fromMarkdownExtensions?.push({
		enter: { characterEscape: begin, characterReference: begin },
		exit: {
			characterEscape: end,
			characterReference: end,
			characterEscapeValue: value,
		},
	});
}

/** A sign after a backslash, or of an entity: it means itself. */
interface Itself extends Literal {
	type: "itself";
}

declare module "mdast" {
	interface RootContentMap {
		itself: Itself;
		worded: Worded;
	}
}

type Handlers = NonNullable<Data["fromMarkdownExtensions"]>[number];
