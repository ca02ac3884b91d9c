/** What in the documents of an edition would run, fetch something, or lead its reader elsewhere without being asked. */
import {
	attribute,
	elementsBelow,
	hasWord,
	type MarkupElement,
	textOf,
} from "./markup.ts";
import type { Page } from "./page.ts";

export interface ActivePart {
	/** As in the file: `<iframe>`, `onload`, `url(https://…)`. */
	readonly what: string;
	readonly where: string;
}

/** A style sheet that stands in a file of its own. */
export interface Sheet {
	readonly name: string;
	readonly text: string;
}

/** Whether an address that a browser fetches by itself belongs to the edition, seen from the document `from`. */
export type IsOwn = (address: string, from: string) => boolean;

/** Each such part with its place; an edition of Colophon’s has none. */
export function activeParts(
	pages: readonly Page[],
	sheets: readonly Sheet[],
	isOwn: IsOwn,
): ActivePart[] {
	return [
		...pages.flatMap(({ name, root }) =>
			[...elementsBelow(root)].flatMap(({ element }) =>
				activeIn(element, (address) => isOwn(address, name)).map((what) => ({
					what,
					where: `${name}:${element.line}`,
				})),
			),
		),
		...sheets.flatMap(({ name, text }) =>
			foreignInStyles(text, (address) => isOwn(address, name)).map((what) => ({
				what,
				where: name,
			})),
		),
	];
}

/** An embedded file, a place in the document itself, or nothing at all. */
export function isInFile(address: string): boolean {
	return /^\s*(?:#|data:|$)/i.test(address);
}

/** A file beside the document, in a container at whose root every path ends. */
export function isInContainer(address: string, from: string): boolean {
	if (isInFile(address)) return true;
	const path = address.replace(/[?#].*$/s, "");
	if (/^[a-z][a-z0-9+.-]*:|^[/\\]|[\\\0]/i.test(path.trim())) return false;
	let depth = from.split("/").length - 1;
	for (const step of path.split(/\/|%2f/i)) {
		if (/^(?:\.|%2e){2}$/i.test(step)) depth -= 1;
		else if (!/^(?:\.|%2e)?$/i.test(step)) depth += 1;
		if (depth < 0) return false;
	}
	return true;
}

/** Elements that run, move, ask, embed a page of their own or change what addresses mean (HTML §4.8, §4.10, §4.12, §4.2.3; SVG animations), and instructions that fetch. */
const activeElements = new Set(
	"script iframe frame frameset object embed applet portal fencedframe base form button input select textarea dialog audio video canvas marquee animate animateMotion animateTransform animateColor set discard foreignObject maction ?xml-stylesheet".split(
		" ",
	),
);

/** Attributes whose address is fetched as soon as the element is there; a link’s is not. */
const fetched = ["src", "poster", "data", "background", "href", "srcset"];

/** What `rel` says of a link that is only told, never fetched (HTML §4.6.7). */
const toldOnly =
	/^(?:canonical|license|author|publisher|alternate|me|next|prev|help|search|cite-as|describedby|syndication)$/i;

function activeIn(
	element: MarkupElement,
	isOwn: (address: string) => boolean,
): string[] {
	return [
		...(activeElements.has(element.name) && !isData(element)
			? [`<${element.name}>`]
			: []),
		...(isRefresh(element) ? ['<meta http-equiv="refresh">'] : []),
		...[...element.attributes.keys()].filter((name) => /^on/i.test(name)),
		...foreignAddresses(element, isOwn),
		...foreignInStyles(attribute(element, "style"), isOwn),
		...(element.name === "style"
			? foreignInStyles(textOf(element), isOwn)
			: []),
	];
}

/** JSON-LD is no program. */
function isData(element: MarkupElement): boolean {
	return (
		element.name === "script" &&
		attribute(element, "type") === "application/ld+json"
	);
}

function isRefresh(element: MarkupElement): boolean {
	return (
		element.name === "meta" &&
		attribute(element, "http-equiv").trim().toLowerCase() === "refresh"
	);
}

function foreignAddresses(
	element: MarkupElement,
	isOwn: (address: string) => boolean,
): string[] {
	const isLink = element.name === "a" || element.name === "area";
	if (isLink) return runningAddress(attribute(element, "href"));
	// An animation writes an address that no attribute shows (SVG animations, SMIL).
	if (/href/i.test(attribute(element, "attributeName")))
		return [`<${element.name} attributeName="href">`];
	if (
		element.name === "link" &&
		rels(element).every((rel) => toldOnly.test(rel))
	)
		return [];
	return fetched
		.flatMap((name) => addressesOf(element, name))
		.filter((address) => !isOwn(address));
}

function rels(link: MarkupElement): string[] {
	const words = attribute(link, "rel").trim().split(/\s+/);
	// “alternate stylesheet” is a style sheet.
	return hasWord(link, "rel", "stylesheet") ? ["stylesheet"] : words;
}

function addressesOf(element: MarkupElement, name: string): string[] {
	const value = attribute(element, name).trim();
	if (name !== "srcset") return value === "" ? [] : [value];
	return value
		.split(/,\s+|\s+/)
		.filter((part) => part !== "" && !/^[\d.]+[wx],?$/.test(part));
}

function runningAddress(address: string): string[] {
	// Browsers pass over blanks and controls in it.
	return /^(?:javascript|vbscript|data|file):/i.test(
		address.replace(/[\s\p{Cc}]/gu, ""),
	)
		? [address]
		: [];
}

/** Addresses in CSS, with its escapes read (CSS Syntax 3 §4.3.7), and imports. */
function foreignInStyles(
	styles: string,
	isOwn: (address: string) => boolean,
): string[] {
	if (!/[\\@(]/.test(styles)) return [];
	const css = styles
		.replace(/\/\*[\s\S]*?\*\//g, " ")
		.replace(/\\([0-9a-f]{1,6})\s?/gi, (_all, code: string) =>
			String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
		)
		.replace(/\\(.)/g, "$1");
	const named = css.matchAll(
		/\b(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^"')]*))/gi,
	);
	const sets = css.matchAll(/image-set\(\s*(?:"([^"]*)"|'([^']*)')/gi);
	return [
		...[...named, ...sets]
			.map(([, double, single, bare]) => double ?? single ?? bare ?? "")
			.filter((address) => !isOwn(address))
			.map((address) => `url(${address.trim()})`),
		...(/@import/i.test(css) ? ["@import"] : []),
	];
}
