/** Attribute blocks, `{#id .class key=value}`, after a picture, a heading or a formula: an id is a place, a language is kept. */
import type { Heading, Image, Nodes, Root, Text } from "mdast";
import type { Point } from "unist";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

/** What an element may keep of what its author wrote. */
type Kept = { id?: string; lang?: string; dir?: string };

/** How things look is the house’s to say, as with HTML’s classes and styles: nothing is lost without them. */
const looks = new Set("class width height style align target rel".split(" "));

/** Divides attributes into those that are kept and the names of those that no edition shows. */
export function readAttributes(
	attributes: Readonly<Record<string, string | null | undefined>>,
): { readonly kept: Kept; readonly unknown: readonly string[] } {
	const kept: Kept = {};
	const unknown: string[] = [];
	for (const [name, value] of Object.entries(attributes)) {
		if (name === "id" || name === "lang" || name === "dir") {
			if (value) kept[name] = value;
		} else if (!looks.has(name)) unknown.push(name);
	}
	return { kept, unknown };
}

/** Takes the blocks after pictures and at the end of headings out of the text. */
export function attributeBlocks(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, (node) => {
			if (node.type === "heading") afterWords(node, context);
			if (!("children" in node)) return;
			for (const [index, child] of node.children.entries())
				if (child.type === "image" || child.type === "imageReference")
					afterImage(child, node.children[index + 1], context);
		});
	};
}

function afterWords(heading: Heading, context: ProseContext): void {
	const last = heading.children.at(-1);
	if (last?.type !== "text") return;
	const at = last.value.lastIndexOf("{");
	const block = readAttributeList(last.value.slice(Math.max(0, at)));
	if (at < 0 || !block || block.rest !== "") return;
	keep(
		heading,
		block,
		"heading",
		beforeEnd(last, last.value.length - at),
		context,
	);
	last.value = last.value.slice(0, at).trimEnd();
}

function afterImage(
	image: Image | Nodes,
	next: Nodes | undefined,
	context: ProseContext,
): void {
	if (next?.type !== "text") return;
	const block = readAttributeList(next.value);
	if (!block) return;
	keep(image, block, "picture", next.position?.start, context);
	const { width } = block.attributes;
	if (width !== undefined)
		image.data = {
			...image.data,
			hProperties: { ...image.data?.hProperties, width },
		};
	next.value = block.rest;
}

/** The place of the last `count` characters of a heading’s text, which is one line. */
function beforeEnd(text: Text, count: number): Point | undefined {
	const end = text.position?.end;
	return end && { line: end.line, column: end.column - count };
}

/** Gives `node` what it keeps of a block, and reports the rest. */
export function keep(
	node: Nodes,
	block: AttributeList,
	name: string,
	point: Point | undefined,
	context: ProseContext,
): void {
	const { kept, unknown } = readAttributes(block.attributes);
	for (const key of unknown)
		context.note(
			"attribute-unknown",
			`Unexpected ${key} of a ${name}, expected {#id} or {lang=fr}: it is left out`,
			point,
		);
	node.data = {
		...node.data,
		hProperties: { ...node.data?.hProperties, ...kept },
	};
}

/** `{#id lang=fr}`, as it follows the words that it is for. */
export interface AttributeList {
	readonly attributes: Readonly<Record<string, string>>;
	/** The text behind it. */
	readonly rest: string;
}

const item =
	/\s*(?:#([^\s"'{}=#]+)|\.([^\s"'{}=#.]+)(?=[.\s}])|([a-zA-Z][\w:-]*)=("[^"]*"|'[^']*'|[^\s"'{}=]+)|-)(?=[.#\s}])/y;

/** The attribute list at the start of `text`; nothing when there is none, or something else in braces. */
export function readAttributeList(text: string): AttributeList | undefined {
	if (!text.startsWith("{")) return undefined;
	const attributes: Record<string, string> = {};
	// kramdown writes {: .class}.
	const first = text[1] === ":" ? 2 : 1;
	let at = first;
	item.lastIndex = at;
	for (let found = item.exec(text); found; found = item.exec(text)) {
		const [, id, className, key, value = ""] = found;
		if (id) attributes.id = id;
		if (className)
			attributes.class = [attributes.class, className]
				.filter(Boolean)
				.join(" ");
		if (key) attributes[key] = value.replace(/^(["'])(.*)\1$/, "$2");
		at = item.lastIndex;
	}
	const end = /^\s*\}/.exec(text.slice(at));
	if (!end || at === first) return undefined;
	return { attributes, rest: text.slice(at + end[0].length) };
}
