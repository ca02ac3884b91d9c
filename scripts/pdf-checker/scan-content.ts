/** Reads a content stream as operators with their operands as text. */

export interface Operation {
	readonly operator: string;
	readonly operands: readonly string[];
}

const token =
	/\s+|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|<<|>>|<[^>]*>|[[\]{}]|[^\s()<>[\]{}/%]+/y;

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Every operation in order. Strings keep their brackets; dictionaries and arrays come as their parts. */
export function* operationsOf(stream: string): Generator<Operation> {
	let operands: string[] = [];
	let at = 0;
	while (at < stream.length) {
		if (stream[at] === "(") {
			const end = endOfString(stream, at);
			operands.push(stream.slice(at, end));
			at = end;
			continue;
		}
		token.lastIndex = at;
		const word = token.exec(stream)?.[0];
		at += word?.length ?? 1;
		if (!word || /^[\s%]/.test(word)) continue;
		if (isOperand(word)) operands.push(word);
		else {
			yield { operator: word, operands };
			operands = [];
			if (word === "ID") at = Math.max(at, stream.indexOf("EI", at));
		}
	}
}

function isOperand(word: string): boolean {
	return (
		/^[/<>[\]{}]/.test(word) ||
		number.test(word) ||
		word === "true" ||
		word === "false" ||
		word === "null"
	);
}

function endOfString(stream: string, from: number): number {
	let depth = 0;
	for (let at = from; at < stream.length; at++) {
		const character = stream[at];
		if (character === "\\") at++;
		else if (character === "(") depth++;
		else if (character === ")" && --depth === 0) return at + 1;
	}
	return stream.length;
}

/** The bytes of a string operand, as numbers. */
export function bytesOf(operand: string): number[] {
	if (operand.startsWith("<")) {
		const hex = operand.replaceAll(/[^0-9a-f]/gi, "");
		return Array.from({ length: Math.ceil(hex.length / 2) }, (_, index) =>
			Number.parseInt(hex.slice(index * 2, index * 2 + 2).padEnd(2, "0"), 16),
		);
	}
	const plain = operand
		.slice(1, -1)
		.replaceAll(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
			unescaped(escaped),
		);
	return Array.from(plain, (character) => character.charCodeAt(0));
}

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

function unescaped(escaped: string): string {
	if (/^[0-7]+$/.test(escaped))
		return String.fromCharCode(Number.parseInt(escaped, 8) & 255);
	return controls[escaped] ?? escaped;
}
