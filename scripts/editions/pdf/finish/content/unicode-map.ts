/** ToUnicode maps: reading the ones of the print, and writing better ones (ISO 32000-1 §9.10.3). */

/** The text of each glyph code. */
export function parseMap(source: string): Map<number, string> {
	const texts = new Map<number, string>();
	for (const [, block = ""] of source.matchAll(
		/beginbfchar([\s\S]*?)endbfchar/g,
	))
		for (const [, code = "", text = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi,
		))
			texts.set(Number.parseInt(code, 16), fromHex(text));
	for (const [, block = ""] of source.matchAll(
		/beginbfrange([\s\S]*?)endbfrange/g,
	))
		for (const [, first = "", last = "", text = ""] of block.matchAll(
			/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(<[0-9a-f]*>|\[[^\]]*\])/gi,
		))
			setRange(
				texts,
				Number.parseInt(first, 16),
				Number.parseInt(last, 16),
				text,
			);
	return texts;
}

function setRange(
	texts: Map<number, string>,
	first: number,
	last: number,
	target: string,
): void {
	const listed = [...target.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ""]) =>
		fromHex(hex),
	);
	for (let code = first; code <= Math.min(last, first + 0xffff); code++) {
		const offset = code - first;
		const text = target.startsWith("[")
			? listed[offset]
			: advanced(listed[0] ?? "", offset);
		if (text) texts.set(code, text);
	}
}

function advanced(text: string, offset: number): string {
	if (text === "") return "";
	const last = text.charCodeAt(text.length - 1) + offset;
	return text.slice(0, -1) + String.fromCharCode(last);
}

function fromHex(hex: string): string {
	let text = "";
	for (let at = 0; at + 4 <= hex.length; at += 4)
		text += String.fromCharCode(Number.parseInt(hex.slice(at, at + 4), 16));
	return text;
}

/** A map with at most a hundred entries in each block. */
export function writeMap(
	entries: readonly (readonly [number, string])[],
	codeLength: 1 | 2,
): string {
	const code = (glyph: number) => hex(glyph, codeLength * 2);
	const blocks: string[] = [];
	for (let at = 0; at < entries.length; at += 100) {
		const block = entries.slice(at, at + 100);
		const lines = block.map(
			([glyph, text]) =>
				`<${code(glyph)}> <${Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join("")}>`,
		);
		blocks.push(`${block.length} beginbfchar\n${lines.join("\n")}\nendbfchar`);
	}
	return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${code(0)}> <${"F".repeat(codeLength * 2)}>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function hex(value: number, digits: number): string {
	return value.toString(16).toUpperCase().padStart(digits, "0");
}
