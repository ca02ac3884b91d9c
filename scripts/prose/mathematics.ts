/** Formulas in TeX → MathML, which every edition shows without a script. What TeX’s library cannot set stands as it is written, with a note. */
import type { Html, Node, Paragraph, Parent, Root, Text } from "mdast";
import type { Plugin, Processor } from "unified";
import type { Point } from "unist";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { type AttributeList, keep, readAttributeList } from "./attributes.ts";
import type { ProseContext } from "./context.ts";
import { describeFault } from "./formula-faults.ts";
import { asWritten, percentIn, settable } from "./formula-source.ts";
import { mayHoldTex, texSyntax } from "./tex-syntax.ts";

/** A formula of mdast-util-math. */
interface Formula extends Node {
	readonly type: "inlineMath" | "math";
	value: string;
	/** In brackets that display it, among words. */
	readonly isDisplayed?: boolean;
	data?: { hProperties?: { id?: string } };
}

/** Characters of a formula; the longest in print have some 2,000. */
const maxLength = 20_000;

/** Commands that stand for others are replaced this often in a formula, and signs this often where it defines its own. */
const maxExpand = 1000;
const maxExpanded = 200_000;

/** Characters of MathML in one text: some 20,000 formulas. */
const maxMarkup = 40_000_000;

/** The plugin for `markdown`; TeX is loaded only where there is any. */
export async function mathematics(
	markdown: string,
	context: ProseContext,
): Promise<Plugin<[], Root>> {
	const hasTex = mayHoldTex(markdown);
	if (!hasTex && !markdown.includes("$$")) return () => undefined;
	const [{ formulaSyntax }, { default: katex }] = await Promise.all([
		import("./formula-syntax.ts"),
		import("katex"),
	]);
	return function () {
		formulaSyntax.call(this as unknown as Processor);
		if (hasTex) texSyntax.call(this as unknown as Processor, markdown);
		return (tree, file) => {
			if (hasTex) leaveTitles(tree, file, context);
			let left = maxMarkup;
			visit(tree, (node, index, parent) => {
				if (!isFormula(node) || !parent || index === undefined) return;
				takeLabel(node, index, parent, context);
				takeName(node);
				const fault = faultOf(node, left, file);
				const html =
					typeof fault === "object"
						? report(fault, context)
						: toMathml(node, katex.renderToString, file, context);
				left -= html.value.length;
				(parent as Parent).children.splice(index, 1, html);
			});
		};
	};
}

/** A title is plain text, also in metadata: what stands between single dollars there stays as it is. */
function leaveTitles(tree: Root, file: VFile, context: ProseContext): void {
	visit(tree, "heading", (heading) => {
		if (heading.depth > 1) return;
		heading.children = heading.children.map((child) => {
			const { start, end } = child.position ?? {};
			if (!isFormula(child) || !start || !end) return child;
			const value = String(file.value).slice(start.offset, end.offset);
			if (value.startsWith("$$")) return child;
			context.note(
				"formula-in-title",
				`Unexpected formula ${value} in a title: it stands as it is written`,
				start,
			);
			return { type: "text", value, position: { start, end } };
		});
	});
}

/** `\label{eq:flux}` in a formula names its place. */
function takeName(node: Formula): void {
	const [, id] = label.exec(node.value) ?? [];
	if (id === undefined) return;
	node.value = node.value.replaceAll(new RegExp(label, "g"), "");
	node.data = { ...node.data, hProperties: { id, ...node.data?.hProperties } };
}

const label = /[ \t]*\\label\{([^{}\\]{1,200})\}/;

function isFormula(node: Node): node is Formula {
	return node.type === "inlineMath" || node.type === "math";
}

