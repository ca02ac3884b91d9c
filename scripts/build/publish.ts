/** Written publications → the output folder, with the download page, the checksums and the record over all that Colophon wrote there. */
import { join } from "node:path";
import { type HashOf, hashOfFile } from "../machine/file-hashes.ts";
import { sha256 } from "../machine/sha256.ts";
import {
	type EditionFile,
	type EditionName,
	editionNames,
} from "../model/edition.ts";
import type { House } from "../model/house.ts";
import type { Problem } from "../model/problem.ts";
import { checksumList } from "../release/checksums.ts";
import {
	downloadPage,
	type Listing,
	listingOf,
	type Released,
} from "../release/download-page.ts";
import { readCreditRecord } from "../release/read-credit-record.ts";
import {
	creditsName,
	type FinishedPublication,
} from "./finished-publication.ts";
import { openObstacles, type Write } from "./output/output-folder.ts";
import {
	folderOf,
	type RecordedFile,
	recordPath,
	recordText,
	type Standing,
} from "./output/record.ts";
import { lookAround, type Surroundings } from "./output/surroundings.ts";

interface Published {
	/** What came into the way while the editions were made; nothing was written then. */
	readonly problems: readonly Problem[];
	/** The publications that stood there already, byte by byte. */
	readonly unchanged: readonly FinishedPublication[];
	readonly remarks: readonly string[];
}

/** The paths, in the output folder, of a publication’s files. */
export function pathsOf(
	slug: string,
	editions: readonly EditionName[],
): string[] {
	return [
		...editions.map((name) => `${slug}/${slug}.${name}`),
		`${slug}/cover.jpg`,
		creditsPath(slug),
	];
}

/** Hands `write` what has changed in `out`, all of it or nothing; it must be this build’s turn there. */
export function publish(
	built: readonly FinishedPublication[],
	out: string,
	house: House,
	write: Write,
	hashOf: HashOf = hashOfFile,
): Published {
	const standing = lookAround(out, hashOf);
	const files = planAll(built, standing, out, house);
	const problems = openObstacles(
		out,
		hashOf,
	)(files.map(({ path }) => path).filter((path) => path !== recordPath));
	if (problems.length > 0) return { problems, unchanged: [], remarks: [] };
	const changed = files.filter((file) => !isThere(file, standing));
	if (changed.length > 0)
		write(changed.map(({ path, read }) => ({ path, bytes: read() })));
	const folders = new Set(changed.map(({ path }) => folderOf(path)));
	return {
		problems: [],
		unchanged: built.filter(({ slug }) => !folders.has(slug)),
		remarks: [
			...built.flatMap((item) => remarksOnKept(item, standing)),
			...[...standing.others].map(([path, what]) =>
				remarkOnOther(path, what, out),
			),
		],
	};
}

const [page, sums] = ["index.html", "SHA256SUMS"];
/** The paths of what stands beside the publications. */
export const pagePaths: readonly string[] = [page, sums];
const creditsPath = (slug: string) => `${slug}/${creditsName}`;

/** All that is to stand in the folder of what this build makes, the record last. */
function planAll(
	built: readonly FinishedPublication[],
	standing: Surroundings,
	out: string,
	house: House,
): PlannedFile[] {
	const planned = built.map((item) => plan(item, standing));
	const fresh = planned.flatMap(({ files }) => files);
	const written = new Map<string, RecordedFile>([
		...[...standing.own].filter(([path]) => !pagePaths.includes(path)),
		...fresh.map((file) => [file.path, file] as const),
	]);
	const released = [
		...planned.map(({ released: own }) => own),
		...releasedBefore(built, standing, out),
	].sort((a, b) => (a.slug < b.slug ? -1 : 1));
	const index = plannedFile(page, downloadPage(released, house), house.id);
	const listed = [...written.values(), index];
	const checksums = plannedFile(sums, checksumList(listed));
	const record = plannedFile(
		recordPath,
		recordText(
			[...listed, checksums],
			new Map(released.map(({ slug, listing }) => [slug, listing])),
		),
	);
	return [...fresh, index, checksums, record];
}

interface PlannedFile extends RecordedFile {
	readonly read: () => Uint8Array | string;
}

function plannedFile(
	path: string,
	text: string,
	madeFrom?: string,
): PlannedFile {
	const bytes = Buffer.from(text);
	return {
		path,
		bytes: bytes.length,
		sha256: sha256(bytes),
		madeFrom,
		read: () => bytes,
	};
}

interface Planned {
	readonly released: Released;
	readonly files: readonly PlannedFile[];
}

