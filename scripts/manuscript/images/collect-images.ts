/** The images of one manuscript: each file read once, joined with what front matter says of it. */

import { posix } from "node:path";
import { sha256 } from "../../machine/sha256.ts";
import { timed } from "../../machine/timed.ts";
import type { Report } from "../../model/problem.ts";
import type { ImageAsset, ImageCredits } from "../../model/publication.ts";
import { describeLimit } from "../../prose/limits.ts";
import { nearest } from "../front-matter/nearest.ts";
import type { Registry } from "../front-matter/registry.ts";
import type { ReportAtPath } from "../front-matter/report.ts";
import type { ImageEntry } from "../front-matter/schema.ts";
import { openConverter } from "./convert-picture.ts";
import { findExcess } from "./find-excess.ts";
import {
	describeUnfit,
	type FoundImage,
	readImageFile,
} from "./read-images.ts";

/** An image whose file is still to be made. */
export type UsedImage = Omit<ImageAsset, "fileName" | "bytes">;

export interface Images {
	/** The image at `path`, or nothing and a problem; `tell.report` is called later too, when the image is decoded. */
	readonly use: (path: string, tell: TellImage) => UsedImage | undefined;
	/** The used images in order of first use, without those that cannot be decoded. */
	readonly finish: () => Promise<readonly ImageAsset[]>;
	/** What was changed in them, for people. */
	readonly remarks: () => readonly string[];
	/** Entries of front matter that no image uses. */
	readonly reportUnused: () => void;
}

/** The place is that at which the image is used. */
export interface TellImage {
	readonly report: ReportImage;
	readonly note: ReportImage;
}

type ReportImage = Report<void>;

interface Found {
	readonly image: UsedImage;
	readonly file: FoundImage;
	readonly report: ReportImage;
}

/** What front matter and house say of images. */
interface Wanted {
	/** By path. */
	readonly entries: Readonly<Record<string, ImageEntry>>;
	/** What becomes of a photograph that nobody is credited for. */
	readonly credits: ImageCredits;
}

/** `folder` is the manuscript’s. */
export function collectImages(
	folder: string,
	registry: Registry,
	report: ReportAtPath,
	wanted: Wanted,
): Images {
	const entries = entriesByPath(wanted.entries, report);
	const used = new Map<string, Found | undefined>();
	/** Entries that have been reported with the image that they are probably meant for. */
	const corrected = new Set<string>();
	const read = (path: string, teller: TellImage): Found | undefined => {
		const tell = teller.report;
		const file = readImageFile(folder, path, tell);
		if (!file) return undefined;
		const known = entries.get(path);
		const entry: Partial<ImageEntry> = known?.entry ?? {};
		const similar = known ? undefined : nearest(path, entries.keys());
		if (similar !== undefined) corrected.add(similar);
		const isUncredited = !entry.own && !entry.creditText && !entry.creator;
		if (isUncredited && similar !== undefined)
			tell(
				"image-credit-missing",
				`Missing credit of ${path}: did you mean it by “${similar}” in images? Write the path as it is here`,
			);
		else if (isUncredited && wanted.credits === "required" && file.isPhotograph)
			tell(
				"image-credit-missing",
				`Missing credit of ${path}: add images: { "${path}": { creditText: … } } to the front matter, own: true if the publisher made it, or imageCredits: noted if it may stand without`,
			);
		else if (isUncredited)
			teller.note(
				"image-credit-missing",
				`Missing credit of ${path}: it stands without one; add images: { "${path}": { creditText: … } } to the front matter`,
			);
		const creator =
			known && entry.creator
				? registry.find(entry.creator, ["images", known.key, "creator"])
				: undefined;
		const { mediaType, width, height } = file;
		const image = {
			path,
			mediaType,
			width,
			height,
			...entry,
			creator,
			creditText: entry.creditText ?? creator?.name,
			own: entry.own ?? false,
			...(isUncredited ? { creditFrom: "nowhere" as const } : {}),
		};
		return { image, file, report: tell };
	};
	return {
		use(path, tell) {
			const plain = plainPath(path);
			if (!used.has(plain)) used.set(plain, read(plain, tell));
			return used.get(plain)?.image;
		},
		finish: () =>
			timed("pictures", () =>
				finishAll([...used.values()].filter((item) => item !== undefined)),
			),
		remarks: () =>
			remarksOn([...used.values()].filter((item) => item !== undefined)),
		reportUnused() {
			for (const [path, { key }] of entries)
				if (!used.has(path) && !corrected.has(path))
					report(
						"image-unused",
						`Unexpected entry “${key}” in images: the text shows no such image; remove the entry or correct its path`,
						["images", key],
					);
		},
	};
}

