/** The address of an image, as people and tools write it → the file in the manuscript’s folder that is meant. */
import type { Dirent } from "node:fs";
import { posix, relative } from "node:path";
import { inputEntries, inputPlace } from "../../machine/input-files.ts";
import { findInside, type Obstacle } from "../find-inside.ts";

/** Where images of a manuscript may lie. */
export interface ImagePlaces {
	/** The manuscript’s. */
	readonly folder: string;
	/** Folders of files that a site serves from its root, as front matter names them. */
	readonly assets: readonly string[];
}

export interface FoundFile {
	/** Its real path. */
	readonly file: string;
	/** The path in the manuscript’s folder, with `/`. */
	readonly path: string;
	/** Whether it lies elsewhere than the address says. */
	readonly isElsewhere: boolean;
}

/** `from` is the folder of the chapter inside of the manuscript’s, "" where it is the same. Gives back an obstacle where there is no such file. */
export function findImage(
	{ folder, assets }: ImagePlaces,
	written: string,
	from: string,
): FoundFile | { readonly obstacle: Obstacle } {
	let obstacle: Obstacle = "missing";
	for (const path of formsOf(written)) {
		for (const { candidate, isElsewhere } of candidates(path, from, assets)) {
			const found = findInside(folder, candidate);
			if ("file" in found)
				return { ...found, path: nameIn(folder, found.file), isElsewhere };
			if (obstacle === "missing" && !isElsewhere) obstacle = found.obstacle;
		}
	}
	const [path = ""] = formsOf(written);
	for (const { candidate } of candidates(path, from, assets)) {
		const named = ignoringCase(folder, candidate);
		if (named !== undefined)
			return { ...named, path: nameIn(folder, named.file), isElsewhere: true };
	}
	if (obstacle === "missing" && !path.includes("..")) {
		const named = anywhere(folder, posix.basename(path));
		if (named !== undefined)
			return { ...named, path: nameIn(folder, named.file), isElsewhere: true };
	}
	return { obstacle };
}

/** In one form: `./a%20b.jpg?v=2` and `a b.jpg` are one file; so are two ways to write é. */
export function plainPath(written: string): string {
	const [first = ""] = formsOf(written);
	return /^[a-z][a-z0-9+.-]*:|^\//i.test(first) || first.includes("..")
		? first
		: posix.normalize(first);
}

/** What may be meant, the likeliest first: without what a browser sends along, and as it stands. */
function formsOf(written: string): readonly string[] {
	const plain = written
		.trim()
		.replaceAll("\\", "/")
		// What site generators put before a path: Jekyll, Pelican, Docusaurus.
		.replace(
			/^(?:\{\{\s{0,9}[\w.]{1,40}\s{0,9}\}\}|\{(?:static|attach|filename)\}|@site\/static|@site)(?=\/)/,
			"",
		);
	const bare = plain.replace(/[?#].*$/s, "");
	const forms = [decode(bare), decode(plain), plain].filter(
		(form) => form !== "",
	);
	return [...new Set(forms.map((form) => form.normalize("NFC")))];
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path).replaceAll("\\", "/");
	} catch {
		return path;
	}
}

/** Folders from which sites are served, by the tools that build them. */
const usual = ["static", "public", "assets", "src", "docs", "images", "source"];

interface Candidate {
	readonly candidate: string;
	readonly isElsewhere: boolean;
}

/** Beside the chapter, beside the book, from the root of a site. Of a path that leads out, what follows the way up may lie inside. */
function candidates(
	path: string,
	from: string,
	assets: readonly string[],
): readonly Candidate[] {
	const isFromRoot = path.startsWith("/");
	const here = isFromRoot ? [...assets, "", ...usual] : [from, "", ...assets];
	const there = isFromRoot ? [] : usual;
	const inside = [
		...here.map((base) => ({ base, isElsewhere: false })),
		...there.map((base) => ({ base, isElsewhere: true })),
	].map(({ base, isElsewhere }) => ({
		candidate: posix.normalize(posix.join(base, path.replace(/^\/+/, ""))),
		isElsewhere,
	}));
	const below = path.replace(/^(?:\.{1,2}\/)+/, "");
	const tails =
		path.startsWith("../") && below !== path
			? ["", ...assets, ...usual].map((base) => ({
					candidate: posix.normalize(posix.join(base, below)),
					isElsewhere: true,
				}))
			: [];
	return [...inside, ...tails];
}

function nameIn(folder: string, file: string): string {
	return relative(inputPlace(folder), file).replaceAll("\\", "/");
}

/** Most systems on which manuscripts are written take `Quay.JPG` and `quay.jpg` for one name. */
function ignoringCase(
	folder: string,
	path: string,
): { readonly file: string } | undefined {
	if (path.split("/").includes("..")) return undefined;
	let real = "";
	for (const part of path.split("/")) {
		const same = entriesIn(folder, real).filter(
			({ name }) => folded(name) === folded(part),
		);
		const [only, ...more] = same;
		if (!only || more.length > 0) return undefined;
		real = posix.join(real, only.name);
	}
	const found = findInside(folder, real);
	return "file" in found ? found : undefined;
}

function folded(name: string): string {
	return name.normalize("NFC").toLowerCase();
}

/** Entries of folders that are looked through for a name. */
const mostEntries = 5_000;

/** The one file of that name, as Obsidian finds attachments. */
function anywhere(
	folder: string,
	name: string,
): { readonly file: string } | undefined {
	const found: string[] = [];
	const open = [""];
	let seen = 0;
	for (let at = open.shift(); at !== undefined; at = open.shift())
		for (const entry of entriesIn(folder, at)) {
			seen += 1;
			if (seen > mostEntries || found.length > 1) return undefined;
			const path = posix.join(at, entry.name);
			if (entry.isDirectory() && !/^[._]|^node_modules$/.test(entry.name))
				open.push(path);
			else if (entry.isFile() && folded(entry.name) === folded(name))
				found.push(path);
		}
	const [only] = found;
	const real =
		only !== undefined && found.length === 1
			? findInside(folder, only)
			: undefined;
	return real && "file" in real ? real : undefined;
}

function entriesIn(folder: string, path: string): readonly Dirent[] {
	try {
		return inputEntries(posix.join(folder, path));
	} catch {
		return [];
	}
}
