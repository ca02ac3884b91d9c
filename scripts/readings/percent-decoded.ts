/** A part of an address as it is read (RFC 3986 §2.1); as it is where its signs stand for no text. */
export function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
