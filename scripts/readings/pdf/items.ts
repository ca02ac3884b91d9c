/** What a PDF says beside its pages: each property of its XMP, each key of Info, its outline, its annotations and its attached files. */
import { childElements, type Item } from "../items.ts";
import { findAll, type MarkupElement, textOf } from "../markup.ts";
import { xmpPrefixes } from "../xmp-prefixes.ts";
import type { PdfDocument } from "./document.ts";
import { ByteString, Dict, Name } from "./objects.ts";
import { rdf } from "./xmp.ts";

/** `root` is of `parseXmp`. */
export function itemsOfXmp(root: MarkupElement): Item[] {
	const nameOf = ({ namespace, name }: MarkupElement) =>
		`${xmpPrefixes[namespace] ?? namespace}:${name}`;
	const visit = (element: MarkupElement, key: string): Item[] => {
		const where = `XMP:${element.line}`;
		const attributes = [...element.attributes]
			.filter(([name]) => name !== "rdf:parseType")
			.map(([name, value]) => ({ key: `${key} @${name}`, value, where }));
		const [array] = childElements(element).filter(
			({ namespace, name }) =>
				namespace === rdf && /^(?:Seq|Bag|Alt)$/.test(name),
		);
		if (array)
			return [
				...attributes,
				{ key: `${key} array`, value: array.name, where },
				...childElements(array).flatMap((item, index) =>
					// The order of a bag means nothing (ISO 16684-1 §6.3).
					visit(item, array.name === "Bag" ? key : `${key}[${index}]`),
				),
			];
		const below = childElements(element);
		if (below.length === 0)
			return [...attributes, { key, value: textOf(element), where }];
		return [
			...attributes,
			...below.flatMap((child) => visit(child, `${key} ${nameOf(child)}`)),
		];
	};
	return findAll(root, "Description", rdf).flatMap((description) => [
		...[...description.attributes]
			.filter(([name, value]) => name !== "rdf:about" || value !== "")
			.map(([name, value]) => ({
				// A property may be an attribute (ISO 16684-1 §7.9.2.2).
				key: name.includes(":") ? `XMP ${name}` : `XMP @${name}`,
				value,
				where: `XMP:${description.line}`,
			})),
		...childElements(description).flatMap((property) =>
			visit(property, `XMP ${nameOf(property)}`),
		),
	]);
}

/** Every key of the dictionary Info, whatever it is called. */
export function itemsOfInfo({ trailer }: PdfDocument): Item[] {
	const info = trailer.dict("Info");
	return info ? itemsOfDict(info, "Info", "Info", new Set()) : [];
}

/** The catalog’s own words, and what could act: each entry that is no structure of the file. */
export function itemsOfCatalog({ catalog }: PdfDocument): Item[] {
	return [
		...itemsOfDict(catalog, "catalog", "catalog", structure),
		...outlineOf(catalog.dict("Outlines"), 0),
		...pageLabelsOf(catalog.dict("PageLabels")),
	];
}

/** What pages and their annotations are told beside their content: how they are turned and cut, what acts when they open, and what a click does. */
export function itemsOfPages({ pages }: PdfDocument): Item[] {
	return pages.flatMap(({ dict, number }) => {
		const where = `page ${number}`;
		return [
			...itemsOfDict(dict, "page", where, ofPages),
			...dict.items("Annots").flatMap((annotation) => {
				if (!(annotation instanceof Dict)) return [];
				const action = annotation.dict("A");
				return [
					...itemsOfDict(annotation, "annotation", where, ofAnnotations),
					...(action
						? itemsOfDict(action, "annotation action", where, ofActions)
						: []),
				];
			}),
		];
	});
}

/** Each key of a dictionary that `known` does not have. */
export function itemsOfDict(
	dict: Dict,
	of: string,
	where: string,
	known: ReadonlySet<string>,
): Item[] {
	return [...dict.entries.keys()]
		.filter((key) => !known.has(key))
		.map((key) => ({
			key: `${of} ${key}`,
			value: writtenValue(dict.get(key)),
			where,
		}));
}

/** What a page is made of (ISO 32000-1 §7.7.3.3). */
const ofPages: ReadonlySet<string> = new Set(
	"Type Parent Resources MediaBox TrimBox Contents Annots StructParents Tabs".split(
		" ",
	),
);

/** What an annotation is made of (ISO 32000-1 §12.5.2); what it says and leads to is read with the structure. */
const ofAnnotations: ReadonlySet<string> = new Set(
	"Type F Border Rect StructParent A Dest Contents".split(" "),
);

const ofActions: ReadonlySet<string> = new Set(["Type", "URI"]);

/** What the file is made of; what it says is read elsewhere. */
const structure: ReadonlySet<string> = new Set([
	"Type",
	"Pages",
	"StructTreeRoot",
	"Metadata",
	"Outlines",
	"PageLabels",
	"Dests",
	"OutputIntents",
]);

/** Each range of page labels (ISO 32000-1 §12.4.2): its first page, from 0, its style, its prefix and its first number. */
function pageLabelsOf(tree: Dict | undefined): Item[] {
	const item = (value: string) => ({
		key: "page label",
		value,
		where: "page labels",
	});
	if (!tree) return [];
	const numbers = tree.items("Nums");
	const ranges = numbers.flatMap((label, index) =>
		label instanceof Dict
			? [
					item(
						[
							writtenValue(numbers[index - 1]),
							label.name("S") ?? "none",
							...[label.text("P") ?? []].flat(),
							label.number("St") ?? 1,
						].join(" "),
					),
				]
			: [],
	);
	return ranges.length > 0
		? ranges
		: [item(`<< ${[...tree.entries.keys()].join(" ")} >>`)];
}

function outlineOf(node: Dict | undefined, depth: number): Item[] {
	const items: Item[] = [];
	const seen = new Set<Dict>();
	for (
		let item = node?.dict("First");
		item && !seen.has(item) && depth < 20;
		item = item.dict("Next")
	) {
		seen.add(item);
		items.push(
			{ key: "outline", value: item.text("Title") ?? "", where: "outline" },
			...outlineOf(item, depth + 1),
		);
	}
	return items;
}

function writtenValue(value: unknown): string {
	if (value instanceof ByteString) return value.text;
	if (value instanceof Name) return value.name;
	if (value instanceof Dict)
		return `<< ${[...value.entries.keys()].join(" ")} >>`;
	return typeof value === "object" ? "(data)" : String(value);
}
