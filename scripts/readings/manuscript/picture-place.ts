/** The address of a picture, as a manuscript writes it → where its file lies in the manuscript’s folder, as the witness finds it. */
import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, relative } from "node:path";
import { percentDecoded } from "../percent-decoded.ts";

export interface Places {
	/** The manuscript’s. */
	readonly folder: string;
	/** Folders that are looked through for paths from the root of a site, as front matter and house name them. */
	readonly assets: readonly string[];
	/** The file of a copy, by the address on the web. */
	readonly copies: ReadonlyMap<string, string>;
}

/** Below these, sites have what they serve. */
const sites = "static public assets src docs images source".split(" ");

/** `file` is the text that shows it. Nothing where no such file lies in the folder. */
export function placeOf(
	address: string,
	file: string,
	{ folder, assets, copies }: Places,
): string | undefined {
	const copy = copies.get(address);
	if (copy !== undefined) return fileIn(folder, copy) && copy;
	if (/^[a-z][a-z0-9+.-]+:/i.test(address)) return undefined;
	const beside = relative(folder, dirname(file));
	const trimmed = address
		.trim()
		.replaceAll("\\", "/")
		.replace(
			/^(?:\{\{\s*[\w.]+\s*\}\}|\{(?:static|attach|filename)\}|@site(?:\/static)?)(?=\/)/,
			"",
		);
	const forms = [percentDecoded(trimmed.replace(/[?#].*$/s, "")), trimmed];
	const tried = forms.flatMap((form) => {
		const path = form.replace(/^\/+/, "");
		const bases = form.startsWith("/")
			? [...assets, "", ...sites]
			: [beside, "", ...assets, ...sites];
		const below = form.replace(/^(?:\.{1,2}\/)+/, "");
		const climbs = form.startsWith("../") ? ["", ...assets, ...sites] : [];
		return [
			...bases.map((base) => join(base, path)),
			...climbs.map((base) => join(base, below)),
		].map((one) => normalize(one).replaceAll("\\", "/"));
	});
	const exact = tried.find((path) => fileIn(folder, path) !== undefined);
	if (exact !== undefined) return exact.normalize("NFC");
	const all = filesBelow(folder);
	const alike = (path: string, of: (file: string) => string) => {
		const same = all.filter((one) => fold(of(one)) === fold(path));
		return same.length === 1 ? same[0] : undefined;
	};
	for (const path of tried) {
		const found = alike(path, (one) => one);
		if (found !== undefined) return found;
	}
	const name = (path: string) => path.replace(/^.*\//, "");
	return alike(name(forms[0] ?? ""), name);
}

function fold(path: string): string {
	return path.normalize("NFC").toLowerCase();
}

/** Of folders that are too large to be looked through, nothing. */
function filesBelow(folder: string): readonly string[] {
	const files: string[] = [];
	const open = [""];
	for (let seen = 0, at = open.pop(); at !== undefined; at = open.pop())
		for (const entry of entriesOf(join(folder, at))) {
			seen += 1;
			if (seen > 5_000) return [];
			const path = at === "" ? entry.name : `${at}/${entry.name}`;
			const isOwn = !/^[._]|^node_modules$/.test(entry.name);
			if (entry.isDirectory() && isOwn) open.push(path);
			else if (entry.isFile()) files.push(path);
		}
	return files;
}

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

/** A plain file, inside. */
export function fileIn(folder: string, path: string): string | undefined {
	if (isAbsolute(path) || path.split(/[\\/]/).includes("..")) return undefined;
	const file = join(folder, path);
	try {
		const isOwn = realpathSync(file) === join(realpathSync(folder), path);
		return isOwn && lstatSync(file).isFile() ? file : undefined;
	} catch {
		return undefined;
	}
}
