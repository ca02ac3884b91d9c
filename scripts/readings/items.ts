/** What the metadata of an edition says, one statement an item, whatever it is and wherever it comes from. */
import { attribute, type MarkupElement, textOf } from "./markup.ts";

/** One statement: `meta author`, `JSON-LD author[0].name`, `dc:creator[1] role`. */
export interface Item {
	readonly key: string;
	readonly value: string;
	/** Line of a file, as in `page:12`. */
	readonly where: string;
}

/** Every value in a tree of JSON, by its path; one value is as good as a list of one. Below so many levels, a tree is one value. */
export function itemsOfJson(
	value: unknown,
	key: string,
	where: string,
	depth = 50,
): Item[] {
	if (Array.isArray(value) && depth > 0)
		return value.flatMap((item, index) =>
			itemsOfJson(
				item,
				isObject(item) ? `${key}[${index}]` : key,
				where,
				depth - 1,
			),
		);
	if (!isObject(value) || depth === 0)
		return [
			{
				key,
				value: typeof value === "string" ? value : JSON.stringify(value),
				where,
			},
		];
	return Object.entries(value).flatMap(([name, item]) => {
		const path = key.endsWith(" ") ? `${key}${name}` : `${key}.${name}`;
		return itemsOfJson(
			item,
			isObject(item) ? `${path}[0]` : path,
			where,
			depth - 1,
		);
	});
}

function isObject(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of an element and each of its attributes that `own` does not name. */
export function itemsOfElement(
	element: MarkupElement,
	key: string,
	{
		value,
		own,
		where,
	}: {
		readonly value: string;
		/** Attributes that `key` and `value` say already. */
		readonly own: readonly string[];
		readonly where: string;
	},
): Item[] {
	return [
		{ key, value, where },
		...[...element.attributes]
			.filter(([name]) => !own.includes(name))
			.map(([name, text]) => ({ key: `${key} @${name}`, value: text, where })),
	];
}

/** Text that stands between elements where none belongs. */
export function itemsOfLooseText(
	element: MarkupElement,
	key: string,
	file: string,
): Item[] {
	const where = `${file}:${element.line}`;
	return element.children
		.filter((child) => typeof child === "string")
		.filter((text) => text.trim() !== "")
		.map((text) => ({ key: `text in ${key}`, value: text.trim(), where }));
}

/** The elements directly below. */
export function childElements(element: MarkupElement): MarkupElement[] {
	return element.children.filter((child) => typeof child !== "string");
}

/** The head of a page, element by element (HTML §4.2), with what `html` itself says. */
export function itemsOfHead(
	html: MarkupElement,
	head: MarkupElement,
	jsonLd: readonly unknown[],
): Item[] {
	let block = 0;
	return [
		...[...html.attributes].map(([name, value]) => ({
			key: `html @${name}`,
			value,
			where: `page:${html.line}`,
		})),
		...itemsOfLooseText(head, "head", "page"),
		...childElements(head).flatMap((element): Item[] => {
			const where = `page:${element.line}`;
			if (element.name === "meta") return itemsOfMeta(element, where);
			if (element.name === "link")
				return itemsOfElement(element, `link ${attribute(element, "rel")}`, {
					value: attribute(element, "href"),
					own: ["rel", "href"],
					where,
				});
			const isData =
				element.name === "script" &&
				attribute(element, "type") === "application/ld+json";
			if (isData) {
				block += 1;
				const prefix = block === 1 ? "JSON-LD " : `JSON-LD ${block} `;
				return itemsOfJson(jsonLd[block - 1], prefix, where);
			}
			const isSheet = element.name === "style";
			return itemsOfElement(element, element.name, {
				value: isSheet ? "" : textOf(element),
				own: [],
				where,
			});
		}),
	];
}

function itemsOfMeta(element: MarkupElement, where: string): Item[] {
	const named = ["name", "property", "http-equiv"].find((name) =>
		element.attributes.has(name),
	);
	if (named === undefined)
		return itemsOfElement(element, "meta", { value: "", own: [], where });
	return itemsOfElement(element, `meta ${attribute(element, named)}`, {
		value: attribute(element, "content"),
		own: [named, "content"],
		where,
	});
}
