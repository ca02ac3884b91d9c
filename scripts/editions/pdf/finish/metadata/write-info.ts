/** The Info dictionary, which file managers show: the same facts as XMP, all authors in one string. */
import { PDFDict, PDFName, type PDFObject } from "@cantoo/pdf-lib";
import type { PdfFacts } from "../facts.ts";
import { ascii, type OpenFile, text } from "../open-file.ts";
import { pdfDate } from "./write-date.ts";

export function writeInfo(file: OpenFile, facts: PdfFacts): void {
	const created = facts.datePublished ?? facts.dateModified;
	const modified = facts.dateModified ?? facts.datePublished;
	const info = PDFDict.withContext(file.context);
	const set = (key: string, value: PDFObject | undefined) =>
		value && info.set(PDFName.of(key), value);
	set("Title", text(facts.title));
	// Semicolons, since a name can hold a comma.
	set("Author", optionalText(facts.authors.join("; ")));
	set("Subject", optionalText(facts.description));
	set("Keywords", optionalText(facts.keywords.join(", ")));
	set("Creator", optionalText(facts.creatorTool));
	set("Producer", optionalText(facts.producer));
	set("CreationDate", optionalDate(created));
	set("ModDate", optionalDate(modified));
	file.context.trailerInfo.Info = file.context.register(info);
}

function optionalText(value: string | undefined): PDFObject | undefined {
	return value ? text(value) : undefined;
}

function optionalDate(value: string | undefined): PDFObject | undefined {
	const date = value && pdfDate(value);
	return date ? ascii(date) : undefined;
}
