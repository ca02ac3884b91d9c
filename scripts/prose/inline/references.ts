/** References to places of the text, in the ways of Quarto, Pandoc, MyST and LaTeX: links, whose words are those of the heading there, or the name of the place. */
import type { PhrasingContent } from "mdast";
import type { Point } from "unist";
import {
	type Construct,
	linkTo,
	positionAt,
	type Reading,
	textOf,
} from "./construct.ts";
import { nodeSign } from "./run.ts";

/** A link to `id`; nothing is numbered, so what is no heading is called by its id. */
export function referenceTo(
	id: string,
	{
		isNamed,
		point,
	}: {
		/** Whether its words say what kind of place it is. */
		readonly isNamed: boolean;
		readonly point: Point | undefined;
	},
	{ headingAt, context }: Pick<Reading, "headingAt" | "context">,
): PhrasingContent {
	const heading = headingAt(id);
	const words = heading ?? nameOf(id, isNamed);
	if (heading === undefined)
		context.note(
			"reference-by-name",
			`Unexpected reference to ${id}: figures, tables and formulas are not numbered, so it is a link with the words “${words}”; write [words](#${id})`,
			point,
		);
	return linkTo(`#${encodeURIComponent(id)}`, [textOf(words, point)], point);
}

/** `fig-red-crane` → “fig red crane”, or “red crane”. */
function nameOf(id: string, isNamed: boolean): string {
	const name = isNamed ? id : id.replace(/^[a-z]{1,9}[-:](?=.)/i, "");
	return name.replace(/[-_:]+/g, " ").trim() || id;
}

/** `[](#methods)` has the words of what it leads to. */
export const emptyLinks: Construct = {
	signs: nodeSign,
	read(at, reading) {
		const node = reading.run.nodeAt(at);
		if (node?.type !== "link" || node.children.length > 0) return undefined;
		const [, id = ""] = /^#(.+)$/.exec(node.url) ?? [];
		if (id === "") return undefined;
		const words = reading.headingAt(id) ?? nameOf(id, true);
		const point = node.position?.start;
		return {
			end: at + 1,
			nodes: [
				{ ...node, children: [textOf(words, point)], ...positionAt(point) },
			],
		};
	},
};
