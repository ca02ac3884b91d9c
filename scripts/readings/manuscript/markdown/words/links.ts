/** Brackets: links, pictures, and references to addresses and notes that are named elsewhere (CommonMark §6.3–6.4). */
import type { PhrasingContent } from "mdast";
import { plain } from "../decoded.ts";
import { labelOf } from "../names.ts";
import {
	addPart,
	addText,
	type Bracket,
	matchAt,
	placed,
	type Reading,
} from "./reading.ts";
import { joinSpans } from "./spans.ts";

const noteLabel = /\[\^((?:\\[[\]\\]|\\(?![[\]\\])|[^ \t\n[\]\\])+)\]/y;

export function openBracket(reading: Reading): boolean {
	const { text, at } = reading;
	const [whole, label = ""] =
		text[at + 1] === "^" ? (matchAt(noteLabel, text, at) ?? []) : [];
	if (whole === undefined || label.length > 999 || !isNote(label, reading))
		return open(reading, "[");
	return addPart(
		reading,
		(place) => ({ ...reference(label), ...place }),
		at + whole.length,
	);
}

function isNote(label: string, { setting }: Reading): boolean {
	return setting.names.knows("note", labelOf(label), setting.spot);
}

function reference(label: string): PhrasingContent {
	const identifier = labelOf(label).toLowerCase();
	return { type: "footnoteReference", identifier, label: plain(label) };
}

export function openPicture(reading: Reading): boolean {
	return reading.text[reading.at + 1] === "[" && open(reading, "![");
}

function open(reading: Reading, value: "[" | "!["): true {
	const line = reading.lineOf(reading.at);
	reading.brackets.push({
		isImage: value === "![",
		at: reading.at + value.length,
		line,
		part: reading.parts.length,
		isLink: true,
	});
	return addPart(
		reading,
		() => ({ type: "mark", value, line }),
		reading.at + value.length,
	);
}

export function closeBracket(reading: Reading): boolean {
	const bracket = reading.brackets.pop();
	if (!bracket) return false;
	const target = bracket.isLink ? targetOf(bracket, reading) : undefined;
	if (!target) return bracket.isImage && closeNote(bracket, reading);
	const [, ...inside] = reading.parts.splice(bracket.part);
	const children = joinSpans(inside);
	const place = placed(bracket.line);
	const { end, ...to } = target;
	reading.parts.push({
		...(bracket.isImage ? asImage(to, children) : asLink(to, children)),
		...place,
	});
	reading.at = end;
	// There are no links in links.
	if (!bracket.isImage) endLinks(reading.brackets);
	return true;
}

/** Those that are open around a link begin none. */
function endLinks(brackets: readonly Bracket[]): void {
	for (let at = brackets.length - 1; at >= 0; at -= 1) {
		const bracket = brackets[at];
		if (!bracket || bracket.isImage) continue;
		// Nor do those around it.
		if (!bracket.isLink) return;
		bracket.isLink = false;
	}
}

/** `![^1]` is an exclamation mark before a note. */
function closeNote(bracket: Bracket, reading: Reading): boolean {
	const label = reading.text.slice(bracket.at, reading.at);
	if (!label.startsWith("^") || !isNote(label.slice(1), reading)) return false;
	reading.parts.splice(bracket.part);
	addText(reading, "!", bracket.line);
	reading.parts.push({
		...reference(label.slice(1)),
		...placed(bracket.line),
	});
	reading.at += 1;
	return true;
}

type Target =
	| { readonly url: string; readonly title: string | null }
	| { readonly identifier: string };

function asLink(to: Target, children: PhrasingContent[]): PhrasingContent {
	return "url" in to
		? { type: "link", ...to, children: children as never }
		: {
				type: "linkReference",
				referenceType: "full",
				...to,
				children: children as never,
			};
}

function asImage(to: Target, children: PhrasingContent[]): PhrasingContent {
	const alt = children.map(wordsOf).join("");
	return "url" in to
		? { type: "image", ...to, alt }
		: { type: "imageReference", referenceType: "full", ...to, alt };
}

