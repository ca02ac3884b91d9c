/** The body of a chapter as blocks of printed text, by which editions are compared with the manuscript. */
import type { Nodes, Parents, Root } from "hast";

const inline = new Set(
	"a abbr b bdi bdo br cite code data del dfn em i ins kbd mark math q rp rt ruby s samp small span strong sub sup time u var wbr img svg".split(
		" ",
	),
);

/** One string for each run of text that no block element interrupts; white space and what cannot be seen is left out. */
export function printedBlocks(body: Root): string[] {
	const blocks: string[] = [];
	let run = "";
	const flush = () => {
		const text = bare(run);
		if (text !== "") blocks.push(text);
		run = "";
	};
	const visit = (node: Nodes): void => {
		if (node.type === "text") run += node.value;
		// A formula stands in two dimensions: in which order its signs are read is nobody’s word.
		else if (node.type === "element" && node.tagName === "math") return;
		else if (node.type === "element" && !inline.has(node.tagName)) {
			flush();
			visitAll(node);
			flush();
		} else if (node.type === "root" || node.type === "element") visitAll(node);
	};
	const visitAll = (parent: Parents) => {
		for (const child of parent.children) visit(child);
	};
	visit(body);
	flush();
	return blocks;
}

/**
 * What is left when a line may break anywhere and ligatures are letters: NFKC without white space, hyphens and marks of
 * direction. Where there is nothing but hyphens, they are the text.
 */
function bare(text: string): string {
	const seen = text
		.normalize("NFKC")
		.replace(
			/[\s\u00ad\u2060\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu,
			"",
		);
	return seen.replace(/[-\u2010]/gu, "") || seen.replaceAll("\u2010", "-");
}
