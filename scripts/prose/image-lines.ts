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

/** What holds lines beside its words; any other element is one of a line, or holds nothing but elements of certain kinds, and the lines stand behind it. */
const open = new Set(
	"div section aside blockquote figure details li dd td th figcaption".split(
		" ",
	),
);

/** Gives back the lines that can stand in no place inside of `parent`. */
function setLines(parent: Element | Root): Element[] {
	const holdsLines = parent.type === "root" || open.has(parent.tagName);
	const set: ElementContent[] = [];
	let waiting: Element[] = [];
	const release = () => {
		if (!holdsLines) return;
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
