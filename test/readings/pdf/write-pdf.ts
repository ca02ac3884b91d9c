/** Small PDFs as bytes, written by hand: each object as its text, with tables or streams of cross-references. */
import { deflateSync } from "node:zlib";

/** The text of each object by its number; 1 is the catalog. */
export type Objects = Readonly<Record<number, string>>;

/** A page that shows nothing, with what is said here of it. */
export const onePage: Objects = {
	1: "<</Type/Catalog/Pages 2 0 R>>",
	2: "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 100 200]>>",
	3: "<</Type/Page/Parent 2 0 R>>",
};

export function streamText(data: Buffer | string, dict = ""): string {
	const bytes = Buffer.from(data);
	return `<<${dict}/Length ${bytes.length}>>\nstream\n${bytes.toString("latin1")}\nendstream`;
}

export function packedText(data: Buffer | string, dict = ""): string {
	return streamText(deflateSync(data), `/Filter/FlateDecode${dict}`);
}

/** With a table (ISO 32000-1 §7.5.4). */
export function writeWithTable(objects: Objects, trailer = ""): Buffer {
	const { body, places } = bodyOf(objects);
	const size = sizeOf(objects);
	const rows = numbersTo(size).map((number) => {
		const at = places.get(number);
		const [place, kind] = at === undefined ? [0, "f"] : [at, "n"];
		return `${String(place).padStart(10, "0")} 00000 ${kind} \n`;
	});
	return finish(
		body,
		`xref\n0 ${size}\n${rows.join("")}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>`,
	);
}

/** With a stream (ISO 32000-1 §7.5.8), and all objects that are no streams packed together. */
export function writeWithStream(objects: Objects, trailer = ""): Buffer {
	const isStream = ([, text]: [string, string]) => text.includes("stream");
	const all = Object.entries(objects);
	const packed = all.filter((entry) => !isStream(entry));
	const holder = sizeOf(objects);
	const { body, places } = bodyOf({
		...Object.fromEntries(all.filter(isStream)),
		[holder]: objectStream(packed),
	});
	const index = packed.map(([number]) => Number(number));
	const rows = numbersTo(holder + 2).map((number) => {
		const at = number === holder + 1 ? body.length : places.get(number);
		const row = Buffer.alloc(7);
		row[0] = at !== undefined ? 1 : index.includes(number) ? 2 : 0;
		row.writeUInt32BE(row[0] === 2 ? holder : (at ?? 0), 1);
		row.writeUInt16BE(Math.max(0, index.indexOf(number)), 5);
		return row;
	});
	const table = packedText(
		Buffer.concat(rows),
		`/Type/XRef/W[1 4 2]/Size ${holder + 2}/Root 1 0 R${trailer}`,
	);
	return finish(body, `${holder + 1} 0 obj\n${table}\nendobj`);
}

function objectStream(entries: readonly [string, string][]): string {
	let at = 0;
	const head = entries.map(([number, text]) => {
		const pair = `${number} ${at}`;
		at += text.length + 1;
		return pair;
	});
	const first = `${head.join(" ")}\n`;
	const texts = entries.map(([, text]) => text).join("\n");
	return packedText(
		Buffer.from(first + texts, "latin1"),
		`/Type/ObjStm/N ${entries.length}/First ${first.length}`,
	);
}

function bodyOf(objects: Objects) {
	let body = "%PDF-1.7\n";
	const places = new Map<number, number>();
	for (const [number, text] of Object.entries(objects)) {
		places.set(Number(number), body.length);
		body += `${number} 0 obj\n${text}\nendobj\n`;
	}
	return { body, places };
}

function finish(body: string, crossReferences: string): Buffer {
	return Buffer.from(
		`${body}${crossReferences}\nstartxref\n${body.length}\n%%EOF\n`,
		"latin1",
	);
}

function sizeOf(objects: Objects): number {
	return Object.keys(objects).map(Number).reduce(larger) + 1;
}

const larger = (one: number, other: number) => Math.max(one, other);

function numbersTo(size: number): number[] {
	return Array.from({ length: size }, (_, number) => number);
}
