/** The navigation document of an EPUB (EPUB 3.3 §7): its contents and its list of printed pages. */

import { childElements, type Item } from "./items.ts";
import { attribute, findAll, type MarkupElement, textOf } from "./markup.ts";
import type { Page } from "./page.ts";

export interface NavLink {
	readonly text: string;
	/** Path of the document in the container. */
	readonly path: string;
	/** Of the element in it, "" for the document’s beginning. */
	readonly id: string;
}

export interface Navigation {
	/** Of the document; absent where there is none. */
	readonly path: string | undefined;
	/** Flat, in the order in which they are read. */
	readonly contents: readonly NavLink[];
	/** Empty where there is no such list. */
	readonly pages: readonly NavLink[];
	readonly landmarks: readonly Landmark[];
	/** Everything in the document that can be read or heard: `nav toc a`, `nav landmarks h2`. */
	readonly texts: readonly Item[];
}

export interface Landmark extends NavLink {
	/** `epub:type` of the link (EPUB 3.3 §7.4.4). */
	readonly type: string;
	/** `OEBPS/toc.xhtml:31`. */
	readonly where: string;
}

/** `resolve` makes a path in the container of an address in the document. */
export function readNavigation(
	{ name, root }: Page,
	resolve: (href: string) => string,
): Navigation {
	const linksOf = (type: string) =>
		findAll(root, "nav")
			.filter((nav) => attribute(nav, "epub:type") === type)
			.flatMap((nav) => findAll(nav, "a"))
			.map((link): Landmark => {
				const href = attribute(link, "href");
				const [, id = ""] = href.split("#", 2);
				return {
					text: textOf(link),
					path: resolve(href),
					id,
					type: attribute(link, "epub:type"),
					where: `${name}:${link.line}`,
				};
			});
	return {
		path: name,
		contents: linksOf("toc"),
		pages: linksOf("page-list"),
		landmarks: linksOf("landmarks"),
		texts: [
			...findAll(root, "title").map((title) => ({
				key: "nav title",
				value: textOf(title),
				where: `${name}:${title.line}`,
			})),
			...findAll(root, "body").flatMap((body) => textsIn(body, "nav", name)),
		],
	};
}

/** Attributes whose words a screen reader says, or a pointer shows, and what could hide words from both. */
const said = ["title", "alt", "aria-label", "aria-description", "style"];

function textsIn(element: MarkupElement, key: string, file: string): Item[] {
	const where = `${file}:${element.line}`;
	const inside =
		element.name === "nav"
			? `nav ${attribute(element, "epub:type")}`.trim()
			: key;
	return [
		...said
			.filter((name) => element.attributes.has(name))
			.map((name) => ({
				key: `${inside} ${element.name} @${name}`,
				value: attribute(element, name),
				where,
			})),
		...(element.name === "nav" ? headsOf(element, inside, where) : []),
		...hiddenIn(element, inside, where),
		...element.children.flatMap((child): Item[] => {
			if (typeof child !== "string") return textsIn(child, inside, file);
			return child.trim() === ""
				? []
				: [{ key: `${inside} ${element.name}`, value: child, where }];
		}),
	];
}

/** Lists for machines are hidden from readers (EPUB 3.3 §7.4.3), and nothing else is. */
function hiddenIn(element: MarkupElement, key: string, where: string): Item[] {
	const isHidden = element.attributes.has("hidden");
	const isForMachines =
		element.name === "nav" &&
		/^(?:landmarks|page-list)$/.test(attribute(element, "epub:type"));
	return isHidden === isForMachines
		? []
		: [
				{
					key: `${key} ${element.name} ${isHidden ? "hidden" : "shown"}`,
					value: "",
					where,
				},
			];
}

/** What names a list: one heading of its own, which stands first. */
function headsOf(nav: MarkupElement, key: string, where: string): Item[] {
	const isHeading = ({ name }: MarkupElement) => /^h[1-6]$/.test(name);
	const children = childElements(nav);
	const headings = children.filter(isHeading);
	const [first] = headings;
	const isNamed =
		first !== undefined &&
		headings.length === 1 &&
		first === children[0] &&
		attribute(nav, "aria-labelledby") === attribute(first, "id");
	return isNamed
		? []
		: [{ key: `${key} without its heading`, value: "", where }];
}
