/** `credits.json` → the credit record, checked, since it may have been edited by hand: what is wrong is said. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type CreditRecord, creditRecord } from "../statement/credit-record.ts";

/** Bytes. A record of the longest book is a small part of it. */
const largestRecord = 32_000_000;

/** Throws with the place and the remedy. */
export function readRecord(folder: string): CreditRecord {
	const file = join(folder, "credits.json");
	if (!existsSync(file))
		throw new Error(
			`No credits.json in ${folder}: name the folder of a publication, as dist/rare-earths, or build it again`,
		);
	if (!statSync(file).isFile())
		throw new Error(`${file} is no file: build the publication again`);
	if (statSync(file).size > largestRecord)
		throw new Error(
			`${file} has more than ${largestRecord / 1e6} MB: build the publication again`,
		);
	const result = creditRecord.safeParse(parseJson(file));
	if (!result.success) {
		const [issue] = result.error.issues;
		// What is said of a type is for programmers.
		const what = /^(?:Invalid|Too|Unrecognized)/.test(issue?.message ?? "")
			? "missing, or not as expected"
			: issue?.message;
		throw new Error(
			`${file} is no credit record of this version (${issue?.path.join(".")}: ${what}): build the publication again`,
		);
	}
	return result.data;
}

function parseJson(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, "utf8")) as unknown;
	} catch (cause) {
		throw new Error(`${file} is no JSON: build the publication again`, {
			cause,
		});
	}
}
