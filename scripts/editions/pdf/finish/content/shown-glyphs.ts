/** The glyph codes that a text-showing operator shows. */
import { latin1 } from "./scan-operators.ts";

/** The glyph codes in the strings of a text-showing operator. */
export function glyphsOf(
	bytes: Uint8Array,
	start: number,
	end: number,
	codeLength: 1 | 2,
): number[] {
	const single = codeLength === 2 ? singleGlyph(bytes, start, end) : -1;
	if (single >= 0) return [single];
	const codes: number[] = [];
	let pending = -1;
	const take = (byte: number) => {
		if (codeLength === 1) codes.push(byte);
		else if (pending < 0) pending = byte;
		else {
			codes.push(pending * 256 + byte);
			pending = -1;
		}
	};
	for (let at = start; at < end; ) {
		if (bytes[at] === 0x28) at = visitLiteral(bytes, at, take);
		else if (bytes[at] === 0x3c) at = visitHex(bytes, at, take);
		else at++;
	}
	return codes;
}

/** The code in `<0012>`, which is how Chromium shows nearly every glyph; -1 for what is written otherwise. */
function singleGlyph(bytes: Uint8Array, start: number, end: number): number {
	const close = start + 5;
	if (bytes[start] !== 0x3c || bytes[close] !== 0x3e || end > close + 2)
		return -1;
	let code = 0;
	for (let at = start + 1; at < close; at++) {
		const digit = hexDigit(bytes[at] ?? 0);
		if (digit < 0) return -1;
		code = code * 16 + digit;
	}
	return code;
}

function visitHex(
	bytes: Uint8Array,
	from: number,
	take: (byte: number) => void,
): number {
	let at = from + 1;
	let high = -1;
	for (; at < bytes.length && bytes[at] !== 0x3e; at++) {
		const digit = hexDigit(bytes[at] ?? 0);
		if (digit < 0) continue;
		if (high < 0) high = digit;
		else {
			take(high * 16 + digit);
			high = -1;
		}
	}
	if (high >= 0) take(high * 16);
	return at + 1;
}

function hexDigit(byte: number): number {
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const letter = byte | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const escapes = new Map(
	Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12 }).map(([letter, byte]) => [
		letter.charCodeAt(0),
		byte,
	]),
);

/** ISO 32000-1 §7.3.4.2. */
function visitLiteral(
	bytes: Uint8Array,
	from: number,
	take: (byte: number) => void,
): number {
	let depth = 1;
	let at = from + 1;
	while (at < bytes.length) {
		const byte = bytes[at] ?? 0;
		at++;
		if (byte === 0x28) depth++;
		if (byte === 0x29 && --depth === 0) return at;
		if (byte !== 0x5c) {
			take(byte);
			continue;
		}
		at = visitEscape(bytes, at, take);
	}
	return at;
}

function visitEscape(
	bytes: Uint8Array,
	from: number,
	take: (byte: number) => void,
): number {
	const byte = bytes[from] ?? 0;
	if (byte === 13) return bytes[from + 1] === 10 ? from + 2 : from + 1;
	if (byte === 10) return from + 1;
	const octal = /^[0-7]{1,3}/.exec(latin1(bytes, from, from + 3))?.[0];
	take(octal ? Number.parseInt(octal, 8) & 255 : (escapes.get(byte) ?? byte));
	return from + (octal?.length ?? 1);
}
