/** Writes the file with an identifier that follows from its own bytes. */
import { createHash } from "node:crypto";
import { PDFHeader, PDFHexString } from "@cantoo/pdf-lib";
/** The bytes of the file. Its two identifiers are equal: the file has had no other version (ISO 32000-1 §14.4). */
export async function saveFile(file) {
    const { context, document } = file;
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
    const id = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    for (const place of places)
        bytes.set(new TextEncoder().encode(id.toUpperCase()), place);
    return bytes;
}
/** Where the two placeholders stand in the trailer, which is the last dictionary of the file. */
function placesOf(bytes, zero) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const trailer = buffer.lastIndexOf("/ID [");
    const first = buffer.indexOf(`<${zero}>`, trailer);
    const second = buffer.indexOf(`<${zero}>`, first + 1);
    if (trailer < 0 || first < 0 || second < 0 || second - trailer > 100)
        throw new Error("The PDF’s trailer has no place for its identifier");
    return [first + 1, second + 1];
}
