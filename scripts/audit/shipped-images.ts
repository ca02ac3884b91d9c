/** The images that an edition ships, beside what the record says of each. */
import { createHash } from "node:crypto";
import type { CreditRecord, RecordedImage } from "../credits/credit-record.ts";
import { type EpubReading, resolvePath } from "../readings/epub.ts";
import type { Image } from "../readings/page.ts";
import type { PageEdition } from "./lines.ts";

export interface ShippedImage {
	readonly image: Image;
	/** By the hash of its bytes; absent where no image of the record has them. */
	readonly recorded?: RecordedImage | undefined;
	/** The cover is drawn by the build. */
	readonly isCover: boolean;
}

export function shippedImages(
	reading: PageEdition,
	record: CreditRecord,
): ShippedImage[] {
	return reading.images.map((image) => {
		const bytes = bytesOf(image, reading);
		const sha256 = bytes && createHash("sha256").update(bytes).digest("hex");
		return {
			image,
			recorded: record.images.find((item) => item.sha256 === sha256),
			isCover:
				reading.edition === "epub" && /(^|\/)cover\.jpg$/.test(image.src),
		};
	});
}

function bytesOf(image: Image, reading: PageEdition): Uint8Array | undefined {
	if (reading.edition === "html") {
		const data = /^data:[^,]*;base64,(?:#(\d+)|(.*))$/s.exec(image.src);
		if (!data) return undefined;
		const embedded = data[1] ? reading.embedded[Number(data[1])] : undefined;
		const text = embedded ? Buffer.from(embedded).toString("latin1") : data[2];
		return Buffer.from(text ?? "", "base64");
	}
	return fileOf(image, reading);
}

function fileOf(image: Image, epub: EpubReading): Uint8Array | undefined {
	const [page = ""] = image.where.split(":");
	return epub.files.get(resolvePath(page, image.src))?.();
}
