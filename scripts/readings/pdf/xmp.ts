/** The XMP packet of a PDF (ISO 16684-1): its properties, each with the kind of its array. */
import { attribute, findAll, type MarkupElement, textOf } from "../markup.ts";
import { parseXml } from "../parse-xml.ts";
import { decodeUtf8, Unreadable } from "../unreadable.ts";
import { xmpPrefixes } from "../xmp-prefixes.ts";

export interface XmpProperty {
	readonly kind: "Seq" | "Bag" | "Alt" | "text";
	readonly values: readonly string[];
	/** `xml:lang` of each value. */
	readonly languages: readonly string[];
}

/** Properties by the prefixes that the standards use: `dc:creator`. */
export type Xmp = ReadonlyMap<string, XmpProperty>;

export const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

export function parseXmp(bytes: Uint8Array): MarkupElement {
	const packet = decodeUtf8(bytes, "the XMP").replace(/^\uFEFF/, "");
	return parseXml(packet, "the XMP");
}

/** `root` is of `parseXmp`. */
export function readXmp(root: MarkupElement): Xmp {
	const descriptions = findAll(root, "Description", rdf);
	if (descriptions.length === 0)
		throw new Unreadable("The XMP describes nothing");
	const properties = new Map<string, XmpProperty>();
	for (const description of descriptions)
		for (const element of description.children) {
			if (typeof element === "string") continue;
			const prefix = xmpPrefixes[element.namespace];
			if (prefix)
				properties.set(`${prefix}:${element.name}`, propertyOf(element));
		}
	return properties;
}

function propertyOf(element: MarkupElement): XmpProperty {
	for (const kind of ["Seq", "Bag", "Alt"] as const) {
		const [array] = findAll(element, kind, rdf);
		if (!array) continue;
		const items = findAll(array, "li", rdf);
		return {
			kind,
			values: items.map(textOf),
			languages: items.map((item) => attribute(item, "xml:lang")),
		};
	}
	return { kind: "text", values: [textOf(element)], languages: [] };
}
