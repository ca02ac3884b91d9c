/** What is dear to make again, in the user’s cache folder and in a store that machines share, found by what it was made from: what is missing, damaged or another’s is made again. */
import { createHash } from "node:crypto";
import {
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { openCache } from "./cache-folder.ts";
import { makeFolder } from "./make-folder.ts";
import { frontName, sharedAddress } from "./shared-cache/address.ts";
import { getShared, putShared } from "./shared-cache/shared-cache.ts";

/** The folder in the cache folder; beside it lie browsers, validators, and a folder for each shared store. */
const ownName = "made";
const storeName = () => {
	const address = sharedAddress();
	return address === undefined ? ownName : frontName(address);
};

/** Bytes that are kept, unless `COLOPHON_CACHE_SIZE` says another number; what was not used for the longest time goes. */
const usualSize = 5_000_000_000;
/** To look for what is to go takes longer than to write many files: it is done once for so many bytes, or hours. */
const bytesBetweenLooks = 100_000_000;
const hoursBetweenLooks = 1;
/** Hours after which use is noted again. */
const hoursBetweenNotes = 12;

/** What `keep` was given for `key` before, here or on a machine that shares the store, if it is still whole. */
export function findKept(kind: string, key: string): Uint8Array | undefined {
	return findHere(kind, key) ?? findShared(kind, key);
}

/** The same for what says something of this machine alone: no store is asked for it. */
export function findHere(kind: string, key: string): Uint8Array | undefined {
	try {
		const path = pathOf(openCache(), kind, key);
		const bytes = opened(kind, key, readFileSync(path));
		if (bytes) noteUse(path);
		return bytes;
	} catch {
		return undefined;
	}
}

function findShared(kind: string, key: string): Uint8Array | undefined {
	if (sharedAddress() === undefined) return undefined;
	const sealed = getShared(nameOf(kind, key));
	const bytes = sealed && opened(kind, key, sealed);
	if (bytes) writeHere(kind, key, sealed);
	return bytes;
}

/** Whether something is kept, which takes no time to see; it may be damaged. */
export function isKept(kind: string, key: string): boolean {
	try {
		return existsSync(pathOf(openCache(), kind, key));
	} catch {
		return false;
	}
}

/** A cache that cannot be written to keeps nothing, and the next build makes it again. Throws where a shared one has no address. */
export function keep(kind: string, key: string, bytes: Uint8Array): void {
	const sealed = keepHere(kind, key, bytes);
	if (sharedAddress() !== undefined) putShared(nameOf(kind, key), sealed);
}

/** The same for `findHere`: it goes into no store. */
export function keepHere(
	kind: string,
	key: string,
	bytes: Uint8Array,
): Uint8Array {
	const sealed = Buffer.concat([sealOf(kind, key, bytes), bytes]);
	writeHere(kind, key, sealed);
	return sealed;
}

/** Written beside its place and renamed. */
function writeHere(kind: string, key: string, sealed: Uint8Array): void {
	try {
		const cache = openCache();
		const path = pathOf(cache, kind, key);
		makeFolder(join(path, ".."));
		const draft = `${path}-${process.pid}`;
		writeFileSync(draft, sealed);
		renameSync(draft, path);
		dropOldest(join(cache, storeName()), sealed.length);
	} catch {
		// The bytes are at hand; they are made again next time.
	}
}

/** A name for what is made from `parts`. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
	const sum = createHash("sha256");
	for (const part of parts) sum.update(hash(part));
	return sum.digest("hex");
}

export interface CacheUse {
	readonly kind: string;
	readonly files: number;
	readonly bytes: number;
}

/** What is kept, by kinds. */
export function cacheUse(): readonly CacheUse[] {
	const uses = new Map<string, CacheUse>();
	for (const { kind, size } of stores().flatMap(filesIn)) {
		const { files = 0, bytes = 0 } = uses.get(kind) ?? {};
		uses.set(kind, { kind, files: files + 1, bytes: bytes + size });
	}
	return [...uses.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** Removes all that is kept, and nothing else. Throws where it may not. */
export function clearCache(): void {
	for (const { path } of stores().flatMap(filesIn)) rmSync(path);
}

/** Bytes that may be kept. Throws, with the remedy, where the user asks for what is no size. */
export function cacheSize(): number {
	const said = process.env.COLOPHON_CACHE_SIZE ?? "";
	if (said === "") return usualSize;
	const [, number, unit = ""] =
		/^(\d{1,9}(?:\.\d{1,3})?)\s?([kMGT]?)B?$/i.exec(said.trim()) ?? [];
	if (number === undefined)
		throw new Error(
			`Unexpected COLOPHON_CACHE_SIZE “${said}”: write it as 500M or 5G`,
		);
	return (
		Number(number) *
		1000 ** ["", "K", "M", "G", "T"].indexOf(unit.toUpperCase())
	);
}

/** Bytes of a SHA-256. */
const hashLength = 32;

function hash(bytes: string | Uint8Array): Buffer {
	return createHash("sha256").update(bytes).digest();
}

/** Stands before the bytes, and says of what they are, so that what lies under another name is none. */
function sealOf(kind: string, key: string, bytes: Uint8Array): Buffer {
	return createHash("sha256")
		.update(`${nameOf(kind, key)}\n`)
		.update(bytes)
		.digest();
}

/** Nothing where the seal is not theirs. */
function opened(
	kind: string,
	key: string,
	sealed: Uint8Array,
): Uint8Array | undefined {
	const bytes = sealed.subarray(hashLength);
	return sealOf(kind, key, bytes).equals(sealed.subarray(0, hashLength))
		? bytes
		: undefined;
}

/** In folders by the first digits, since some systems are slow with folders of very many files. */
function nameOf(kind: string, key: string): string {
	return `${kind}/${key.slice(0, 2)}/${key}`;
}

function pathOf(cache: string, kind: string, key: string): string {
	return join(cache, storeName(), nameOf(kind, key));
}

const isStore = /^made(?:-[0-9a-f]{8})?$/;

/** In the folder in which things are kept; what lies in others is kept for who names them. */
function stores(): string[] {
	const folder = openCache();
	return readdirSync(folder)
		.filter((name) => isStore.test(name))
		.map((name) => join(folder, name));
}

/** So that the last use of a file can be told; systems do not note it by themselves. */
function noteUse(path: string): void {
	try {
		const now = Date.now();
		const { mtimeMs } = statSync(path);
		if (now - mtimeMs > hoursBetweenNotes * 3_600_000)
			utimesSync(path, now / 1000, now / 1000);
	} catch {
		// In a cache that may only be read, or that another process clears.
	}
}

interface KeptFile {
	readonly path: string;
	readonly kind: string;
	readonly size: number;
	/** Milliseconds since 1970. */
	readonly used: number;
}

/** What `keep` has written, finished or not; whatever else lies there is not Colophon’s. */
const isKey = /^[0-9a-f]{64}(?:-\d+)?$/;

function filesIn(store: string): readonly KeptFile[] {
	return readdirSync(store, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && isKey.test(entry.name))
		.flatMap((entry) => {
			const path = join(entry.parentPath, entry.name);
			const stat = statSync(path, { throwIfNoEntry: false });
			if (!stat) return [];
			const [kind = ""] = path.slice(store.length + 1).split(/[\\/]/);
			return [{ path, kind, size: stat.size, used: stat.mtimeMs }];
		});
}

/** Bytes that this process has written since it looked. */
let written = 0;

function dropOldest(store: string, bytes: number): void {
	written += bytes;
	const stamp = join(store, "looked");
	const now = Date.now();
	const looked = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
	if (
		written < bytesBetweenLooks &&
		now - looked < hoursBetweenLooks * 3_600_000
	)
		return;
	written = 0;
	writeFileSync(stamp, "");
	const most = cacheSize();
	let total = 0;
	const latestFirst = [...filesIn(store)].sort((a, b) => b.used - a.used);
	for (const { path, size } of latestFirst) {
		total += size;
		if (total > most) rmSync(path, { force: true });
	}
}
