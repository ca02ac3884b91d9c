/** The dialects of Markdown → Markdown as the parser knows it: their blocks become directives, line by line, before anything is parsed. */
import type { Nodes } from "mdast";
import type { ProseContext } from "../context.ts";
import { admonitions } from "./admonitions.ts";
import { definitions } from "./definitions.ts";
import { divs } from "./divs.ts";
import { environments } from "./environments.ts";
import { fences } from "./fences.ts";
import { leftovers } from "./leftovers.ts";
import { lineBlocks } from "./line-blocks.ts";
import { type Line, type Rule, rewriteLines } from "./lines.ts";
import { markdownInHtml } from "./markdown-in-html.ts";
import { quotations } from "./quotations.ts";
import { tableCaptions } from "./table-captions.ts";

/** In this order: what begins with a sign of its own comes before what any line of words may begin. */
const rules: readonly Rule[] = [
	quotations,
	fences,
	leftovers,
	environments,
	tableCaptions,
	divs,
	admonitions,
	lineBlocks,
	markdownInHtml,
	definitions,
];

export interface Rewritten {
	readonly markdown: string;
	/** Gives nodes that were parsed from `markdown` their places in the file. */
	readonly place: (tree: Nodes) => void;
}

/** What stands in code, formulas and comments stays as it is. */
export function readDialectBlocks(
	markdown: string,
	context: Pick<ProseContext, "note">,
): Rewritten {
	const lines = markdown
		.split(/\r\n|\n|\r/)
		.map((text, index): Line => ({ text, number: index + 1 }));
	const written = rewriteLines(lines, rules, (rule, message, line) =>
		context.note(rule, message, {
			line: line.number,
			column: line.text.search(/\S|$/) + 1,
		}),
	);
	const isSame =
		written.length === lines.length &&
		written.every((line, index) => line === lines[index]);
	if (isSame) return { markdown, place: () => undefined };
	return {
		markdown: written.map(({ text }) => text).join("\n"),
		place: (tree) => movePlaces(tree, written),
	};
}

function movePlaces(tree: Nodes, written: readonly Line[]): void {
	const open: Nodes[] = [tree];
	for (let node = open.pop(); node; node = open.pop()) {
		for (const point of [node.position?.start, node.position?.end])
			if (point) point.line = written[point.line - 1]?.number ?? point.line;
		if ("children" in node) open.push(...node.children);
	}
}
