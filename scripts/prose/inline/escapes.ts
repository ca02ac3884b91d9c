/** Signs that the author wrote with a backslash or by an entity stay apart from the text until the syntax of dialects is read, so that they mean nothing there. */
import type { Literal, Root } from "mdast";
import type { Data, Processor } from "unified";
import { visit } from "unist-util-visit";
import { readControls } from "../controls.ts";

/** One such sign. */
export interface Escaped extends Literal {
	type: "escaped";
}

declare module "mdast" {
	interface PhrasingContentMap {
		escaped: Escaped;
	}
	interface RootContentMap {
		escaped: Escaped;
	}
}

type Reader = NonNullable<Data["fromMarkdownExtensions"]>[number];

export function keepEscapes(this: Processor): void {
	this.data().fromMarkdownExtensions?.push(reader);
}

const reader: Reader = {
	enter: {
		characterEscape(token) {
			this.enter({ type: "escaped", value: "" }, token);
		},
		// Its value is added to the node that is open.
		characterReference(token) {
			this.enter({ type: "escaped", value: "" }, token);
		},
	},
	exit: {
		characterEscapeValue(token) {
			const node = this.stack.at(-1);
			if (node?.type === "escaped") node.value = this.sliceSerialize(token);
		},
		characterEscape(token) {
			this.exit(token);
		},
		characterReference(token) {
			const node = this.stack.at(-1);
			const written = this.sliceSerialize(token);
			if (node?.type === "escaped" && node.value === "\ufffd")
				node.value = controlFor(written) || node.value;
			this.exit(token);
		},
	},
};

/** What `&#146;` stands for in HTML; "" for all else. */
function controlFor(written: string): string {
	const [, base = "", digits = ""] = /^&#(x?)(\w+);$/i.exec(written) ?? [];
	const code = Number.parseInt(digits, base === "" ? 10 : 16);
	return code > 127 && code < 160
		? readControls(String.fromCharCode(code))
		: "";
}

/** They are text again, as to those who read on. */
export function restoreEscapes() {
	return (tree: Root): void => {
		visit(tree, "escaped", (node) => {
			(node as { type: string }).type = "text";
		});
	};
}
