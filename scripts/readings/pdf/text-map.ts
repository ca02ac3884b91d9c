/** What the codes of a font stand for: its ToUnicode map (ISO 32000-1 §9.10.3), `bfchar` and `bfrange`. */
import { Unreadable } from "../unreadable.ts";
import { unpackText } from "./filters.ts";
import type { Dict } from "./objects.ts";
import { decodeUtf16 } from "./text-strings.ts";

/** The text of each code; undefined where the font has no map. */
export function readTextMap(
	font: Dict,
): ReadonlyMap<number, string> | undefined {
	const map = font.stream("ToUnicode");
	return map && parseMap(unpackText(map));
}

/** Codes in all ranges of a font, of which there are 65,536. */
const mostListed = 1_000_000;

function parseMap(map: string): Map<number, string> {
	const texts = new Map<number, string>();
	let listed = 0;
	for (const [, block = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
		for (const [, code = "", value = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi,
		))
			texts.set(Number.parseInt(code, 16), textOf(value));
	for (const [, block = ""] of map.matchAll(
		/beginbfrange([\s\S]*?)endbfrange/g,
	))
		for (const [, from = "", to = "", values = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(<[0-9a-f]*>|\[[^\]]*\])/gi,
		)) {
			const first = Number.parseInt(from, 16);
			const last = Math.min(Number.parseInt(to, 16), first + 65_535);
			listed += Math.max(0, last - first);
			if (listed > mostListed)
				throw new Unreadable("A font of the PDF maps too many codes to text");
			addRange(texts, first, last, values);
		}
	return texts;
}

function addRange(
	texts: Map<number, string>,
	from: number,
	to: number,
	values: string,
): void {
	const list = [...values.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ""]) =>
		textOf(hex),
	);
	const [first = ""] = list;
	const last = first.codePointAt(first.length - 1) ?? 0;
	for (let code = from; code <= to; code += 1) {
		const text = values.startsWith("[")
			? list[code - from]
			: first.slice(0, -1) + String.fromCodePoint(last + code - from);
		if (text !== undefined) texts.set(code, text);
	}
}

function textOf(hex: string): string {
	return decodeUtf16(Buffer.from(hex, "hex").toString("latin1"));
}
