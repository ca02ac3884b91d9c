/** The images that an edition ships, beside what the record says of each. */
import { sha256 } from "../machine/sha256.ts";
import { type EpubReading, resolvePath } from "../readings/epub.ts";
import type { Image } from "../readings/page.ts";
import type {
	CreditRecord,
	RecordedImage,
} from "../statement/credit-record.ts";
import type { PageEdition } from "./lines.ts";
import { seenText } from "./normalize.ts";

export interface ShippedImage {
	readonly image: Image;
	/** By the hash of its bytes; absent where no image of the record has them. Of one picture under several names, the one whose credit stands beside it. */
	readonly recorded?: RecordedImage | undefined;
	/** The credit that stands beside it: of several the one that is its own, or else the first. */
	readonly credit?: string | undefined;
	/** The cover is drawn by the build. */
	readonly isCover: boolean;
	/** Of the house’s own, which stand around the text: one in the text is the manuscript’s, whatever its bytes. */
	readonly isOfHouse: boolean;
}

/** The pictures of an edition in their order, each beside what the record has of it. */
export function shippedImages(
	reading: PageEdition,
	record: CreditRecord,
): ShippedImage[] {
	const hashes = hashesOf(reading);
	const ofHouse = new Set(record.house?.pictures);
	return reading.images.map((image, index) => {
		const hash = hashes[index] ?? "";
		const isOfHouse = !image.inText && ofHouse.has(hash);
		const same = isOfHouse
			? []
			: record.images.filter(({ sha256 }) => sha256 === hash);
		const credits = creditsBeside(image, reading);
		const saidOf = ({ creditText }: RecordedImage) =>
			credits.find((credit) => isSaid(creditText, credit));
		const recorded =
			same.find((one) =>
				one.creditText ? saidOf(one) !== undefined : credits.length === 0,
			) ?? same[0];
		return {
			image,
			isOfHouse,
			recorded,
			credit: (recorded && saidOf(recorded)) ?? credits[0],
			isCover:
				reading.edition === "epub" && /(^|\/)cover\.jpg$/.test(image.src),
		};
	});
}

/** Whether the credit that the record wants is the one that stands there. */
export function isSaid(
	wanted: string | undefined,
	credit: string | undefined,
): boolean {
	return seenText(credit ?? "") === seenText(wanted ?? "");
}

function creditsBeside(
	{ src, where }: Image,
	reading: PageEdition,
): readonly string[] {
	return reading.figures
		.filter(({ images }) =>
			images.some((own) => own.src === src && own.where === where),
		)
		.flatMap(({ credits }) => credits);
}

const known = new WeakMap<PageEdition, readonly (string | undefined)[]>();

/** Hexadecimal, image by image; made once, since several rules ask and pictures are large. */
function hashesOf(reading: PageEdition): readonly (string | undefined)[] {
	const found =
		known.get(reading) ??
		reading.images.map((image) => {
			const bytes = bytesOf(image, reading);
			return bytes && sha256(bytes);
		});
	known.set(reading, found);
	return found;
}

function bytesOf(image: Image, reading: PageEdition): Uint8Array | undefined {
	if (reading.edition === "html") {
		const data = /^data:[^,]*;base64,(?:#(\d+)|(.*))$/s.exec(image.src);
		if (!data) return undefined;
		const embedded = data[1] ? reading.embedded[Number(data[1])] : undefined;
		return Buffer.from(embedded ? textOf(embedded) : (data[2] ?? ""), "base64");
	}
	return fileOf(image, reading);
}

function textOf({ buffer, byteOffset, length }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, length).toString("latin1");
}

function fileOf(image: Image, epub: EpubReading): Uint8Array | undefined {
	const [page = ""] = image.where.split(":");
	return epub.files.get(resolvePath(page, image.src))?.();
}
