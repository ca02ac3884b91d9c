/** The fonts that an HTML or EPUB edition brings along, read once for all rules. */
import { type Face, readFace } from "../../readings/fonts/face.ts";
import type { PageEdition } from "../lines.ts";

export interface EmbeddedFace {
	/** Of an EPUB the file; of a page none, since its fonts have no names but their own. */
	readonly where: string;
	/** Absent where it is damaged. */
	readonly face: Face | undefined;
}

const known = new WeakMap<PageEdition, readonly EmbeddedFace[]>();

export function embeddedFaces(reading: PageEdition): readonly EmbeddedFace[] {
	const found =
		known.get(reading) ??
		filesOf(reading).map(([where, bytes]) => ({
			where,
			face: readFace(bytes),
		}));
	known.set(reading, found);
	return found;
}

function filesOf(
	reading: PageEdition,
): readonly (readonly [string, Uint8Array])[] {
	if (reading.edition === "epub")
		return [...reading.files]
			.filter(([name]) => /\.(?:ttf|otf|woff2)$/i.test(name))
			.map(([name, read]) => [name, read()] as const);
	const { text, embedded } = reading;
	return [...text.matchAll(/data:font\/[\w-]+;base64,#(\d+)/g)]
		.flatMap(([, index]) => embedded[Number(index)] ?? [])
		.map((base64) => ["", decoded(base64)] as const);
}

function decoded({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
	const text = Buffer.from(buffer, byteOffset, length).toString("latin1");
	return Buffer.from(text, "base64");
}
