/** Breaks a built file in one place, and throws where the place is not found: a mutation that changes nothing proves nothing. */
import { crc32, deflateRawSync, inflateSync } from "node:zlib";
import {
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFStream,
} from "@cantoo/pdf-lib";
import { unzip } from "../../scripts/readings/unzip.ts";

export type Edit = (text: string) => string;

/** Replaces the first `from`. */
export function swap(from: string | RegExp, to: string): Edit {
	return (text) => {
		const changed = text.replace(from, () => to);
		if (changed === text) throw new Error(`Nothing to replace: ${from}`);
		return changed;
	};
}

/** Exchanges two strings that occur once each in what `from` to `to` holds. */
export function exchange(one: string, other: string, within?: RegExp): Edit {
	return (text) => {
		const part = within ? (within.exec(text)?.[0] ?? "") : text;
		if (!part.includes(one) || !part.includes(other))
			throw new Error(`Nothing to exchange: ${one}, ${other}`);
		const changed = part
			.replace(one, "\u0001")
			.replace(other, () => one)
			.replace("\u0001", () => other);
		return text.replace(part, () => changed);
	};
}

export function all(...edits: readonly Edit[]): Edit {
	return (text) => edits.reduce((result, edit) => edit(result), text);
}

export function editText(bytes: Uint8Array, edit: Edit): Uint8Array {
	return Buffer.from(edit(Buffer.from(bytes).toString("utf8")));
}

/** Edits the JSON-LD as data. */
export function editJsonLd(
	bytes: Uint8Array,
	edit: (work: unknown) => unknown,
): Uint8Array {
	return editText(bytes, (html) => {
		const [block = "", json = ""] =
			/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(
				html,
			) ?? [];
		const changed = JSON.stringify(edit(JSON.parse(json))).replaceAll(
			"<",
			"\\u003c",
		);
		return html.replace(block, () => block.replace(json, () => changed));
	});
}

/** Edits one entry of an EPUB; without an edit, the entry is left out. */
export function editEntry(
	epub: Uint8Array,
	name: string,
	edit?: Edit,
): Uint8Array {
	const entries = new Map(
		[...unzip(epub)].map(([path, read]) => [path, Buffer.from(read())]),
	);
	const entry = entries.get(name);
	if (!entry) throw new Error(`No entry ${name}`);
	if (edit) entries.set(name, Buffer.from(edit(entry.toString("utf8"))));
	else entries.delete(name);
	return zip(entries);
}

export function zip(entries: ReadonlyMap<string, Buffer>): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, bytes] of entries) {
		// Fast, since most of it is read once.
		const packed = deflateRawSync(bytes, { level: 1 });
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(bytes), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(bytes.length, 18);
		common.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([
			Buffer.from("PK\u0003\u0004"),
			common,
			Buffer.from(name),
			packed,
		]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(
			Buffer.concat([
				Buffer.from("PK\u0001\u0002\u0014\u0000"),
				common,
				tail,
				Buffer.from(name),
			]),
		);
		files.push(local);
		offset += local.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write("PK\u0005\u0006");
	end.writeUInt16LE(entries.size, 8);
	end.writeUInt16LE(entries.size, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...files, list, end]);
}

export async function editPdf(
	bytes: Uint8Array,
	edit: (document: PDFDocument) => void,
): Promise<Uint8Array> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	edit(document);
	return document.save({ useObjectStreams: false });
}

export function editXmp(edit: Edit) {
	return (document: PDFDocument): void => {
		const ref = document.catalog.get(PDFName.of("Metadata"));
		const stream = document.context.lookup(ref, PDFStream);
		const text = Buffer.from(stream.getContents()).toString("utf8");
		document.catalog.set(
			PDFName.of("Metadata"),
			document.context.register(
				document.context.stream(Buffer.from(edit(text)), {
					Type: "Metadata",
					Subtype: "XML",
				}),
			),
		);
	};
}

export function setInfo(key: string, value: string) {
	return (document: PDFDocument): void => {
		const info = document.context.lookup(
			document.context.trailerInfo.Info,
			PDFDict,
		);
		info.set(PDFName.of(key), PDFHexString.fromText(value));
	};
}

export type ObjectKind =
	| "element"
	| "annotation"
	| "action"
	| "page"
	| "catalog";

interface ObjectChange {
	readonly object: ObjectKind;
	readonly tag?: string | undefined;
	/** Among those of its kind and tag, from 1. */
	readonly number?: number | undefined;
	/** Texts, numbers, names after a slash; null takes a key away. */
	readonly set: Readonly<Record<string, string | number | null>>;
}

/** Changes keys of an object that is no content. */
export function setInObject({ object, tag, number = 1, set }: ObjectChange) {
	return (document: PDFDocument): void => {
		const found = objectsOf(document, object).filter(
			(dict) =>
				tag === undefined || dict.get(PDFName.of("S")) === PDFName.of(tag),
		)[number - 1];
		if (!found) throw new Error(`No ${tag ?? object} ${number}`);
		for (const [key, value] of Object.entries(set)) {
			const name = PDFName.of(key);
			if (value === null) found.delete(name);
			else if (typeof value === "number") found.set(name, PDFNumber.of(value));
			else if (value.startsWith("/"))
				found.set(name, PDFName.of(value.slice(1)));
			else found.set(name, PDFHexString.fromText(value));
		}
	};
}

/** In the order in which they stand in the file. */
function objectsOf(document: PDFDocument, kind: ObjectKind): PDFDict[] {
	if (kind === "catalog") return [document.catalog];
	if (kind === "page") return document.getPages().map(({ node }) => node);
	const all = document.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter((object) => object instanceof PDFDict);
	const annotations = all.filter((dict) => dict.has(PDFName.of("Rect")));
	if (kind === "annotation") return annotations;
	return kind === "action"
		? annotations.flatMap(
				(dict) => dict.lookupMaybe(PDFName.of("A"), PDFDict) ?? [],
			)
		: all.filter((dict) =>
				["S", "P", "K"].every((key) => dict.has(PDFName.of(key))),
			);
}

/** Gives the first entry of the outline other words. */
export function nameFirstEntry(title: string) {
	return (document: PDFDocument): void => {
		document.catalog
			.lookup(PDFName.of("Outlines"), PDFDict)
			.lookup(PDFName.of("First"), PDFDict)
			.set(PDFName.of("Title"), PDFHexString.fromText(title));
	};
}

/** Edits the content of a page, from 0, as Latin-1. */
export function editContent(edit: Edit, page: number) {
	return (document: PDFDocument): void => {
		const node = document.getPage(page).node;
		const stream = document.context.lookup(node.get(PDFName.of("Contents")));
		if (!(stream instanceof PDFRawStream))
			throw new Error("The page has no single content stream");
		const content = inflateSync(stream.getContents()).toString("latin1");
		node.set(
			PDFName.of("Contents"),
			document.context.register(
				document.context.flateStream(Buffer.from(edit(content), "latin1")),
			),
		);
	};
}
