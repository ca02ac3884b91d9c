/** Tags of templates that stand in lines of their own: a picture, a box, code to the tag that ends it; what no edition can hold is left out with a note. */
import { boxOf } from "../dialect-blocks/boxes.ts";
import { figureLines } from "../dialect-blocks/figure-lines.ts";
import {
	container,
	type Line,
	type Rewritten,
	type Rule,
	type Tools,
} from "../dialect-blocks/lines.ts";
import type { Masks } from "./mask-tags.ts";
import { type Meaning, readTag, type Tag } from "./read-tag.ts";

/** Lines that are looked through for the end of a tag. */
const farthest = 3000;

export function tagsInLines(masks: Masks): Rule {
	return (lines, at, tools) => {
		const first = lines[at] as Line;
		if (!masks.has(first.text)) return undefined;
		const parts = masks.split(first.text.trim());
		const [before, written = "", ...rest] = parts;
		if (before !== "" || !written) return undefined;
		const tag = readTag(written);
		if (rest.length === 1 && rest[0] === "")
			return alone({ lines, at, tag, written, masks }, tools);
		const last =
			parts.length > 3 && parts.at(-1) === ""
				? readTag(parts.at(-2) ?? "")
				: undefined;
		if (
			tag.meaning.is !== "box" ||
			!last ||
			!isEndOf(last, tag, parts.at(-2) ?? "")
		)
			return undefined;
		const words = first.text.trim();
		const from = words.indexOf(parts[2] ?? "", written.length);
		const to = words.length - (parts.at(-2) ?? "").length;
		return {
			taken: 1,
			lines: setBox(
				tag.meaning,
				[{ ...first, text: words.slice(from, to).trim() }],
				first,
				first,
				written,
				tools,
			),
		};
	};
}

interface Found {
	readonly lines: readonly Line[];
	readonly at: number;
	readonly tag: Tag;
	readonly written: string;
	readonly masks: Masks;
}

function alone(
	{ lines, at, tag, written, masks }: Found,
	tools: Tools,
): Rewritten | undefined {
	const first = lines[at] as Line;
	const blank = { ...first, text: "" };
	const { meaning } = tag;
	const margin = /^[ \t]*/.exec(first.text)?.[0] ?? "";
	const instead = (...made: readonly Line[]) => ({
		taken: 1,
		lines: [blank, ...made, blank],
	});
	const note = (what: string) =>
		tools.note(
			"template-tag",
			`Unexpected ${shortened(written)}, which another program fills in: ${what}`,
			first,
		);
	if (meaning.is === "picture" && opensHtml.test(lines[at - 1]?.text ?? ""))
		return { taken: 1, lines: [{ ...first, text: imageTag(meaning) }] };
	if (meaning.is === "picture")
		return {
			taken: 1,
			lines: figureLines({ ...meaning, alt: meaning.alt ?? "" }, first, margin),
		};
	if (meaning.is === "link")
		return instead({ ...first, text: margin + linkLine(meaning.address) });
	if (meaning.is === "page break")
		return instead(
			...container({ name: "page-break" }, [], { first, last: first }),
		);
	if (meaning.is === "nothing") return { taken: 1, lines: [blank] };
	if (meaning.is === "end" || meaning.is === "control") {
		note("it is left out");
		return { taken: 1, lines: [blank] };
	}
	const end =
		masks.ended.has(tag.name) && !tag.isWhole
			? endOf(lines, at, tag, masks)
			: undefined;
	if (end === undefined) return undefined;
	const inner = lines.slice(at + 1, end);
	const last = lines[end] ?? first;
	const taken = end - at + 1;
	if (meaning.is === "comment") {
		tools.note(
			"comment-left-out",
			`Unexpected remark between ${shortened(written)} and its end: it is left out`,
			first,
		);
		return { taken, lines: [blank] };
	}
	if (meaning.is === "code")
		return {
			taken,
			lines: [
				blank,
				{ ...first, text: `${margin}${fence}${meaning.language}` },
				...inner,
				{ ...last, text: margin + fence },
			],
		};
	if (meaning.is === "box")
		return {
			taken,
			lines: setBox(meaning, inner, first, last, written, tools),
		};
	note("what it holds stays without it");
	return {
		taken,
		lines: [blank, ...tools.rewrite(inner), { ...last, text: "" }],
	};
}

/** The line above is a tag of HTML, so a blank line would end its block and make code of what is indented below. */
const opensHtml =
	/^ {0,3}<(?:figure|div|center|section|article|aside)(?:\s[^<>]*)?>\s*$/i;

function imageTag({
	source,
	alt = "",
	caption,
}: Extract<Meaning, { readonly is: "picture" }>): string {
	const [from, words] = [source, alt].map((value) =>
		value
			.replace(/\s+/g, " ")
			.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`),
	);
	const image = `<img src="${from}" alt="${words}">`;
	return caption ? `${image} ${caption.replace(/\s+/g, " ")}` : image;
}

/** Longer than any in code. */
const fence = "````````````";

function setBox(
	{ name, title }: Extract<Meaning, { readonly is: "box" }>,
	inner: readonly Line[],
	first: Line,
	last: Line,
	written: string,
	{ note, rewrite }: Tools,
): Line[] {
	const margin = /^[ \t]*/.exec(first.text)?.[0] ?? "";
	const attributes = { classes: [], id: undefined, values: {} };
	const lines = boxOf(
		{ name, title, attributes, written },
		rewrite(inner),
		{ first, last, margin },
		note,
	);
	return [{ ...first, text: "" }, ...lines, { ...last, text: "" }];
}

/** The index of the line that is nothing but the end of a tag. */
function endOf(
	lines: readonly Line[],
	at: number,
	tag: Tag,
	masks: Masks,
): number | undefined {
	let depth = 1;
	for (
		let next = at + 1;
		next < Math.min(lines.length, at + farthest);
		next += 1
	) {
		const { text } = lines[next] as Line;
		if (!masks.has(text)) continue;
		const [before, written = "", behind, ...more] = masks.split(text.trim());
		if (before !== "" || behind !== "" || more.length > 0) continue;
		const other = readTag(written);
		if (isEndOf(other, tag, written)) depth -= 1;
		else if (other.name === tag.name && !other.isWhole) depth += 1;
		if (depth === 0) return next;
	}
	return undefined;
}

function isEndOf(other: Tag, { name }: Tag, written: string): boolean {
	const isShortcode = /^\{\{[<%]-?\s*\//.test(written) && other.name === name;
	return (
		isShortcode || (written.startsWith("{%") && other.name === `end${name}`)
	);
}

export function shortened(written: string): string {
	const line = written.replace(/\s+/g, " ");
	return line.length > 70 ? `${line.slice(0, 66)} …${line.slice(-3)}` : line;
}

function linkLine(address: string): string {
	return /^https?:\/\/[^\s<>]+$/.test(address)
		? `<${address}>`
		: address.replace(/[\\`*_[\]<>&{}$~^=]/g, "\\$&");
}
