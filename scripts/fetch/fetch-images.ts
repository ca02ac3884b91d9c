/** Images on the web that a manuscript shows → copies in its folder, with a lock file that says of each where it comes from. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { putFiles } from "../machine/put-files.ts";
import { sha256 } from "../machine/sha256.ts";
import {
	type FetchedCopy,
	lockFile,
	readLock,
	writeLock,
} from "../manuscript/images/fetched-copies.ts";
import {
	type FoundImage,
	readPicture,
} from "../manuscript/images/read-images.ts";
import { UnfitPicture } from "../manuscript/images/unfit-picture.ts";
import { type GetOptions, get, Unfetched } from "./get.ts";

/** Where copies lie in the manuscript’s folder. */
const copies = "images/fetched";

const limits = { bytes: 60_000_000, all: 1_000_000_000, time: 60_000 } as const;
const atOnce = 4;

export interface FetchOptions
	extends Pick<GetOptions, "allowPrivate" | "signal"> {
	/** Whether those that have a copy are fetched anew. */
	readonly again: boolean;
	/** The day that the lock file names. */
	readonly today: string;
	readonly onImage?: ((address: string) => void) | undefined;
}

export interface FetchReport {
	readonly fetched: readonly (FetchedCopy & { readonly address: string })[];
	/** Addresses whose copies stay. */
	readonly kept: readonly string[];
	readonly failed: readonly {
		readonly address: string;
		readonly reason: string;
	}[];
}

/** What was fetched is written as a whole at the end, or not at all. */
export async function fetchImages(
	folder: string,
	addresses: readonly string[],
	options: FetchOptions,
): Promise<FetchReport> {
	const lock = readLock(folder);
	const isKept = (address: string) => {
		const copy = lock.get(address);
		return !options.again && copy !== undefined && isWhole(folder, copy);
	};
	const kept = addresses.filter(isKept);
	const wanted = addresses.filter((address) => !isKept(address));
	const taken = new Map<string, Taken>();
	const failed: { address: string; reason: string }[] = [];
	const waiting = wanted.values();
	let all = 0;
	const lane = async () => {
		for (const address of waiting) {
			options.signal?.throwIfAborted();
			options.onImage?.(address);
			try {
				const picture = await take(address, options);
				all += picture.bytes.length;
				if (all > limits.all)
					throw new Unfetched(
						`the images are together more than ${limits.all / 1e6} MB`,
					);
				taken.set(address, picture);
			} catch (error) {
				options.signal?.throwIfAborted();
				failed.push({ address, reason: reasonOf(error) });
			}
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	// In the order of the text.
	const fetched = wanted.flatMap((address) => {
		const picture = taken.get(address);
		return picture ? [{ address, ...picture.copy, bytes: picture.bytes }] : [];
	});
	if (fetched.length > 0) write(folder, lock, fetched);
	failed.sort(
		(one, other) => wanted.indexOf(one.address) - wanted.indexOf(other.address),
	);
	return {
		fetched: fetched.map(({ bytes: _, ...copy }) => copy),
		kept,
		failed,
	};
}

interface Taken {
	readonly bytes: Buffer;
	readonly copy: FetchedCopy;
}

async function take(address: string, options: FetchOptions): Promise<Taken> {
	const bytes = await get(address, {
		mostBytes: limits.bytes,
		time: limits.time,
		allowPrivate: options.allowPrivate,
		signal: options.signal,
	});
	// What is no picture is not kept, whatever the server calls it.
	const isPage = /^\s*<(?!\?xml|!--|!doctype svg|svg)/i;
	if (bytes.length === 0 || isPage.test(bytes.toString("latin1", 0, 500)))
		throw new Unfetched("the server sends no picture");
	const { kind } = readPicture({ size: bytes.length, read: () => bytes });
	const [ending, mediaType] = kinds[kind];
	const hash = sha256(bytes);
	const file = `${copies}/${stemOf(address)}-${hash.slice(0, 10)}.${ending}`;
	return {
		bytes,
		copy: { file, mediaType, sha256: hash, fetched: options.today },
	};
}

function reasonOf(error: unknown): string {
	if (error instanceof Unfetched || error instanceof UnfitPicture)
		return error.message;
	throw error;
}

/** The ending of a file’s name, and its media type. */
const kinds: Readonly<Record<FoundImage["kind"], readonly [string, string]>> = {
	PNG: ["png", "image/png"],
	JPEG: ["jpg", "image/jpeg"],
	GIF: ["gif", "image/gif"],
	WebP: ["webp", "image/webp"],
	TIFF: ["tif", "image/tiff"],
	AVIF: ["avif", "image/avif"],
	SVG: ["svg", "image/svg+xml"],
};

/** The name that the address ends in, in plain letters. */
function stemOf(address: string): string {
	const { pathname } = new URL(address);
	const name = posix.basename(pathname, posix.extname(pathname));
	return (
		name
			.replace(/%[\da-f]{2}/gi, "-")
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.slice(0, 60)
			.replace(/^-+|-+$/g, "") || "image"
	);
}

function isWhole(folder: string, copy: FetchedCopy): boolean {
	try {
		return sha256(readFileSync(join(folder, copy.file))) === copy.sha256;
	} catch {
		return false;
	}
}

function write(
	folder: string,
	lock: ReadonlyMap<string, FetchedCopy>,
	fetched: readonly (FetchedCopy & {
		readonly address: string;
		readonly bytes: Buffer;
	})[],
): void {
	requireInside(folder, join(folder, copies));
	const all = new Map(lock);
	const files = new Map<string, Buffer>();
	for (const { address, bytes, ...copy } of fetched) {
		all.set(address, copy);
		if (!isWhole(folder, copy)) files.set(join(folder, copy.file), bytes);
	}
	const place = join(folder, lockFile);
	// A file that carries the name of a copy’s bytes and holds others is a damaged copy.
	putFiles(
		[
			...[...files].map(([path, bytes]) => ({ path, bytes })),
			{ path: place, bytes: writeLock(all) },
		],
		() => true,
	);
}

/** A link may lead the folder of the copies elsewhere. */
function requireInside(folder: string, path: string): void {
	let there = path;
	while (!existsSync(there)) there = dirname(there);
	const way = relative(realpathSync(folder), realpathSync(there));
	if (way.split(/[\\/]/)[0] === "..")
		throw new Error(
			`${path} leads outside the manuscript’s folder: make it a folder of its own`,
		);
}
