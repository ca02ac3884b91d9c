/** Markdown → the tokens of its blocks, by markdown-it, with the blocks that CommonMark has not. */
import MarkdownIt, { type Token } from "markdown-it";
import { isWrittenInTex } from "../tex.ts";
import {
	afterDefinition,
	certainItem,
	guarded,
	interrupted,
	never,
	oneTag,
	untilTag,
} from "./corrections.ts";
import { directive } from "./directives.ts";
import { displayedFormula, formula } from "./formulas.ts";
import { note } from "./notes.ts";
import type { Blocks } from "./rule.ts";
import { table } from "./tables.ts";

export interface Parsed {
	readonly tokens: readonly Token[];
	/** Addresses, by the label that they are given. */
	readonly addresses: Readonly<Record<string, Address>>;
	readonly inTex: boolean;
}

interface Address {
	readonly href: string;
	readonly title: string;
}

export function parseBlocks(markdown: string): Parsed {
	const tokens: Token[] = [];
	const env: Blocks["env"] = { inTex: isWrittenInTex(markdown) };
	parser.block.parse(markdown.replaceAll("\0", "\ufffd"), parser, env, tokens);
	return {
		tokens,
		addresses: (env.references ?? {}) as Parsed["addresses"],
		inTex: env.inTex === true,
	};
}

const parser = new MarkdownIt({ html: true, maxNesting: 10_000 });
parser.normalizeLink = (url) => url;
parser.validateLink = () => true;

/** Rules of markdown-it, by their places in its list. */
const { ruler } = parser.block;
const [
	,
	code = never,
	fence = never,
	blockquote = never,
	hr = never,
	list = never,
	reference = never,
	html = never,
	heading = never,
	,
	paragraph = never,
] = ruler.getRules("");
const everywhere = ["paragraph", "reference", "blockquote", "list"];
const outsideLists = ["paragraph", "reference", "blockquote"];
ruler.at("table", table, { alt: ["paragraph", "reference"] });
ruler.at("fence", guarded(fence), { alt: everywhere });
ruler.at("blockquote", guarded(blockquote), { alt: everywhere });
ruler.at("hr", guarded(hr), { alt: everywhere });
ruler.at("list", guarded(certainItem(list)), { alt: outsideLists });
ruler.at("html_block", guarded(oneTag(html)), { alt: outsideLists });
ruler.at("heading", guarded(heading), { alt: outsideLists });
ruler.at("code", interrupted(afterDefinition(code)));
ruler.at("reference", interrupted(reference));
ruler.at("paragraph", interrupted(untilTag(paragraph)));
for (const [name, rule] of [
	["formula", formula],
	["displayed formula", displayedFormula],
	["directive", directive],
	["note", note],
] as const)
	ruler.before("fence", name, rule, { alt: everywhere });
