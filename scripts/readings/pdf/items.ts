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
	return [...(info?.entries.keys() ?? [])].map((key) => ({
		key: `Info ${key}`,
		value: written(info?.get(key)),
		where: "Info",
	}));
}

/** The catalog’s own words, and what could act: each entry that is no structure of the file. */
export function itemsOfCatalog({ catalog, pages }: PdfDocument): Item[] {
	const keys = [...catalog.entries.keys()].filter((key) => !structure.has(key));
	return [
		...keys.map((key) => ({
			key: `catalog ${key}`,
			value: written(catalog.get(key)),
			where: "catalog",
		})),
		...outlineOf(catalog.dict("Outlines"), 0),
		...pages.flatMap(({ dict, number }) =>
			dict.items("Annots").flatMap((annotation) => {
				if (!(annotation instanceof Dict)) return [];
				return ["Subtype", "T", "Subj"].flatMap((key) => {
					const value = annotation.get(key);
					return value === undefined
						? []
						: [
								{
									key: `annotation ${key}`,
									value: written(value),
									where: `page ${number}`,
								},
							];
				});
			}),
		),
	];
}

/** What the file is made of; what it says is read elsewhere. */
const structure: ReadonlySet<string> = new Set([
	"Type",
	"Pages",
	"StructTreeRoot",
	"Metadata",
	"Outlines",
	"Dests",
	"PageLabels",
	"OutputIntents",
]);

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

function written(value: unknown): string {
	if (value instanceof ByteString) return value.text;
	if (value instanceof Name) return value.name;
	if (value instanceof Dict)
		return `<< ${[...value.entries.keys()].join(" ")} >>`;
	return typeof value === "object" ? "(data)" : String(value);
}
