/** Addresses that stand among words without a mark around them (GFM §6.9). */
import type { PhrasingContent } from "mdast";
import { addPart, matchAt, placed, type Reading } from "./reading.ts";

const beginnings =
	/(?<![a-z])https?:\/\/|(?<![^ \t\n(*_[\]~])www\.|(?<![\w.+\-/])[\w.+-]+@/gi;

declare module "mdast" {
	interface LinkData {
		/** Whether nothing marks where it begins and ends. */
		isBare?: true;
	}
}

/** The next place from `at` on where one may begin. */
export function nextAddress(text: string, at: number): number {
	beginnings.lastIndex = at;
	return beginnings.exec(text)?.index ?? text.length;
}

/** Within brackets that are still open, none is read. */
export function readAddress(reading: Reading): boolean {
	const { text, at } = reading;
	if (reading.brackets.length > 0) return false;
	const found = mailAt(text, at) ?? siteAt(text, at);
	if (!found) return false;
	const { url, end } = found;
	return addPart(
		reading,
		(place) => ({
			type: "link",
			url,
			title: null,
			data: { isBare: true },
			children: [{ type: "text", value: text.slice(at, end), ...place }],
			...place,
		}),
		end,
	);
}

interface Found {
	readonly url: string;
	readonly end: number;
}

const mail = /[\w.+-]+@((?:[\w-]|\.(?=[a-z\d]))+)/iy;

function mailAt(text: string, at: number): Found | undefined {
	const [whole = "", domain = ""] = matchAt(mail, text, at) ?? [];
	return /\.(?:.*[a-z])?$/i.test(domain) && /[a-z]$/i.test(domain)
		? { url: `mailto:${whole}`, end: at + whole.length }
		: undefined;
}

function siteAt(text: string, at: number): Found | undefined {
	const [start] =
		matchAt(
			/(?<![a-z])https?:\/\/(?=[\u{10000}-\u{10ffff}]|[^\s\p{P}\p{S}\p{Cc}])/iuy,
			text,
			at,
		) ?? [];
	if (
		start === undefined &&
		!matchAt(/(?<![^ \t\n(*_[\]~])www\.[\s\S]/iy, text, at)
	)
		return undefined;
	const from = at + (start?.length ?? 0);
	const domain = domainEnd(text, from);
	if (domain === undefined) return undefined;
	const end = pathEnd(text, domain);
	const written = text.slice(at, end);
	return { url: start === undefined ? `http://${written}` : written, end };
}

/** Nothing where an underscore is in one of the last two names. */
function domainEnd(text: string, from: number): number | undefined {
	const [domain = ""] =
		matchAt(
			/(?:[^\s\p{P}\p{S}]|[-._]|[\u{10000}-\u{10ffff}])*/uy,
			text,
			from,
		) ?? [];
	let end = from + domain.length;
	// Dots and underscores at the end belong to the sentence.
	const [last = ""] = /[._]*$/.exec(domain) ?? [];
	if (last !== "" && endsAt(text, end - last.length)) end -= last.length;
	const names = text.slice(from, end).split(".");
	if (/^[._]*$/.test(text.slice(from, end))) return undefined;
	return names.slice(-2).some((name) => name.includes("_")) ? undefined : end;
}

/** Signs that end a sentence, up to its end, are none of the address. */
function endsAt(text: string, at: number): boolean {
	const end = signsEnd(text, at);
	return /^$|^[\s<]|^\](?:$|[\s([])/.test(text.slice(end, end + 2));
}

const signs = /(?:[!"')*,.:;?_~]|&[a-z]+;|\](?!$|[\s([]))*/iy;

function signsEnd(text: string, at: number): number {
	matchAt(signs, text, at);
	return signs.lastIndex;
}

function pathEnd(text: string, from: number): number {
	let [opened, closed] = [0, 0];
	let end = from;
	/** Up to here, signs are known to be of the path. */
	let known = from;
	for (; end < text.length; end += 1) {
		const sign = text.charAt(end);
		if (/\s/.test(sign)) break;
		if (sign === "(") opened += 1;
		else if (
			end >= known &&
			!(sign === ")" && closed < opened) &&
			/[!"&')*,.:;<?\]_~]/.test(sign)
		) {
			if (endsAt(text, end)) break;
			known = signsEnd(text, end);
		}
		if (sign === ")") closed += 1;
	}
	return end;
}

/** Addresses that are left in words: those in brackets that are no link, and some that only these rules know. */
export function linkAddresses(nodes: PhrasingContent[]): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		if (node.type === "text") return linkedText(node);
		if ("children" in node && !/^link/.test(node.type))
			node.children = linkAddresses(node.children) as never;
		return [node];
	});
}

type Words = Extract<PhrasingContent, { type: "text" }>;

function linkedText(node: Words): PhrasingContent[] {
	if (!/www\.|:\/\/|@/i.test(node.value)) return [node];
	let nodes: PhrasingContent[] = [node];
	for (const [pattern, find] of patterns)
		nodes = nodes.flatMap((part) =>
			part.type === "text" ? divided(part, pattern, find) : [part],
		);
	return nodes;
}

/** What of a match is the address, and where it leads; nothing where it is none. */
type Find = (
	match: RegExpExecArray,
) => readonly [words: string, url: string] | undefined;

function divided(node: Words, pattern: RegExp, find: Find): PhrasingContent[] {
	const { value } = node;
	const parts: PhrasingContent[] = [];
	let done = 0;
	pattern.lastIndex = 0;
	for (let match = pattern.exec(value); match; match = pattern.exec(value)) {
		const [words, url] = find(match) ?? [];
		if (words === undefined || url === undefined) {
			pattern.lastIndex = match.index + 1;
			continue;
		}
		if (match.index > done)
			parts.push({ ...node, value: value.slice(done, match.index) });
		const place = node.position ? { position: node.position } : placed(1);
		parts.push({
			type: "link",
			url,
			title: null,
			data: { isBare: true },
			children: [{ type: "text", value: words, ...place }],
			...place,
		});
		done = match.index + words.length;
	}
	if (done < value.length) parts.push({ ...node, value: value.slice(done) });
	return parts;
}

const patterns: readonly (readonly [RegExp, Find])[] = [
	[
		/(?<![\da-z])(https?:\/\/|www(?=\.))([\w-]*\.[\w.-]*)([^\t\n\r ]*)/gi,
		siteIn,
	],
	[
		/(?<![\w+\-.@])xmpp:[\w+\-.]+@([\w-]+(?:\.[\w-]+)+)(\/(?:[\w\-/]|\.(?=[\da-z]))*)?/gi,
		({ 0: words, 1: domain = "", 2: resource = "z", index, input }) =>
			/^xmpp/.test(words) &&
			endsInLetter(domain) &&
			/[a-z]$/i.test(resource) &&
			input[index + words.length] !== "@"
				? [words, words]
				: undefined,
	],
	[
		/(?<![\w+\-.@])mailto:[\w+\-.]+@([\w-]+(?:\.[\w-]+)+)/g,
		({ 0: words, 1: domain = "" }) =>
			endsInLetter(domain) ? [words, words] : undefined,
	],
	[
		/(?<![\w+\-.]|(?:^|[^\d@a-z])(?:mailto|xmpp):)[\w+\-.]+@([\w-]+(?:\.[\w-]+)+)/gi,
		({ 0: words, 1: domain = "" }) =>
			endsInLetter(domain) ? [words, `mailto:${words}`] : undefined,
	],
];

function endsInLetter(domain: string): boolean {
	return !/[\d\-_]$/.test(domain);
}

function siteIn({
	1: protocol = "",
	2: domain = "",
	3: path = "",
	index,
	input,
}: RegExpExecArray): readonly [string, string] | undefined {
	const isWeb = /^w/i.test(protocol);
	const host = isWeb ? protocol + domain : domain;
	if (/[^\s\p{P}\p{S}]/u.test(input.charAt(index - 1))) return undefined;
	if (/^[\p{P}\p{S}]/u.test(host) || !isHost(host)) return undefined;
	const words = (isWeb ? "" : protocol) + withoutSentence(host + path);
	return [words, isWeb ? `http://${words}` : words];
}

function isHost(host: string): boolean {
	const names = host.split(".");
	return (
		names.length > 1 &&
		names
			.slice(-2)
			.every(
				(name) => name === "" || (!name.includes("_") && /[^\W_]/.test(name)),
			)
	);
}

/** Without the signs at its end that are of the sentence around it. */
function withoutSentence(address: string): string {
	const [last = ""] = /[!"&'),.:;<>?\]}]+$/.exec(address) ?? [];
	let end = address.length - last.length;
	const count = (sign: string) => address.slice(0, end).split(sign).length;
	let open = last === "" ? 0 : count("(") - count(")");
	for (let at = address.indexOf(")", end); open > 0 && at >= 0; open -= 1) {
		end = at + 1;
		at = address.indexOf(")", end);
	}
	return address.slice(0, end);
}
