/** Words that run the other way than their text say so themselves, so that stops, brackets and figures among them stand as in their own language in every edition. */
import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import {
	type Direction,
	directionOfLetters,
} from "../../house/direction-of-letters.ts";

/** `around` is the direction of the text; what is `held` by it keeps to its side, as items and cells do. */
export function setDirections(
	tree: Root | Element,
	around: Direction,
	held = false,
): void {
	const isPlace = tree.type === "root";
	const children: ElementContent[] = [];
	let run: ElementContent[] = [];
	const flush = () => {
		children.push(...(isPlace ? run : isolateRun(run, around)));
		run = [];
	};
	for (const child of tree.children) {
		if (child.type === "doctype") continue;
		if (isInRun(child)) run.push(child);
		else {
			flush();
			if (child.type === "element") setBlock(child, around, held);
			children.push(child);
		}
	}
	flush();
	tree.children = children;
}

function setBlock(block: Element, around: Direction, held: boolean): void {
	const { dir } = block.properties;
	if (block.tagName === "pre" || dir === "auto") return;
	if (dir === "ltr" || dir === "rtl") {
		setDirections(block, dir, held);
		return;
	}
	const own = directionOfLetters(wordsOf(block));
	const isOther = own !== undefined && own !== around;
	if (isOther && !held && standing.has(block.tagName)) {
		block.properties.dir = own;
		return;
	}
	setDirections(block, around, held || !standing.has(block.tagName));
}

/** What ends a run of words. */
const blocks: ReadonlySet<string> = new Set(
	"aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section summary table tbody td tfoot th thead tr ul".split(
		" ",
	),
);

/** What moves to the other side with its words; anything else stays at the side of the text around it. */
const standing: ReadonlySet<string> = new Set(
	"p ul ol dl table blockquote aside div section details".split(" "),
);

function isInRun(node: ElementContent): boolean {
	if (node.type !== "element") return true;
	const classes = node.properties.className;
	const isBox = Array.isArray(classes) && classes.includes("task");
	return !blocks.has(node.tagName) && !isBox;
}

function isolateRun(
	run: readonly ElementContent[],
	around: Direction,
): readonly ElementContent[] {
	const end = run.findIndex(isCredit);
	const caption = run.slice(0, Math.max(0, end)).map(wordsOf).join("");
	// A caption of signs alone runs as the text does, whatever the credit behind it.
	return /\S/.test(caption) && !/\p{L}/u.test(caption)
		? [...run.slice(0, end), ...isolateWords(run.slice(end), around)]
		: isolateWords(run, around);
}

function isCredit(node: ElementContent): boolean {
	return node.type === "element" && node.properties.dataCredit === "image";
}

function isolateWords(
	run: readonly ElementContent[],
	around: Direction,
): readonly ElementContent[] {
	const own = directionOfLetters(run.map(wordsOf).join(" "));
	if (own === undefined || own === around) return run;
	const [only] = run;
	const isSaid =
		run.length === 1 && only?.type === "element" && only.properties.dir;
	if (isSaid) return run;
	return [
		{
			type: "element",
			tagName: "span",
			properties: { dir: own },
			children: [...run],
		},
	];
}

/** The letters of a formula are signs. */
function wordsOf(node: ElementContent): string {
	if (node.type !== "element") return textOf(node);
	if (node.tagName === "math") return "";
	return node.children.map(wordsOf).join("");
}
