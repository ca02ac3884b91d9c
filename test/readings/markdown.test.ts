/** The witness’s parser of Markdown finds what the reader’s finds, though they share no code. */
import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { parse } from "../../scripts/readings/manuscript/markdown/index.ts";

const words = [
	..."* ** *** _ __ ~~ ~ ` `` [ ] ( ) < > ! \\ \\* & &amp; &#35; a é 1 . , | ’ “".split(
		" ",
	),
	..." |  |\n|  \n|\\\n|\t".split("|"),
	...'*a*|**b**|_c_|foo|[x](y)|![|](u)|](<u v> "t")|[r]|[r][]|[x][r]|[^1]|![^1]|<b>|</b>|<!-- c -->'.split(
		"|",
	),
	"<http://a.b>",
	"<a@b.co>",
];
const addresses =
	"a * _ ( ) [ ] < . , | http://ex.com/a_b_ www.x.y x@y.com *a*".split(" ");
const blocks = [
	..."# h|h\n===|h\n---|---|- a|  - b|1. x|2. y|* q|> q|> > r|    code|```|```js|~~~".split(
		"|",
	),
	..."<div>|</div>|[r]: /u|[^1]: note|text|  text|text  ||".split("|"),
	"| a | b |",
	"|---|:-:|",
	"| c | d | e |",
	"- [x] t",
	"- a\n\n  b",
];
const ends = "\n\n[r]: /u\n\n[^1]: note\n";

const parser = unified()
	.use(remarkParse)
	.use(remarkGfm, { singleTilde: false });

test.each([
	["words", words, 14, "", ends],
	["addresses", addresses, 8, " ", ""],
	["blocks", blocks, 9, "\n", ""],
] as const)("%s", (_, parts, maxLength, between, end) => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...parts), { maxLength }),
			(written) => {
				const markdown = written.join(between) + end;
				const [read, expected] = [parse(markdown), parser.parse(markdown)].map(
					(tree) => JSON.stringify(shapeOf(tree), null, 1),
				);
				if (read !== expected) expect(read).toBe(expected);
			},
		),
		{ seed: 11, numRuns: 120 },
	);
});

/** What the witness reads of a tree. */
function shapeOf(node: Nodes): unknown {
	const { type, ...own } = node as Nodes & Record<string, unknown>;
	const kept = Object.entries(own).filter(
		([key, value]) => known.has(key) && value !== null && value !== "",
	);
	const children = "children" in node ? joined(node.children) : [];
	return { type, ...Object.fromEntries(kept.sort()), children };
}

const known = new Set(
	"depth url title alt identifier ordered checked".split(" "),
);

/** Signs that mean themselves are words here; what defines a name stands nowhere. */
function joined(nodes: readonly Nodes[]): unknown[] {
	const parts: unknown[] = [];
	for (const node of nodes) {
		if (node.type === "definition") continue;
		if (!("value" in node)) {
			parts.push(shapeOf(node));
			continue;
		}
		const isWords = node.type === "text" || node.type === "itself";
		const value = isWords ? node.value : `${node.type}: ${node.value.trim()}`;
		const last = parts.at(-1);
		if (isWords && typeof last === "string")
			parts[parts.length - 1] = last + value;
		else parts.push(isWords ? value : { value });
	}
	return parts;
}
