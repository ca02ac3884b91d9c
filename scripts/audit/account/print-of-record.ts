/** The credit record → all that XMP and Info of its PDF are to say, and what the machinery of such a file says in every file. */
import type { Item } from "../../readings/items.ts";
import type { CreditRecord } from "../../statement/credit-record.ts";
import { type Expected, say } from "./expected.ts";

export function printOfRecord(record: CreditRecord): Expected[] {
	const { datePublished, dateModified, identifier, keywords = [] } = record;
	const authors = record.byline.agents.map(({ name }) => name);
	const created = datePublished ?? dateModified;
	const modified = dateModified ?? datePublished;
	return [
		...machinery,
		...alternative("dc:title", record.title),
		...array("dc:creator", "Seq", authors),
		...array(
			"dc:contributor",
			"Bag",
			record.contributors
				.map(({ name }) => name)
				.filter((name) => !authors.includes(name)),
		),
		...array("dc:publisher", "Bag", [record.publisher]),
		...alternative("dc:description", record.description),
		...array("dc:subject", "Bag", keywords),
		...array("dc:language", "Bag", [record.language]),
		...say(
			"XMP dc:identifier",
			identifier?.doi ? `https://doi.org/${identifier.doi}` : identifier?.uuid,
		),
		...say("XMP dc:source", record.sources?.map(({ text }) => text).join("; ")),
		...say("XMP pdf:Keywords", keywords.join(", ")),
		...array("dc:date", "Seq", [datePublished]),
		...say("XMP xmp:CreateDate", created && instant(created)),
		...say("XMP xmp:ModifyDate", modified && instant(modified)),
		...say("XMP xmp:MetadataDate", modified && instant(modified)),
		...alternative("dc:rights", record.copyrightNotice),
		...say("XMP xmpRights:Marked", isMarked(record)),
		...array("xmpRights:Owner", "Bag", record.copyrightHolder ?? []),
		...say(
			"XMP xmpRights:WebStatement",
			record.license ?? record.acquireLicensePage,
		),
		...alternative("xmpRights:UsageTerms", record.usageTerms),
		...say("XMP cc:license", record.license),
		...(record.license ? licenceSchema : []),
		...say("Info Title", record.title),
		...say("Info Author", authors.join("; ")),
		...say("Info Subject", record.description),
		...say("Info Keywords", keywords.join(", ")),
		...say("Info CreationDate", created && infoDate(created)),
		...say("Info ModDate", modified && infoDate(modified)),
		...say("catalog Lang", record.language),
	];
}

/** A list of XMP: `Seq` where its order means something (ISO 16684-1 §6.3). */
function array(
	property: string,
	kind: "Seq" | "Bag" | "Alt",
	values: readonly (string | undefined)[],
): Expected[] {
	const given = values.filter((value) => value);
	return given.length === 0
		? []
		: [
				...say(`XMP ${property} array`, kind),
				...given.flatMap((value, index) =>
					say(
						kind === "Bag" ? `XMP ${property}` : `XMP ${property}[${index}]`,
						value,
					),
				),
			];
}

function alternative(property: string, value: string | undefined): Expected[] {
	return value
		? [
				...array(property, "Alt", [value]),
				...say(`XMP ${property}[0] @xml:lang`, "x-default"),
			]
		: [];
}

/** ISO 8601, with a time: midnight where none is said, and UTC where no zone is. */
function instant(date: string): string {
	const [day = "", time] = date.split("T");
	const [year, month = "01", inMonth = "01"] = day.split("-");
	const [, clock = "00:00", seconds = "00", zone = "Z"] =
		/^(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(time ?? "") ??
		[];
	return `${year}-${month}-${inMonth}T${clock}:${seconds}${zone}`;
}

/** The same as PDF writes it (ISO 32000-1 §7.9.4): `D:20250318093000+01'00'`. */
function infoDate(date: string): string {
	const [day = "", rest = ""] = instant(date).split("T");
	const [clock, zone] = [rest.slice(0, 8), rest.slice(8)];
	return `D:${`${day}${clock}`.replace(/\D/g, "")}${zone.replace(/^(.*):(.*)$/, "$1'$2'")}`;
}

function isMarked({
	license,
	copyrightNotice,
	copyrightHolder = [],
}: CreditRecord): string | undefined {
	if (license?.includes("creativecommons.org/publicdomain/")) return "False";
	return license || copyrightNotice || copyrightHolder.length > 0
		? "True"
		: undefined;
}

/** What a file says of the parts of XMP that PDF/A does not know (ISO 19005-2 §6.6.2.3). */
function schema(
	about: readonly [name: string, address: string, prefix: string],
	property: readonly [string, string, string, string],
): Expected[] {
	const own = "XMP pdfaExtension:schemas";
	const [name, address, prefix] = about;
	const [propertyName, type, category, description] = property;
	return [
		...say(`${own} pdfaSchema:schema`, name),
		...say(`${own} pdfaSchema:namespaceURI`, address),
		...say(`${own} pdfaSchema:prefix`, prefix),
		...say(`${own} pdfaSchema:property array`, "Seq"),
		...say(`${own} pdfaSchema:property[0] pdfaProperty:name`, propertyName),
		...say(`${own} pdfaSchema:property[0] pdfaProperty:valueType`, type),
		...say(`${own} pdfaSchema:property[0] pdfaProperty:category`, category),
		...say(
			`${own} pdfaSchema:property[0] pdfaProperty:description`,
			description,
		),
	];
}

const licenceSchema = schema(
	[
		"Creative Commons rights expression",
		"http://creativecommons.org/ns#",
		"cc",
	],
	["license", "URI", "external", "Address of the licence of the work"],
);

/** Said of no work in particular: of which kind the file is, and what made it. */
const machinery: readonly Expected[] = [
	...say("XMP dc:format", "application/pdf"),
	...say("XMP xmp:CreatorTool", "Colophon"),
	...say("XMP pdfaid:conformance", "A"),
	...say("XMP pdfuaid:part", "1"),
	...say("XMP pdfaExtension:schemas array", "Bag"),
	...schema(
		["PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid"],
		[
			"part",
			"Integer",
			"internal",
			"Part of ISO 14289 that the file conforms to",
		],
	),
	...say("Info Creator", "Colophon"),
	...say("catalog MarkInfo", "<< Marked >>"),
	// Pages are numbered from the first on, as they are printed.
	...say("page label", "0 D 1"),
	...say("catalog ViewerPreferences", "<< DisplayDocTitle >>"),
];

/** Whether an item says what such a file may say of itself. That it is true is for other rules. */
export function isOfTheFile({ key, value }: Item): boolean {
	return ofTheFile[key]?.test(value) ?? false;
}

const browser = /^(?:Headless)?(?:Chrome|Chromium)\/[\d.]+$/;
const ofTheFile: Readonly<Record<string, RegExp>> = {
	"XMP pdf:Producer": browser,
	"Info Producer": browser,
	"XMP pdfaid:part": /^[23]$/,
	"catalog PageMode": /^UseOutlines$/,
	"catalog AF": /^\(data\)$/,
	"catalog Names": /^<< (?:EmbeddedFiles|Dests|Dests EmbeddedFiles) >>$/,
	"annotation Subtype": /^Link$/,
	"annotation action S": /^URI$/,
};
