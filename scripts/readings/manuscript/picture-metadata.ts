/** What the bytes of a picture, or of the file beside it, say of its maker and its terms, as the witness reads them: the packets are looked for in the raw bytes, wherever they stand. */
import { inflateSync } from "node:zlib";
import { elementsBelow, type MarkupElement, textOf } from "../markup.ts";
import { parseXml } from "../parse-xml.ts";
import { Unreadable } from "../unreadable.ts";

/** As front matter calls them. */
export type PictureStatement = Readonly<
	Partial<
		Record<
			"creditText" | "copyrightNotice" | "license" | "acquireLicensePage",
			string
		>
	>
>;

/** By the last part of a property’s name. */
type Said = Map<string, string[]>;

const spaces: readonly (readonly [string, RegExp])[] = [
	["http://purl.org/dc/elements/1.1/", /^(?:creator|rights)$/],
	["http://ns.adobe.com/photoshop/1.0/", /^Credit$/],
	["http://ns.adobe.com/xap/1.0/rights/", /^(?:Owner|WebStatement)$/],
	["http://creativecommons.org/ns#", /^(?:license|attributionName)$/],
	["http://web.resource.org/cc/", /^(?:license|attributionName)$/],
	[
		"http://ns.useplus.org/ldf/xmp/1.0/",
		/^(?:ImageCreatorName|CopyrightOwnerName|LicensorURL)$/,
	],
];

/** Nothing where the bytes cannot be told: that is no statement. */
export function statementIn(bytes: Buffer): PictureStatement | undefined {
	try {
		return joined(sourcesIn(bytes));
	} catch (error) {
		if (error instanceof Unreadable) return undefined;
		throw error;
	}
}

/** The first that says a thing is believed. */
function joined(sources: readonly Said[]): PictureStatement {
	const all = (...names: string[]) => {
		for (const name of names)
			for (const source of sources) {
				const values = source.get(name);
				if (!values) continue;
				const real = values.filter(isReal);
				if (real.length > 0) return real;
				break;
			}
		return [];
	};
	const makers = all("creator", "ImageCreatorName");
	const [line = ""] = all("Credit", "attributionName");
	const [notice] = all("rights");
	const [owner] = all("Owner", "CopyrightOwnerName");
	const unnamed = makers.filter((name) => !plain(line).includes(plain(name)));
	const credit = [unnamed.join(", "), line].filter(Boolean).join(" / ");
	const license = [
		...all("license"),
		...all("WebStatement").filter((address) =>
			/^https?:\/\/creativecommons\.org\//i.test(address),
		),
	].find(isAddress);
	const licensor = all("LicensorURL").find(isAddress);
	const creditText = credit || owner || notice;
	return {
		...(creditText ? { creditText } : {}),
		...(notice ? { copyrightNotice: notice } : {}),
		...(license ? { license } : {}),
		...(licensor ? { acquireLicensePage: licensor } : {}),
	};
}

