/** `\\url{…}` and `\\href{…}{words}` of LaTeX, for the witness. */
import type { Literal, Nodes } from "mdast";
import { cut } from "./line.ts";
import { anchor, type Place, type Result, words } from "./place.ts";
import { braceAfter } from "./tex-commands.ts";

/** An address in such braces is no link of Markdown’s, which would go on behind them. */
export function wordsAgain(nodes: readonly Nodes[]): Nodes[] {
	return nodes.map((node, index) => {
		const before = nodes[index - 1];
		if (node.type !== "link" || before?.type !== "text") return node;
		const opens = /\\(?:url|href)\{(?:mailto:)?$/.test(before.value);
		const [inner] = node.children;
		return opens && inner?.type === "text" ? inner : node;
	});
}

export function texAddress(place: Place): Result {
	const { line, at, to, read, isLink } = place;
	const start = /^\\(?:url|href)(?=\{)/.exec(line.signs.slice(at, at + 6))?.[0];
	if (start === undefined) return undefined;
	const open = at + start.length;
	const close = braceAfter(line, open);
	if (close === undefined || close >= to) return undefined;
	const written = cut(line, open + 1, close).map((node) =>
		/^(?:text|itself)$/.test(node.type) ? (node as Literal).value : "\n",
	);
	const address = written
		.join("")
		.replace(/\\(?=[#$%&_~])/g, "")
		.trim();
	if (!/^(?:https?:\/\/|ftp:\/\/|mailto:|www\.|#)[^\s<>]+$/i.test(address))
		return undefined;
	const last = start === "\\url" ? close : braceAfter(line, close + 1);
	if (last === undefined || last >= to) return undefined;
	const said =
		start === "\\url" ? [words(address, place)] : read(close + 2, last);
	const url = address.replace(/^(?=www\.)/i, "http://");
	return [isLink ? said : [anchor(url, said, place)], last + 1];
}
