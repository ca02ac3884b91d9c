/** What the documents of an edition tell without showing it: alternative texts, accessible names, tooltips, and what browsers show only where something else fails. */
import { elementsBelow, type MarkupElement, textOf } from "./markup.ts";
import { holdsText, type Page } from "./page.ts";

export interface Told {
	/** The attribute, or the element that holds the text: `aria-label`, `noscript`. */
	readonly name: string;
	readonly value: string;
	readonly element: MarkupElement;
	/** From the outermost on. */
	readonly ancestors: readonly MarkupElement[];
	/** Whether the text of a chapter or a note holds it. */
	readonly isInText: boolean;
	readonly page: Page;
	readonly where: string;
}

const html = "http://www.w3.org/1999/xhtml";

/** Attributes of HTML that say nothing by themselves: what an element is, how it looks, where it leads, and what other rules read. */
const silent: ReadonlySet<string> = new Set(
	"class id name href src dir lang xml:lang role epub:type data-credit data-agent data-label datetime width height colspan rowspan headers scope start reversed type align span open tabindex hidden style xmlns xmlns:epub rel hreflang itemscope itemtype loading decoding translate spellcheck".split(
		" ",
	),
);

/** Attributes whose words are told, whatever the element’s vocabulary (HTML, ARIA 1.3, MathML, XLink). */
const telling =
	/^(?:alt|alttext|title|xlink:title|label|summary|placeholder|content|abbr|cite|aria-.+)$/;

/** Elements whose text shows only where something else fails, or never. */
const unshown: ReadonlySet<string> = new Set(
	"noscript template title".split(" "),
);

/** In the order of the documents. */
export function toldIn(pages: readonly Page[]): Told[] {
	return pages.flatMap((page) =>
		[...elementsBelow(page.root)]
			.filter(({ element, ancestors }) => isInBody(element, ancestors))
			.flatMap(({ element, ancestors }) => {
				const rest = {
					element,
					ancestors,
					isInText: [...ancestors, element].some(holdsText),
					page,
					where: `${page.name}:${element.line}`,
				};
				return [
					...[...element.attributes]
						.filter(([name]) => tells(name, element))
						.map(([name, value]) => ({ name, value, ...rest })),
					...(isApart(element, rest)
						? [{ name: element.name, value: textOf(element), ...rest }]
						: []),
				];
			}),
	);
}

/** Whether its words are none of a line’s. Those of drawings in the text, and of brackets there, are read with the text. */
function isApart(
	element: MarkupElement,
	{ ancestors, isInText }: Pick<Told, "ancestors" | "isInText">,
): boolean {
	if (unshown.has(element.name)) return element.namespace === html;
	if (isInText || ancestors.some(({ name }) => name === "svg")) return false;
	return element.name === "rp" || element.name === "svg";
}

function isInBody(
	element: MarkupElement,
	ancestors: readonly MarkupElement[],
): boolean {
	return [...ancestors, element].some(({ name }) => name === "body");
}

/** Formulas and drawings have many attributes, which say how they are drawn. */
function tells(name: string, element: MarkupElement): boolean {
	if (telling.test(name)) return true;
	if (name === "value") return element.name !== "li";
	return element.namespace === html && !silent.has(name);
}
