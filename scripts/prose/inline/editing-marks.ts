/** CriticMarkup’s `{++…++}`, `{--…--}`, `{~~…~>…~~}`, `{==…==}` and `{>>…<<}`: set as what they mean, with a note, since somebody has still to decide. */
import type { Delete, PhrasingContent } from "mdast";
import {
	type Construct,
	elementOf,
	type Found,
	type Reading,
} from "./construct.ts";

export const editingMarks: Construct = {
	signs: "{",
	read(at, reading) {
		const { run, end, context } = reading;
		const opening = run.text.slice(at + 1, at + 3);
		const closing = closings[opening];
		const to = closing === undefined ? -1 : run.find(closing, at + 3);
		const isRemark = opening === ">>";
		const found =
			to < at + 3 || to + 3 > end
				? replacement(at, reading)
				: {
						end: to + 3,
						nodes: isRemark
							? []
							: [
									elementOf(
										elements[opening] ?? "span",
										reading.inside(at + 3, to),
										run.pointAt(at),
									),
								],
					};
		if (found)
			context.note(
				"editing-mark",
				isRemark
					? "Unexpected remark {>>…<<}: no edition holds it"
					: `Unexpected editing mark ${opening in closings ? `{${opening}` : "{~~"}: set as ${elements[opening] === "mark" ? "marked" : "inserted or deleted"}; accept the change, or reject it`,
				run.pointAt(at),
			);
		return found;
	},
};

const closings: Readonly<Record<string, string>> = {
	"++": "++}",
	"--": "--}",
	"==": "==}",
	">>": "<<}",
};

const elements: Readonly<Record<string, string>> = {
	"++": "ins",
	"--": "del",
	"==": "mark",
};

/** The parser has taken `~~old~>new~~` for a deletion. */
function replacement(at: number, { run }: Reading): Found | undefined {
	const node = run.nodeAt(at + 1);
	if (node?.type !== "delete" || run.text[at + 2] !== "}") return undefined;
	const halves = divide(node);
	if (!halves) return undefined;
	const point = run.pointAt(at);
	return {
		end: at + 3,
		nodes: [
			elementOf("del", halves[0], point),
			elementOf("ins", halves[1], point),
		],
	};
}

function divide({
	children,
}: Delete): readonly [PhrasingContent[], PhrasingContent[]] | undefined {
	const index = children.findIndex(
		(child) => child.type === "text" && child.value.includes("~>"),
	);
	const child = children[index];
	if (child?.type !== "text") return undefined;
	const at = child.value.indexOf("~>");
	return [
		[
			...children.slice(0, index),
			{ ...child, value: child.value.slice(0, at) },
		],
		[
			{ ...child, value: child.value.slice(at + 2) },
			...children.slice(index + 1),
		],
	];
}
