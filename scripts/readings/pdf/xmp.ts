/** The XMP packet of a PDF (ISO 16684-1): its properties, each with the kind of its array. */
import { attribute, findAll, type MarkupElement, textOf } from "../markup.ts";
import { parseXml } from "../parse-xml.ts";
import { decodeUtf8, Unreadable } from "../unreadable.ts";

export interface XmpProperty {
	readonly kind: "Seq" | "Bag" | "Alt" | "text";
	readonly values: readonly string[];
	/** `xml:lang` of each value. */
	readonly languages: readonly string[];
}

/** Properties by the prefixes that the standards use: `dc:creator`. */
export type Xmp = ReadonlyMap<string, XmpProperty>;

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/** By namespace, as the standards write them. */
export const prefixes: Readonly<Record<string, string>> = {
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://ns.adobe.com/xap/1.0/": "xmp",
	"http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
	"http://ns.adobe.com/pdf/1.3/": "pdf",
	"http://creativecommons.org/ns#": "cc",
	"http://www.aiim.org/pdfa/ns/id/": "pdfaid",
	"http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
	"http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
	"http://www.aiim.org/pdfa/ns/schema#": "pdfaSchema",
	"http://www.aiim.org/pdfa/ns/property#": "pdfaProperty",
	"http://www.w3.org/ns/tdmrep/": "tdm",
};

export function readXmp(bytes: Uint8Array): Xmp {
	const packet = decodeUtf8(bytes, "the XMP").replace(/^\uFEFF/, "");
	const root = parseXml(packet, "the XMP");
	const descriptions = findAll(root, "Description", rdf);
	if (descriptions.length === 0)
		throw new Unreadable("The XMP describes nothing");
	const properties = new Map<string, XmpProperty>();
	for (const description of descriptions)
		for (const element of description.children) {
			if (typeof element === "string") continue;
			const prefix = prefixes[element.namespace];
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
