/** Quotations that begin with `[!NOTE]`, as GitHub and Obsidian write remarks → boxes with a label. */
import type { Blockquote, PhrasingContent, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";

const mark = /^\[!([a-zA-Z][\w-]*)(?:\|[^\]]*)?\][+-]?[ \t]*/;

export function alerts() {
	return (tree: Root): void => {
		visit(tree, "blockquote", (node, index, parent) => {
			const alert = alertOf(node);
			if (alert && parent && index !== undefined)
				parent.children.splice(index, 1, alert);
		});
	};
}

function alertOf(node: Blockquote): ContainerDirective | undefined {
	const [first, ...more] = node.children;
	if (first?.type !== "paragraph") return undefined;
	const [words, ...rest] = first.children;
	if (words?.type !== "text") return undefined;
	const [written, kind] = mark.exec(words.value) ?? [];
	if (written === undefined || kind === undefined) return undefined;
	const behind = [
		{ ...words, value: words.value.slice(written.length) },
		...rest,
	];
	const [title, text] = atLineEnd(behind);
	const children: ContainerDirective["children"] = [...more];
	if (text.length > 0) children.unshift({ ...first, children: text });
	if (title.length > 0)
		children.unshift({
			type: "paragraph",
			data: { directiveLabel: true },
			children: title,
		});
	return {
		type: "containerDirective",
		name: "alert",
		attributes: { kind: kind.toLowerCase() },
		children,
		...(node.position && { position: node.position }),
	};
}

/** What stands in the first line, which is the title, and what comes below. */
function atLineEnd(
	children: readonly PhrasingContent[],
): [PhrasingContent[], PhrasingContent[]] {
	const at = children.findIndex(
		(child) =>
			child.type === "break" ||
			(child.type === "text" && child.value.includes("\n")),
	);
	const last = children[at];
	if (last?.type === "break")
		return [shown(children.slice(0, at)), shown(children.slice(at + 1))];
	if (last?.type !== "text") return [shown(children), []];
	const end = last.value.indexOf("\n");
	const above = { ...last, value: last.value.slice(0, end) };
	const below = { ...last, value: last.value.slice(end + 1) };
	return [
		shown([...children.slice(0, at), above]),
		shown([below, ...children.slice(at + 1)]),
	];
}

/** Without blanks at either end; those between words stay. */
function shown(children: readonly PhrasingContent[]): PhrasingContent[] {
	const isSaid = (child: PhrasingContent) =>
		child.type !== "text" || child.value.trim() !== "";
	const from = children.findIndex(isSaid);
	return from < 0
		? []
		: children.slice(from, children.findLastIndex(isSaid) + 1);
}
