/** What belongs to a picture among words, its caption and the credit of its maker, stands in a line of its own below them. */
import type { Element, ElementContent, Root } from "hast";
import { blockElements, element, isElement } from "./elements.ts";
import { markCredit } from "./mark-credit.ts";
import { proseData } from "./prose-data.ts";

/** What is to stand below the words among which a picture is. */
interface ImageLine {
	readonly caption: string;
	readonly creditText: string | undefined;
}

declare module "hast" {
	interface ElementData {
		imageLine?: ImageLine | undefined;
	}
}

export function imageLines() {
	return (tree: Root): void => {
		setLines(tree);
		for (const { body } of proseData(tree).notes ?? []) setLines(body);
	};
}

/** Elements of a line that another element must hold. */
const bound = new Set("p h1 h2 h3 h4 h5 h6 dt summary caption".split(" "));
/** What holds nothing but elements of certain kinds: lines of theirs stand behind it. */
const closed = new Set(
	"table thead tbody tfoot tr colgroup ul ol dl".split(" "),
);

/** Gives back the lines that can stand in no place inside of `parent`. */
function setLines(parent: Element | Root): Element[] {
	const holdsLines = parent.type === "root" || !closed.has(parent.tagName);
	const isBound = isElement(parent) && bound.has(parent.tagName);
	const set: ElementContent[] = [];
	let waiting: Element[] = [];
	const release = () => {
		if (isBound || !holdsLines) return;
		set.push(...waiting);
		waiting = [];
	};
	for (const child of parent.children as ElementContent[]) {
		const isBlock =
			isElement(child, ...blockElements) || isElement(child, "figcaption");
		if (isBlock) release();
		set.push(child);
		if (!isElement(child)) continue;
		const line = child.data?.imageLine;
		if (line) waiting.push(...linesOf(line, child));
		waiting.push(...setLines(child));
		if (isBlock) release();
	}
	release();
	parent.children = set;
	return waiting;
}

/** One for each, since a credit is no word of the author’s. */
function linesOf(
	{ caption, creditText }: ImageLine,
	{ position }: Element,
): Element[] {
	const text = (value: string) => ({ type: "text" as const, value });
	const line = (...children: ElementContent[]): Element => ({
		...element("p", { className: ["image-line"] }, children),
		...(position ? { position } : {}),
	});
	const credit = { className: ["image-credit"], dataCredit: "image" };
	const marked = markCredit([text(caption)], creditText);
	if (marked) return [line(...marked)];
	return [
		...(caption ? [line(text(caption))] : []),
		...(creditText ? [line(element("span", credit, [text(creditText)]))] : []),
	];
}
