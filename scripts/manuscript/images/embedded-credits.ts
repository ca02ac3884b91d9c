/** What a picture’s own metadata says of who made it and who may use it, read from every form and written anew: all else in it stays private. */
import {
	escapeXml,
	MalformedXml,
	readXml,
	type XmlElement,
} from "./read-xml.ts";

/** Where credits stand in a file. */
interface Metadata {
	/** Packets of XMP, or RDF of that kind. */
	readonly xmp?: Uint8Array | XmlElement | undefined;
	/** IIM datasets (IPTC IIM 4.2). */
	readonly iptc?: Uint8Array | undefined;
	/** A TIFF structure (Exif 2.32 §4.5). */
	readonly exif?: Uint8Array | undefined;
	/** Texts by their keyword (PNG §11.3.3). */
	readonly texts?: ReadonlyMap<string, string> | undefined;
}

/** A text, with its language where there are several. */
interface Value {
	readonly text: string;
	readonly lang?: string | undefined;
}

type Credits = ReadonlyMap<string, readonly Value[]>;

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

const namespaces = {
	dc: "http://purl.org/dc/elements/1.1/",
	photoshop: "http://ns.adobe.com/photoshop/1.0/",
	xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
	cc: "http://creativecommons.org/ns#",
	plus: "http://ns.useplus.org/ldf/xmp/1.0/",
	Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
	Iptc4xmpCore: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
} as const;

/** An older name of the same vocabulary, which Inkscape writes. */
const aliases: Readonly<Record<string, string>> = {
	"http://web.resource.org/cc/": namespaces.cc,
};

/** How XMP writes a property: a list, texts by language, one text, or an address. */
type Form = "Seq" | "Bag" | "Alt" | "text" | "resource";

/** The properties that say who is credited and on what terms, and what is seen (IPTC Photo Metadata 2023.2), and no other. */
const properties: readonly (readonly [string, Form])[] = [
	["dc:creator", "Seq"],
	["dc:rights", "Alt"],
	["photoshop:AuthorsPosition", "text"],
	["photoshop:Credit", "text"],
	["photoshop:Source", "text"],
	["xmpRights:Marked", "text"],
	["xmpRights:Owner", "Bag"],
	["xmpRights:UsageTerms", "Alt"],
	["xmpRights:WebStatement", "text"],
	["cc:license", "resource"],
	["cc:attributionName", "text"],
	["cc:attributionURL", "resource"],
	["Iptc4xmpExt:DigitalSourceType", "text"],
	["Iptc4xmpCore:AltTextAccessibility", "Alt"],
];

/** Properties whose items have parts of their own, of which names and addresses are kept. */
const structures: readonly (readonly [string, readonly string[]])[] = [
	["plus:ImageCreator", ["plus:ImageCreatorName"]],
	["plus:CopyrightOwner", ["plus:CopyrightOwnerName"]],
	["plus:ImageSupplier", ["plus:ImageSupplierName"]],
	["plus:Licensor", ["plus:LicensorName", "plus:LicensorURL"]],
];

const wanted = new Set([
	...properties.map(([name]) => name),
	...structures.flatMap(([, fields]) => fields),
]);

/** Characters of one credit; a longer one is cut by no honest supplier. */
const longestValue = 2_000;
const mostValues = 50;

/** Bytes of a packet that a segment of JPEG holds beside its name. */
const largestPacket = 60_000;

/** RDF that says the credits of a picture and nothing else; nothing where it names none. */
export function creditsRdf(metadata: Metadata): string | undefined {
	const credits = creditsOf(metadata);
	if (credits.size === 0) return undefined;
	const used = Object.entries(namespaces).filter(([prefix]) =>
		[...credits.keys()].some((name) => name.startsWith(`${prefix}:`)),
	);
	const declarations = used
		.map(([prefix, address]) => ` xmlns:${prefix}="${address}"`)
		.join("");
	const said = [
		...properties.map(([name, form]) => property(name, form, credits)),
		...structures.map(([name, fields]) => structure(name, fields, credits)),
	].join("");
	return `<rdf:RDF xmlns:rdf="${rdf}"><rdf:Description rdf:about=""${declarations}>${said}</rdf:Description></rdf:RDF>`;
}

