/** Addresses in the braces of LaTeX, `\url{…}` and `\href{…}{words}`: the parser takes the brace behind for a part of the address. */
import type { PhrasingContent } from "mdast";
import {
	type Construct,
	type Found,
	linkTo,
	type Reading,
	textOf,
} from "./construct.ts";

/** Nodes in which such addresses are words again. */
export function plainAddresses(
	children: readonly PhrasingContent[],
): PhrasingContent[] {
	let before = "";
	return children.map((child): PhrasingContent => {
		const isInBraces = /\\(?:url|href)\{(?:mailto:)?$/.test(before);
		before = child.type === "text" ? child.value : "";
		if (child.type !== "link" || !isInBraces) return child;
		const [words] = child.children;
		return words?.type === "text" ? words : child;
	});
}

export const addresses: Construct = {
	signs: "\\",
	read(at, reading): Found | undefined {
		const { run, inside, isInLink } = reading;
		const [opening, command] =
			/^\\(url|href)\{/.exec(run.text.slice(at, at + 6)) ?? [];
		if (opening === undefined) return undefined;
		const from = at + opening.length;
		const to = run.closing(from - 1);
		const address = to < 0 ? undefined : addressIn(reading, from, to);
		if (!address) return undefined;
		const point = run.pointAt(at);
		const hasWords = run.text[to + 1] === "{";
		const end = hasWords ? run.closing(to + 1) : -1;
		if (command === "href" && end < 0) return undefined;
		const words =
			command === "href" ? inside(to + 2, end) : [textOf(address.words, point)];
		return {
			end: (command === "href" ? end : to) + 1,
			nodes: isInLink ? words : [linkTo(address.url, words, point)],
		};
	},
};

/** LaTeX wants a backslash before some of its signs. */
function addressIn({ run }: Reading, from: number, to: number) {
	const parts = run
		.slice(from, to)
		.map((node) =>
			node.type === "text" || node.type === "escaped" ? node.value : "\n",
		);
	const words = parts
		.join("")
		.replace(/\\([%#&_~$])/g, "$1")
		.trim();
	const isAddress = /^(?:(?:https?|ftp):\/\/|mailto:|www\.|#)[^\s<>]+$/i;
	if (!isAddress.test(words)) return undefined;
	return { words, url: /^www\./i.test(words) ? `http://${words}` : words };
}
