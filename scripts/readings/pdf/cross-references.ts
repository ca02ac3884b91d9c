/** Where the objects of a PDF stand: its cross-reference tables and streams, from the newest to the oldest (ISO 32000-1 §7.5.4 to §7.5.8). */
import { Unreadable } from "../unreadable.ts";
import { unpack } from "./filters.ts";
import { Dict, numberOf, type PdfObject, Stream } from "./objects.ts";
import type { Tokens } from "./tokens.ts";

/** In the file by its first byte, in a stream of objects by its place there, or in no place any more. */
export type ObjectPlace =
	| { readonly at: number }
	| { readonly stream: number; readonly index: number }
	| "free";

export interface CrossReferences {
	/** By the number of the object. */
	readonly places: ReadonlyMap<number, ObjectPlace>;
	/** Of the newest. */
	readonly trailer: Dict;
}

/** The file, as far as it can be read without them. */
export interface Unindexed {
	tokensAt(at: number): Tokens;
	/** The object that begins there. */
	objectAt(at: number): PdfObject;
}

/** `start` is where the newest begins. */
export function readCrossReferences(
	file: Unindexed,
	start: number | undefined,
): CrossReferences {
	const places = new Map<number, ObjectPlace>();
	const seen = new Set<number>();
	let trailer: Dict | undefined;
	const open = start === undefined ? [] : [start];
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		if (seen.has(at)) throw damaged();
		seen.add(at);
		const section = readSection(file, at, places);
		trailer ??= section;
		// A table’s own stream goes before the table that is older.
		for (const key of ["Prev", "XRefStm"])
			open.push(...section.items(key).filter((at) => typeof at === "number"));
	}
	if (!trailer) throw damaged();
	return { places, trailer };
}

type Places = Map<number, ObjectPlace>;

/** Adds the places that no newer section has, and returns the dictionary of the section. */
function readSection(file: Unindexed, at: number, places: Places): Dict {
	const tokens = file.tokensAt(at);
	const first = tokens.next();
	if (first === "xref") return readTable(tokens, places);
	const stream = typeof first === "number" ? file.objectAt(at) : undefined;
	if (!(stream instanceof Stream) || stream.dict.name("Type") !== "XRef")
		throw damaged();
	readStream(stream, places);
	return stream.dict;
}

function readTable(tokens: Tokens, places: Places): Dict {
	for (;;) {
		const first = tokens.next();
		if (first === "trailer") break;
		const count = tokens.next();
		if (typeof first !== "number" || typeof count !== "number") throw damaged();
		for (let number = first; number < first + count; number += 1) {
			const [at, , kind] = [tokens.next(), tokens.next(), tokens.next()];
			if (typeof at !== "number" || (kind !== "n" && kind !== "f"))
				throw damaged();
			add(places, number, kind === "n" ? { at } : "free");
		}
	}
	const trailer = tokens.next();
	if (!(trailer instanceof Dict)) throw damaged();
	return trailer;
}

/** Rows of three numbers, whose widths in bytes are `W`. */
function readStream(stream: Stream, places: Places): void {
	const { dict } = stream;
	const bytes = unpack(stream);
	const widths = dict.numbers("W");
	const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
	const width = kindWidth + firstWidth + secondWidth;
	if (!(width > 0) || widths.some((one) => !(one >= 0 && one <= 6)))
		throw damaged();
	const index = dict.items("Index").map(numberOf);
	const ranges = index.length > 0 ? index : [0, dict.number("Size")];
	let at = 0;
	const take = (length: number, usual: number) => {
		const value = length > 0 ? bytes.readUIntBE(at, length) : usual;
		at += length;
		return value;
	};
	for (let range = 0; range + 1 < ranges.length; range += 2) {
		const [first = 0, count = 0] = [ranges[range], ranges[range + 1]];
		if (at + count * width > bytes.length) throw damaged();
		for (let number = first; number < first + count; number += 1) {
			const kind = take(kindWidth, 1);
			const [one, two] = [take(firstWidth, 0), take(secondWidth, 0)];
			if (kind === 1) add(places, number, { at: one });
			else if (kind === 2) add(places, number, { stream: one, index: two });
			else add(places, number, "free");
		}
	}
}

function add(places: Places, number: number, place: ObjectPlace): void {
	if (!places.has(number)) places.set(number, place);
}

function damaged(): Unreadable {
	return new Unreadable("The PDF is damaged in its cross-references");
}
