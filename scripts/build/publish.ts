/** Written publications → the output folder, with the download page, the checksums and the record over all that Colophon wrote there. */
import { join } from "node:path";
import { sha256 } from "../machine/sha256.ts";
import {
	type EditionFile,
	type EditionName,
	editionNames,
} from "../model/edition.ts";
import type { House } from "../model/house.ts";
import type { Problem } from "../model/problem.ts";
import { checksumList } from "../release/checksums.ts";
import { downloadPage, type Released } from "../release/download-page.ts";
import { readCreditRecord } from "../release/read-credit-record.ts";
import {
	lookForObstacles,
	type OutputFile,
	type Write,
} from "./output/output-folder.ts";
import {
	folderOf,
	type RecordedFile,
	readOutputRecord,
	recordPath,
	recordText,
	type Standing,
	standingAt,
} from "./output/record.ts";
import type { WrittenPublication } from "./write-publication.ts";

interface Published {
	/** What came into the way while the editions were made; nothing was written then. */
	readonly problems: readonly Problem[];
	/** The publications that stood there already, byte by byte. */
	readonly unchanged: readonly WrittenPublication[];
	readonly remarks: readonly string[];
}

/** The paths, in the output folder, of all that a build writes there. */
export function pathsOf(
	slugs: readonly string[],
	editions: readonly EditionName[],
): string[] {
	return [
		...slugs.flatMap((slug) => [
			...editions.map((name) => `${slug}/${slug}.${name}`),
			`${slug}/cover.jpg`,
			creditsPath(slug),
		]),
		...pagePaths,
	];
}

/** Hands `write` what has changed in `out`; it must be this build’s turn there. */
export function publish(
	built: readonly WrittenPublication[],
	out: string,
	house: House,
	write: Write,
): Published {
	const standing = lookAround(out);
	const files = planAll(built, standing, out, house);
	const problems = lookForObstacles(
		out,
		files.map(({ path }) => path).filter((path) => path !== recordPath),
	);
	if (problems.length > 0) return { problems, unchanged: [], remarks: [] };
	const changed = files.filter((file) => !isThere(file, standing));
	if (changed.length > 0) write(changed);
	return {
		problems: [],
		unchanged: built.filter(
			({ slug }) => !changed.some(({ path }) => path.startsWith(`${slug}/`)),
		),
		remarks: [
			...built.flatMap((item) => remarksOnKept(item, standing)),
			...[...standing.others].map(([path, what]) =>
				remarkOnOther(path, what, out),
			),
		],
	};
}

/** What an earlier build wrote. */
interface Surroundings {
	/** Unchanged since, by path. */
	readonly own: ReadonlyMap<string, RecordedFile>;
	/** What stands in the place of a file that is not as it was written; nothing, where it was removed. */
	readonly others: ReadonlyMap<string, Standing>;
	/** The text of the record; empty where there is none. */
	readonly recordBefore: string;
}

function lookAround(out: string): Surroundings {
	const { files, text } = readOutputRecord(out);
	const looked = files.map((file) => ({
		file,
		what: standingAt(out, file.path, file),
	}));
	return {
		own: new Map(
			looked
				.filter(({ what }) => what === "own")
				.map(({ file }) => [file.path, file]),
		),
		others: new Map(
			looked
				.filter(({ what }) => what !== "own" && what !== "nothing")
				.map(({ file, what }) => [file.path, what]),
		),
		recordBefore: text,
	};
}

const [page, sums] = ["index.html", "SHA256SUMS"];
const pagePaths = [page, sums];
const creditsPath = (slug: string) => `${slug}/credits.json`;

