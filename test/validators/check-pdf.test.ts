/** The build’s own checker passes a good PDF and names the rule that a broken one breaks. */
import { beforeAll, describe, expect, test } from "vitest";
import { finishPdf } from "../../scripts/editions/pdf/finish/index.ts";
import { checkPdf } from "../../scripts/pdf-checker/check-pdf.ts";
import { facts } from "../editions/pdf/facts.ts";
import { openBrowser, print } from "../editions/pdf/print-specimen.ts";
import { specimenHtml, specimenResources } from "../editions/pdf/specimen.ts";
import { onePage, writeWithTable } from "../readings/pdf/write-pdf.ts";
import { breakages, breakPdf } from "./break-pdf.ts";

let good: Uint8Array;

beforeAll(async () => {
	const browser = await openBrowser();
	try {
		const { raw, links } = await print(
			browser,
			specimenHtml(),
			specimenResources,
		);
		good = (await finishPdf(raw, { ...facts, links })).bytes;
	} finally {
		await browser.close();
	}
});

describe("checkPdf", () => {
	test("finds nothing wrong in a finished specimen", async () => {
		expect(await checkPdf(good)).toEqual([]);
	});

	test("finds nothing wrong in a file that was only written anew", async () => {
		const same = { title: "", rule: "", apply: () => {} };
		expect(await checkPdf(await breakPdf(good, same))).toEqual([]);
	});

	test("notices that nobody can read it without a key", async () => {
		const bytes = writeWithTable(onePage, "/Encrypt<</Filter/Standard>>");
		expect(await checkPdf(bytes)).toMatchObject([{ rule: "A2:6.1.3-2" }]);
	});

	test.each(breakages)("notices that $title", async (breakage) => {
		const findings = await checkPdf(await breakPdf(good, breakage));
		expect(findings.map(({ rule }) => rule)).toContain(breakage.rule);
	});
});
