/** Every name that the metadata of an edition carries, with its carrier. */
import type { EpubReading } from "../readings/epub.ts";
import type { HtmlReading } from "../readings/html.ts";
import type { PdfReading } from "../readings/pdf.ts";
import { agentIn, agentNodes, nameOf, nodesOf, topNodes } from "./json-ld.ts";
import type { Readings } from "./rule.ts";

interface CarriedName {
	readonly carrier: string;
	readonly name: string;
	readonly kind: "author" | "contributor" | "other";
}

/** Every name in the metadata of one edition: metas and JSON-LD, the package document, or XMP and Info. */
export function namesIn(
	reading: HtmlReading | EpubReading | PdfReading,
): CarriedName[] {
	if (reading.edition === "html") return namesInHtml(reading);
	if (reading.edition === "epub") return namesInEpub(reading);
	return namesInPdf(reading);
}

/** The same of all editions that were read. */
export function namesInAll({ html, epub, pdf }: Readings): CarriedName[] {
	return [html, epub, pdf].flatMap((reading) =>
		reading ? namesIn(reading) : [],
	);
}

function namesInHtml(html: HtmlReading): CarriedName[] {
	const metas = ["author", "citation_author"].flatMap((name) =>
		html.metas
			.filter((meta) => meta.name === name)
			.map((meta) => named(`meta ${name}`, meta.content, "author")),
	);
	const works = topNodes(html).flatMap((work) =>
		(
			[
				["author", "author"],
				["editor", "author"],
				["contributor", "contributor"],
				["translator", "contributor"],
			] as const
		).flatMap(([property, kind]) =>
			nodesOf(work, property).map((node) =>
				named(`JSON-LD ${property}`, nameOf(agentIn(node, property)), kind),
			),
		),
	);
	return [...metas, ...works];
}

function namesInEpub({ opf }: EpubReading): CarriedName[] {
	return [
		...opf.creators.map(({ name }) => named("dc:creator", name, "author")),
		...opf.contributors.map(({ name }) =>
			named("dc:contributor", name, "contributor"),
		),
		...opf.publishers.map(({ name }) => named("dc:publisher", name, "other")),
	];
}

function namesInPdf({ xmp, info }: PdfReading): CarriedName[] {
	const values = (property: string) => xmp?.get(property)?.values ?? [];
	return [
		...values("dc:creator").map((name) =>
			named("XMP dc:creator", name, "author"),
		),
		...values("dc:contributor").map((name) =>
			named("XMP dc:contributor", name, "contributor"),
		),
		...values("dc:publisher").map((name) =>
			named("XMP dc:publisher", name, "other"),
		),
		...(info.get("Author") ?? "")
			.split("; ")
			.filter((name) => name !== "")
			.map((name) => named("Info Author", name, "author")),
	];
}

function named(
	carrier: string,
	name: string,
	kind: CarriedName["kind"],
): CarriedName {
	return { carrier, name, kind };
}

/** Every person and organization anywhere in the JSON-LD. */
export function agentsInJsonLd(html: HtmlReading): string[] {
	return agentNodes(html).map(nameOf);
}
