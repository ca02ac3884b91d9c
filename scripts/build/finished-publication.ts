/** A publication as it is put into the output folder: made in this run, or before from the same. */
import { sha256 } from "../machine/sha256.ts";
import type { EditionFile } from "../model/edition.ts";
import type { Note } from "../model/problem.ts";
import { type Listing, listingOf } from "../release/download-page.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import type { WrittenPublication } from "./write-publication.ts";

/** A file of its folder. */
export interface PublicationFile {
	readonly name: string;
	readonly bytes: number;
	/** Hexadecimal. */
	readonly sha256: string;
	readonly read: () => Uint8Array | string;
}

export interface FinishedPublication {
	readonly slug: string;
	readonly title: string;
	/** The manuscript, for messages. */
	readonly file: string;
	readonly editions: readonly EditionFile[];
	/** What the download page says of it. */
	readonly listing: Listing;
	/** A hash of the credits and the text. */
	readonly state: string;
	readonly record: () => CreditRecord;
	readonly files: readonly PublicationFile[];
	/** What was adapted. */
	readonly notes: readonly Note[];
	/** What was left open, in sentences. */
	readonly remarks: readonly string[];
}

export const creditsName = "credits.json";

export function finishedOf(
	{ slug, record, files }: WrittenPublication,
	said: Pick<FinishedPublication, "file" | "notes" | "remarks">,
): FinishedPublication {
	return {
		...said,
		slug,
		title: record.title,
		editions: record.editions,
		listing: listingOf(record),
		state: sha256(Buffer.from(JSON.stringify({ ...record, editions: [] }))),
		record: () => record,
		files: files.map(({ name, bytes }) => {
			const whole = Buffer.from(bytes);
			return {
				name,
				bytes: whole.length,
				sha256: sha256(whole),
				read: () => bytes,
			};
		}),
	};
}
