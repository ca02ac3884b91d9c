/** Long runs of plain words, which mean nothing to Markdown, are sealed before it is parsed: what is parsed is a tenth as long. */

export interface Sealed {
	/** Each sealed run is two noncharacters around its number, which Markdown takes for letters. */
	readonly text: string;
	/** As it was written. */
	readonly restore: (text: string) => string;
}

export function seal(source: string): Sealed {
	if (longName.test(source)) return { text: source, restore: (text) => text };
	const [open, close] = freeSigns(source);
	const runs: string[] = [];
	const numbers = new Map<string, number>();
	const text = source.replace(words, (written) => {
		if (/www\./i.test(written)) return written;
		const number = numbers.get(written) ?? runs.push(written) - 1;
		numbers.set(written, number);
		return `${open}${number}${close}`;
	});
	const sealed = new RegExp(`${open}(\\d+)${close}`, "gu");
	return {
		text,
		restore: (part) =>
			part.includes(open)
				? part.replace(sealed, (_, number) => runs[Number(number)] ?? "")
				: part,
	};
}

/** Two of the characters that Unicode keeps for a program’s own use (U+FDD0 to U+FDEF), and that `source` does not hold. */
function freeSigns(source: string): readonly [string, string] {
	const free = Array.from({ length: 32 }, (_, index) =>
		String.fromCharCode(0xfdd0 + index),
	).filter((sign) => !source.includes(sign));
	const [one, other] = free;
	if (one === undefined || other === undefined)
		throw new Error(
			"Unexpected noncharacters U+FDD0 to U+FDEF in the text: remove them",
		);
	return [one, other];
}

/** From a letter to a letter or a figure, and no sign between them that Markdown knows; no part of an address either, which goes on to a blank. */
const words =
	/(?<!\S)\p{L}[\p{L}\p{M}\p{N} ,.;?’‘“”–—-]{30,}[\p{L}\p{N}](?![\p{L}\p{M}\p{N}]|[\p{L}\p{N}.+_-]*(?:@|:\/))/gu;

/** Names of addresses are alike whatever their case, so that long ones must be parsed as they are. */
const longName = /^[ \t>]*\[[^\]^][^\]]{30,}\]:/m;