/** The same as a packet of XMP (ISO 16684-1 §7.3). */
export function creditsPacket(metadata: Metadata): Uint8Array | undefined {
	const said = creditsRdf(metadata);
	const packet =
		said &&
		Buffer.from(
			`<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${said}</x:xmpmeta><?xpacket end="r"?>`,
		);
	return packet && packet.length <= largestPacket ? packet : undefined;
}

/** What a packet says, by property, where it says anything. */
export function statedIn(
	packet: Uint8Array,
): ReadonlyMap<string, readonly string[]> {
	return new Map(
		[...fromXmp(packet)].map(([name, values]) => [
			name,
			values.map(({ text }) => text),
		]),
	);
}

/** XMP is asked first, then what came before it. */
function creditsOf({ xmp, iptc, exif, texts }: Metadata): Credits {
	const sources = [
		xmp ? fromXmp(xmp) : undefined,
		iptc ? fromIptc(iptc) : undefined,
		exif ? fromExif(exif) : undefined,
		texts ? fromTexts(texts) : undefined,
	];
	const credits = new Map<string, readonly Value[]>();
	for (const source of sources)
		for (const [name, values] of source ?? [])
			if (!credits.has(name)) credits.set(name, values);
	return credits;
}

const packetLimits = { elements: 20_000, depth: 100, text: 4_000_000 };

function fromXmp(source: Uint8Array | XmlElement): Credits {
	const found = new Map<string, Value[]>();
	try {
		const root = "name" in source ? source : readXml(source, packetLimits);
		collect(root, found);
	} catch (error) {
		// A packet that is no XML says nothing.
		if (!(error instanceof MalformedXml)) throw error;
	}
	return found;
}

function collect(element: XmlElement, found: Map<string, Value[]>): void {
	for (const { namespace, name, value } of element.attributes)
		add(found, qualified(namespace, name), { text: value });
	const name = qualified(element.namespace, element.name);
	for (const value of wanted.has(name) ? valuesOf(element) : [])
		add(found, name, value);
	for (const child of element.children)
		if (typeof child !== "string") collect(child, found);
}

/** The texts of a property: of its items where it is a list, of the agent where Dublin Core is written as Inkscape does. */
function valuesOf(element: XmlElement): Value[] {
	const resource = element.attributes.find(
		({ namespace, name }) => namespace === rdf && name === "resource",
	);
	if (resource) return [{ text: resource.value }];
	const inner = element.children.filter((child) => typeof child !== "string");
	if (inner.length > 0) return inner.flatMap(valuesOf);
	const lang = element.attributes.find(({ name }) => name === "lang")?.value;
	return [{ text: element.children.join(""), lang }];
}

function qualified(namespace: string, name: string): string {
	const address = aliases[namespace] ?? namespace;
	const prefix = Object.entries(namespaces).find(
		([, own]) => own === address,
	)?.[0];
	return `${prefix ?? ""}:${name}`;
}

/** Once each: XMP may say a thing as an attribute and as an element. */
function add(found: Map<string, Value[]>, name: string, value: Value): void {
	const text = value.text.trim().slice(0, longestValue);
	const values = found.get(name) ?? [];
	if (!wanted.has(name) || text === "" || values.length >= mostValues) return;
	if (values.some((known) => known.text === text)) return;
	found.set(name, [...values, { ...value, text }]);
}

/** Dataset numbers of record 2. */
const datasets: Readonly<Record<number, string>> = {
	80: "dc:creator",
	85: "photoshop:AuthorsPosition",
	110: "photoshop:Credit",
	115: "photoshop:Source",
	116: "dc:rights",
};

function fromIptc(bytes: Uint8Array): Credits {
	const file = Buffer.from(bytes);
	const found = new Map<string, Value[]>();
	let at = 0;
	while (at + 5 <= file.length && file[at] === 0x1c) {
		const length = file.readUInt16BE(at + 3);
		const name = file[at + 1] === 2 ? datasets[file[at + 2] ?? 0] : undefined;
		if (name)
			add(found, name, {
				text: decode(file.subarray(at + 5, at + 5 + length)),
			});
		at += 5 + length;
	}
	return found;
}

/** Tags of the first directory. */
const tags: Readonly<Record<number, string>> = {
	315: "dc:creator",
	33432: "dc:rights",
};

