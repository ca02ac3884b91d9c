/** The credits of pictures that front matter need not say: of their captions, their own files and those beside them, as the witness finds them. */
import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, relative } from "node:path";
import { creditSaidIn } from "./caption-credits.ts";
import type { Stated } from "./front-matter.ts";
import { type PictureStatement, statementIn } from "./picture-metadata.ts";
import type { CaptionedPicture } from "./pictures.ts";

interface Shown extends CaptionedPicture {
	/** Of the text that shows it. */
	readonly file: string;
}

interface Places {
	/** The manuscript’s. */
	readonly folder: string;
	/** As its front matter names them. */
	readonly assets: readonly string[];
	/** The file of a copy, by the address on the web. */
	readonly copies: ReadonlyMap<string, string>;
}

/** Of each picture that lies where its address says, once, by its path. */
export function foundCredits(
	pictures: readonly Shown[],
	places: Places,
): Stated[] {
	const met = new Set<string>();
	return pictures.flatMap((picture) => {
		const path = pathOf(picture, places);
		if (path === undefined || met.has(path)) return [];
		met.add(path);
		const state = (
			of: "image caption" | "image file" | "image sidecar",
			said: PictureStatement | undefined,
		): Stated[] =>
			said?.creditText === undefined
				? []
				: [
						{
							of,
							name: path,
							values: Object.entries(said).map(([key, text]) => ({
								key,
								text,
								line: picture.line,
								file: picture.file,
							})),
						},
					];
		const creditText = picture.captions
			.map(creditSaidIn)
			.find((said) => said !== undefined);
		const beside = [path, path.replace(/\.[^./]*$/, "")]
			.flatMap((name) => [`${name}.xmp`, `${name}.XMP`])
			.find((name) => fileIn(places.folder, name) !== undefined);
		return [
			...state("image caption", creditText ? { creditText } : undefined),
			...state("image file", said(places.folder, path)),
			...state(
				"image sidecar",
				beside === undefined ? undefined : said(places.folder, beside),
			),
		];
	});
}

function said(folder: string, path: string): PictureStatement | undefined {
	const file = fileIn(folder, path);
	return file === undefined ? undefined : statementIn(readFileSync(file));
}

/** In the manuscript’s folder; nothing where no file lies there. */
function pathOf(
	{ address, file }: Shown,
	{ folder, assets, copies }: Places,
): string | undefined {
	const copy = copies.get(address);
	if (copy !== undefined) return fileIn(folder, copy) && copy;
	if (/^[a-z][a-z0-9+.-]+:/i.test(address)) return undefined;
	const beside = relative(folder, dirname(file));
	const bare = address
		.trim()
		.replaceAll("\\", "/")
		.replace(/[?#].*$/s, "");
	for (const form of [unescaped(bare), address.trim()])
		for (const base of form.startsWith("/")
			? [...assets, ""]
			: [beside, "", ...assets]) {
			const path = normalize(join(base, form.replace(/^\/+/, "")));
			if (fileIn(folder, path) !== undefined)
				return path.replaceAll("\\", "/").normalize("NFC");
		}
	return undefined;
}

function unescaped(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** A plain file, inside. */
function fileIn(folder: string, path: string): string | undefined {
	if (isAbsolute(path) || path.split(/[\\/]/).includes("..")) return undefined;
	const file = join(folder, path);
	try {
		const isOwn = realpathSync(file) === join(realpathSync(folder), path);
		return isOwn && lstatSync(file).isFile() ? file : undefined;
	} catch {
		return undefined;
	}
}
