/** The navigation document of an EPUB (EPUB 3.3 §7): its contents and its list of printed pages. */
import { attribute, findAll, type MarkupElement, textOf } from "./markup.ts";

export interface NavLink {
	readonly text: string;
	/** Path of the document in the container. */
	readonly path: string;
	/** Of the element in it, "" for the document’s beginning. */
	readonly id: string;
}

export interface Navigation {
	/** Flat, in the order in which they are read. */
	readonly contents: readonly NavLink[];
	/** Empty where there is no such list. */
	readonly pages: readonly NavLink[];
}

/** `resolve` makes a path in the container of an address in the document. */
export function readNavigation(
	root: MarkupElement,
	resolve: (href: string) => string,
): Navigation {
	const linksOf = (type: string) =>
		findAll(root, "nav")
			.filter((nav) => attribute(nav, "epub:type") === type)
			.flatMap((nav) => findAll(nav, "a"))
			.map((link): NavLink => {
				const href = attribute(link, "href");
				const [, id = ""] = href.split("#", 2);
				return { text: textOf(link), path: resolve(href), id };
			});
	return { contents: linksOf("toc"), pages: linksOf("page-list") };
}