function wordsOf(node: PhrasingContent): string {
	if ("value" in node) return node.value;
	if ("alt" in node) return node.alt ?? "";
	return "children" in node ? node.children.map(wordsOf).join("") : "";
}

/** What stands after the closing bracket, or a name that is defined. */
function targetOf(
	{ at: from }: Bracket,
	reading: Reading,
): (Target & { readonly end: number }) | undefined {
	const { text, at, setting } = reading;
	const named = (label: string, end: number) => {
		if (label.length > 1998) return undefined;
		const key = labelOf(label);
		return setting.names.knows("address", key, setting.spot)
			? { identifier: key.toLowerCase(), end }
			: undefined;
	};
	const shortcut = () => named(text.slice(from, at), at + 1);
	const next = text[at + 1];
	if (next === "(") return resourceAt(reading, at + 1) ?? shortcut();
	if (next !== "[") return shortcut();
	if (text[at + 2] === "]") {
		const short = shortcut();
		return short && { ...short, end: at + 3 };
	}
	const [whole, label = ""] = matchAt(fullLabel, text, at + 1) ?? [];
	return whole === undefined ? undefined : named(label, at + 1 + whole.length);
}

const fullLabel = /\[((?:\\[[\]\\]|[^[\]\\]|\\(?![[\]\\])){1,999})\]/y;

const inAngles = /<((?:\\[<>\\]|[^<>\n\\]|\\(?![<>\\]))*)>/y;

/** `(address "title")`. */
function resourceAt(reading: Reading, at: number) {
	const { text } = reading;
	let end = blanksEnd(text, at + 1);
	if (text[end] === ")") return { url: "", title: null, end: end + 1 };
	const angles = text[end] === "<" ? matchAt(inAngles, text, end) : undefined;
	if (angles === null) return undefined;
	const urlEnd = angles ? end + angles[0].length : bareEnd(text, end);
	if (urlEnd === undefined || urlEnd === end) return undefined;
	const url = plain(angles?.[1] ?? text.slice(end, urlEnd));
	end = blanksEnd(text, urlEnd);
	if (text[end] === ")") return { url, title: null, end: end + 1 };
	const title = end > urlEnd ? titleAt(reading, end) : undefined;
	if (title === undefined) return undefined;
	end = blanksEnd(text, title.end);
	if (text[end] !== ")") return undefined;
	return {
		url,
		title: plain(title.written).replace(/\n[ \t]+/g, "\n"),
		end: end + 1,
	};
}

function blanksEnd(text: string, at: number): number {
	const blanks = /[ \t\n]*/y;
	matchAt(blanks, text, at);
	return blanks.lastIndex;
}

/** The end of an address without angle brackets; 32 round brackets may stand in each other. */
function bareEnd(text: string, at: number): number | undefined {
	let open = 0;
	for (let end = at; end < text.length; end += 1) {
		const sign = text.charAt(end);
		if (open === 0 && /[) \t\n]/.test(sign)) return end;
		if (sign === "(") {
			open += 1;
			if (open > 32) return undefined;
		} else if (sign === ")") open -= 1;
		else if (sign <= " " || sign === "\x7f") return undefined;
		else if (sign === "\\" && /[()\\]/.test(text.charAt(end + 1))) end += 1;
	}
	return undefined;
}

const closes: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	"(": ")",
};

function titleAt(
	{ text, endless }: Reading,
	at: number,
): { readonly written: string; readonly end: number } | undefined {
	const close = closes[text.charAt(at)];
	if (close === undefined || endless.has(`title${close}`)) return undefined;
	let end = at + 1;
	while (end < text.length && text[end] !== close)
		end += text[end] === "\\" ? 2 : 1;
	if (end < text.length)
		return { written: text.slice(at + 1, end), end: end + 1 };
	endless.add(`title${close}`);
	return undefined;
}
