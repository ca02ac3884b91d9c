/** Sources of manuscripts → folders of this machine, and how a source is named by who fills the queue. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { extract } from "tar-fs";
import { makeFolder } from "../machine/make-folder.ts";
import { sha256 } from "../machine/sha256.ts";
import { isAddress } from "../machine/shared-cache/address.ts";
import { openStore } from "../machine/shared-cache/open-store.ts";
import { openWorkFolder, removeWorkFolder } from "../machine/work-folder.ts";
import type { Source } from "./job.ts";

export interface OpenSources {
	/** The folder in which builds of it run; a commit and an archive are unpacked once. Throws where it cannot be had. */
	readonly folderOf: (source: Source) => Promise<string>;
	/** Removes what was unpacked. */
	readonly close: () => void;
}

export function openSources(): OpenSources {
	const folders = new Map<string, Promise<string>>();
	let work: string | undefined;
	return {
		folderOf(source) {
			if ("folder" in source) return standing(source.folder);
			const key = JSON.stringify(source);
			work ??= openWorkFolder();
			const folder =
				folders.get(key) ?? unpack(source, join(work, String(folders.size)));
			folders.set(key, folder);
			return folder;
		},
		close() {
			if (work) removeWorkFolder(work);
		},
	};
}

async function standing(folder: string): Promise<string> {
	if (!existsSync(folder))
		throw new Error(`No folder ${folder} on this machine: mount it here too`);
	return folder;
}

async function unpack(
	source: Exclude<Source, { folder: string }>,
	folder: string,
): Promise<string> {
	makeFolder(folder, 0o700);
	if ("archive" in source) {
		const bytes = await fetchArchive(source.archive);
		if (sha256(bytes) !== source.sha256)
			throw new Error(
				`${source.archive} is not what was queued: queue it again`,
			);
		await pipeline(Readable.from([bytes]), extract(folder));
		return folder;
	}
	const git = spawn(
		"git",
		["-C", source.repository, "archive", "--format=tar", source.commit],
		{ stdio: ["ignore", "pipe", "ignore"] },
	);
	const ended = once(git, "exit");
	await pipeline(git.stdout, extract(folder));
	const [code] = await ended;
	if (code !== 0)
		throw new Error(
			`No commit ${source.commit} in ${source.repository}: fetch it there`,
		);
	return folder;
}

async function fetchArchive(address: string): Promise<Uint8Array> {
	const slash = address.lastIndexOf("/");
	const store = await openStore(address.slice(0, slash));
	const bytes = await store.get(address.slice(slash + 1));
	if (!bytes) throw new Error(`Nothing at ${address}`);
	return bytes;
}

export interface NamedSource {
	readonly source: Source;
	/** From the folder of the source; empty for that itself. */
	readonly path: string;
}

/**
 * `place` as it was named: a folder, one in a clone of which `commit` is wanted, or the address of an archive. Paths are as
 * a build has them that runs in this folder, or in the root of the clone, so that it finds what workers have made.
 */
export async function nameSource(
	place: string,
	commit: string | undefined,
): Promise<NamedSource> {
	if (isAddress(place)) {
		const bytes = await fetchArchive(place);
		return { source: { archive: place, sha256: sha256(bytes) }, path: "" };
	}
	const folder = resolve(place);
	await standing(folder);
	if (commit !== undefined) {
		const repository = await git(folder, "rev-parse", "--show-toplevel");
		return {
			source: {
				repository,
				commit: await git(
					folder,
					...["rev-parse", "--verify", "--end-of-options"],
					`${commit}^{commit}`,
				),
			},
			path: relative(repository, folder),
		};
	}
	const path = relative(process.cwd(), folder);
	return path.startsWith("..") || isAbsolute(path)
		? { source: { folder }, path: "" }
		: { source: { folder: process.cwd() }, path };
}

async function git(folder: string, ...words: string[]): Promise<string> {
	try {
		const { stdout } = await promisify(execFile)("git", [
			...["-C", folder],
			...words,
		]);
		return stdout.trim();
	} catch (cause) {
		throw new Error(`Git knows no such commit in ${folder}`, { cause });
	}
}