/** All that is to stand in the folder of what this build makes, the record last. */
function planAll(
	built: readonly WrittenPublication[],
	standing: Surroundings,
	out: string,
	house: House,
): OutputFile[] {
	const planned = built.map((item) => plan(item, standing));
	const fresh = planned.flatMap(({ files }) => files);
	const written = new Map([
		...[...standing.own].filter(([path]) => !pagePaths.includes(path)),
		...fresh.map((file) => [file.path, describe(file)] as const),
	]);
	const released = [
		...planned.map(({ released: own }) => own),
		...releasedBefore(built, standing, out),
	].sort((a, b) => (a.slug < b.slug ? -1 : 1));
	const index = { path: page, bytes: downloadPage(released, house) };
	const listed = [...written.values(), describe(index)];
	const checksums = { path: sums, bytes: checksumList(listed) };
	const record = recordText([...listed, describe(checksums)]);
	return [
		...fresh.map(({ path, bytes }) => ({ path, bytes })),
		index,
		checksums,
		{ path: recordPath, bytes: record },
	];
}

interface PlannedFile extends OutputFile {
	readonly madeFrom?: string | undefined;
}

interface Planned {
	readonly released: Released;
	readonly files: readonly PlannedFile[];
}

/** The editions that are not built now stay, and the credit record names them too. */
function plan(item: WrittenPublication, standing: Surroundings): Planned {
	const { slug } = item;
	const editions = [
		...item.record.editions,
		...keptEditions(item, standing).map(({ recorded }) => recorded),
	].toSorted(
		(a, b) => editionNames.indexOf(a.name) - editionNames.indexOf(b.name),
	);
	const record = { ...item.record, editions };
	const isEdition = (name: string) =>
		item.record.editions.some(({ file }) => file === name);
	const files = item.files.map(({ name, bytes }): PlannedFile => {
		const path = `${slug}/${name}`;
		return {
			path,
			bytes:
				path === creditsPath(slug)
					? `${JSON.stringify(record, null, 2)}\n`
					: bytes,
			madeFrom: isEdition(name) ? stateOf(item) : undefined,
		};
	});
	return { released: { slug, record }, files };
}

interface KeptEdition {
	readonly recorded: EditionFile;
	readonly madeFrom?: string | undefined;
}

function keptEditions(
	{ slug, record }: WrittenPublication,
	{ own }: Surroundings,
): KeptEdition[] {
	return editionNames.flatMap((name): KeptEdition[] => {
		const file = `${slug}.${name}`;
		const found = own.get(`${slug}/${file}`);
		if (!found || record.editions.some((edition) => edition.name === name))
			return [];
		const { bytes, sha256: sum, madeFrom } = found;
		return [{ recorded: { name, file, bytes, sha256: sum }, madeFrom }];
	});
}

/** A hash of the credits and the text of a publication. */
function stateOf({ record }: WrittenPublication): string {
	return sha256(Buffer.from(JSON.stringify({ ...record, editions: [] })));
}

/** Publications that are not built now, with the editions that are as they were. */
function releasedBefore(
	built: readonly WrittenPublication[],
	{ own }: Surroundings,
	out: string,
): Released[] {
	return [...new Set([...own.keys()].map(folderOf))]
		.filter((slug) => own.has(creditsPath(slug)))
		.filter((slug) => !built.some((item) => item.slug === slug))
		.flatMap((slug) => {
			const record = readCreditRecord(join(out, slug));
			const editions = (record?.editions ?? []).filter(({ file }) =>
				own.has(`${slug}/${file}`),
			);
			return record && editions.length > 0
				? [{ slug, record: { ...record, editions } }]
				: [];
		});
}

function describe({ path, bytes, madeFrom }: PlannedFile): RecordedFile {
	const whole = Buffer.from(bytes);
	return { path, bytes: whole.length, sha256: sha256(whole), madeFrom };
}

function isThere(
	{ path, bytes }: OutputFile,
	{ own, recordBefore }: Surroundings,
): boolean {
	return path === recordPath
		? bytes === recordBefore
		: own.get(path)?.sha256 === sha256(Buffer.from(bytes));
}

/** Editions that stay and say something else than this build’s. */
function remarksOnKept(
	item: WrittenPublication,
	standing: Surroundings,
): string[] {
	const old = keptEditions(item, standing)
		.filter(({ madeFrom }) => madeFrom !== stateOf(item))
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
