/** MyST’s roles, `` {ref}`target` ``: a word in braces says what the code behind it is. */
import type { PhrasingContent } from "mdast";
import type { Point } from "unist";
import { noteCitation } from "./citations.ts";
import {
	type Construct,
	elementOf,
	linkTo,
	positionAt,
	type Reading,
	textOf,
} from "./construct.ts";
import { referenceTo } from "./references.ts";

export const roles: Construct = {
	signs: "{",
	read(at, reading) {
		const { run } = reading;
		if (run.text[at - 1] === "{") return undefined;
		name.lastIndex = at;
		const [whole, role = ""] = name.exec(run.text) ?? [];
		if (whole === undefined) return undefined;
		const code = run.nodeAt(at + whole.length);
		if (code?.type !== "inlineCode") return undefined;
		return {
			end: at + whole.length + 1,
			nodes: [nodeOf(role.toLowerCase(), code.value, run.pointAt(at), reading)],
		};
	},
};

const name = /\{([a-zA-Z][\w:+.-]{0,40})\}/y;

function nodeOf(
	role: string,
	value: string,
	point: Point | undefined,
	reading: Reading,
): PhrasingContent {
	const words = () => textOf(value, point);
	if (/^(?:ref|numref|eq|doc|any|term|download)$/.test(role))
		return reading.isInLink ? words() : reference(role, value, point, reading);
	if (/^cite/.test(role)) {
		noteCitation([value], point, reading);
		return textOf(`[${value}]`, point);
	}
	const element = elements[role];
	if (element !== undefined) return elementOf(element, [words()], point);
	if (role === "abbr") {
		const [, short, long] = /^(.+?)\s*\(([^()]+)\)$/s.exec(value) ?? [];
		if (short !== undefined && long !== undefined)
			return elementOf("abbr", [textOf(short, point)], point, { title: long });
		return words();
	}
	const code: PhrasingContent = {
		type: "inlineCode",
		value,
		...positionAt(point),
	};
	if (!plain.test(role))
		reading.context.note(
			"role-unknown",
			`Unknown role {${role}}: its words stand as code`,
			point,
		);
	return code;
}

const elements: Readonly<Record<string, string>> = {
	sub: "sub",
	subscript: "sub",
	sup: "sup",
	superscript: "sup",
	kbd: "kbd",
	emphasis: "em",
	strong: "strong",
	underline: "u",
	u: "u",
	del: "del",
	strike: "del",
	guilabel: "strong",
	menuselection: "strong",
	dfn: "dfn",
};

/** Those whose words are code. */
const plain =
	/^(?:code|literal|file|command|program|samp|envvar|option|py:.*|func|class|meth|mod|attr|data|exc|obj)$/;

/** `words <target>`, or the target alone. */
function reference(
	role: string,
	value: string,
	point: Point | undefined,
	reading: Reading,
): PhrasingContent {
	const [, words, other] = /^(.*\S)\s*<([^<>]+)>$/s.exec(value) ?? [];
	const target = (other ?? value).trim();
	if (role === "term") return textOf(words ?? target, point);
	const isFile = role === "doc" || role === "download";
	if (words === undefined && !isFile)
		return referenceTo(target, { isNamed: role === "numref", point }, reading);
	const url = isFile ? encodeURI(target) : `#${encodeURIComponent(target)}`;
	return linkTo(url, [textOf(words ?? target, point)], point);
}