/** `{#eq:flux}` after a formula names its place; other words after it are a paragraph, with the lines below. */
function takeLabel(
	node: Formula,
	index: number,
	parent: Parent,
	context: ProseContext,
): void {
	const next = parent.children[index + 1];
	if (node.type === "inlineMath") {
		// At the end of a heading they are the heading’s.
		if (next?.type === "text" && parent.type !== "heading")
			takeBlock(node, next, context);
		return;
	}
	if (next?.type !== "paragraph" || !isSameLine(node, next)) return;
	const [first] = next.children;
	if (first?.type === "text") {
		takeBlock(node, first, context);
		cutStart(first, first.value.length - first.value.trimStart().length);
		if (first.value === "") next.children.shift();
	}
	if (next.children.length === 0) parent.children.splice(index + 1, 1);
	else joinNext(next, index + 1, parent);
}

function takeBlock(node: Formula, text: Text, context: ProseContext): void {
	const blank = /^[ \t]?/.exec(text.value)?.[0].length ?? 0;
	const block: AttributeList | undefined = readAttributeList(
		text.value.slice(blank),
	);
	if (!block) return;
	keep(node, block, "formula", text.position?.start, context);
	cutStart(text, text.value.length - block.rest.length);
}

/** Takes characters away, and keeps the place of those that are left. */
function cutStart(text: Text, count: number): void {
	text.value = text.value.slice(count);
	if (!text.position) return;
	const { line, column, offset } = text.position.start;
	text.position = {
		...text.position,
		start: {
			line,
			column: column + count,
			...(offset === undefined ? {} : { offset: offset + count }),
		},
	};
}

function isSameLine(one: Node, next: Node): boolean {
	return one.position?.end.line === next.position?.start.line;
}

/** The sentence that begins after a formula goes on in the next line. */
function joinNext(words: Paragraph, index: number, parent: Parent): void {
	const next = parent.children[index + 1];
	const end = words.position?.end.line;
	if (
		next?.type !== "paragraph" ||
		end === undefined ||
		next.position?.start.line !== end + 1
	)
		return;
	words.children.push({ type: "text", value: "\n" }, ...next.children);
	parent.children.splice(index + 1, 1);
}

interface Fault {
	readonly message: string;
	readonly point: Point | undefined;
}

/** What is wrong with a formula before TeX is asked. */
function faultOf(node: Formula, left: number, file: VFile): Fault | undefined {
	const at = (offset: number, message: string): Fault => ({
		message,
		point: placeIn(node, offset, file),
	});
	if (
		node.type === "math" &&
		/^\$\$/.test(sourceOf(node, file)) &&
		!/\$\$\s*$/.test(insideOf(node, file))
	)
		return {
			message:
				"Missing end of a formula: write $$ after it, or \\$\\$ here if it is none",
			point: node.position?.start,
		};
	if (node.value.length > maxLength)
		return at(
			0,
			`Unexpected length of a formula: ${node.value.length} characters, expected at most ${maxLength}; divide it`,
		);
	if (left <= 0)
		return at(
			0,
			"Unexpected number of formulas in one text: divide it into chapters",
		);
	const unsafe =
		/\\(?:href|url|includegraphics|html(?:Class|Id|Style|Data))(?![a-zA-Z])/.exec(
			node.value,
		);
	return unsafe
		? at(
				unsafe.index,
				`Unexpected ${unsafe[0]} in a formula: links and pictures stand in the text; write it there`,
			)
		: undefined;
}

function sourceOf(node: Formula, file: VFile): string {
	return String(file.value).slice(
		node.position?.start.offset,
		node.position?.end.offset,
	);
}

/** The source of a formula, without its first `$$`. */
function insideOf(node: Formula, file: VFile): string {
	return sourceOf(node, file).replace(/^\$+/, "");
}

