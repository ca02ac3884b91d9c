/** Publications that were built before from the same: found by what they are made from, so that nothing of them is made twice. */
import { isDeepStrictEqual } from "node:util";
import { identifyBrowser } from "../browser/identify-browser.ts";
import { findKept, isKept, keep, keyOf } from "../machine/cache.ts";
import type { HashOf } from "../machine/file-hashes.ts";
import {
	type InputNotes,
	type Lookup,
	lookUpWith,
} from "../machine/input-files.ts";
import { programKey } from "../machine/program-key.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import {
	creditsName,
	type FinishedPublication,
	type PublicationFile,
} from "./finished-publication.ts";

/** What is made of a manuscript besides the manuscript itself. */
export interface Recipe {
	/** What the call asks for: editions, house and the like. */
	readonly options: unknown;
	/** Path of a browser that the call names. */
	readonly browser: string | undefined;
	/** Of the manuscripts’ files. */
	readonly hashOf: HashOf;
}

export interface Shelf {
	/** What was made of the manuscript at `path`, if all of it is as it was when this was first asked, and its files can be had. `isThere` tells of a file that need not be kept, since it stands in its place. */
	readonly find: (
		path: string,
		isThere: (slug: string, file: KeptFile) => boolean,
	) => FinishedPublication | undefined;
	/** The same as it can be found from now on, with its bytes in the cache and not in the memory; nothing where it cannot be kept. */
	readonly keep: (
		path: string,
		inputs: InputNotes,
		publication: FinishedPublication,
	) => FinishedPublication | undefined;
}

type KeptFile = Omit<PublicationFile, "read">;

/** As it is written into the cache. */
type Kept = Omit<FinishedPublication, "files" | "record"> & {
	readonly files: readonly KeptFile[];
};

const kinds = {
	/** Where a manuscript’s text and pictures lie, by its path. */
	inputs: "inputs",
	/** What was made of them, by what is in them. */
	publications: "publications",
	/** By their hashes. */
	files: "files",
} as const;

export async function openShelf({
	options,
	browser,
	hashOf,
}: Recipe): Promise<Shelf> {
	const recipe = keyOf(
		programKey(),
		await identifyBrowser(browser),
		JSON.stringify(options),
	);
	const lookUp = lookUpWith(hashOf);
	return {
		find(path, isThere) {
			const own = keyOf(recipe, path);
			for (const lookups of knownInputs(own)) {
				const answers = lookups.map(lookUp);
				const kept = parsed<Kept>(kinds.publications, keyOf(own, ...answers));
				const isWhole = kept?.files.every(
					(file) =>
						isThere(kept.slug, file) ||
						findKept(kinds.files, file.sha256) !== undefined,
				);
				if (kept && isWhole) return revived(kept);
			}
			return undefined;
		},
		keep(path, inputs, { files, record: _, ...said }) {
			const lookups = inputs.lookups();
			if (!lookups) return undefined;
			const own = keyOf(recipe, path);
			for (const file of files)
				keep(kinds.files, file.sha256, Buffer.from(file.read()));
			const kept: Kept = {
				...said,
				files: files.map(({ read: _read, ...file }) => file),
			};
			const asked = lookups.map(({ answer: _answer, ...lookup }) => lookup);
			const others = knownInputs(own).filter(
				(known) => !isDeepStrictEqual(known, asked),
			);
			write(kinds.inputs, own, [asked, ...others].slice(0, mostInputs));
			const answers = lookups.map(({ answer }) => answer);
			write(kinds.publications, keyOf(own, ...answers), kept);
			return files.every((file) => isKept(kinds.files, file.sha256))
				? revived(kept)
				: undefined;
		},
	};
}

/** Lists of inputs of one manuscript that are known: a picture more or less makes another. */
const mostInputs = 4;

type Inputs = readonly Omit<Lookup, "answer">[];

/** The last first. */
function knownInputs(own: string): readonly Inputs[] {
	return parsed<readonly Inputs[]>(kinds.inputs, own) ?? [];
}

function revived(kept: Kept): FinishedPublication {
	const files = kept.files.map((file) => ({
		...file,
		read: () => {
			const bytes = findKept(kinds.files, file.sha256);
			if (!bytes)
				throw new Error(
					`${file.name} went from the cache in the middle of the build: build again`,
				);
			return bytes;
		},
	}));
	return {
		...kept,
		files,
		record() {
			const written = files.find(({ name }) => name === creditsName);
			return JSON.parse(
				Buffer.from(written?.read() ?? "{}").toString("utf8"),
			) as CreditRecord;
		},
	};
}

function parsed<T>(kind: string, key: string): T | undefined {
	const kept = findKept(kind, key);
	return kept && (JSON.parse(Buffer.from(kept).toString("utf8")) as T);
}

function write(kind: string, key: string, value: unknown): void {
	keep(kind, key, Buffer.from(JSON.stringify(value)));
}
