/** Reads a content stream operator by operator, in place: no strings and no arrays are made of what is only copied. */

/** An operator’s name as a number, so that comparing costs nothing. */
export function operatorCode(name: string): number {
	let code = 0;
	for (let index = 0; index < name.length; index++)
		code = code * 256 + name.charCodeAt(index);
	return code;
}

const byteClass = { regular: 0, space: 1, delimiter: 2 } as const;

const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = byteClass.space;
for (const character of "()<>[]{}/%")
	classes[character.charCodeAt(0)] = byteClass.delimiter;

const inlineImageData = operatorCode("ID");

export class OperatorScanner {
	readonly bytes: Uint8Array;
	/** The current operator’s code. */
	code = 0;
	/** Where the first operand starts, where the operator’s name starts, and where it ends. */
	start = 0;
	nameStart = 0;
	end = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	/** Moves to the next operator; false at the end of the stream. */
	next(): boolean {
		const { bytes } = this;
		this.start = this.skipSpace(this.end);
		let at = this.start;
		while (at < bytes.length) {
			const byte = bytes[at] ?? 0;
			if (classes[byte] !== byteClass.regular) {
				at = this.skipSpace(this.skipDelimited(at, byte));
				continue;
			}
			const tokenStart = at;
			while (at < bytes.length && classes[bytes[at] ?? 0] === byteClass.regular)
				at++;
			if (isOperator(byte, at - tokenStart)) {
				this.settle(tokenStart, at);
				return true;
			}
			at = this.skipSpace(at);
		}
		this.end = at;
		return false;
	}

	/** The numbers among the operands, in order; other operands are passed over. */
	numbers(): number[] {
		const values: number[] = [];
		let at = this.start;
		while (at < this.nameStart) {
			const byte = this.bytes[at] ?? 0;
			if (classes[byte] !== byteClass.regular) {
				at =
					classes[byte] === byteClass.space
						? at + 1
						: this.skipDelimited(at, byte);
				continue;
			}
			const tokenStart = at;
			while (
				at < this.nameStart &&
				classes[this.bytes[at] ?? 0] === byteClass.regular
			)
				at++;
			values.push(numberIn(this.bytes, tokenStart, at));
		}
		return values;
	}

	/** The operands as they are written. */
	operands(): string {
		return latin1(this.bytes, this.start, this.nameStart);
	}

	private settle(nameStart: number, end: number): void {
		this.nameStart = nameStart;
		this.end = end;
		this.code = 0;
		for (let index = nameStart; index < end; index++)
			this.code = this.code * 256 + (this.bytes[index] ?? 0);
		if (this.code === inlineImageData) this.end = this.skipImageData(end);
	}

	private skipSpace(from: number): number {
		let at = from;
		while (
			at < this.bytes.length &&
			classes[this.bytes[at] ?? 0] === byteClass.space
		)
			at++;
		return at;
	}

	/** Past a string, a name, a comment or a bracket. */
	private skipDelimited(from: number, byte: number): number {
		if (byte === 0x28) return this.skipString(from);
		if (byte === 0x2f) return this.skipRegular(from + 1);
		if (byte === 0x25) return this.skipUntil(from, isLineEnd);
		if (byte === 0x3c && this.bytes[from + 1] !== 0x3c)
			return this.skipUntil(from, (other) => other === 0x3e) + 1;
		return from + 1;
	}

	private skipString(from: number): number {
		let depth = 0;
		for (let at = from; at < this.bytes.length; at++) {
			const byte = this.bytes[at];
			if (byte === 0x5c) at++;
			else if (byte === 0x28) depth++;
			else if (byte === 0x29 && --depth === 0) return at + 1;
		}
		return this.bytes.length;
	}

	private skipRegular(from: number): number {
		let at = from;
		while (
			at < this.bytes.length &&
			classes[this.bytes[at] ?? 0] === byteClass.regular
		)
			at++;
		return at;
	}

	private skipUntil(from: number, found: (byte: number) => boolean): number {
		let at = from;
		while (at < this.bytes.length && !found(this.bytes[at] ?? 0)) at++;
		return at;
	}

	/** Past the data of an inline image, which ends with EI between spaces (ISO 32000-1 §8.9.7). */
	private skipImageData(from: number): number {
		for (let at = from + 1; at + 2 < this.bytes.length; at++) {
			const ends =
				classes[this.bytes[at] ?? 0] === byteClass.space &&
				this.bytes[at + 1] === 0x45 &&
				this.bytes[at + 2] === 0x49 &&
				classes[this.bytes[at + 3] ?? 32] === byteClass.space;
			if (ends) return at + 3;
		}
		return this.bytes.length;
	}
}

/** Operators have at most three bytes; `true`, `false` and `null` are operands. */
function isOperator(first: number, length: number): boolean {
	const isNumber =
		(first >= 0x30 && first <= 0x39) ||
		first === 0x2b ||
		first === 0x2d ||
		first === 0x2e;
	return !isNumber && length <= 3;
}

/** Powers of ten that are exact, as whole numbers of as many digits are: so the quotient of the two is the number that is written. */
const powers = Array.from({ length: 16 }, (_, power) => Number(`1e${power}`));

/** The number that is written there: `-12`, `.5`, `7.` (ISO 32000-1 §7.3.3). */
function numberIn(bytes: Uint8Array, start: number, end: number): number {
	const isNegative = bytes[start] === 0x2d;
	const first = isNegative ? start + 1 : start;
	let digits = 0;
	let point = end - 1;
	for (let at = first; at < end; at++) {
		const byte = bytes[at] ?? 0;
		if (byte >= 0x30 && byte <= 0x39) digits = digits * 10 + byte - 0x30;
		else if (byte === 0x2e && point === end - 1) point = at;
		else return Number(latin1(bytes, start, end));
	}
	const power = powers[end - 1 - point];
	if (power === undefined || end - first > powers.length)
		return Number(latin1(bytes, start, end));
	const size = digits / power;
	return isNegative ? -size : size;
}

function isLineEnd(byte: number): boolean {
	return byte === 10 || byte === 13;
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
	let value = "";
	for (let at = start; at < end; at++)
		value += String.fromCharCode(bytes[at] ?? 0);
	return value;
}
