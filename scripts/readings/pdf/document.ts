/** The bytes of a PDF → its objects and its pages, each read when it is asked for. It knows nothing of the code that writes PDFs. */
import { requireSize, sizeLimits, Unreadable } from "../unreadable.ts";
import { type ObjectPlace, readCrossReferences } from "./cross-references.ts";
import { unpackText } from "./filters.ts";
import {
	Dict,
	type Direct,
	dictOf,
	type Follow,
	type PdfObject,
	Ref,
	Stream,
} from "./objects.ts";
import { Tokens } from "./tokens.ts";

export interface PdfDocument {
	/** Whether its strings and streams can be read with a key alone. */
	readonly isEncrypted: boolean;
	readonly trailer: Dict;
	readonly catalog: Dict;
	readonly pages: readonly PageNode[];
	/** Every object of the file that is in use, in the order of the cross-references. */
	objects(): Iterable<Direct>;
}

export interface PageNode {
	/** From 1. */
	readonly number: number;
	readonly dict: Dict;
	readonly resources: Dict | undefined;
	/** The sheet: left, bottom, right and top, in points. */
	readonly box: readonly number[];
	/** The streams that make up its content, in order. */
	readonly contents: readonly Stream[];
}

/** Throws an Unreadable for what is cut off, damaged or too big, now or when what is damaged is asked for. */
export function openPdf(bytes: Uint8Array): PdfDocument {
	requireSize(bytes, sizeLimits.pdf, "PDF");
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	if (file.subarray(0, 1024).indexOf("%PDF-") < 0)
		throw new Unreadable("The file does not begin as a PDF");
	const end = file.subarray(-1024).toString("latin1");
	if (!end.includes("%%EOF"))
		throw new Unreadable("The end of the PDF is cut off");
	const start = /.*startxref\s+(\d+)/s.exec(end)?.[1];
	return new PdfFile(file, start === undefined ? undefined : Number(start));
}

/** References that lead to references. */
const mostReferences = 10;

class PdfFile implements PdfDocument {
	readonly trailer: Dict;
	readonly #file: Buffer;
	/** The same, for tokens. */
	readonly #text: string;
	/** None until the cross-references are read, which refer to nothing. */
	readonly #places: ReadonlyMap<number, ObjectPlace> = new Map();
	/** Objects that were read, by number. */
	readonly #known = new Map<number, Direct | undefined>();
	readonly #reading = new Set<number>();
	readonly #streams = new Map<number, ObjectStream>();
	#pages: readonly PageNode[] | undefined;
	readonly #follow = ({ number }: Ref): Direct | undefined => this.#get(number);

	constructor(file: Buffer, start: number | undefined) {
		this.#file = file;
		this.#text = file.toString("latin1");
		const { places, trailer } = readCrossReferences(this, start);
		this.#places = places;
		this.trailer = trailer;
	}

	get isEncrypted(): boolean {
		return this.trailer.entries.has("Encrypt");
	}

	get catalog(): Dict {
		const catalog = this.trailer.dict("Root");
		if (!catalog) throw new Unreadable("The PDF has no catalog");
		return catalog;
	}

	get pages(): readonly PageNode[] {
		this.#pages ??= readPages(this.catalog);
		return this.#pages;
	}

	*objects(): Iterable<Direct> {
		for (const number of this.#places.keys()) {
			const object = this.#get(number);
			if (object !== undefined) yield object;
		}
	}

