/** What dialects of Markdown have in a line beside CommonMark and GFM: citations, references, raised and lowered signs, marks, spans, notes, links by name, emoji. */
import type {
	FootnoteDefinition,
	FootnoteReference,
	PhrasingContent,
	Root,
} from "mdast";
import type { Node, Parent } from "unist";
import type { VFile } from "vfile";
import type { ProseContext } from "../context.ts";
import { addresses, plainAddresses } from "./addresses.ts";
import { bareCitations, citations, keysCited } from "./citations.ts";
import { comments } from "./comments.ts";
import {
	type Construct,
	type Found,
	positionAt,
	type Reading,
	type Surroundings,
} from "./construct.ts";
import { editingMarks } from "./editing-marks.ts";
import { emoji } from "./emoji.ts";
import { hardBlanks } from "./hard-blanks.ts";
import { headingWords } from "./heading-words.ts";
import { inlineNotes } from "./inline-notes.ts";
import { bookReferences, latex, ties } from "./latex.ts";
import { insertions, marks } from "./marks.ts";
import { subscripts, superscripts } from "./raised-and-lowered.ts";
import { emptyLinks } from "./references.ts";
import { roles } from "./roles.ts";
import { type Lines, linesOf, openRun } from "./run.ts";
import { attributesBehind, spans } from "./spans.ts";
import { wikiLinks } from "./wiki-links.ts";

/** Those that begin with the same sign are tried in this order. */
const constructs: readonly Construct[] = [
	wikiLinks,
	spans,
	citations,
	inlineNotes,
	superscripts,
	ties,
	subscripts,
	marks,
	insertions,
	editingMarks,
	roles,
	emoji,
	bareCitations,
	comments,
	hardBlanks,
	addresses,
	latex,
	emptyLinks,
	attributesBehind,
	bookReferences,
];

const bySign = new Map<string, readonly Construct[]>();
for (const construct of constructs)
	for (const sign of construct.signs)
		bySign.set(sign, [...(bySign.get(sign) ?? []), construct]);

export function inlineSyntax(
	context: ProseContext,
	examples: ReadonlyMap<string, number>,
) {
	return (tree: Root, file: VFile): void => {
		const markdown = String(file.value);
		const notes: FootnoteDefinition[] = [];
		const surroundings: Surroundings = {
			context,
			cited: keysCited(markdown),
			examples,
			headingAt: headingWords(tree),
			addNote(children, point) {
				// A label of Markdown’s own holds no blank.
				const identifier = `inline ${notes.length + 1}`;
				const position = positionAt(point);
				notes.push({
					type: "footnoteDefinition",
					identifier,
					children: [
						{
							type: "paragraph",
							children: [...children],
							...position,
						},
					],
					...position,
				});
				const reference: FootnoteReference = {
					type: "footnoteReference",
					identifier,
					...position,
				};
				return reference;
			},
		};
		readBelow(tree, linesOf(markdown), surroundings, false);
		tree.children.push(...notes);
	};
}

/** What holds words. */
const holders: ReadonlySet<string> = new Set(
	"paragraph heading tableCell emphasis strong delete link linkReference textDirective".split(
		" ",
	),
);

function readBelow(
	node: Node,
	lines: Lines,
	surroundings: Surroundings,
	isInLink: boolean,
): void {
	if (!("children" in node)) return;
	const parent = node as Parent & { children: PhrasingContent[] };
	const isLink =
		isInLink || node.type === "link" || node.type === "linkReference";
	for (const child of parent.children)
		readBelow(child, lines, surroundings, isLink);
	if (!holders.has(node.type)) return;
	if (parent.children.some(mayBegin))
		parent.children = readRun(
			plainAddresses(parent.children),
			lines,
			surroundings,
			isLink,
		);
}

const begins = new RegExp(
	`[${[...bySign.keys()].map((sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join("")}]`,
	"u",
);

function mayBegin(child: PhrasingContent): boolean {
	return child.type === "text"
		? begins.test(child.value)
		: child.type === "link" ||
				child.type === "inlineCode" ||
				(child.type === "escaped" && child.value === "@");
}

function readRun(
	children: readonly PhrasingContent[],
	lines: Lines,
	surroundings: Surroundings,
	isInLink: boolean,
): PhrasingContent[] {
	const run = openRun(children, lines);
	const inside = (from: number, to: number): PhrasingContent[] => {
		const reading = { ...surroundings, run, end: to, isInLink, inside };
		const nodes: PhrasingContent[] = [];
		let plain = from;
		for (let at = from; at < to; ) {
			const found = readAt(at, reading);
			if (!found) {
				at += 1;
				continue;
			}
			nodes.push(...run.slice(plain, at), ...found.nodes);
			at = plain = found.end;
		}
		return [...nodes, ...run.slice(plain, to)];
	};
	return inside(0, run.text.length);
}

function readAt(at: number, reading: Reading): Found | undefined {
	for (const construct of bySign.get(reading.run.text[at] ?? "") ?? []) {
		const found = construct.read(at, reading);
		if (found && found.end <= reading.end) return found;
	}
	return undefined;
}
