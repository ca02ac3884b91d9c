/** Unpacks the Chromium that comes from the npm registry (@sparticuz/chromium), once, into a cache folder of the user; does not start it. */

import {
	createReadStream,
	createWriteStream,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from "node:fs";
import {
	chmod,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile,
} from "node:fs/promises";
import { delimiter, dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";
import { cacheFolders, openCache } from "../machine/cache-folder.ts";
import { sha256 } from "../machine/sha256.ts";

interface BundledBrowser {
	/** Where all of it lies. */
	readonly folder: string;
	readonly executable: string;
	/** Where its libraries and fonts are. */
	readonly environment: Readonly<Record<string, string>>;
}

export interface UnpackOptions {
	/** Told once when there is something to unpack, which takes seconds. */
	readonly onUnpack?: (() => void) | undefined;
	readonly signal?: AbortSignal | undefined;
	/** A folder whose browser is damaged, and may not be written to. */
	readonly except?: string | undefined;
}

/** Throws, with the remedy, when no folder can be written to or the disk is full. */
export async function unpackBundle(
	options: UnpackOptions = {},
): Promise<BundledBrowser> {
	const bundle = dirname(
		dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium")))),
	);
	const { version } = JSON.parse(
		await readFile(join(bundle, "package.json"), "utf8"),
	) as { version: string };
	const name = `chromium-${version}`;
	const folder =
		cacheFolders()
			.map((cache) => join(cache, name))
			.find((place) => place !== options.except && isComplete(place)) ??
		join(openCache(), name);
	if (!isComplete(folder)) {
		options.onUnpack?.();
		await unpackInto(folder, join(bundle, "bin"), options.signal);
	}
	return {
		folder,
		executable: join(folder, "chromium"),
		environment: {
			// The bundle’s libraries (NSS, NSPR, Expat) and fonts alone, so that it starts and prints the same on every machine.
			// The folder itself may have a colon in its name, which divides paths here (ld.so(8)).
			LD_LIBRARY_PATH: [
				"$ORIGIN/libraries/lib",
				...(process.env.LD_LIBRARY_PATH ? [process.env.LD_LIBRARY_PATH] : []),
			].join(delimiter),
			FONTCONFIG_PATH: join(folder, "fonts"),
			FONTCONFIG_FILE: join(folder, "fonts", "fonts.conf"),
		},
	};
}

/**
 * Whether a file of the bundle is not what was unpacked. If so the folder counts as not unpacked from now on.
 * It takes as long as reading 200 MB, so it is for a browser that is in trouble.
 */
export function discardDamaged(folder: string): boolean {
	const files = unpackedFiles(folder);
	if (files?.every((file) => isSound(folder, file))) return false;
	try {
		rmSync(join(folder, mark), { force: true });
	} catch {
		// A cache that is read-only keeps it; the next build unpacks another beside it.
	}
	return true;
}

/** Lists what was unpacked; written last. */
const mark = "complete";

interface UnpackedFile {
	/** Below the folder. */
	readonly path: string;
	/** Bytes. */
	readonly size: number;
	readonly sha256: string;
}

/** Whether all that was unpacked is there at its full length, which takes no time to see. */
function isComplete(folder: string): boolean {
	return (
		unpackedFiles(folder)?.every(
			({ path, size }) =>
				statSync(join(folder, path), { throwIfNoEntry: false })?.size === size,
		) === true
	);
}

/** Absent where nothing was unpacked to its end. */
function unpackedFiles(folder: string): readonly UnpackedFile[] | undefined {
	try {
		const files: unknown = JSON.parse(readFileSync(join(folder, mark), "utf8"));
		return Array.isArray(files) && files.length > 0 ? files : undefined;
	} catch {
		return undefined;
	}
}

function isSound(folder: string, file: UnpackedFile): boolean {
	try {
		return sha256(readFileSync(join(folder, file.path))) === file.sha256;
	} catch {
		return false;
	}
}

function listFiles(folder: string): readonly UnpackedFile[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			const bytes = readFileSync(path);
			return {
				path: relative(folder, path),
				size: bytes.length,
				sha256: sha256(bytes),
			};
		});
}

/** Unpacks beside the target and renames, so that two builds at once and an interruption do no harm. */
async function unpackInto(
	target: string,
	bin: string,
	signal: AbortSignal | undefined,
): Promise<void> {
	let folder: string | undefined;
	try {
		await sweep(dirname(target));
		folder = await mkdtemp(`${target}-`);
		await unpackArchives(bin, folder, signal);
		await writeFontConfiguration(folder, target);
		await writeFile(join(folder, mark), JSON.stringify(listFiles(folder)));
		await putIntoPlace(folder, target);
	} catch (cause) {
		if (signal?.aborted) throw signal.reason;
		throw new Error(
			`The browser cannot be unpacked into ${dirname(target)}: free 250 MB there, or set COLOPHON_CACHE to another folder`,
			{ cause },
		);
	} finally {
		if (folder) await rm(folder, { recursive: true, force: true });
	}
}

/** Unless another build was faster; something half made or damaged that stands in the way goes. */
async function putIntoPlace(folder: string, target: string): Promise<void> {
	await rename(folder, target).catch(async (error: unknown) => {
		if (isComplete(target)) return;
		await rm(target, { recursive: true, force: true });
		await rename(folder, target).catch(() => {
			throw error;
		});
	});
}

/** Milliseconds after which no unpacking is still going on. */
const longestUnpacking = 3_600_000;

/** Removes what killed builds have left in the cache. */
async function sweep(cache: string): Promise<void> {
	for (const name of await readdir(cache)) {
		if (!/^chromium-[\d.]+-\w{6}$/.test(name)) continue;
		const path = join(cache, name);
		const made = await stat(path).catch(() => undefined);
		if (made && Date.now() - made.mtimeMs > longestUnpacking)
			await rm(path, { recursive: true, force: true });
	}
}

async function unpackArchives(
	bin: string,
	folder: string,
	signal: AbortSignal | undefined,
): Promise<void> {
	const unpack = (archive: string, into: NodeJS.WritableStream) =>
		pipeline(
			createReadStream(join(bin, archive), { highWaterMark: 1 << 22 }),
			createBrotliDecompress({ chunkSize: 1 << 21 }),
			into,
			{ ...(signal ? { signal } : {}) },
		);
	// Owned by the user who unpacks it, also by root, whatever the archive says.
	const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
	const tree = (name: string) => {
		const archive = extract(join(folder, name), {
			map: (header) => ({ ...header, ...owner }),
		});
		// tar-fs listens to a file of an archive when its folder is made. An interruption before would be an error that
		// ends the process, though the pipeline has reported it.
		return archive.on("entry", (_header, file) =>
			file.on("error", () => undefined),
		);
	};
	const parts = await Promise.allSettled([
		unpack("chromium.br", createWriteStream(join(folder, "chromium"))),
		unpack("al2023.tar.br", tree("libraries")),
		unpack("fonts.tar.br", tree("fonts")),
	]);
	for (const part of parts) if (part.status === "rejected") throw part.reason;
	await chmod(join(folder, "chromium"), 0o755);
}

/** One folder of fonts, the bundle’s, and the cache beside it. */
async function writeFontConfiguration(
	folder: string,
	target: string,
): Promise<void> {
	const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(target, "fonts"))}</dir>
  <cachedir>${escapeXml(join(target, "font-cache"))}</cachedir>
</fontconfig>
`;
	await writeFile(join(folder, "fonts", "fonts.conf"), configuration);
}

function escapeXml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
