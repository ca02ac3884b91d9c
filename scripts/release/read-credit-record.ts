/** `credits.json` of publications that were built before. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CreditRecord } from "../statement/credit-record.ts";

/** The record in the folder of a publication that was built before; nothing when there is none. */
export function readCreditRecord(folder: string): CreditRecord | undefined {
	const file = join(folder, "credits.json");
	if (!existsSync(file)) return undefined;
	try {
		// Written by an earlier build; a damaged one counts as none, and the folder is left out.
		const record = JSON.parse(readFileSync(file, "utf8")) as CreditRecord;
		return Array.isArray(record.editions) && Array.isArray(record.opening)
			? record
			: undefined;
	} catch {
		return undefined;
	}
}
