/** The copies of images on the web that lie in a manuscript’s folder, as `colophon fetch` has noted them in its lock file. */

import { join } from "node:path";
import { z } from "zod";
import { readInput } from "../../machine/input-files.ts";
import { sha256 } from "../../machine/sha256.ts";
import { findInside } from "../find-inside.ts";

/** The name of the lock file in the manuscript’s folder. */
export const lockFile = "colophon.images.lock.json";

const copy = z.strictObject({
	file: z.string().describe("In the manuscript’s folder, with /."),
	mediaType: z.string(),
	sha256: z.string(),
	fetched: z.string().describe("The day on which it was fetched."),
});

const lock = z.strictObject({
	version: z.literal(1),
	images: z.record(z.string(), copy),
});

export type FetchedCopy = z.infer<typeof copy>;

/** By address; empty where nothing was fetched. Throws where the file is not what `colophon fetch` writes. */
export function readLock(folder: string): ReadonlyMap<string, FetchedCopy> {
	const found = findInside(folder, lockFile);
	if ("obstacle" in found) {
		if (found.obstacle === "missing") return new Map();
		throw new Error(`Unexpected ${lockFile}: it is no file of its folder`);
	}
	const remedy = `Unexpected text in ${join(folder, lockFile)}: remove it and run colophon fetch again`;
	let written: unknown;
	try {
		written = JSON.parse(readInput(found.file).toString("utf8"));
	} catch (cause) {
		throw new Error(remedy, { cause });
	}
	const said = lock.safeParse(written);
	if (!said.success) throw new Error(remedy, { cause: said.error });
	return new Map(Object.entries(said.data.images));
}

/** What `colophon fetch` writes. */
export function writeLock(copies: ReadonlyMap<string, FetchedCopy>): string {
	const images = Object.fromEntries(
		[...copies].sort(([one], [other]) => (one < other ? -1 : 1)),
	);
	return `${JSON.stringify({ version: 1, images }, null, 2)}\n`;
}

/** Why a copy is not to be used, in a sentence; nothing where it is what was fetched. */
export function describeChange(
	address: string,
	{ file, sha256: expected }: FetchedCopy,
	bytes: Uint8Array,
): string | undefined {
	return sha256(bytes) === expected
		? undefined
		: `Unexpected ${file}: it is not what was fetched from ${address}; run colophon fetch again, or remove the image from ${lockFile} and name the file in the text`;
}
