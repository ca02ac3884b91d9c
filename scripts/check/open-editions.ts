/** The editions that a folder holds → their bytes, and what is wrong between them and the credit record. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { nothing } from "../audit/finding.ts";
import { unreadable } from "../audit/index.ts";
import type { AuditResult } from "../audit/rule.ts";
import { sha256 } from "../machine/sha256.ts";
import { type EditionName, editionNames } from "../model/edition.ts";
import type { CreditRecord } from "../statement/credit-record.ts";

type RecordedEdition = CreditRecord["editions"][number];

export interface OpenedEditions {
	readonly files: ReadonlyMap<EditionName, Uint8Array>;
	readonly faults: readonly AuditResult[];
}

/** An edition beyond this many bytes is not even read. */
const largestFile = 256_000_000;

export function openEditions(
	folder: string,
	{ editions }: CreditRecord,
): OpenedEditions {
	const files = new Map<EditionName, Uint8Array>();
	const faults = unrecorded(folder, editions);
	for (const edition of editions) {
		const path = join(folder, edition.file);
		const obstacle = obstacleTo(path);
		if (obstacle !== undefined)
			faults.push(unreadable(edition.name, `${path} ${obstacle}`));
		else {
			const bytes = readFileSync(path);
			files.set(edition.name, bytes);
			faults.push(checksum(edition, bytes, path));
		}
	}
	return { files, faults };
}

function obstacleTo(path: string): string | undefined {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (!stat) return "is missing";
	if (!stat.isFile()) return "is no file";
	return stat.size > largestFile
		? `has ${Math.round(stat.size / 1e6)} MB, expected at most ${largestFile / 1e6} MB`
		: undefined;
}

/** An edition that nobody vouches for, beside those that were audited. */
function unrecorded(
	folder: string,
	editions: readonly RecordedEdition[],
): AuditResult[] {
	const recorded = new Set(editions.map(({ file }) => file));
	return readdirSync(folder)
		.filter((file) => isEdition(file) && !recorded.has(file))
		.toSorted()
		.map((file) => ({
			rule: "editions",
			edition: "all",
			status: "fail",
			expected: nothing,
			actual: file,
			where: join(folder, file),
			kind: "foreign",
		}));
}

function isEdition(file: string): boolean {
	return editionNames.some((name) => file.toLowerCase().endsWith(`.${name}`));
}

/** A file that is not the one that was built may still be sound, so the rules look at it all the same. */
function checksum(
	{ name: edition, sha256: expected }: RecordedEdition,
	bytes: Uint8Array,
	where: string,
): AuditResult {
	const actual = sha256(bytes);
	return {
		rule: "checksum",
		edition,
		status: actual === expected ? "pass" : "fail",
		expected,
		actual,
		where,
	};
}
