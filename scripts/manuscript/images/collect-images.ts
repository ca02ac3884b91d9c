/** The images of one manuscript: each file read once, joined with what front matter says of it. */

import { posix } from "node:path";
import { once } from "../../machine/once.ts";
import { sha256 } from "../../machine/sha256.ts";
import { timed } from "../../machine/timed.ts";
import type { Report } from "../../model/problem.ts";
import type {
	ImageAsset,
	ImageCredits,
	UnfetchedImage,
} from "../../model/publication.ts";
import { describeLimit } from "../../prose/limits.ts";
import { addressOnWeb } from "../../prose/web-address.ts";
import { nearest } from "../front-matter/nearest.ts";
import type { Registry } from "../front-matter/registry.ts";
import type { ReportAtPath } from "../front-matter/report.ts";
import type { ImageEntry } from "../front-matter/schema.ts";
import { openConverter } from "./convert-picture.ts";
import { findCredit } from "./find-credit.ts";
import { findExcess } from "./find-excess.ts";
import { findImage, plainPath } from "./find-image.ts";
import { readEntries, type SaidOfImage } from "./image-entries.ts";
import { copiesIn, findSource, type ImageSource } from "./image-source.ts";
import { describeUnfit, type FoundImage, readPicture } from "./read-images.ts";
import { sidecarOf, statedOfPicture } from "./stated-credits.ts";

/** An image whose file is still to be made. */
export type UsedImage = Omit<ImageAsset, "fileName" | "bytes"> & {
	/** What its file says for those who do not see it. */
	readonly altText?: string | undefined;
};

export interface Images {
	/** The image at an address that a chapter in the folder `from` writes, below which `captions` stand, or nothing and a problem; `tell.report` is called later too, when the image is decoded. */
	readonly use: (
		written: string,
		{
			from,
			captions,
		}: { readonly from: string; readonly captions: readonly string[] },
		tell: TellImage,
	) => UsedImage | undefined;
	/** Whether a chapter in the folder `from` finds a file, or a copy, at an address. */
	readonly isThere: (written: string, from: string) => boolean;
	/** The credit of an image on the web of which there is no copy, after a note; nothing where there is one. */
	readonly unfetched: (
		address: string,
		tell: TellImage,
	) => { readonly creditText: string | undefined } | undefined;
	/** Addresses of those on the web, with copies and without. */
	readonly onWeb: () => readonly string[];
	/** Those of which there is no copy, in order of first use. */
	readonly absent: () => readonly UnfetchedImage[];
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
	/** By path or pattern. */
	readonly entries: Readonly<Record<string, ImageEntry>>;
	/** Of every image that these say no other of. */
	readonly defaults: ImageEntry | undefined;
	/** What becomes of a photograph that nobody is credited for. */
	readonly credits: ImageCredits;
	/** Folders that a site serves from its root. */
	readonly assets: readonly string[];
}

