/** XMP: a title, the standards that the file claims, and the same facts as the Info dictionary. */
import type { PdfFault } from "../model/problem.ts";
import { unpack } from "../readings/pdf/filters.ts";
import { type Pdf, words } from "./read-pdf.ts";

export function checkMetadata(pdf: Pdf): PdfFault[] {
	const stream = pdf.document.catalog.stream("Metadata");
	if (!stream) return [{ rule: "UA1:7.1-8", message: "Missing XMP metadata" }];
	const xmp = unpack(stream).toString("utf8");
	return [...checkClaims(xmp), ...checkAgreement(xmp, infoOf(pdf))];
}

function checkClaims(xmp: string): PdfFault[] {
	const faults: PdfFault[] = [];
	const expect = (isMet: boolean, rule: string, message: string) => {
		if (!isMet) faults.push({ rule, message });
	};
	const part = valuesOf(xmp, "pdfaid:part")[0];
	const conformance = valuesOf(xmp, "pdfaid:conformance")[0];
	expect(
		valuesOf(xmp, "pdfuaid:part")[0] === "1",
		"UA1:5-1",
		"Missing claim of PDF/UA-1 in XMP",
	);
	expect(
		part === "2" || part === "3",
		"A2:6.6.4-1",
		`Unexpected claim “PDF/A-${part ?? ""}”, expected 2 or 3`,
	);
	expect(
		conformance === "A",
		"A2:6.6.4-3",
		`Unexpected conformance “${conformance ?? ""}”, expected A`,
	);
	expect(
		valuesOf(xmp, "dc:title")[0] !== undefined,
		"UA1:7.1-9",
		"Missing title in XMP",
	);
	return faults;
}

type Info = (key: string) => string | undefined;

function infoOf({ document }: Pdf): Info {
	const info = document.trailer.dict("Info");
	return (key) => words(info?.get(key));
}

/** Each key of Info and what XMP says of the same. */
const pairs: readonly (readonly [
	string,
	(xmp: string) => string | undefined,
])[] = [
	["Title", (xmp) => valuesOf(xmp, "dc:title")[0]],
	["Author", (xmp) => valuesOf(xmp, "dc:creator").join("; ")],
	["Subject", (xmp) => valuesOf(xmp, "dc:description")[0]],
	["Keywords", (xmp) => valuesOf(xmp, "pdf:Keywords")[0]],
	["Creator", (xmp) => valuesOf(xmp, "xmp:CreatorTool")[0]],
	["Producer", (xmp) => valuesOf(xmp, "pdf:Producer")[0]],
];

function checkAgreement(xmp: string, info: Info): PdfFault[] {
	const texts = pairs.map(
		([key, of]) => [key, info(key) ?? "", of(xmp) ?? ""] as const,
	);
	const dates = (
		[
			["CreationDate", "xmp:CreateDate"],
			["ModDate", "xmp:ModifyDate"],
		] as const
	).map(
		([key, property]) =>
			[
				key,
				instantOf(info(key) ?? ""),
				instantOf(valuesOf(xmp, property)[0] ?? ""),
			] as const,
	);
	return [...texts, ...dates]
		.filter(([, ofInfo, ofXmp]) => ofInfo !== ofXmp)
		.map(([key, ofInfo, ofXmp]) => ({
			rule: "PDF:info",
			message: `Unexpected ${key} “${ofInfo}” in Info, expected “${ofXmp}” as in XMP`,
		}));
}

/** The items of a property, or its one value; without markup. */
function valuesOf(xmp: string, property: string): string[] {
	const start = xmp.indexOf(`<${property}>`);
	const end = xmp.indexOf(`</${property}>`, start);
	if (start < 0 || end < 0) return [];
	const inner = xmp.slice(start + property.length + 2, end);
	const items = [...inner.matchAll(/<rdf:li[^>]*>([^<]*)<\/rdf:li>/g)].map(
		([, item = ""]) => item,
	);
	return (items.length > 0 ? items : [inner.trim()]).map(unescapeXml);
}

const entities: Readonly<Record<string, string>> = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: '"',
	apos: "'",
};

function unescapeXml(text: string): string {
	return text.replaceAll(
		/&(lt|gt|amp|quot|apos);/g,
		(_, name: string) => entities[name] ?? "",
	);
}

/** One spelling for `D:20250318103000-02'30'` and `2025-03-18T10:30:00-02:30`. */
function instantOf(date: string): string {
	const digits = date.replaceAll(/[^0-9Z+-]/g, "");
	const match = /^(\d{4})-?(\d\d)-?(\d\d)(\d{6})?(Z|[+-]\d{4})?$/.exec(digits);
	if (!match) return date;
	const [, year, month, day, time = "000000", zone = "Z"] = match;
	return `${year}-${month}-${day}T${time}${zone.replace(/^[+-]0000$/, "Z")}`;
}
