/** What raw HTML means is kept, and what no edition can hold is left out or put in words, each with a note. */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { blockElements, element, isElement } from "./elements.ts";
import { isRefusedAddress, knownElements } from "./sanitize.ts";
import { templateScheme } from "./template-tags/tags-in-text.ts";
import { wordsOf } from "./words-of.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** What runs, fetches or asks, and says nothing by itself. */
const left = words(
	"script style template noscript link meta base frame frameset select textarea datalist input",
);
/** What is played or shown elsewhere. */
const played = words("iframe video audio embed object");
/** Blocks whose name says nothing that a reader would miss. */
const blocks = words(
	"main article nav header hgroup address form fieldset dialog menu search",
);

export function adaptHtml(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, "element", (node, index, parent) => {
			if (!parent || index === undefined) return;
			const name = node.tagName;
			const note = (what: string) =>
				context.note(
					"html-adapted",
					`Unexpected ${what}`,
					node.position?.start,
				);
			dropHandlers(node, note);
			if (left.has(name) && !isTaskBox(node)) {
				note(
					`<${name}>: no edition holds scripts, styles or forms, so it is left out`,
				);
				parent.children.splice(index, 1);
				return [SKIP, index];
			}
			if (played.has(name)) {
				note(
					`<${name}>: its address stands in its place, since nothing is played in an edition`,
				);
				parent.children.splice(index, 1, ...addressOf(node, parent));
				return [SKIP, index + 1];
			}
			if (name === "a") lowerScheme(node);
			// In print a figure is a picture, which has a text in its place.
			if (name === "figure" && !holds(node, pictures)) node.tagName = "div";
			// It is told by its class.
			if (name === "center") node.tagName = "div";
			else if (blocks.has(name)) {
				note(`<${name}>: what it holds stays without it`);
				node.tagName = "div";
			} else if (!knownElements.has(name) && !isTaskBox(node)) {
				note(
					`<${name}>: no edition knows it, so what it holds stays without it`,
				);
				parent.children.splice(index, 1, ...node.children);
				return [SKIP, index];
			}
			// HTML ends a link where one begins in it, as an address in the words of a link does.
			if (name === "a" && isEmpty(node)) {
				parent.children.splice(index, 1);
				return [SKIP, index];
			}
			if (name === "a" && isRefusedAddress(node.properties.href)) {
				const href = String(node.properties.href);
				const isTag = href.startsWith(templateScheme);
				context.note(
					isTag ? "link-template" : "link-refused",
					isTag
						? `Unexpected address ${decoded(href.slice(templateScheme.length)).slice(0, 60)}, which another program fills in: the words of the link stay without it`
						: `Unexpected address “${href.slice(0, 60)}”, expected https:, mailto:, tel: or a place in the manuscript: the words of the link stay without it`,
					node.position?.start,
					wordsOf(node),
				);
				parent.children.splice(index, 1, ...node.children);
				return [SKIP, index];
			}
			return;
		});
		visit(tree, "element", (node) => {
			if (node.tagName === "div") setLooseWords(node);
		});
	};
}

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

const pictures = words("img svg math table pre code figcaption");

function holds(node: Element, names: ReadonlySet<string>): boolean {
	return node.children.some(
		(child) =>
			isElement(child) && (names.has(child.tagName) || holds(child, names)),
	);
}

/** The case of a scheme means nothing (RFC 3986 §3.1). */
function lowerScheme({ properties }: Element): void {
	if (typeof properties.href === "string")
		properties.href = properties.href.replace(
			/^\s*[a-z][a-z0-9+.-]*:/i,
			(scheme) => scheme.toLowerCase(),
		);
}

/** At the place of the first that has one. */
function paragraphOf(run: ElementContent[]): Element {
	const position = run.find((child) => child.position)?.position;
	return { ...element("p", {}, run), ...(position && { position }) };
}

/** Words beside blocks are paragraphs, as they look. */
function setLooseWords(node: Element): void {
	const isBlock = (child: ElementContent) => isElement(child, ...blockElements);
	if (!node.children.some(isBlock)) return;
	const set: ElementContent[] = [];
	let run: ElementContent[] = [];
	const end = () => {
		const isBlank = run.every(
			(child) => child.type === "text" && child.value.trim() === "",
		);
		set.push(...(isBlank ? run : [paragraphOf(run)]));
		run = [];
	};
	for (const child of node.children)
		if (isBlock(child)) {
			end();
			set.push(child);
		} else run.push(child);
	end();
	node.children = set;
}

function isEmpty({ children, properties }: Element): boolean {
	const isPlace = properties.id !== undefined || properties.name !== undefined;
	return children.length === 0 && !isPlace;
}

function isTaskBox({ tagName, properties }: Element): boolean {
	return (
		tagName === "input" &&
		properties.type === "checkbox" &&
		Boolean(properties.disabled)
	);
}

function dropHandlers(node: Element, note: (what: string) => void): void {
	for (const name of Object.keys(node.properties)) {
		if (!/^on/i.test(name)) continue;
		note(`event handler “${name.toLowerCase()}”: it is left out`);
		delete node.properties[name];
	}
}

/** The address, as a link where it is one of the web. */
function addressOf(node: Element, parent: Root | Element): ElementContent[] {
	const source = node.children.find((child) => isElement(child, "source"));
	const address = [node, source]
		.map(
			(part) =>
				part &&
				isElement(part) &&
				(part.properties.src ?? part.properties.data),
		)
		.find((value) => typeof value === "string" && value.trim() !== "");
	if (typeof address !== "string") return [];
	const text = { type: "text" as const, value: address.trim() };
	const { position } = node;
	const line: Element = /^https?:/i.test(text.value)
		? {
				...element("a", { href: text.value }, [text]),
				...(position && { position }),
			}
		: { ...element("span", {}, [text]), ...(position && { position }) };
	const isInLine = isElement(parent) && inLine.has(parent.tagName);
	return isInLine
		? [line]
		: [{ ...element("p", {}, [line]), ...(position && { position }) }];
}

const inLine = words(
	"p a em strong span b i u s del ins mark small sup sub h1 h2 h3 h4 h5 h6 figcaption td th li dt dd",
);