/** `folder` is the manuscript’s. */
export function collectImages(
	folder: string,
	registry: Registry,
	report: ReportAtPath,
	wanted: Wanted,
): Images {
	const entries = readEntries(wanted.entries, wanted.defaults, report);
	const places = { folder, assets: wanted.assets };
	const copies = copiesIn(folder, report);
	const used = new Map<string, Found | undefined>();
	/** What each address was found to be, by the chapter’s folder and the address. */
	const known = new Map<string, string | undefined>();
	/** Paths, and addresses, that the text has. */
	const met = new Set<string>();
	const web = new Set<string>();
	const unfetched = new Map<string, UnfetchedImage>();
	/** Entries that have been reported with the image that they are probably meant for. */
	const corrected = new Set<string>();
	const creatorOf = ({ entry, creatorAt }: SaidOfImage) =>
		entry.creator === undefined
			? undefined
			: registry.find(entry.creator, creatorAt);
	/** A key that leads to no file may be meant for an image that has no entry. Folders are looked through for them once. */
	const lost = once(() =>
		[...entries.keys.keys()].filter(
			(key) => "obstacle" in findImage(places, key, ""),
		),
	);
	const read = (
		source: ImageSource,
		captions: readonly string[],
		{ report: tell, note }: TellImage,
	): Found | undefined => {
		let file: FoundImage;
		try {
			file = readPicture(source.bytes);
		} catch (error) {
			tell("image", describeUnfit(source.path, error));
			return undefined;
		}
		const { path } = source;
		if (file.hasMore)
			note(
				"image-first",
				`Unexpected ${file.kind} of several pictures, ${path}: the first is shown, since nothing moves in an edition`,
			);
		if (file.broughtFonts)
			note(
				"image-fonts",
				`Unexpected fonts in ${path}: its words are drawn in those that readers have; convert them to paths to keep their look`,
			);
		const said = entries.of(source.names);
		const { entry } = said;
		const similar = said.isOwn ? undefined : nearest(path, lost());
		if (similar !== undefined) corrected.add(similar);
		const creator = creatorOf(said);
		const own = entry.creditText ?? creator?.name;
		const inFile = statedOfPicture(file.credits);
		const found = entry.own
			? undefined
			: findCredit(own, {
					path,
					captions,
					inFile,
					sidecar: sidecarOf(path, folder),
					note,
				});
		const isUncredited =
			!entry.own && !entry.creditText && !entry.creator && !found;
		const { from, stated } = found ?? {};
		if (!entry.own && own === undefined && similar !== undefined)
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
			note(
				"image-credit-missing",
				`Missing credit of ${path}: it stands without one; add images: { "${path}": { creditText: … } } to the front matter`,
			);
		const { mediaType, width, height } = file;
		const image = {
			path,
			mediaType,
			width,
			height,
			...stated?.terms,
			...entry,
			creator,
			creditText: own ?? stated?.creditText,
			altText: inFile.altText,
			own: entry.own ?? false,
			...(source.address ? { fetchedFrom: source.address } : {}),
			...(isUncredited ? { creditFrom: "nowhere" as const } : {}),
			...(from ? { creditFrom: from } : {}),
		};
		return { image, file, report: tell };
	};
	const find = (
		written: string,
		from: string,
		captions: readonly string[],
		tell: TellImage,
	): string | undefined => {
		met.add(plainPath(written));
		const source = findSource(written, from, { places, copies }, tell);
		if (!source) return undefined;
		for (const name of source.names) met.add(name);
		if (!used.has(source.path))
			used.set(source.path, read(source, captions, tell));
		return source.path;
	};
	return {
		use(written, { from, captions }, tell) {
			const key = `${from}\n${written}`;
			if (!known.has(key)) known.set(key, find(written, from, captions, tell));
			return used.get(known.get(key) ?? "")?.image;
		},
		isThere(written, from) {
			const address = addressOnWeb(written);
			if (address !== undefined) return copies.has(address);
			return (
				/^data:/i.test(written) ||
				!("obstacle" in findImage(places, written, from))
			);
		},
		unfetched(address, tell) {
			web.add(address);
			if (copies.has(address)) return undefined;
			met.add(address);
			tell.note(
				"image-unfetched",
				`Unexpected image ${address.slice(0, 120)}: its address stands in its place, since a build fetches nothing; colophon fetch saves a copy that is built in`,
			);
			const said = entries.of([address]);
			const creditText = said.entry.creditText ?? creatorOf(said)?.name;
			unfetched.set(address, { address, creditText });
			return { creditText };
		},
		onWeb: () => [...web],
		absent: () => [...unfetched.values()],
		finish: () =>
			timed("pictures", () =>
				finishAll([...used.values()].filter((item) => item !== undefined)),
			),
		remarks: () =>
			remarksOn([...used.values()].filter((item) => item !== undefined)),
		reportUnused() {
			for (const [path, key] of entries.keys)
				if (!met.has(path) && !corrected.has(path))
					report(
						"image-unused",
						`Unexpected entry “${key}” in images: the text shows no such image; remove the entry or correct its path`,
						["images", key],
					);
		},
	};
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
				const { altText: _, ...image } = item.image;
				finished.set(item, {
					...image,
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
