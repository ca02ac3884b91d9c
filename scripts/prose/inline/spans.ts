/** `[words]{.smallcaps lang=fr}`, and attributes behind code and links: what means something is kept. */
import type { InlineCode, Link, PhrasingContent } from "mdast";
import { type AttributeList, keep, readAttributeList } from "../attributes.ts";
import {
	type Construct,
	elementOf,
	type Found,
	positionAt,
	type Reading,
} from "./construct.ts";
import { nodeSign } from "./run.ts";

export const spans: Construct = {
	signs: "[",
	read(at, { run, inside, context }) {
		const to = run.closing(at);
		if (to <= at + 1 || run.text[to + 1] !== "{") return undefined;
		const block = listAt(run.text, to + 1);
		if (!block) return undefined;
		const point = run.pointAt(at);
		const children = inside(at + 1, to);
		const classes = (block.attributes.class ?? "").split(" ");
		const name = classes.map((own) => elements[own]).find(Boolean);
		const small = classes.some((own) => smallCapitals.has(own));
		const span = elementOf(
			name ?? "span",
			children,
			point,
			small ? { className: ["smallcaps"] } : {},
		);
		keep(span, block, "span", run.pointAt(to + 1), context);
		const says = Object.keys(span.data?.hProperties ?? {}).length > 0;
		return {
			end: block.end,
			nodes: name !== undefined || says ? [span] : children,
		};
	},
};

/** What a class of Pandoc’s or of a theme says. */
const elements: Readonly<Record<string, string>> = {
	underline: "u",
	ul: "u",
	mark: "mark",
	highlight: "mark",
	kbd: "kbd",
	sub: "sub",
	sup: "sup",
	strike: "del",
	strikethrough: "del",
};

const smallCapitals = new Set(["smallcaps", "sc", "small-caps"]);

/** They are read with the code or the link before them. */
export const attributesBehind: Construct = {
	signs: nodeSign,
	read(at, reading) {
		const { run } = reading;
		const node = run.nodeAt(at);
		if (run.text[at + 1] !== "{") return undefined;
		if (node?.type === "inlineCode") return behindCode(at, node, reading);
		if (node?.type === "link" || node?.type === "linkReference")
			return behind(at, node, "link", reading);
		return undefined;
	},
};

function behindCode(
	at: number,
	node: InlineCode,
	reading: Reading,
): Found | undefined {
	raw.lastIndex = at + 1;
	const [whole, format] = raw.exec(reading.run.text) ?? [];
	if (whole === undefined || format === undefined)
		return behind(at, node, "code", reading);
	const end = at + 1 + whole.length;
	if (/^html[45]?$/i.test(format))
		return {
			end,
			nodes: [
				{
					type: "html",
					value: node.value,
					...(node.position && { position: node.position }),
				},
			],
		};
	reading.context.note(
		"raw-left-out",
		`Unexpected words for ${format} alone: they are in no edition`,
		reading.run.pointAt(at),
	);
	return { end, nodes: [] };
}

const raw = /\{=([a-z][a-z0-9_+-]{0,30})\}/iy;

function behind(
	at: number,
	node: InlineCode | Link | PhrasingContent,
	name: string,
	{ run, context }: Reading,
): Found | undefined {
	const block = listAt(run.text, at + 1);
	if (!block) return undefined;
	keep(node, block, name, run.pointAt(at + 1), context);
	return {
		end: block.end,
		nodes: [
			{ ...node, ...positionAt(node.position?.start) } as PhrasingContent,
		],
	};
}

/** The longest list of attributes that is looked for. */
const longest = 2_000;

function listAt(
	text: string,
	at: number,
): (AttributeList & { readonly end: number }) | undefined {
	const part = text.slice(at, at + longest);
	const block = readAttributeList(part);
	return block && { ...block, end: at + part.length - block.rest.length };
}
