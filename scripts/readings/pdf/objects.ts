/** The objects of a PDF (ISO 32000-1 §7.3) as values, and what a dictionary holds, with references followed. */
import { decodeText } from "./text-strings.ts";

/** As it is written. A string of JavaScript is none of them, so that a keyword can be one. */
export type PdfObject = Direct | Ref | null;

/** What a reference leads to, where it leads to something. */
export type Direct =
	| boolean
	| number
	| Name
	| ByteString
	| Dict
	| Stream
	| readonly PdfObject[];

export class Name {
	readonly name: string;

	constructor(name: string) {
		this.name = name;
	}
}

/** A string of bytes, one in each character. */
export class ByteString {
	readonly bytes: string;

	constructor(bytes: string) {
		this.bytes = bytes;
	}

	/** As a text string. */
	get text(): string {
		return decodeText(this.bytes);
	}
}

export class Ref {
	readonly number: number;

	constructor(number: number) {
		this.number = number;
	}
}

export class Stream {
	readonly dict: Dict;
	/** Its bytes in the file, before any filter. */
	readonly packed: Buffer;

	constructor(dict: Dict, packed: Buffer) {
		this.dict = dict;
		this.packed = packed;
	}
}

/** The object that a reference leads to. */
export type Follow = (ref: Ref) => Direct | undefined;

/**
 * A dictionary. What it is asked for comes with references followed, and is absent where it is missing, null or of another
 * type. One dictionary of a file is always the same value.
 */
export class Dict {
	/** As they are written. */
	readonly entries: ReadonlyMap<string, PdfObject>;
	/** Number of the object that it is, or whose stream it describes; absent within another. */
	readonly objectNumber: number | undefined;
	readonly #follow: Follow;

	constructor(
		entries: ReadonlyMap<string, PdfObject>,
		follow: Follow,
		objectNumber?: number,
	) {
		this.entries = entries;
		this.#follow = follow;
		this.objectNumber = objectNumber;
	}

	/** The same as the object of that number. */
	numbered(objectNumber: number): Dict {
		return new Dict(this.entries, this.#follow, objectNumber);
	}

	get(key: string): Direct | undefined {
		return this.#resolve(this.entries.get(key));
	}

	/** A dictionary, or that of a stream. */
	dict(key: string): Dict | undefined {
		return dictOf(this.get(key));
	}

	stream(key: string): Stream | undefined {
		const found = this.get(key);
		return found instanceof Stream ? found : undefined;
	}

	/** The items of an array, or the one item that stands in its place. */
	items(key: string): readonly (Direct | undefined)[] {
		const found = this.get(key);
		if (found === undefined) return [];
		return isArray(found) ? this.itemsOf(found) : [found];
	}

	/** The items of an array that stands within. */
	itemsOf(array: readonly PdfObject[]): readonly (Direct | undefined)[] {
		return array.map((item) => this.#resolve(item));
	}

	name(key: string): string | undefined {
		return nameOf(this.get(key));
	}

	number(key: string): number | undefined {
		return numberOf(this.get(key));
	}

	numbers(key: string): number[] {
		return this.items(key).map((item) => numberOf(item) ?? 0);
	}

	/** A text string. */
	text(key: string): string | undefined {
		const found = this.get(key);
		return found instanceof ByteString ? found.text : undefined;
	}

	#resolve(object: PdfObject | undefined): Direct | undefined {
		if (object instanceof Ref) return this.#follow(object);
		return object ?? undefined;
	}
}

export function isArray(
	object: PdfObject | undefined,
): object is readonly PdfObject[] {
	return Array.isArray(object);
}

export function dictOf(object: PdfObject | undefined): Dict | undefined {
	if (object instanceof Stream) return object.dict;
	return object instanceof Dict ? object : undefined;
}

export function nameOf(object: PdfObject | undefined): string | undefined {
	return object instanceof Name ? object.name : undefined;
}

export function numberOf(object: PdfObject | undefined): number | undefined {
	return typeof object === "number" ? object : undefined;
}
