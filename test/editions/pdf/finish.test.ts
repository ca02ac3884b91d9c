/** The finishing step, on a print of everything that prose can hold. */
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import {
	type FinishedPdf,
	finishPdf,
	type PdfFacts,
} from "../../../scripts/editions/pdf/finish/index.ts";
import { facts } from "./facts.ts";
import { openBrowser, print } from "./print-specimen.ts";
import { specimenHtml, specimenResources } from "./specimen.ts";

let raw: Uint8Array;
let links: PdfFacts["links"];
let finished: FinishedPdf;

beforeAll(async () => {
	const browser = await openBrowser();
	try {
		({ raw, links } = await print(browser, specimenHtml(), specimenResources));
	} finally {
		await browser.close();
	}
	finished = await finishPdf(raw, { ...facts, links });
});

describe("a finished PDF", () => {
	test("has the same bytes each time", async () => {
		const again = await finishPdf(raw, { ...facts, links });
		expect(Buffer.compare(again.bytes, finished.bytes)).toBe(0);
	});

	test("has the exact sheet", async () => {
		const { document } = await open();
		expect(document.getPage(0).getMediaBox()).toEqual({
			x: 0,
			y: 0,
			width: 595.276,
			height: 841.89,
		});
	});

	test("names all authors in Info and dates them from the facts", async () => {
		const { document } = await open();
		expect(document.getAuthor()).toBe("Ada Author; Bo Writer, Jr.");
		expect(document.getCreationDate()?.toISOString()).toBe(
			"2025-03-18T00:00:00.000Z",
		);
		expect(document.getModificationDate()?.toISOString()).toBe(
			"2025-03-19T13:00:00.000Z",
		);
	});

	test("names each author in XMP in order", async () => {
		expect(await xmp()).toContain(
			"<dc:creator><rdf:Seq><rdf:li>Ada Author</rdf:li><rdf:li>Bo Writer, Jr.</rdf:li></rdf:Seq></dc:creator>",
		);
	});
});

async function open() {
	const document = await PDFDocument.load(finished.bytes, {
		updateMetadata: false,
	});
	return { document };
}

async function xmp(): Promise<string> {
	const { document } = await open();
	const metadata = document.catalog.lookup(PDFName.of("Metadata"));
	return Buffer.from(
		metadata && "contents" in metadata
			? (metadata.contents as Uint8Array)
			: new Uint8Array(),
	).toString("utf8");
}
