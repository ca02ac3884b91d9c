/** Credits that stand in a paragraph of their own below a picture, for the witness: they are its caption. */
import type { Nodes, Parents } from "mdast";
import { unshown } from "../legitimate-changes.ts";
import { creditSaidIn } from "./caption-credits.ts";

export function takeCredits(parent: Parents): void {
	const set: Nodes[] = [];
	const children: readonly Nodes[] = parent.children;
	for (let at = 0; at < children.length; at += 1) {
		const node = children[at] as Nodes;
		const next = children[at + 1];
		const inside = captionInside(node);
		const below =
			!inside && next?.type === "paragraph" && holdsPicture(node)
				? next.children
				: undefined;
		const caption = [inside, below].find((words) => words && credits(words));
		if (!caption) {
			if ("children" in node) takeCredits(node);
			set.push(node);
			continue;
		}
		const [picture, behind] = (node as Parents).children;
		const figure = [
			picture,
			...attributesIn(behind),
			worded("figcaption", caption, node),
		];
		set.push(worded("figure", figure as Nodes[], node));
		if (!inside) at += 1;
	}
	parent.children = set as typeof parent.children;
}

function worded(name: string, children: readonly Nodes[], at: Nodes): Nodes {
	return {
		type: "worded",
		name,
		attributes: {},
		children: [...children],
		...(at.position && { position: at.position }),
	} as unknown as Nodes;
}

function shows(node: Nodes | undefined): boolean {
	if (!node) return false;
	if (/^image/.test(node.type)) return true;
	const isLink =
		/^link/.test(node.type) || ("name" in node && node.name === "a");
	return (
		isLink &&
		"children" in node &&
		node.children.length === 1 &&
		shows(node.children[0])
	);
}

/** A picture and nothing else. */
function holdsPicture(node: Nodes): boolean {
	if (node.type !== "paragraph" || !shows(node.children[0])) return false;
	const [, behind, ...more] = node.children;
	const words = behind?.type === "text" ? withoutAttributes(behind.value) : "";
	return more.length === 0 && words.trim() === "" && behind?.type !== "html";
}

function withoutAttributes(words: string): string {
	return words.replace(unshown.attributes.pattern, "");
}

/** They stay behind the picture. */
function attributesIn(behind: Nodes | undefined): Nodes[] {
	if (behind?.type !== "text") return [];
	const value = behind.value;
	const length = value.length - withoutAttributes(value).length;
	return length > 0 ? [{ ...behind, value: value.slice(0, length) }] : [];
}

/** What stands in the lines below a picture that has the first line to itself. */
function captionInside(node: Nodes): readonly Nodes[] | undefined {
	if (node.type !== "paragraph" || !shows(node.children[0])) return undefined;
	const [, second, ...rest] = node.children;
	if (second?.type === "break") return rest;
	if (second?.type !== "text") return undefined;
	const [line = "", ...lines] = withoutAttributes(second.value).split("\n");
	if (line.trim() !== "" || lines.length === 0) return undefined;
	const value = lines.join("\n").trimStart();
	return value === "" ? rest : [{ ...second, value }, ...rest];
}

function credits(caption: readonly Nodes[]): boolean {
	const words = wordsOf(caption);
	const said = words.length > 400 ? undefined : creditSaidIn(words);
	if (said === undefined) return false;
	if (said === words || (/[.!]$/.test(words) && said === words.slice(0, -1)))
		return true;
	const shown = caption.filter(
		(node) => node.type !== "text" || node.value.trim() !== "",
	);
	return shown.length === 1 && shown[0]?.type === "emphasis";
}

function wordsOf(nodes: readonly Nodes[]): string {
	const read = (node: Nodes): string => {
		if (node.type === "text" || node.type === "inlineCode") return node.value;
		if (node.type === "break") return " ";
		return "children" in node ? node.children.map(read).join("") : "";
	};
	return nodes.map(read).join("").replace(/\s+/g, " ").trim();
}
