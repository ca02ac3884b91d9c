/** The publications that the examples of the rules change, and prints of changed manuscripts. */
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { factsOf } from "../../scripts/editions/pdf/facts-of.ts";
import { finishPdf } from "../../scripts/editions/pdf/finish/index.ts";
import { printEdition } from "../../scripts/editions/pdf/print/print-edition.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { type EditionName, editionNames } from "../../scripts/model/edition.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { editionsOf } from "../editions-of.ts";
import type { Edit } from "./edit-files.ts";

export interface BuiltFiles {
	readonly record: CreditRecord;
	readonly files: ReadonlyMap<EditionName, Uint8Array>;
}

const fixtures = {
	port: "test/audit/fixtures/port/port.md",
	"salt-ledger": "test/audit/fixtures/salt-ledger/salt-ledger.md",
	"northern-basins": "test/fixtures/northern-basins",
	mud: "test/fixtures/translation/mud.md",
	silt: "test/fixtures/scholarly/silt.md",
} as const;

export type Fixture = keyof typeof fixtures;
export const fixtureNames = [
	"port",
	"salt-ledger",
	"northern-basins",
	"mud",
	"silt",
] as const satisfies readonly Fixture[];

export async function buildFixtures(): Promise<Map<Fixture, BuiltFiles>> {
	const built = new Map<Fixture, BuiltFiles>();
	for (const name of fixtureNames)
		built.set(name, readBuilt(await editionsOf(fixtures[name]), name));
	return built;
}

function readBuilt(folder: string, name: string): BuiltFiles {
	return {
		record: JSON.parse(
			readFileSync(join(folder, "credits.json"), "utf8"),
		) as CreditRecord,
		files: new Map(
			editionNames.map((edition) => [
				edition,
				readFileSync(join(folder, `${name}.${edition}`)),
			]),
		),
	};
}

/** The PDF of a manuscript that is changed before it is read. */
export async function printChanged(
	fixture: "port" | "salt-ledger",
	edit: Edit,
	browser: Browser,
): Promise<Uint8Array> {
	const folder = mkdtempSync(join(tmpdir(), "colophon-audit-"));
	try {
		cpSync(join(fixtures[fixture], ".."), folder, { recursive: true });
		const file = join(folder, `${fixture}.md`);
		writeFileSync(file, edit(readFileSync(file, "utf8")));
		const { publication, problems } = await readManuscript(file, {
			house: "news",
		});
		if (!publication || problems.length > 0)
			throw new Error(JSON.stringify(problems, null, 1));
		const house = readHouse(publication.house);
		const statement = statementOf(publication);
		const print = await printEdition(statement, house, Promise.resolve(browser))
			.print;
		const facts = factsOf(statement, house, print, []);
		return (await finishPdf(print.bytes, facts)).bytes;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
