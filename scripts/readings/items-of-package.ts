/** What the package document and the NCX of an EPUB say, element by element (EPUB 3.3 §5; OPF 2.0.1 §2.4.1). */
import {
	childElements,
	type Item,
	itemsOfElement,
	itemsOfLooseText,
} from "./items.ts";
import {
	attribute,
	elementsBelow,
	findAll,
	type MarkupElement,
	textOf,
} from "./markup.ts";

/** What refines an element stands with that element: `dc:creator[0] role`. */
export function itemsOfPackage(root: MarkupElement, path: string): Item[] {
	const [document] = childElements(root);
	if (!document) return [];
	return [
		...[...document.attributes].map(([name, value]) => ({
			key: `package @${name}`,
			value: name === "unique-identifier" ? named(document, value) : value,
			where: `${path}:${document.line}`,
		})),
		...childElements(document).flatMap((part): Item[] => [
			...itemsOfLooseText(part, part.name, path),
			...(part.name === "metadata"
				? itemsOfMetadata(part, path)
				: part.name === "manifest" || part.name === "spine"
					? itemsOfList(part, path)
					: itemsOfElement(part, part.name, {
							value: textOf(part).trim(),
							own: [],
							where: `${path}:${part.line}`,
						})),
		]),
	];
}

/** What the element of that id says (EPUB 3.3 §5.4). */
function named(document: MarkupElement, id: string): string {
	const [element] = findAll(document, "identifier").filter(
		(one) => attribute(one, "id") === id,
	);
	return element ? textOf(element) : `#${id}`;
}

function itemsOfMetadata(metadata: MarkupElement, path: string): Item[] {
	const elements = childElements(metadata);
	const names = numbered(
		elements.filter((element) => !element.attributes.has("refines")),
	);
	const byId = new Map(
		[...names].map(([element, name]) => [attribute(element, "id"), name]),
	);
	return elements.flatMap((element) => {
		const refined = attribute(element, "refines");
		const subject = byId.get(refined.slice(1)) ?? refined;
		const isLink = element.name === "link";
		return itemsOfElement(
			element,
			names.get(element) ?? `${subject} ${ownName(element)}`,
			{
				value: isLink
					? attribute(element, "href")
					: element.attributes.has("content")
						? attribute(element, "content")
						: textOf(element),
				own: ["id", "refines", "property", "rel", "href", "name", "content"],
				where: `${path}:${element.line}`,
			},
		);
	});
}

/** Each with its place among those of its name: `dc:creator[0]`. */
function numbered(elements: readonly MarkupElement[]) {
	const counts = new Map<string, number>();
	return new Map(
		elements.map((element) => {
			const name = nameOf(element);
			const count = counts.get(name) ?? 0;
			counts.set(name, count + 1);
			return [element, `${name}[${count}]`] as const;
		}),
	);
}

function ownName(element: MarkupElement): string {
	return (
		["property", "rel", "name"]
			.map((name) => attribute(element, name))
			.find((value) => value !== "") ?? element.name
	);
}

function nameOf(element: MarkupElement): string {
	const isOfPackage = element.name === "meta" || element.name === "link";
	return isOfPackage
		? `${element.name} ${ownName(element)}`
		: `dc:${element.name}`;
}

/** A manifest’s files, a spine’s documents. */
function itemsOfList(list: MarkupElement, path: string): Item[] {
	return [
		...[...list.attributes].map(([name, value]) => ({
			key: `${list.name} @${name}`,
			value,
			where: `${path}:${list.line}`,
		})),
		...childElements(list).flatMap((element) =>
			itemsOfElement(
				element,
				`${element.name} ${attribute(element, "href") || attribute(element, "idref")}`,
				{
					value: attribute(element, "media-type"),
					own: ["id", "href", "idref", "media-type"],
					where: `${path}:${element.line}`,
				},
			),
		),
	];
}

/** An NCX, whose labels older reading systems show. `resolve` makes a path in the container of an address in it. */
export function itemsOfNcx(
	root: MarkupElement,
	path: string,
	resolve: (href: string) => string,
): Item[] {
	const say = (key: string, value: string, { line }: MarkupElement) => ({
		key,
		value,
		where: `${path}:${line}`,
	});
	const elements = [...elementsBelow(root)].map(({ element }) => element);
	return [
		...elements.flatMap((element) => [
			...(ofNcx[element.name] === undefined ||
			element.namespace !== ncxNamespace
				? [say(`NCX <${element.name}>`, textOf(element).trim(), element)]
				: []),
			...(element.name === "text"
				? []
				: itemsOfLooseText(element, `NCX ${element.name}`, path)),
			...[...element.attributes]
				.filter(([name]) => !ofNcx[element.name]?.includes(name))
				.map(([name, value]) =>
					say(`NCX ${element.name} @${name}`, value, element),
				),
		]),
		...findAll(root, "meta").map((meta) =>
			say(`NCX ${attribute(meta, "name")}`, attribute(meta, "content"), meta),
		),
		...findAll(root, "text").map((text) => say("NCX text", textOf(text), text)),
		...findAll(root, "content").map((content) => {
			const [, id = ""] = attribute(content, "src").split("#", 2);
			const target = resolve(attribute(content, "src"));
			return say("NCX content", id ? `${target}#${id}` : target, content);
		}),
	];
}

/** OPF 2.0.1 §2.4.1. */
const ncxNamespace = "http://www.daisy.org/z3986/2005/ncx/";

/** The elements of an NCX, each with the attributes that are read with it or that nobody reads (OPF 2.0.1 §2.4.1). */
const ofNcx: Readonly<Record<string, readonly string[]>> = {
	ncx: [],
	head: [],
	meta: ["name", "content"],
	docTitle: [],
	text: [],
	navMap: [],
	navPoint: ["id"],
	navLabel: [],
	content: ["src"],
	pageList: [],
	pageTarget: ["id"],
};
