/** An address of an image in a text → the bytes that are meant: of a file, of the copy of what was fetched, or in the address itself. */
import { sha256 } from "../../machine/sha256.ts";
import type { Report } from "../../model/problem.ts";
import { addressOnWeb } from "../../prose/web-address.ts";
import { describeObstacle, findInside } from "../find-inside.ts";
import type { ReportAtPath } from "../front-matter/report.ts";
import {
	describeChange,
	type FetchedCopy,
	readLock,
} from "./fetched-copies.ts";
import { findImage, type ImagePlaces, plainPath } from "./find-image.ts";
import { fileOf, type PictureBytes } from "./read-images.ts";

export interface ImageSource {
	/** In the manuscript’s folder; of one that stands in its address, a name by its bytes. */
	readonly path: string;
	/** Of which it is a copy. */
	readonly address?: string;
	/** By which entries of front matter may mean it. */
	readonly names: readonly string[];
	readonly bytes: PictureBytes;
}

interface Places {
	readonly places: ImagePlaces;
	readonly copies: Copies;
}

type Copies = ReadonlyMap<string, FetchedCopy>;

/** The copies in the manuscript’s folder, by address; a lock file that is none is a problem. */
export function copiesIn(folder: string, report: ReportAtPath): Copies {
	try {
		return readLock(folder);
	} catch (error) {
		report(
			"image-lock",
			error instanceof Error ? error.message : String(error),
			["images"],
		);
		return new Map();
	}
}

/** Nothing after telling why there is no such image. */
export function findSource(
	written: string,
	from: string,
	{ places, copies }: Places,
	{
		report,
		note,
	}: { readonly report: Report<void>; readonly note: Report<void> },
): ImageSource | undefined {
	const { folder } = places;
	const address = addressOnWeb(written);
	const copy = copies.get(address ?? "");
	if (address !== undefined && copy)
		return sourceOfCopy(folder, address, copy, report);
	if (/^data:/i.test(written)) return sourceInAddress(written, report);
	if (written.trim() === "")
		report(
			"image",
			"Missing address of an image: write ![what it shows](file.jpg)",
		);
	else if (/^[a-z][a-z0-9+.-]+:/i.test(written))
		report(
			"image",
			`Unexpected image ${written.slice(0, 80)}: images come from the manuscript’s folder; save the file there and write its name`,
		);
	else {
		const found = findImage(places, written, from);
		const plain = plainPath(written);
		if (!("obstacle" in found)) {
			if (found.isElsewhere)
				note(
					"image-elsewhere",
					`Unexpected path of an image, ${plain}: ${found.path} is shown, which is the one that has this name`,
				);
			return {
				path: found.path,
				names: [found.path, plain],
				bytes: fileOf(found.file),
			};
		}
		report("image", describeObstacle(found.obstacle, "image", plain, folder));
	}
	return undefined;
}

function sourceOfCopy(
	folder: string,
	address: string,
	copy: FetchedCopy,
	report: Report<void>,
): ImageSource | undefined {
	const found = findInside(folder, copy.file);
	if ("obstacle" in found) {
		report(
			"image",
			`${describeObstacle(found.obstacle, "image", copy.file, folder)}; it is the copy of ${address}, which colophon fetch saves`,
		);
		return undefined;
	}
	const bytes = fileOf(found.file);
	const change = describeChange(address, copy, bytes.read());
	if (change) {
		report("image", change);
		return undefined;
	}
	return { path: copy.file, address, names: [address, copy.file], bytes };
}

/** A picture that is written into its address (RFC 2397). */
function sourceInAddress(
	address: string,
	report: Report<void>,
): ImageSource | undefined {
	const [, parameters, data = ""] = /^data:([^,]*),(.*)$/is.exec(address) ?? [];
	const bytes =
		parameters === undefined
			? undefined
			: /;\s*base64\s*$/i.test(parameters)
				? Buffer.from(
						data.replace(/%2b/gi, "+").replace(/%2f/gi, "/"),
						"base64",
					)
				: unescaped(data);
	if (!bytes || bytes.length === 0) {
		report(
			"image",
			`Unexpected image ${address.slice(0, 80)}: there is no picture in its address; save the picture as a file and write its name`,
		);
		return undefined;
	}
	const path = `image-${sha256(bytes).slice(0, 10)}`;
	return {
		path,
		names: [path],
		bytes: { size: bytes.length, read: () => bytes },
	};
}

function unescaped(data: string): Buffer | undefined {
	try {
		return Buffer.from(decodeURIComponent(data), "utf8");
	} catch {
		return undefined;
	}
}
