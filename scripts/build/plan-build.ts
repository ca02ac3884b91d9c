/** What a build has to do: manuscripts that were made before from the same, those that are to be made, and those that want one place. */
import { type FileHashes, openFileHashes } from "../machine/file-hashes.ts";
import { groupBy } from "../machine/group-by.ts";
import type { EditionName } from "../model/edition.ts";
import type { Problem } from "../model/problem.ts";
import type { FinishedPublication } from "./finished-publication.ts";
import type { Shelf } from "./kept-publications.ts";
import { lookAround, type Surroundings } from "./output/surroundings.ts";
import { isPublished } from "./publish.ts";

/** What is asked for, whole. */
export interface Order {
	/** Each once. */
	readonly paths: readonly string[];
	readonly out: string;
	readonly editions: readonly EditionName[];
	readonly house: string;
	readonly author: string | undefined;
	readonly strict: boolean;
	readonly attachSource: boolean;
	readonly browser: string | undefined;
	readonly reuse: boolean;
}

export interface Plan {
	/** What was made before from the same, by its path. */
	readonly found: ReadonlyMap<string, FinishedPublication>;
	/** Manuscripts that are to be made. */
	readonly missing: readonly string[];
	/** Problems of those that want a slug that another has too, by their paths. */
	readonly clashes: ReadonlyMap<string, Problem>;
	/** Where what is made goes, for the next time. */
	readonly shelf: Shelf | undefined;
	/** What stands in the output folder. */
	readonly standing: Surroundings;
	readonly outputHashes: FileHashes;
	/** Whether all of it stands where it belongs. */
	readonly isPublished: boolean;
}

export async function planBuild(order: Order): Promise<Plan> {
	const { paths, out, house } = order;
	const outputHashes = openFileHashes("output", process.cwd(), out);
	const standing = lookAround(out, outputHashes.of);
	const found = new Map<string, FinishedPublication>();
	const shelf = order.reuse
		? await findKept(order, standing, found)
		: undefined;
	const clashes = await findClashes(paths, found);
	for (const path of clashes.keys()) found.delete(path);
	const missing = paths.filter(
		(path) => !found.has(path) && !clashes.has(path),
	);
	return {
		found,
		missing,
		clashes,
		shelf,
		standing,
		outputHashes,
		isPublished:
			found.size === paths.length &&
			isPublished([...found.values()], standing, house),
	};
}

/** Fills `found`. */
async function findKept(
	{ paths, browser, ...order }: Order,
	standing: Surroundings,
	found: Map<string, FinishedPublication>,
): Promise<Shelf> {
	const { openShelf } = await import("./kept-publications.ts");
	const inputHashes = openFileHashes("input", process.cwd(), ...paths);
	const { editions, house, author = "", strict, attachSource } = order;
	const shelf = await openShelf({
		options: [editions, house, author, strict, attachSource],
		browser,
		hashOf: inputHashes.of,
	});
	for (const path of paths) {
		const kept = shelf.find(
			path,
			(slug, { name, sha256 }) =>
				standing.own.get(`${slug}/${name}`)?.sha256 === sha256,
		);
		if (kept) found.set(path, kept);
	}
	inputHashes.save();
	return shelf;
}

/** By front matter alone, so that of two with one slug neither is published. */
async function findClashes(
	paths: readonly string[],
	found: ReadonlyMap<string, FinishedPublication>,
): Promise<ReadonlyMap<string, Problem>> {
	if (paths.length < 2) return new Map();
	const { foretellSlug } =
		found.size < paths.length
			? await import("../manuscript/foretell-slug.ts")
			: { foretellSlug: () => undefined };
	const slugs = new Map(
		paths.map((path) => [path, found.get(path)?.slug ?? foretellSlug(path)]),
	);
	const sharing = groupBy(paths, (path) => slugs.get(path));
	return new Map(
		[...sharing].flatMap(([slug, own]) =>
			own.flatMap((path) => {
				const other = own.find((one) => one !== path);
				return other ? [[path, slugTwice(slug, path, other)] as const] : [];
			}),
		),
	);
}

export function slugTwice(slug: string, path: string, other: string): Problem {
	return {
		rule: "slug-twice",
		message: `Unexpected slug “${slug}”, which ${other} has too: rename the file, or add slug to its front matter`,
		file: path,
	};
}