function fromExif(tiff: Uint8Array): Credits {
	const found = new Map<string, Value[]>();
	for (const { tag, bytes } of tiffEntries(tiff)) {
		const name = tags[tag];
		// A second notice, of the editor, may follow the photographer’s after a zero byte.
		for (const part of name ? decode(bytes).split("\0") : [])
			add(found, name ?? "", { text: part });
	}
	return found;
}

const keywords: Readonly<Record<string, string>> = {
	Author: "dc:creator",
	Copyright: "dc:rights",
};

function fromTexts(texts: ReadonlyMap<string, string>): Credits {
	const found = new Map<string, Value[]>();
	for (const [keyword, text] of texts)
		add(found, keywords[keyword] ?? "", { text });
	return found;
}

/** How a picture is turned to stand upright, 1 to 8 (Exif 2.32, Orientation); 1 where nothing is said. */
export function orientationOf(tiff: Uint8Array | undefined): number {
	const entry = tiff && tiffEntries(tiff).find(({ tag }) => tag === 0x0112);
	if (!entry) return 1;
	// Two bytes of a number, in either order; the other one is zero.
	const value = (entry.bytes[0] ?? 0) + (entry.bytes[1] ?? 0);
	return value >= 1 && value <= 8 ? value : 1;
}

interface TiffEntry {
	readonly tag: number;
	readonly bytes: Uint8Array;
}

/** Bytes of one value of a type: only texts and short numbers are wanted. */
const typeSizes: Readonly<Record<number, number>> = { 2: 1, 3: 2, 7: 1 };

function tiffEntries(tiff: Uint8Array): TiffEntry[] {
	const file = Buffer.from(tiff.buffer, tiff.byteOffset, tiff.length);
	const order = file.subarray(0, 2).toString("latin1");
	if ((order !== "II" && order !== "MM") || file.length < 8) return [];
	const short = (at: number) =>
		order === "II" ? file.readUInt16LE(at) : file.readUInt16BE(at);
	const long = (at: number) =>
		order === "II" ? file.readUInt32LE(at) : file.readUInt32BE(at);
	const directory = long(4);
	if (directory + 2 > file.length) return [];
	const entries: TiffEntry[] = [];
	for (let index = 0; index < short(directory); index += 1) {
		const at = directory + 2 + index * 12;
		if (at + 12 > file.length) break;
		const size = (typeSizes[short(at + 2)] ?? 0) * long(at + 4);
		const from = size <= 4 ? at + 8 : long(at + 8);
		if (size > 0 && size <= 65_535)
			entries.push({ tag: short(at), bytes: file.subarray(from, from + size) });
	}
	return entries;
}

/** UTF-8 where it is that; older files have Latin-1. */
function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return Buffer.from(bytes).toString("latin1");
	}
}

function property(name: string, form: Form, credits: Credits): string {
	const values = credits.get(name) ?? [];
	const [first] = values;
	if (!first) return "";
	if (form === "resource")
		return `<${name} rdf:resource="${printable(first.text)}"/>`;
	if (form === "text") return `<${name}>${printable(first.text)}</${name}>`;
	const items = values.map(({ text, lang }, index) => {
		const said =
			form === "Alt" ? (index === 0 ? "x-default" : lang) : undefined;
		return `<rdf:li${said ? ` xml:lang="${printable(said)}"` : ""}>${printable(text)}</rdf:li>`;
	});
	return `<${name}><rdf:${form}>${items.join("")}</rdf:${form}></${name}>`;
}

function structure(
	name: string,
	fields: readonly string[],
	credits: Credits,
): string {
	const columns = fields.map((field) => credits.get(field) ?? []);
	const rows = Math.max(...columns.map((values) => values.length));
	const items = Array.from({ length: rows }, (_, row) => {
		const parts = fields.map((field, column) => {
			const value = columns[column]?.[row];
			return value ? `<${field}>${printable(value.text)}</${field}>` : "";
		});
		return `<rdf:li rdf:parseType="Resource">${parts.join("")}</rdf:li>`;
	});
	return rows === 0
		? ""
		: `<${name}><rdf:Seq>${items.join("")}</rdf:Seq></${name}>`;
}

/** Without what no XML can hold. */
function printable(text: string): string {
	return escapeXml(
		text.replace(
			/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
			"",
		),
	);
}