interface Entry {
	/** As front matter writes the path. */
	readonly key: string;
	readonly entry: ImageEntry;
}

function entriesByPath(
	written: Readonly<Record<string, ImageEntry>>,
	report: ReportAtPath,
): ReadonlyMap<string, Entry> {
	const entries = new Map<string, Entry>();
	for (const [key, entry] of Object.entries(written)) {
		const path = plainPath(key);
		const first = entries.get(path)?.key;
		if (first !== undefined)
			report(
				"image-twice",
				`Unexpected second entry of one image: “${first}” and “${key}” are the same file; keep one of the two`,
				["images", key],
			);
		entries.set(path, { key, entry });
	}
	return entries;
}

/** `./a%20b.jpg`, as Markdown writes it, and `a b.jpg` are one file; so are two ways to write é. */
function plainPath(path: string): string {
	const decoded = decode(path).normalize("NFC");
	return decoded === "" || /^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(decoded)
		? decoded
		: decoded.split("/").includes("..")
			? decoded
			: posix.normalize(decoded);
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** Several at a time, as many as the converter takes, and no more, since each may be large. */
async function finishAll(found: readonly Found[]): Promise<ImageAsset[]> {
	if (tellExcess(found, ({ file }) => file.size)) return [];
	const converter = openConverter();
	const finished = new Map<Found, ImageAsset>();
	const waiting = found.values();
	const lane = async () => {
		for (const item of waiting) {
			try {
				const bytes = await item.file.finish(converter);
				finished.set(item, {
					...item.image,
					fileName: fileName(item.image, bytes),
					bytes,
				});
			} catch (error) {
				item.report("image", describeUnfit(item.image.path, error));
			}
		}
	};
	try {
		await Promise.all(Array.from({ length: converter.atOnce }, lane));
	} finally {
		converter.end();
	}
	// Those made anew have their size now.
	tellExcess(found, (item) => finished.get(item)?.bytes.length ?? 0);
	return found.flatMap((item) => finished.get(item) ?? []);
}

/** Tells at its place the picture with which a limit is passed; `sizeOf` in bytes. */
function tellExcess(
	found: readonly Found[],
	sizeOf: (item: Found) => number,
): boolean {
	const excess = findExcess(found, ({ image }) => image, sizeOf);
	excess?.item.report("too-much", describeLimit(excess.limit));
	return excess !== undefined;
}

const extensions: Readonly<Record<ImageAsset["mediaType"], string>> = {
	"image/jpeg": "jpg",
	"image/png": "png",
	"image/svg+xml": "svg",
};

function fileName({ path, mediaType }: UsedImage, bytes: Uint8Array): string {
	const stem =
		posix
			.basename(path, posix.extname(path))
			.normalize("NFKD")
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "") || "image";
	const hash = sha256(bytes).slice(0, 10);
	return `${stem}-${hash}.${extensions[mediaType]}`;
}

/** Pictures that are named one by one. */
const mostNamed = 5;

function remarksOn(found: readonly Found[]): string[] {
	const smaller = found.flatMap(({ image, file: { stored } }) =>
		stored
			? [
					`${image.path} (${stored.width} × ${stored.height} to ${image.width} × ${image.height} pixels)`,
				]
			: [],
	);
	const rest = smaller.length - mostNamed;
	const named = smaller.slice(0, mostNamed).join(", ");
	return smaller.length === 0
		? []
		: [
				`pictures were made smaller, to what a page holds in print at 300 pixels to the inch: ${named}${rest > 0 ? ` and ${rest} more` : ""}`,
			];
}
