/** The record of an output folder, `.colophon/record.json`: which of its files Colophon wrote, and what was in them. What it does not name, or what was changed since, is not Colophon’s to replace. */

import { lstatSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { HashOf } from "../../machine/file-hashes.ts";
import type { Listing } from "../../release/download-page.ts";

/** Colophon’s own folder in an output folder. */
export const ownFolder = ".colophon";
export const recordPath = `${ownFolder}/record.json`;

export interface RecordedFile {
	/** In the output folder, with `/`: `index.html`, `essays/essays.epub`. */
	readonly path: string;
	readonly bytes: number;
	/** In hexadecimal. */
	readonly sha256: string;
	/** Of an edition: a hash of the credits and the text that it was made from. */
	readonly madeFrom?: string | undefined;
}

/** What stands at a path: nothing, what Colophon wrote, what it wrote and was changed since, or what it never wrote. */
export type Standing =
	| "nothing"
	| "own"
	| "changed"
	| "foreign file"
	| "folder"
	| "symbolic link"
	| "special file";

export type Listings = ReadonlyMap<string, Listing>;

export interface OutputRecord {
	/** By their paths. */
	readonly files: ReadonlyMap<string, RecordedFile>;
	/** What the download page says of publications, by their slugs. */
	readonly listings: Listings;
	/** As it stands in the file; empty where there is none. */
	readonly text: string;
	/** False where something else stands in the place of the record. */
	readonly sound: boolean;
}

/** Without a record, nothing in `out` is Colophon’s; what has another shape is none, and is left alone. */
export function readOutputRecord(out: string): OutputRecord {
	const path = join(out, recordPath);
	const found = look(path);
	const text = found?.isFile() ? readFileSync(path, "utf8") : "";
	const parsed = found?.isFile() ? parseRecord(text) : undefined;
	const { files = new Map(), listings = new Map() } = parsed ?? {};
	return { files, listings, text, sound: !found || parsed !== undefined };
}

/** The text of the record; the same files give the same text. `listings` are in the order of their slugs. */
export function recordText(
	files: readonly RecordedFile[],
	listings: Listings = new Map(),
): string {
	const sorted = files
		.toSorted((a, b) => (a.path < b.path ? -1 : 1))
		.map(({ path, bytes, sha256, madeFrom }) => ({
			path,
			bytes,
			sha256,
			...(madeFrom === undefined ? {} : { madeFrom }),
		}));
	const publications = Object.fromEntries(listings);
	return `${JSON.stringify({ files: sorted, publications }, null, "\t")}\n`;
}

/** What is at `path` of the output folder `out` now, by size and hash where it is a file that the record names. */
export function standingAt(
	out: string,
	path: string,
	recorded: RecordedFile | undefined,
	hashOf: HashOf,
): Standing {
	const found = look(join(out, path));
	if (!found) return "nothing";
	if (found.isSymbolicLink()) return "symbolic link";
	if (found.isDirectory()) return "folder";
	if (!found.isFile()) return "special file";
	if (!recorded) return "foreign file";
	// A symbolic link above it leads out of the output folder.
	if (!isPlainFolder(out, folderOf(path))) return "foreign file";
	return found.size === recorded.bytes &&
		hashOf(join(out, path)) === recorded.sha256
		? "own"
		: "changed";
}

/** Whether `folder` of `out` holds nothing, which includes that it is not there. */
export function isEmptyFolder(out: string, folder: string): boolean {
	return (
		!look(join(out, folder)) || readdirSync(join(out, folder)).length === 0
	);
}

/** Whether `folder` of `out`, `""` for itself, is a folder and no link to one. */
export function isPlainFolder(out: string, folder: string): boolean {
	return folder === "" || look(join(out, folder))?.isDirectory() === true;
}

/** `essays` of `essays/essays.epub`, `""` of `index.html`. */
export function folderOf(path: string): string {
	return path.split("/").slice(0, -1).join("/");
}

/** Whether the path is that of a file of an output folder: nothing outside it is ever looked at. */
export function isOutputPath(path: unknown): path is string {
	return (
		typeof path === "string" &&
		path !== "" &&
		path.split("/").length <= 2 &&
		path.split("/").every((part) => /^[^/\\\0]+$/.test(part)) &&
		!path.split("/").some((part) => part === "." || part === "..")
	);
}

/** What stands at `path`, not following a link; nothing, too, where something above it is no folder. */
export function look(path: string): Stats | undefined {
	try {
		return lstatSync(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR") return undefined;
		throw error;
	}
}

function parseRecord(
	text: string,
): Pick<OutputRecord, "files" | "listings"> | undefined {
	try {
		const { files, publications = {} } = JSON.parse(text) as {
			files: RecordedFile[];
			publications?: Record<string, Listing>;
		};
		const listings = Object.entries(publications);
		return files.every(isRecordedFile) &&
			listings.every(([, listing]) => isListing(listing))
			? {
					files: new Map(files.map((file) => [file.path, file])),
					listings: new Map(listings),
				}
			: undefined;
	} catch {
		return undefined;
	}
}

function isListing(entry: Listing): boolean {
	const { title, language, byline, datePublished = "", date = "" } = entry;
	return [title, language, byline, datePublished, date].every(
		(text) => typeof text === "string",
	);
}

function isRecordedFile(entry: RecordedFile): boolean {
	return (
		isOutputPath(entry.path) &&
		Number.isInteger(entry.bytes) &&
		/^[0-9a-f]{64}$/.test(entry.sha256) &&
		(entry.madeFrom === undefined || typeof entry.madeFrom === "string")
	);
}
