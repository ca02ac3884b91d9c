/** Text strings (ISO 32000-1 §7.9.2.2): UTF-16 or UTF-8 behind a mark, or PDFDocEncoding. */

/** The text of bytes, one in each character. */
export function decodeText(bytes: string): string {
	if (bytes.startsWith("\xfe\xff")) return decodeUtf16(bytes.slice(2));
	if (bytes.startsWith("\xef\xbb\xbf"))
		return Buffer.from(bytes.slice(3), "latin1").toString("utf8");
	return bytes.replace(/[^ -~]/g, (byte) => special[byte] ?? byte);
}

/** Big-endian, without a mark. */
export function decodeUtf16(bytes: string): string {
	let text = "";
	for (let at = 0; at + 1 < bytes.length; at += 2)
		text += String.fromCharCode(
			bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1),
		);
	return text;
}

/** Where PDFDocEncoding is not Latin-1 (ISO 32000-1 annex D.3). */
const special: Readonly<Record<string, string>> = Object.fromEntries(
	[
		..."˘ˇˆ˙˝˛˚˜".split("").map((char, index) => [0x18 + index, char] as const),
		..."•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"
			.split("")
			.map((char, index) => [0x80 + index, char] as const),
		[0xa0, "€"] as const,
	].map(([code, char]) => [String.fromCharCode(code), char]),
);
