/** Streams, unpacked within limits: FlateDecode and its predictors (ISO 32000-1 §7.4.4), which are all that an edition’s text needs. */
import { inflateSync } from "node:zlib";
import { undoFilters } from "../png-rows.ts";
import { sizeLimits, Unreadable } from "../unreadable.ts";
import { type Dict, dictOf, nameOf, type Stream } from "./objects.ts";

/** The bytes of a stream. Throws an Unreadable for another filter, for damage, and for what unpacks to too much. */
export function unpack({ dict, packed }: Stream): Buffer {
	const filters = dict.items("Filter").map(nameOf);
	const [filter] = filters;
	if (filters.length === 0) return packed;
	if (filters.length > 1)
		throw new Unreadable("Unexpected stream that is packed twice");
	if (filter !== "FlateDecode")
		throw new Unreadable(`Unexpected filter ${filter} of a stream`);
	const bytes = inflate(packed);
	if (!bytes) throw new Unreadable("A stream of the PDF is damaged");
	const parameters = dictOf(dict.items("DecodeParms")[0]);
	return parameters ? undoPredictor(bytes, parameters) : bytes;
}

/** One byte in each character. */
export function unpackText(stream: Stream): string {
	return unpack(stream).toString("latin1");
}

/** Unpacks every stream once, with a limit for all of them, before a library does so without one. */
export function requireSmallStreams(streams: Iterable<Stream>): void {
	const total = { unpacked: 0, pictures: 0 };
	for (const { dict, packed } of streams) {
		const filters = dict.items("Filter").map(nameOf);
		if (filters.length > 1)
			throw new Unreadable("Unexpected stream that is packed twice");
		const [filter] = filters;
		// A photograph, which no reader of text unpacks.
		if (filter === undefined || filter === "DCTDecode") continue;
		if (filter !== "FlateDecode")
			throw new Unreadable(`Unexpected filter ${filter} of a stream`);
		const kind = dict.name("Subtype") === "Image" ? "pictures" : "unpacked";
		// Damage is told when the stream is needed.
		total[kind] += inflate(packed)?.length ?? 0;
		if (total[kind] > sizeLimits[kind])
			throw new Unreadable(
				`The streams unpack to more than ${sizeLimits[kind] / 1e6} MB`,
			);
	}
}

/** What streams unpack to, by their packed bytes, since they are unpacked once for their sizes and again for what they say. */
const inflated = new WeakMap<Buffer, Buffer>();

/** Bytes; what is larger is soon needed for other things. */
const largestKept = 1_000_000;

/** Undefined where the bytes are damaged. */
function inflate(packed: Buffer): Buffer | undefined {
	const known = inflated.get(packed);
	if (known) return known;
	try {
		const bytes = inflateSync(packed, { maxOutputLength: sizeLimits.stream });
		if (bytes.length < largestKept) inflated.set(packed, bytes);
		return bytes;
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code !== "ERR_BUFFER_TOO_LARGE") return undefined;
		throw new Unreadable(
			`A stream unpacks to more than ${sizeLimits.stream / 1e6} MB`,
		);
	}
}

/** Bytes that were written as differences from their neighbours: those of PNG, a row at a time (RFC 2083 §6). */
function undoPredictor(bytes: Buffer, parameters: Dict): Buffer {
	const predictor = parameters.number("Predictor") ?? 1;
	if (predictor === 1) return bytes;
	const bits =
		(parameters.number("Colors") ?? 1) *
		(parameters.number("BitsPerComponent") ?? 8);
	const row = Math.ceil((bits * (parameters.number("Columns") ?? 1)) / 8);
	if (predictor < 10 || !(row > 0))
		throw new Unreadable(`Unexpected predictor ${predictor} of a text stream`);
	const plain = undoFilters(bytes, row, Math.ceil(bits / 8));
	if (!plain) throw new Unreadable("A stream of the PDF is damaged");
	return Buffer.from(plain.buffer, plain.byteOffset, plain.length);
}
