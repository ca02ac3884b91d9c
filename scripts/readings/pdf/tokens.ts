/** Bytes → tokens of the language that a PDF’s objects and its content streams are written in (ISO 32000-1 §7.2 and §7.3). */
import { sizeLimits, Unreadable } from "../unreadable.ts";
import {
	ByteString,
	Dict,
	type Follow,
	Name,
	type PdfObject,
	Ref,
} from "./objects.ts";

/** An object, or the word of a keyword or an operator. */
export type Token = PdfObject | string;

/** Arrays and dictionaries inside one another; an edition has a handful. */
const mostNested = 100;

/** What a character is: a table, since each one is asked about. */
const [regular, space, delimiter] = [0, 1, 2];
const classes = new Uint8Array(256).fill(regular);
for (const code of Buffer.from("\0\t\n\f\r ")) classes[code] = space;
for (const code of Buffer.from("()<>[]{}/%")) classes[code] = delimiter;
/** The codes of `( ) + - . / < [ \`. */
const [open, close, plus, minus, point, slash, less, bracket, backslash] = [
	0x28, 0x29, 0x2b, 0x2d, 0x2e, 0x2f, 0x3c, 0x5b, 0x5c,
] as const;

export class Tokens {
	/** Where the next token is looked for. */
	at: number;
	readonly #text: string;
	readonly #follow: Follow;

	/** `text` is Latin-1: one byte in each character. */
	constructor(text: string, follow: Follow = () => undefined, at = 0) {
		this.#text = text;
		this.#follow = follow;
		this.at = at;
	}

	/** The next token, undefined at the end. What belongs to none is passed over, as viewers do. */
	next(depth = 0): Token | undefined {
		const text = this.#text;
		for (;;) {
			this.skipSpace();
			if (this.at >= text.length) return undefined;
			const code = text.charCodeAt(this.at);
			if (classes[code] === regular) return this.#word(code);
			if (code === slash) return new Name(this.#name());
			if (code === open) return new ByteString(this.#literal());
			if (code === bracket) return this.#array(depth);
			if (code === less)
				return text.charCodeAt(this.at + 1) === code
					? this.#dict(depth)
					: new ByteString(this.#hex());
			this.at += 1;
		}
	}

	/** One object that stands by itself; null where a keyword follows. */
	object(): PdfObject {
		const token = this.next();
		if (typeof token === "number") {
			const after = this.at;
			if (typeof this.next() === "number" && this.next() === "R")
				return new Ref(token);
			this.at = after;
		}
		return token === undefined || typeof token === "string" ? null : token;
	}

	/** Over spaces and comments. */
	skipSpace(): void {
		for (;;) {
			this.#skip(space);
			if (this.#text[this.at] !== "%") return;
			this.#skipLine();
		}
	}

	/** Over the data of an inline image, to where it ends (ISO 32000-1 §8.9.7). */
	skipInlineImage(): void {
		const end = /\sEI(?=\s|$)/g;
		end.lastIndex = this.at;
		this.at = end.test(this.#text) ? end.lastIndex : this.#text.length;
	}

	#skipLine(): void {
		const end = /[\r\n]/g;
		end.lastIndex = this.at;
		this.at = end.test(this.#text) ? end.lastIndex : this.#text.length;
	}

	/** Over characters of one class. To ask for one beyond the end would make each of them take seven times as long. */
	#skip(kind: number): void {
		const text = this.#text;
		let { at } = this;
		while (at < text.length && classes[text.charCodeAt(at)] === kind) at += 1;
		this.at = at;
	}

	#word(first: number): Token {
		const start = this.at;
		this.#skip(regular);
		if (isNumeric(first)) {
			const number = numberIn(this.#text, start, this.at);
			if (!Number.isNaN(number)) return number;
		}
		const word = this.#text.slice(start, this.at);
		const constant = constants.get(word);
		return constant === undefined ? word : constant;
	}

	#name(): string {
		this.at += 1;
		const start = this.at;
		this.#skip(regular);
		const name = this.#text.slice(start, this.at);
		if (!name.includes("#")) return name;
		return name.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		);
	}

	#literal(): string {
		const text = this.#text;
		this.at += 1;
		const start = this.at;
		let level = 1;
		for (; this.at < text.length; this.at += 1) {
			const code = text.charCodeAt(this.at);
			if (code === backslash) this.at += 1;
			else if (code === open) level += 1;
			else if (code === close && --level === 0) break;
		}
		const written = text.slice(start, this.at);
		this.at += 1;
		return written.replace(escapes, unescaped);
	}

	#hex(): string {
		const end = this.#text.indexOf(">", this.at);
		const written = this.#text.slice(this.at + 1, end < 0 ? undefined : end);
		this.at = end < 0 ? this.#text.length : end + 1;
		const bytes = Buffer.from(written, "hex");
		// It stops at what is no pair of digits.
		if (bytes.length * 2 === written.length) return bytes.toString("latin1");
		const digits = written.replace(/[^0-9a-fA-F]/g, "");
		return Buffer.from(`${digits}0`, "hex").toString("latin1");
	}