	tokensAt(at: number): Tokens {
		return new Tokens(this.#text, this.#follow, at);
	}

	/** An object and its number (ISO 32000-1 §7.3.10). */
	objectAt(at: number, expected?: number): PdfObject {
		const tokens = this.tokensAt(at);
		const [number, , word] = [tokens.next(), tokens.next(), tokens.next()];
		const isExpected = expected === undefined || number === expected;
		if (typeof number !== "number" || word !== "obj" || !isExpected)
			throw misplaced(expected);
		const object = tokens.object();
		const own = object instanceof Dict ? object.numbered(number) : object;
		const end = tokens.next();
		if (end === "stream" && own instanceof Dict)
			return new Stream(own, this.#dataAt(tokens.at, own));
		if (end !== "endobj")
			throw new Unreadable(`The PDF is damaged in its object ${number}`);
		return own;
	}

	/** The data of a stream, from its keyword on (ISO 32000-1 §7.3.8.1). */
	#dataAt(keyword: number, dict: Dict): Buffer {
		const start = keyword + (this.#file[keyword] === 0x0d ? 2 : 1);
		const end = start + (dict.number("Length") ?? Number.NaN);
		const rest = this.#file.subarray(end, end + 12).toString("latin1");
		if (!(end >= start) || !/^\s*endstream/.test(rest))
			throw new Unreadable(
				`The PDF is damaged in the stream of its object ${dict.objectNumber}`,
			);
		return this.#file.subarray(start, end);
	}

	#get(number: number): Direct | undefined {
		const place = this.#places.get(number);
		// A reference to what is not there is one to null.
		if (place === undefined || place === "free") return undefined;
		if (this.#known.has(number)) return this.#known.get(number);
		if (this.#reading.has(number) || this.#reading.size > mostReferences)
			throw new Unreadable("Objects of the PDF refer to one another");
		this.#reading.add(number);
		const object = this.#read(number, place);
		const found = object instanceof Ref ? this.#get(object.number) : object;
		this.#reading.delete(number);
		this.#known.set(number, found ?? undefined);
		return found ?? undefined;
	}

	#read(number: number, place: Exclude<ObjectPlace, "free">): PdfObject {
		if ("at" in place) return this.objectAt(place.at, number);
		return this.#streamOf(place.stream).object(place.index, number);
	}

	#streamOf(number: number): ObjectStream {
		const known = this.#streams.get(number);
		if (known) return known;
		const stream = this.#get(number);
		if (!(stream instanceof Stream))
			throw new Unreadable(
				`The PDF is damaged: its object ${number} holds no others`,
			);
		const opened = new ObjectStream(stream, this.#follow);
		this.#streams.set(number, opened);
		return opened;
	}
}

/** Objects that are packed together (ISO 32000-1 §7.5.7). */
class ObjectStream {
	readonly #tokens: Tokens;
	/** The number of each, and where it begins. */
	readonly #index: (readonly [number, number])[] = [];

	constructor(stream: Stream, follow: Follow) {
		const { dict } = stream;
		this.#tokens = new Tokens(unpackText(stream), follow);
		const first = dict.number("First") ?? 0;
		for (let left = dict.number("N") ?? 0; left > 0; left -= 1) {
			const [number, offset] = [this.#tokens.next(), this.#tokens.next()];
			if (typeof number !== "number" || typeof offset !== "number") break;
			this.#index.push([number, first + offset]);
		}
	}

	object(index: number, expected: number): PdfObject {
		const [number, at = 0] = this.#index[index] ?? [];
		if (number !== expected) throw misplaced(expected);
		this.#tokens.at = at;
		const object = this.#tokens.object();
		return object instanceof Dict ? object.numbered(expected) : object;
	}
}

function misplaced(number: number | undefined): Unreadable {
	return new Unreadable(
		`The PDF is damaged: its object ${number ?? ""} is not where its cross-references say`,
	);
}

/** The leaves of the tree, in order (ISO 32000-1 §7.7.3). */
function readPages(catalog: Dict): PageNode[] {
	const pages: PageNode[] = [];
	const seen = new Set<Dict>();
	const visit = (node: Dict, above: readonly Dict[]): void => {
		if (seen.has(node) || above.length > sizeLimits.depth)
			throw new Unreadable("The pages of the PDF hold one another");
		seen.add(node);
		const line = [node, ...above];
		if (!node.entries.has("Kids"))
			pages.push({ number: pages.length + 1, ...pageOf(node, line) });
		else
			for (const kid of node.items("Kids").map(dictOf))
				if (kid) visit(kid, line);
	};
	const root = catalog.dict("Pages");
	if (root) visit(root, []);
	return pages;
}

/** `line` leads from the page up through the nodes that it inherits from. */
function pageOf(dict: Dict, line: readonly Dict[]): Omit<PageNode, "number"> {
	const above = (key: string) => line.find((node) => node.entries.has(key));
	const [x = 0, y = 0, toX = 0, toY = 0] =
		above("MediaBox")?.numbers("MediaBox") ?? [];
	return {
		dict,
		resources: above("Resources")?.dict("Resources"),
		box: [
			Math.min(x, toX),
			Math.min(y, toY),
			Math.max(x, toX),
			Math.max(y, toY),
		],
		contents: dict.items("Contents").filter((item) => item instanceof Stream),
	};
}
