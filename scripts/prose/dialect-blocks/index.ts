/** The dialects of Markdown → Markdown as the parser knows it: their blocks become directives, line by line, before anything is parsed. */
import type { Nodes } from "mdast";
import type { ProseContext } from "../context.ts";
import { type Masks, maskTags } from "../template-tags/mask-tags.ts";
import { tagsInLines } from "../template-tags/tags-in-lines.ts";
import { abbreviations, type Expansion } from "./abbreviations.ts";
import { admonitions } from "./admonitions.ts";
import { definitions } from "./definitions.ts";
import { divs } from "./divs.ts";
import { environments } from "./environments.ts";
import { type Examples, examples } from "./examples.ts";
import { fences } from "./fences.ts";
import { instructions } from "./instructions.ts";
import { leftovers } from "./leftovers.ts";
import { lineBlocks } from "./line-blocks.ts";
import { type Line, type Rule, rewriteLines } from "./lines.ts";
import { markdownInHtml } from "./markdown-in-html.ts";
import { namedPlaces } from "./named-places.ts";
import { otherLists, unclearTables } from "./pandoc-only.ts";
import { quotations } from "./quotations.ts";
import { remarksInPictures } from "./remarks-in-pictures.ts";
import { tableCaptions } from "./table-captions.ts";

/** After tags of templates, in this order: what begins with a sign of its own comes before what any line of words may begin. */
const rules: readonly Rule[] = [
	quotations,
	fences,
	remarksInPictures,
	leftovers,
	namedPlaces,
	instructions,
	environments,
	tableCaptions,
	divs,
	admonitions,
	lineBlocks,
	otherLists,
	unclearTables,
	markdownInHtml,
	definitions,
];

export interface Rewritten {
	/** Of tags of templates, which stand in \`markdown\` without their signs. */
	readonly masks: Masks;
	readonly markdown: string;
	/** What abbreviations of it stand for. */
	readonly expansions: ReadonlyMap<string, Expansion>;
	readonly examples: ReadonlyMap<string, number>;
	/** Gives nodes that were parsed from `markdown` their places in the file. */
	readonly place: (tree: Nodes) => void;
}

/** What stands in code, formulas and comments stays as it is. */
export function readDialectBlocks(
	markdown: string,
	context: Pick<ProseContext, "note">,
): Rewritten {
	const masks = maskTags(markdown);
	const expansions = new Map<string, Expansion>();
	const numbers: Examples = new Map();
	const lines = linesOf(masks);
	const written = rewriteLines(
		lines,
		[
			tagsInLines(masks),
			abbreviations(expansions),
			examples(masks.text, numbers),
			...rules,
		],
		(rule, message, line) =>
			context.note(rule, message, {
				line: line.number,
				column: line.text.search(/\S|$/) + 1,
			}),
	);
	const isSame =
		written.length === lines.length &&
		written.every((line, index) => line === lines[index]);
	if (isSame && lines.every(({ number }, index) => number === index + 1))
		return {
			masks,
			expansions,
			examples: numbers,
			markdown: masks.text,
			place: () => undefined,
		};
	return {
		masks,
		expansions,
		examples: numbers,
		markdown: written.map(({ text }) => text).join("\n"),
		place: (tree) => movePlaces(tree, written),
	};
}

/** A tag may hold line ends, which are masked. */
function linesOf({ text, restore, has }: Masks): Line[] {
	let number = 1;
	return text.split(/\r\n|\n|\r/).map((line): Line => {
		const own = { text: line, number };
		number += has(line) ? restore(line).split(/\r\n|\n|\r/).length : 1;
		return own;
	});
}

function movePlaces(tree: Nodes, written: readonly Line[]): void {
	const open: Nodes[] = [tree];
	for (let node = open.pop(); node; node = open.pop()) {
		for (const point of [node.position?.start, node.position?.end])
			if (point) point.line = written[point.line - 1]?.number ?? point.line;
		if ("children" in node) open.push(...node.children);
	}
}