/** The editions that are not built now stay, and the credit record names them too. */
function plan(item: FinishedPublication, standing: Surroundings): Planned {
	const { slug, state, listing } = item;
	const keptBefore = keptEditions(item, standing);
	const editions = [
		...item.editions,
		...keptBefore.map(({ recorded }) => recorded),
	].toSorted(
		(a, b) => editionNames.indexOf(a.name) - editionNames.indexOf(b.name),
	);
	const files = item.files.map(({ name, ...file }): PlannedFile => {
		const path = `${slug}/${name}`;
		if (name === creditsName && keptBefore.length > 0) {
			const record = { ...item.record(), editions };
			return plannedFile(path, `${JSON.stringify(record, null, 2)}\n`);
		}
		const isEdition = item.editions.some((edition) => edition.file === name);
		return { ...file, path, madeFrom: isEdition ? state : undefined };
	});
	return { released: { slug, listing, editions }, files };
}

interface KeptEdition {
	readonly recorded: EditionFile;
	readonly madeFrom?: string | undefined;
}

function keptEditions(
	{ slug, editions }: FinishedPublication,
	{ own }: Surroundings,
): KeptEdition[] {
	return editionNames.flatMap((name): KeptEdition[] => {
		const file = `${slug}.${name}`;
		const found = own.get(`${slug}/${file}`);
		if (!found || editions.some((edition) => edition.name === name)) return [];
		const { bytes, sha256: sum, madeFrom } = found;
		return [{ recorded: { name, file, bytes, sha256: sum }, madeFrom }];
	});
}

/** Publications that are not built now, with the editions that are as they were. */
function releasedBefore(
	built: readonly FinishedPublication[],
	{ own, listings }: Surroundings,
	out: string,
): Released[] {
	const slugs = new Set(built.map(({ slug }) => slug));
	return [...new Set([...own.keys()].map(folderOf))]
		.filter((slug) => own.has(creditsPath(slug)) && !slugs.has(slug))
		.flatMap((slug) => {
			// Records of earlier versions list none.
			const listing = listings.get(slug) ?? readListing(join(out, slug));
			const editions = editionsIn(slug, own);
			return listing && editions.length > 0
				? [{ slug, listing, editions }]
				: [];
		});
}

function readListing(folder: string): Listing | undefined {
	const record = readCreditRecord(folder);
	return record && listingOf(record);
}

function editionsIn(
	slug: string,
	own: Surroundings["own"],
): readonly EditionFile[] {
	return editionNames.flatMap((name) => {
		const file = `${slug}.${name}`;
		const found = own.get(`${slug}/${file}`);
		return found
			? [{ name, file, bytes: found.bytes, sha256: found.sha256 }]
			: [];
	});
}

function isThere(
	file: PlannedFile,
	{ own, recordBefore }: Surroundings,
): boolean {
	return file.path === recordPath
		? file.sha256 === sha256(Buffer.from(recordBefore))
		: own.get(file.path)?.sha256 === file.sha256;
}

/** Whether `built` stand in `out` with all that belongs to them, so that there is nothing to put there and nothing to say of what stands there. */
export function isPublished(
	built: readonly FinishedPublication[],
	{ own, others, lacks }: Surroundings,
	house: House["id"],
): boolean {
	return (
		others.size === 0 &&
		!lacks &&
		own.get(page)?.madeFrom === house &&
		own.has(sums) &&
		built.every(
			(item) =>
				item.files.every(
					({ name, sha256: sum }) =>
						own.get(`${item.slug}/${name}`)?.sha256 === sum,
				) &&
				editionNames.every(
					(name) =>
						item.editions.some((edition) => edition.name === name) ||
						!own.has(`${item.slug}/${item.slug}.${name}`),
				),
		)
	);
}

/** Editions that stay and say something else than this build’s. */
function remarksOnKept(
	item: FinishedPublication,
	standing: Surroundings,
): string[] {
	const old = keptEditions(item, standing)
		.filter(({ madeFrom }) => madeFrom !== item.state)
		.map(({ recorded }) => recorded.name);
	if (old.length === 0) return [];
	const names = old.map((name) => name.toUpperCase()).join(" and ");
	return [
		`${item.slug}: the ${names} ${old.length === 1 ? "edition is" : "editions are"} of another state of the manuscript, and ${old.length === 1 ? "stays" : "stay"}; build with --edition ${old.join(",")} to renew ${old.length === 1 ? "it" : "them"}`,
	];
}

function remarkOnOther(path: string, what: Standing, out: string): string {
	const how =
		what === "changed" ? "was changed since it was built" : `is now a ${what}`;
	return `${join(out, path)} ${how}; it stays, and is no longer on the download page or in SHA256SUMS`;
}