function plain(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

/** No stand-in of a program or a camera. */
function isReal(text: string): boolean {
	const stands =
		"unknown none n/a null undefined default user owner author artist photographer copyright".split(
			" ",
		);
	return /[\p{L}\p{N}]/u.test(text) && !stands.includes(text.toLowerCase());
}

function isAddress(text: string): boolean {
	return /^https?:\/\/[^\s<>"]+$/i.test(text);
}

/** From the newest form to the oldest. */
function sourcesIn(bytes: Buffer): Said[] {
	if (bytes.toString("latin1", 1, 4) === "PNG") return sourcesInPng(bytes);
	const isTiff = /^(?:II\*\0|MM\0\*)/.test(bytes.toString("latin1", 0, 4));
	const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
	const after = (name: string) => {
		const at = bytes.indexOf(name, 0, "latin1");
		return at < 0 ? undefined : bytes.subarray(at + name.length);
	};
	const webp = bytes.toString("latin1", 8, 12) === "WEBP";
	const exif =
		isJpeg || (webp && after("EXIF")?.toString("latin1", 4, 8) === "Exif")
			? after("Exif\0\0")
			: webp
				? after("EXIF")?.subarray(4)
				: isTiff
					? bytes
					: undefined;
	const datasets = isJpeg
		? datasetsIn(after("8BIM\x04\x04"))
		: isTiff
			? tagsIn(bytes).get(33723)
			: undefined;
	return [
		fromPacket(packetIn(bytes)),
		datasets ? fromDatasets(datasets) : new Map(),
		exif ? fromTags(exif) : new Map(),
	];
}

function packetIn(bytes: Buffer): string | undefined {
	const text = (from: number, to: number) => bytes.toString("utf8", from, to);
	for (const name of ["x:xmpmeta", "rdf:RDF"]) {
		const from = bytes.indexOf(`<${name}`, 0, "latin1");
		const to = from < 0 ? -1 : bytes.indexOf(`</${name}>`, from, "latin1");
		if (to >= 0) {
			// What it declares for itself stands before it.
			const declared = bytes.lastIndexOf("<!ENTITY", from, "latin1");
			if (declared >= 0 && from - declared < 20_000)
				throw new Unreadable("Unexpected declaration of entities");
			const packet = text(from, to + name.length + 3);
			// In a drawing, the names may be declared above it.
			return /xmlns:rdf/.test(packet) ? packet : text(0, bytes.length);
		}
	}
	return undefined;
}

function fromPacket(packet: string | undefined): Said {
	const said: Said = new Map();
	if (packet === undefined) return said;
	const known = (space: string, name: string) =>
		spaces.some(([own, names]) => own === space && names.test(name));
	for (const { element } of elementsBelow(parseXml(packet, "metadata"))) {
		for (const [name, value] of element.attributes)
			if (/^(?:Credit|WebStatement|attributionName)$/.test(name))
				say(said, name, value);
		if (known(element.namespace, element.name))
			for (const value of leaves(element)) say(said, element.name, value);
	}
	return said;
}

function leaves(element: MarkupElement): string[] {
	const address = element.attributes.get("rdf:resource");
	if (address !== undefined) return [address];
	const inner = element.children.filter((child) => typeof child !== "string");
	return inner.length > 0 ? inner.flatMap(leaves) : [textOf(element)];
}

function say(said: Said, name: string, written: string): void {
	const text = written
		.trim()
		.slice(0, 2_000)
		.normalize("NFC")
		.replace(/\s+/g, " ")
		.trim();
	const values = said.get(name) ?? [];
	if (text !== "" && !values.includes(text) && values.length < 50)
		said.set(name, [...values, text]);
}

/** The resource behind its number: a name, a length, and the data. */
function datasetsIn(resource: Buffer | undefined): Buffer | undefined {
	if (!resource || resource.length < 8) return undefined;
	const name = ((resource[0] ?? 0) | 1) + 1;
	if (name + 4 > resource.length) return undefined;
	const length = resource.readUInt32BE(name);
	return resource.subarray(name + 4, name + 4 + length);
}

function fromDatasets(bytes: Buffer): Said {
	const said: Said = new Map();
	const names = new Map([
		[80, "creator"],
		[110, "Credit"],
		[116, "rights"],
	]);
	for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c; ) {
		const end = at + 5 + bytes.readUInt16BE(at + 3);
		const name = bytes[at + 1] === 2 && names.get(bytes[at + 2] ?? 0);
		if (name) say(said, name, decoded(bytes.subarray(at + 5, end)));
		at = end;
	}
	return said;
}

function fromTags(tiff: Buffer): Said {
	const said: Said = new Map();
	const tags = tagsIn(tiff);
	for (const [tag, name] of [
		[315, "creator"],
		[33432, "rights"],
	] as const)
		for (const part of decoded(tags.get(tag) ?? Buffer.alloc(0)).split("\0"))
			say(said, name, part);
	return said;
}

/** Texts of the first directory (TIFF 6.0 §2), by tag. */
function tagsIn(tiff: Buffer): ReadonlyMap<number, Buffer> {
	const found = new Map<number, Buffer>();
	const isLittle = tiff[0] === 0x49;
	const number = (at: number, size: 2 | 4) => {
		if (at + size > tiff.length) return 0;
		return isLittle ? tiff.readUIntLE(at, size) : tiff.readUIntBE(at, size);
	};
	const directory = number(4, 4);
	for (let index = 0; index < number(directory, 2); index += 1) {
		const at = directory + 2 + index * 12;
		const size = number(at + 4, 4);
		const from = size > 4 ? number(at + 8, 4) : at + 8;
		const isText = /^[127]$/.test(String(number(at + 2, 2)));
		if (isText && size <= 65_535 && !found.has(number(at, 2)))
			found.set(number(at, 2), tiff.subarray(from, from + size));
	}
	return found;
}

function sourcesInPng(bytes: Buffer): Said[] {
	const texts = new Map<string, string>();
	let exif: Buffer | undefined;
	for (let at = 8; at + 12 <= bytes.length; ) {
		const name = bytes.toString("latin1", at + 4, at + 8);
		const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
		at += data.length + 12;
		if (name === "eXIf") exif ??= data;
		const zero = data.indexOf(0);
		const keyword = data.toString("latin1", 0, Math.max(zero, 0));
		const text = /^(?:tEXt|zTXt|iTXt)$/.test(name)
			? textIn(name, data.subarray(zero + 1))
			: undefined;
		if (text !== undefined && text.length <= 1_000_000 && !texts.has(keyword))
			texts.set(keyword, text);
	}
	const said: Said = new Map();
	say(said, "creator", texts.get("Author") ?? "");
	say(said, "rights", texts.get("Copyright") ?? "");
	return [
		fromPacket(texts.get("XML:com.adobe.xmp")),
		exif ? fromTags(exif) : new Map(),
		said,
	];
}

/** A text of a PNG behind its keyword (PNG §11.3.3). */
function textIn(name: string, data: Buffer): string | undefined {
	const unpacked = (packed: Buffer) => {
		try {
			return inflateSync(packed, { maxOutputLength: 1_000_000 });
		} catch {
			return undefined;
		}
	};
	if (name === "tEXt") return data.toString("latin1");
	if (name === "zTXt") return unpacked(data.subarray(1))?.toString("latin1");
	const start = data.indexOf(0, data.indexOf(0, 2) + 1) + 1;
	const text = data.subarray(start);
	return data[0] === 0 ? text.toString() : unpacked(text)?.toString();
}

/** UTF-8 or, where it is none, Latin-1. */
function decoded(bytes: Buffer): string {
	const text = bytes.toString("utf8");
	return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}
