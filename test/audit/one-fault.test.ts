/** One fault is one finding: each folder of `one-fault` leaves something large out of finished editions, and has the sentences that somebody then reads. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import {
	applyRules,
	readEditions,
	unfolded,
} from "../../scripts/audit/index.ts";
import { sayFinding } from "../../scripts/audit/say-finding.ts";
import type { EditionName } from "../../scripts/model/edition.ts";
import { editEntry, editText } from "./edit-files.ts";
import {
	type BuiltFiles,
	buildFixtures,
	type Fixture,
	fixtureNames,
} from "./publications.ts";
import { editOf, TextStep } from "./steps.ts";

const Fault = z.strictObject({
	fault: z.string(),
	publication: z.enum(fixtureNames),
	changes: z.array(
		z.discriminatedUnion("edition", [
			z.strictObject({ edition: z.literal("html"), steps: z.array(TextStep) }),
			/** An entry of the container; without steps, it is left out. */
			z.strictObject({
				edition: z.literal("epub"),
				part: z.string(),
				steps: z.array(TextStep).optional(),
			}),
		]),
	),
});
type Change = z.infer<typeof Fault>["changes"][number];

const folder = join(import.meta.dirname, "one-fault");
const faults = readdirSync(folder).map((name) => ({
	name,
	...Fault.parse(parse(readFileSync(join(folder, name, "fault.yaml"), "utf8"))),
}));

let built: ReadonlyMap<Fixture, BuiltFiles>;

beforeAll(async () => {
	built = await buildFixtures();
});

test.each(faults)("$fault: $name", async ({ name, publication, changes }) => {
	const { record, files } = builtOf(publication);
	const changed = changes.reduce(changeOne, files);
	const { readings } = await readEditions(record, changed);
	const failed = applyRules({ record, readings }).filter(
		({ status }) => status === "fail",
	);
	expect(failed.length).toBeLessThanOrEqual(2);
	expect(unfolded(failed).length).toBeGreaterThan(failed.length);
	await expect(
		failed.map((result) => `${result.rule}  ${sayFinding(result)}\n`).join(""),
	).toMatchFileSnapshot(join(folder, name, "findings.txt"));
});

function builtOf(name: Fixture): BuiltFiles {
	const own = built.get(name);
	if (!own) throw new Error(`Not built: ${name}`);
	return own;
}

function changeOne(
	files: ReadonlyMap<EditionName, Uint8Array>,
	change: Change,
): ReadonlyMap<EditionName, Uint8Array> {
	const bytes = files.get(change.edition);
	if (!bytes) throw new Error(`No ${change.edition}`);
	const edited =
		change.edition === "html"
			? editText(bytes, editOf(change.steps))
			: editEntry(
					bytes,
					`OEBPS/${change.part}`,
					change.steps && editOf(change.steps),
				);
	return new Map([...files, [change.edition, edited]]);
}