/** The place in the file of a character of the formula, whose lines stand there one below the other after their margin. */
function placeIn(
	node: Formula,
	offset: number,
	file: VFile,
): Point | undefined {
	const start = node.position?.start;
	if (start?.offset === undefined) return start;
	const source = String(file.value);
	const end = node.position?.end.offset;
	const before = node.value.slice(0, offset).split("\n");
	let at =
		start.offset + (/^\$+/.exec(source.slice(start.offset))?.[0].length ?? 0);
	for (const [index, line] of node.value.split("\n").entries()) {
		const found = source.slice(0, end).indexOf(line, at);
		if (found < 0) return start;
		if (index === before.length - 1) {
			const place = found + (before.at(-1)?.length ?? 0);
			// Its lines are those of the file from where it begins.
			const above = source.slice(start.offset, place).split("\n");
			const isFirst = above.length === 1;
			return {
				line: start.line + above.length - 1,
				column: (above.at(-1)?.length ?? 0) + (isFirst ? start.column : 1),
			};
		}
		at = found + line.length;
	}
	return start;
}

/** MathML without KaTeX’s wrapper; the TeX is its text alternative. */
function toMathml(
	node: Formula,
	render: (tex: string, options: object) => string,
	file: VFile,
	context: ProseContext,
): Html {
	const percent = percentIn(node.value);
	if (percent)
		context.note(
			"formula-percent",
			percent.isComment
				? "Unexpected comment in a formula, after %: it is read out with the TeX, and not shown"
				: "Unexpected % in a formula: it is set as a sign; write \\%",
			placeIn(node, percent.offset, file),
		);
	const displayMode = node.type === "math" || node.isDisplayed === true;
	const named = (markup: string): Html => {
		const id = node.data?.hProperties?.id;
		const value = markup.replace(
			"<math",
			() =>
				`<math${id ? ` id="${attribute(id)}"` : ""} alttext="${attribute(node.value)}"`,
		);
		return { type: "html", value, ...position(node) };
	};
	try {
		const markup = render(settable(node.value, displayMode), {
			output: "mathml",
			displayMode,
			throwOnError: true,
			strict: "ignore",
			maxExpand: expansionsOf(node.value),
			maxSize: 50,
		});
		const math = (/<math[\s\S]*<\/math>/.exec(markup)?.[0] ?? "").replace(
			/<annotation[\s\S]*?<\/annotation>/g,
			"",
		);
		if (node.value.trim() !== "" && !holdsSign(math))
			return report(
				{
					message:
						"Unexpected formula without a letter or sign: write it, or remove it",
					point: node.position?.start,
				},
				context,
			);
		return named(node.type === "math" ? math : math.replace(onLines, inLine));
	} catch (error) {
		const { rawMessage = "", position: offset } = error as {
			rawMessage?: string;
			position?: number;
		};
		const isExcess =
			error instanceof RangeError || /^Too many expansions/.test(rawMessage);
		const message =
			error instanceof RangeError
				? "Unexpected depth of a formula: divide it"
				: describeFault(rawMessage);
		const point = placeIn(node, offset ?? 0, file);
		if (isExcess) return report({ message, point }, context);
		context.note("formula", `${message}; until then it stands as TeX`, point);
		return named(asWritten(node.value, node.type === "math"));
	}
}

/** Among words no formula has lines of its own, but its size. */
const onLines = ' display="block"';
const inLine = ' displaystyle="true"';

/** Whether a reader sees a letter or a sign, not blanks alone. */
function holdsSign(math: string): boolean {
	const seen = math
		.replace(/<mphantom>[\s\S]*?<\/mphantom>/g, "")
		.replace(/<[^>]*>|&nbsp;/g, "");
	return /[^\s\u00a0\u2000-\u200f\u2060-\u2064]/u.test(seen);
}

/** A command that a formula defines may stand for as much as the formula holds. */
function expansionsOf(tex: string): number {
	const defines = /\\(?:[gex]?def|let|futurelet|\w*command|\w*macro)/.test(tex);
	return defines
		? Math.min(maxExpand, Math.floor(maxExpanded / tex.length))
		: maxExpand;
}

function report({ message, point }: Fault, context: ProseContext): Html {
	context.report("formula", message, point);
	return { type: "html", value: "" };
}

function position(node: Formula): Pick<Html, "position"> {
	return node.position ? { position: node.position } : {};
}

function attribute(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll('"', "&quot;")
		.replaceAll("<", "&lt;")
		.replace(/\s+/g, " ")
		.trim();
}
