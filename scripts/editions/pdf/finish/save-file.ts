/** Writes the file with an identifier that follows from its own bytes. */

import { PDFCrossRefStream, PDFHeader, PDFHexString } from "@cantoo/pdf-lib";
import { sha256 } from "../../../machine/sha256.ts";
import type { OpenFile } from "./open-file.ts";

/** The bytes of the file. Its two identifiers are equal: the file has had no other version (ISO 32000-1 §14.4). */
export async function saveFile(file: OpenFile): Promise<Uint8Array> {
	const { context, document } = file;
	appendInOrder();
	const zero = "0".repeat(32);
	context.header = PDFHeader.forVersion(1, 7);
	context.trailerInfo.ID = context.obj([
		PDFHexString.of(zero),
		PDFHexString.of(zero),
	]);
	const bytes = await document.save({
		useObjectStreams: true,
		addDefaultPage: false,
		updateFieldAppearances: false,
		objectsPerTick: Number.POSITIVE_INFINITY,
	});
	const places = placesOf(bytes, zero);
	const id = sha256(bytes).slice(0, 32);
	for (const place of places)
		bytes.set(new TextEncoder().encode(id.toUpperCase()), place);
	return bytes;
}

/** An entry of the cross-reference stream, which pdf-lib keeps in the order of object numbers. */
interface Entry {
	readonly ref: { readonly objectNumber: number };
}

/**
 * pdf-lib 2.11 looks through all entries for the place of each new one, which takes minutes for a hundred thousand
 * objects. Objects come in order, so the place is nearly always the end. To be removed when pdf-lib begins there itself.
 */
function appendInOrder(): void {
	Object.assign(PDFCrossRefStream.prototype, {
		appendEntry(this: { readonly entries: Entry[] }, entry: Entry) {
			const { entries } = this;
			let place = entries.length;
			while (place > 0 && isAfter(entries[place - 1], entry)) place--;
			entries.splice(place, 0, entry);
		},
	});
}

function isAfter(entry: Entry | undefined, other: Entry): boolean {
	return entry !== undefined && entry.ref.objectNumber > other.ref.objectNumber;
}

/** Where the two placeholders stand in the trailer, which is the last dictionary of the file. */
function placesOf(bytes: Uint8Array, zero: string): number[] {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const trailer = buffer.lastIndexOf("/ID [");
	const first = buffer.indexOf(`<${zero}>`, trailer);
	const second = buffer.indexOf(`<${zero}>`, first + 1);
	if (trailer < 0 || first < 0 || second < 0 || second - trailer > 100)
		throw new Error("The PDF’s trailer has no place for its identifier");
	return [first + 1, second + 1];
}
