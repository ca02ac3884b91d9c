/** The XMP packet: what the work is, who made it in which order, its rights, and the standards that the file claims. */
import { PDFName } from "@cantoo/pdf-lib";
import type { PdfFacts } from "../facts.ts";
import type { OpenFile } from "../open-file.ts";
import { xmpDate } from "./write-date.ts";

export function writeXmp(file: OpenFile, facts: PdfFacts): void {
	const packet = new TextEncoder().encode(xmpPacket(facts));
	// Not compressed, so that a tool that knows nothing of PDF can find it (ISO 19005-2 §6.6.2.1 allows both).
	const stream = file.context.stream(packet, {
		Type: "Metadata",
		Subtype: "XML",
	});
	file.catalog.set(PDFName.of("Metadata"), file.context.register(stream));
}

const namespaces: Readonly<Record<string, string>> = {
	dc: "http://purl.org/dc/elements/1.1/",
	xmp: "http://ns.adobe.com/xap/1.0/",
	xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
	pdf: "http://ns.adobe.com/pdf/1.3/",
	cc: "http://creativecommons.org/ns#",
	pdfaid: "http://www.aiim.org/pdfa/ns/id/",
	pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
	pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
	pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
	pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
};

/** The packet as text. Every property that the facts do not fill is left out. */
function xmpPacket(facts: PdfFacts): string {
	const declarations = Object.entries(namespaces).map(
		([prefix, address]) => `xmlns:${prefix}="${address}"`,
	);
	const properties = [
		...described(facts),
		...dated(facts),
		...owned(facts),
		...claimed(facts),
	].filter((property) => property !== "");
	return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
${declarations.join("\n")}>
${properties.join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function described(facts: PdfFacts): string[] {
	return [
		simple("dc:format", "application/pdf"),
		alternative("dc:title", facts.title),
		array("dc:creator", "Seq", facts.authors),
		array("dc:contributor", "Bag", facts.contributors),
		array("dc:publisher", "Bag", facts.publisher ? [facts.publisher] : []),
		alternative("dc:description", facts.description),
		array("dc:subject", "Bag", facts.keywords),
		array("dc:language", "Bag", [facts.language]),
		simple("dc:identifier", facts.identifier),
		simple("dc:source", facts.source.join("; ")),
		simple("pdf:Keywords", facts.keywords.join(", ")),
		simple("pdf:Producer", facts.producer),
		simple("xmp:CreatorTool", facts.creatorTool),
	];
}

function dated(facts: PdfFacts): string[] {
	const created = facts.datePublished ?? facts.dateModified;
	const modified = facts.dateModified ?? facts.datePublished;
	return [
		array("dc:date", "Seq", facts.datePublished ? [facts.datePublished] : []),
		simple("xmp:CreateDate", created && xmpDate(created)),
		simple("xmp:ModifyDate", modified && xmpDate(modified)),
		simple("xmp:MetadataDate", modified && xmpDate(modified)),
	];
}

function owned(facts: PdfFacts): string[] {
	return [
		alternative("dc:rights", facts.rights),
		simple("xmpRights:Marked", marked(facts)),
		array("xmpRights:Owner", "Bag", facts.rightsOwner),
		simple("xmpRights:WebStatement", facts.webStatement ?? facts.license),
		alternative("xmpRights:UsageTerms", facts.usageTerms),
		simple("cc:license", facts.license),
	];
}

/** True for a rights-managed work, False for one in the public domain, absent when it is not known. */
function marked(facts: PdfFacts): string | undefined {
	if (facts.license?.includes("creativecommons.org/publicdomain/"))
		return "False";
	const managed = facts.rights || facts.license || facts.rightsOwner.length > 0;
	return managed ? "True" : undefined;
}

function claimed(facts: PdfFacts): string[] {
	const schemas = [
		schema("PDF/UA identification", "pdfuaid", {
			name: "part",
			type: "Integer",
			category: "internal",
			description: "Part of ISO 14289 that the file conforms to",
		}),
	];
	if (facts.license)
		schemas.push(
			schema("Creative Commons rights expression", "cc", {
				name: "license",
				type: "URI",
				category: "external",
				description: "Address of the licence of the work",
			}),
		);
	return [
		simple("pdfaid:part", facts.attachments.length > 0 ? "3" : "2"),
		simple("pdfaid:conformance", "A"),
		simple("pdfuaid:part", "1"),
		`<pdfaExtension:schemas><rdf:Bag>${schemas.join("")}</rdf:Bag></pdfaExtension:schemas>`,
	];
}

interface ExtensionProperty {
	readonly name: string;
	readonly type: string;
	readonly category: string;
	readonly description: string;
}

/** PDF/A wants each property that is not of XMP itself described in the file (ISO 19005-2 §6.6.2.3). */
function schema(
	name: string,
	prefix: string,
	property: ExtensionProperty,
): string {
	return `<rdf:li rdf:parseType="Resource">${[
		simple("pdfaSchema:schema", name),
		simple("pdfaSchema:namespaceURI", namespaces[prefix]),
		simple("pdfaSchema:prefix", prefix),
	].join("")}<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">${[
		simple("pdfaProperty:name", property.name),
		simple("pdfaProperty:valueType", property.type),
		simple("pdfaProperty:category", property.category),
		simple("pdfaProperty:description", property.description),
	].join("")}</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;
}

function simple(name: string, value: string | undefined): string {
	return value ? `<${name}>${escapeXml(value)}</${name}>` : "";
}

function alternative(name: string, value: string | undefined): string {
	return value
		? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`
		: "";
}

function array(
	name: string,
	kind: "Seq" | "Bag",
	values: readonly string[],
): string {
	if (values.length === 0) return "";
	const items = values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`);
	return `<${name}><rdf:${kind}>${items.join("")}</rdf:${kind}></${name}>`;
}

function escapeXml(value: string): string {
	return (
		value
			// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no form for these characters.
			.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;")
			.replaceAll('"', "&quot;")
	);
}
