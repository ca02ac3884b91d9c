/** Looks in names and titles of the metadata for what two readers would compare differently though it looks the same. */
import type { EpubReading } from "../../../readings/epub.ts";
import type { HtmlReading } from "../../../readings/html.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import { namesIn } from "../../carried-names.ts";
import { textsOf, topNodes } from "../../json-ld.ts";
import type { Finding, Rule } from "../../rule.ts";

export const namesAreNormalized: Rule = {
	id: "M01",
	says: "Names, titles and notices are NFC, trimmed, and hold no character that cannot be seen.",
	clause:
		"Unicode Standard Annex 15; metadata is compared code point by code point",
	html: (html) => [
		...check(html),
		...topNodes(html).flatMap((work) =>
			["headline", "name", "copyrightNotice", "creditText"].flatMap((key) =>
				textsOf(work, key).flatMap((text) => sound(text, `JSON-LD ${key}`)),
			),
		),
		...html.metas.flatMap((meta) => sound(meta.content, `meta ${meta.name}`)),
	],
	epub: (epub) => [
		...check(epub),
		...epub.opf.titles.flatMap((text) => sound(text, "dc:title")),
		...epub.opf.rights.flatMap((text) => sound(text, "dc:rights")),
		...[...epub.opf.creators, ...epub.opf.contributors].flatMap((agent) =>
			agent.fileAs.flatMap((text) => sound(text, `file-as, ${agent.where}`)),
		),
	],
	pdf: (pdf) => [
		...check(pdf),
		...[...(pdf.xmp ?? [])].flatMap(([property, { values }]) =>
			values.flatMap((text) => sound(text, `XMP ${property}`)),
		),
		...[...pdf.info].flatMap(([key, text]) => sound(text, `Info ${key}`)),
	],
};

function check(reading: HtmlReading | EpubReading | PdfReading): Finding[] {
	return namesIn(reading).flatMap(({ name, carrier }) => sound(name, carrier));
}

/** Newlines part the lines of a text; nothing else of its kind has a place. */
function sound(text: string, where: string): Finding[] {
	const expected = text
		.normalize("NFC")
		.replace(/[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "")
		.replace(rightToLeft.test(text) ? "" : /[\u200e\u200f]/gu, "")
		.replace(/(?!\n)\p{Cc}/gu, "")
		.trim();
	return text === expected ? [] : [{ expected, actual: text, where }];
}

/** Beside such letters a mark of direction keeps punctuation and numbers in their place. */
const rightToLeft =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
