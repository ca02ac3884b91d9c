/** Code in a line that another program would run and put its result in place of (knitr, Quarto), told in a note. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

const braced = /^\{(?:r|python|julia|ojs)\}\s+\S/i;
const bare = /^(?:r|python|julia)\s+\S/;
/** A cell, without which `python x.py` is a command to type. */
const cell = /^[ \t]*(?:`{3,}|~{3,})[ \t]*\{(?:r|python|julia)\b/im;

export function codeToRun(markdown: string, context: ProseContext) {
	const hasCells = cell.test(markdown);
	return (tree: Root): void => {
		visit(tree, "inlineCode", ({ value, position }) => {
			if (!braced.test(value) && !(hasCells && bare.test(value))) return;
			context.note(
				"code-not-run",
				`Unexpected \`${value}\`: nothing is run, so it stands as code without what it would give`,
				position?.start,
			);
		});
	};
}