	#array(depth: number): PdfObject {
		this.at += 1;
		return this.#until("]", depth).filter((item) => typeof item !== "string");
	}

	#dict(depth: number): Dict {
		this.at += 2;
		const items = this.#until(">>", depth);
		const entries = new Map<string, PdfObject>();
		for (let index = 0; index + 1 < items.length; index += 2) {
			const [key, value] = [items[index], items[index + 1]];
			if (
				key instanceof Name &&
				value !== undefined &&
				typeof value !== "string"
			)
				entries.set(key.name, value);
		}
		return new Dict(entries, this.#follow);
	}

	/** What stands before a bracket that closes; `12 0 R` is one reference. */
	#until(end: string, depth: number): Token[] {
		if (depth > mostNested)
			throw new Unreadable("Objects of the PDF are nested too deep");
		const items: Token[] = [];
		for (;;) {
			this.skipSpace();
			if (this.#text.startsWith(end, this.at)) {
				this.at += end.length;
				return items;
			}
			const item = this.next(depth + 1);
			if (item === undefined) return items;
			const number = item === "R" ? items.at(-2) : undefined;
			if (typeof number === "number") items.splice(-2, 2, new Ref(number));
			else items.push(item);
			if (items.length > sizeLimits.items)
				throw new Unreadable(
					`An object of the PDF has more than ${sizeLimits.items} items`,
				);
		}
	}
}

const constants: ReadonlyMap<string, PdfObject> = new Map<string, PdfObject>([
	["true", true],
	["false", false],
	["null", null],
]);

function isNumeric(code: number): boolean {
	if (code >= 0x30 && code <= 0x39) return true;
	return code === minus || code === point || code === plus;
}

/** Powers of ten that are exact, as whole numbers of so many digits are: the quotient of two of them is the number that is written. */
const powers = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** The number that is written there, `-12`, `.5`, `7.` (ISO 32000-1 §7.3.3); NaN for what is none. */
function numberIn(text: string, start: number, end: number): number {
	const isNegative = text.charCodeAt(start) === minus;
	let digits = 0;
	let places: number | undefined;
	for (let at = isNegative ? start + 1 : start; at < end; at += 1) {
		const digit = text.charCodeAt(at) - 0x30;
		if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
		else if (digit === point - 0x30 && places === undefined)
			places = end - at - 1;
		else return Number(text.slice(start, end));
	}
	const power = powers[places ?? 0];
	if (power === undefined || end - start > powers.length)
		return Number(text.slice(start, end));
	return (isNegative ? -digits : digits) / power;
}

/** In a literal string (ISO 32000-1 §7.3.4.2): what follows a backslash, and ends of lines, which are all the same. */
const escapes = /\\(\r\n?|[0-7]{1,3}|[\s\S]|$)|\r\n?/g;

const controls: Readonly<Record<string, string>> = {
	n: "\n",
	r: "\r",
	t: "\t",
	b: "\b",
	f: "\f",
	"\n": "",
	"\r": "",
	"\r\n": "",
};

function unescaped(_: string, escaped: string | undefined): string {
	if (escaped === undefined) return "\n";
	if (/^[0-7]/.test(escaped))
		return String.fromCharCode(Number.parseInt(escaped, 8) & 255);
	return controls[escaped] ?? escaped;
}
