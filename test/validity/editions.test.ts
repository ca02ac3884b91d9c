/** The reference validators pass every edition of the three inputs, and the download page. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	findValidators,
	type Objection,
	type Validator,
} from "../../scripts/validators/index.ts";
import { type Built, buildInputs, inputNames } from "./inputs.ts";

const validators = await findValidators();
const required = process.env.COLOPHON_VALIDATORS === "required";
let built: Built;
let withSource: Built;

beforeAll(async () => {
	built = await buildInputs();
	withSource = await buildInputs("--edition", "pdf", "--attach-source");
});
afterAll(() => {
	built.remove();
	withSource.remove();
});

/** Points that ask for nothing: an embedded font needs the declarations of CSS-028, and the rest is for a person to judge. */
const expectedUsages: Readonly<Record<string, RegExp>> = {
	epubcheck: /^CSS-028$/,
	ace: /^$/,
	verapdf: /^$/,
	nu: /^nu-usage$/,
	axe: /^(color-contrast|label-content-name-mismatch)$/,
};

describe.each(validators)("$title", (validator) => {
	const { found, remedy, edition } = validator;
	const title = (what: string) =>
		found ? what : `${what} (not run: ${remedy})`;
	const run = test.skipIf(!found && !required);

	for (const input of inputNames)
		run(title(`passes the ${edition.toUpperCase()} of ${input}`), async () => {
			const findings = await validator.run(built.path(input, edition));
			expect(unexpected(validator, findings)).toEqual([]);
		});

	if (validator.name === "verapdf")
		for (const input of inputNames)
			run(title(`passes ${input} with its source, as PDF/A-3a`), async () => {
				const pdf = withSource.bytes(input, "pdf").toString("latin1");
				expect(pdf).toContain("<pdfaid:part>3</pdfaid:part>");
				expect(await validator.run(withSource.path(input, "pdf"))).toEqual([]);
			});

	if (edition === "html")
		run(title("passes the download page"), async () => {
			const findings = await validator.run(join(built.out, "index.html"));
			expect(unexpected(validator, findings)).toEqual([]);
		});
});

function unexpected(
	{ name }: Validator,
	findings: readonly Objection[],
): Objection[] {
	return findings.filter(
		({ severity, rule }) =>
			severity !== "usage" || !expectedUsages[name]?.test(rule),
	);
}
