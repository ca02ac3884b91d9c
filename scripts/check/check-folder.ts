/** The way back, in order: a folder of editions → their credit record → readings → audit, and the reference validators where they are asked for. */
import { join } from "node:path";
import type { Browser } from "puppeteer";
import {
	applyRules,
	readEditions,
	reportOf,
	withoutAdapted,
} from "../audit/index.ts";
import { readRecord } from "../audit/read-record.ts";
import type { AuditReport, AuditResult, Readings } from "../audit/rule.ts";
import { knownFaces } from "../fonts/known-faces.ts";
import { houseNames, readHouse } from "../house/index.ts";
import { once } from "../machine/once.ts";
import type { EditionName } from "../model/edition.ts";
import { openManuscript, readManuscript } from "../readings/manuscript.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import type { Objection, RunOptions, Validator } from "../validators/index.ts";
import { openEditions } from "./open-editions.ts";

interface CheckOptions {
	/** Shows what a reader sees. */
	readonly browser?: Promise<Browser> | undefined;
	/** Whether it shows them in every state that readers may see them in. */
	readonly thorough?: boolean | undefined;
	readonly validators?: readonly Validator[] | undefined;
	readonly run?: RunOptions | undefined;
	/** Path of the manuscript, to trace findings to its lines. */
	readonly manuscript?: string | undefined;
	/** Told the title of each validator as it begins. */
	readonly onValidator?: ((title: string) => void) | undefined;
}

export interface CheckedFolder {
	readonly record: CreditRecord;
	readonly files: ReadonlyMap<EditionName, Uint8Array>;
	readonly readings: Readings;
	readonly report: AuditReport;
}

/** Throws where the folder has no credit record that can be understood, or the manuscript is not the one of its editions. */
export async function checkFolder(
	folder: string,
	options: CheckOptions,
): Promise<CheckedFolder> {
	const record = readRecord(folder);
	const { trace, manuscript } = await tracing(record, options.manuscript);
	const { files, faults } = openEditions(folder, record);
	const read = await readEditions(
		record,
		files,
		options.browser,
		options.thorough,
	);
	const results = [
		...faults,
		...read.faults,
		...applyRules({ record, manuscript, faces, ...read }),
		...(await validate(folder, record, read.readings, options)),
	];
	const { readings } = read;
	return {
		record,
		files,
		readings,
		report: reportOf(trace(results, readings)),
	};
}

/** Of all houses that are here, since a record names none. */
const faces = knownFaces(once(() => houseNames().map((id) => readHouse(id))));

/** The manuscript is read first: that it is another one is told before validators run, which takes minutes. */
async function tracing(record: CreditRecord, path: string | undefined) {
	const untraced = (results: readonly AuditResult[]) => results;
	if (path === undefined) return { trace: untraced, manuscript: undefined };
	const { readManuscriptOf, traceResults } = await import("../trace/index.ts");
	const manuscript = await readManuscriptOf(record, path);
	return {
		trace: (results: readonly AuditResult[], readings: Readings) =>
			traceResults(results, readings, record, manuscript),
		manuscript: withoutAdapted(
			readManuscript(
				openManuscript(
					manuscript.publication.file,
					record.witness?.givenAuthor,
					record.house?.assets,
				),
			),
			manuscript.notes,
		),
	};
}

/** One validator after the other: several of them start machines of their own. */
async function validate(
	folder: string,
	record: CreditRecord,
	readings: Readings,
	options: CheckOptions,
): Promise<AuditResult[]> {
	const results: AuditResult[] = [];
	for (const validator of options.validators ?? []) {
		const edition = record.editions.find(
			(item) => item.name === validator.edition,
		);
		if (!edition) continue;
		const base = { rule: validator.name, edition: edition.name, where: "" };
		const obstacle = obstacleTo(validator, readings);
		if (obstacle !== undefined) {
			results.push({
				...base,
				status: "not-run",
				expected: validator.title,
				actual: obstacle,
			});
			continue;
		}
		options.onValidator?.(validator.title);
		const found = await ask(validator, join(folder, edition.file), options);
		results.push(
			...(found.length === 0
				? [{ ...base, status: "pass" as const, expected: "", actual: "" }]
				: found),
		);
	}
	return results;
}

/** Why a validator is not asked: it is not there, or would open in a browser what nothing should open. */
function obstacleTo(
	validator: Validator,
	readings: Readings,
): string | undefined {
	if (!validator.found) return validator.remedy;
	if (!validator.browses || validator.edition === "pdf") return undefined;
	const reading = readings[validator.edition];
	if (!reading)
		return "it opens the edition in a browser, and the edition cannot be read";
	const [first] = reading.active;
	return first
		? `it opens the edition in a browser, which would run or fetch ${first.what} (${first.where})`
		: undefined;
}

/** A validator that fails on an edition says nothing good of it, and the others are asked all the same. */
async function ask(
	validator: Validator,
	file: string,
	options: CheckOptions,
): Promise<AuditResult[]> {
	try {
		const objections = await validator.run(file, options.run);
		return objections
			.filter(({ severity }) => severity !== "usage")
			.map(resultOf);
	} catch (error) {
		options.run?.signal?.throwIfAborted();
		return [
			{
				rule: validator.name,
				edition: validator.edition,
				status: "fail",
				expected: `${validator.title} to come to an end`,
				actual: error instanceof Error ? error.message : String(error),
				where: file,
			},
		];
	}
}

function resultOf(objection: Objection): AuditResult {
	return {
		rule: `${objection.validator} ${objection.rule}`,
		edition: objection.edition,
		status: objection.severity === "warning" ? "warn" : "fail",
		expected: `nothing for ${objection.validator} to report`,
		actual: objection.message,
		where: objection.place ?? "",
	};
}
