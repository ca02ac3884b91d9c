/** What earlier builds have left in an output folder: which of their files stand there as they were written. */
import type { HashOf } from "../../machine/file-hashes.ts";
import {
	type Listings,
	type RecordedFile,
	readOutputRecord,
	type Standing,
	standingAt,
} from "./record.ts";

export interface Surroundings {
	/** Unchanged since, by path. */
	readonly own: ReadonlyMap<string, RecordedFile>;
	/** What stands in the place of a file that is not as it was written. */
	readonly others: ReadonlyMap<string, Standing>;
	/** Whether some file that was written is not there. */
	readonly lacks: boolean;
	/** What the download page says of what was written. */
	readonly listings: Listings;
	/** The text of the record; empty where there is none. */
	readonly recordBefore: string;
}

export function lookAround(out: string, hashOf: HashOf): Surroundings {
	const { files, listings, text } = readOutputRecord(out);
	const looked = [...files.values()].map((file) => ({
		file,
		what: standingAt(out, file.path, file, hashOf),
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
		lacks: looked.some(({ what }) => what === "nothing"),
		listings,
		recordBefore: text,
	};
}
