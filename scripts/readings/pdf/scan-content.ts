/** A content stream (ISO 32000-1 §7.8.2) → its operators, each with its operands. */

export type Operand =
	| number
	| { readonly name: string }
	| { readonly string: Buffer }
	| { readonly array: readonly Operand[] }
	| { readonly dict: ReadonlyMap<string, Operand> };

export interface Operation {
	readonly operator: string;
	readonly operands: readonly Operand[];
}

/** What a character is: a table, since each one is asked about. */
const [regular, space, delimiter] = [0, 1, 2];
const classes = new Uint8Array(256).fill(regular);
for (const code of Buffer.from("\0\t\n\f\r ")) classes[code] = space;
for (const code of Buffer.from("()<>[]{}/%")) classes[code] = delimiter;
const percent = "%".charCodeAt(0);

/** Operators in order. What is malformed is passed over, as viewers do. */
export function* scanContent(content: Buffer): Generator<Operation> {
	const scanner = new Scanner(content);
	let operands: Operand[] = [];
	for (;;) {
		const token = scanner.next();
		if (token === undefined) return;
		if (typeof token !== "string") {
			// No operator takes more; what is left over belongs to none.
			if (operands.length < 100) operands.push(token);
			continue;
		}
		if (token === "BI") scanner.skipInlineImage();
		else yield { operator: token, operands };
		operands = [];
	}
}

class Scanner {
	readonly #text: string;
	#at = 0;

	constructor(content: Buffer) {
		this.#text = content.toString("latin1");
	}

	/** An operand, an operator as a bare string, or nothing at the end. */
	next(depth = 0): Operand | string | undefined {
		const text = this.#text;
		this.#skipSpace();
		const char = text[this.#at];
		if (char === undefined) return undefined;
		if (char === "/") return { name: this.#name() };
		if (char === "(") return { string: this.#literal() };
		if (char === "<" && text[this.#at + 1] === "<") return this.#dict(depth);
		if (char === "<") return { string: this.#hex() };
		if (char === "[") return this.#array(depth);
		if (")>]{}".includes(char)) {
			this.#at += 1;
			return this.next(depth);
		}
		const start = this.#at;
		this.#skipRegular();
		const word = text.slice(start, this.#at);
		const number = Number(word);
		return Number.isNaN(number) ? word : number;
	}

	skipInlineImage(): void {
		const end = this.#text.slice(this.#at).search(/\sEI(?=\s|$)/);
		this.#at = end < 0 ? this.#text.length : this.#at + end + 3;
	}

	#skipSpace(): void {
		const text = this.#text;
		for (;;) {
			const code = text.charCodeAt(this.#at);
			if (classes[code] === space) this.#at += 1;
			else if (code !== percent) return;
			else
				while (this.#at < text.length && !/[\r\n]/.test(text[this.#at] ?? ""))
					this.#at += 1;
		}
	}

	#skipRegular(): void {
		const text = this.#text;
		while (classes[text.charCodeAt(this.#at)] === regular) this.#at += 1;
	}

	#name(): string {
		const start = ++this.#at;
		this.#skipRegular();
		const name = this.#text.slice(start, this.#at);
		if (!name.includes("#")) return name;
		return name.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		);
	}

	#literal(): Buffer {
		const text = this.#text;
		let value = "";
		let level = 1;
		for (this.#at += 1; this.#at < text.length; this.#at += 1) {
			const char = text[this.#at] ?? "";
			if (char === "\\") {
				value += this.#escape();
				continue;
			}
			if (char === "(") level += 1;
			if (char === ")") level -= 1;
			if (level === 0) break;
			value += char;
		}
		this.#at += 1;
		return Buffer.from(value, "latin1");
	}

	#escape(): string {
		const rest = this.#text.slice(this.#at + 1, this.#at + 4);
		const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
		if (octal) {
			this.#at += octal.length;
			return String.fromCharCode(Number.parseInt(octal, 8) & 255);
		}
		this.#at += 1;
		const named: Readonly<Record<string, string>> = {
			n: "\n",
			r: "\r",
			t: "\t",
			b: "\b",
			f: "\f",
			"\n": "",
		};
		const char = rest[0] ?? "";
		return named[char] ?? char;
	}

	#hex(): Buffer {
		const end = this.#text.indexOf(">", this.#at);
		const written = this.#text.slice(this.#at + 1, end < 0 ? undefined : end);
		this.#at = end < 0 ? this.#text.length : end + 1;
		const string = Buffer.from(written, "hex");
		// It stops at what is no pair of digits.
		if (string.length * 2 === written.length) return string;
		const digits = written.replace(/[^0-9a-fA-F]/g, "");
		return Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex");
	}

	#array(depth: number): Operand {
		this.#at += 1;
		const array = this.#until("]", depth).filter(
			(item): item is Operand => typeof item !== "string",
		);
		return { array };
	}

	#dict(depth: number): Operand {
		this.#at += 2;
		const items = this.#until(">>", depth);
		const dict = new Map<string, Operand>();
		for (let index = 0; index + 1 < items.length; index += 2) {
			const [key, value] = [items[index], items[index + 1]];
			if (typeof key === "object" && "name" in key && typeof value !== "string")
				if (value !== undefined) dict.set(key.name, value);
		}
		return { dict };
	}

	#until(end: string, depth: number): (Operand | string)[] {
		const items: (Operand | string)[] = [];
		for (;;) {
			this.#skipSpace();
			if (this.#text.startsWith(end, this.#at)) {
				this.#at += end.length;
				return items;
			}
			const item = depth > 50 ? undefined : this.next(depth + 1);
			if (item === undefined) return items;
			items.push(item);
		}
	}
}
