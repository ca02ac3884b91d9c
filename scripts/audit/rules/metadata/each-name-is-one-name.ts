/** Looks in the metadata for several names in one place, or for words around a name. */

import type { EpubReading } from "../../../readings/epub.ts";
import type { HtmlReading } from "../../../readings/html.ts";
import type { PdfReading } from "../../../readings/pdf.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { namesIn } from "../../carried-names.ts";
import type { Finding, Rule } from "../../rule.ts";

export const eachNameIsOneName: Rule = {
	id: "M10",
	says: "A name in the metadata is one name: no list, no “By”, no address, no role.",
	clause: "Google, Article, author.name: the name alone; EPUB 3.3 §5.5.3.3",
	html: (html, { record }) => check(html, record),
	epub: (epub, { record }) => check(epub, record),
	pdf: (pdf, { record }) => check(pdf, record),
};

const merged =
	/^(?:by|reporting by|edited by|photo(?:s|graphs)?(?: by)?:?|translated by)\s|\s(?:and|und|et|e|y|en)\s+\p{Lu}|&|;|\/|@|https?:/iu;

/** Those of the record are called what they are called: "Simon & Schuster", "José Ortega y Gasset", "von und zu". */
function check(
	reading: HtmlReading | EpubReading | PdfReading,
	record: CreditRecord,
): Finding[] {
	const recorded = new Set(
		[...record.byline.agents, ...record.contributors]
			.map((agent) => agent.name)
			.concat(record.publisher ?? []),
	);
	return namesIn(reading)
		.filter(({ name }) => merged.test(name) && !recorded.has(name))
		.map(({ name, carrier }) => ({
			expected: "one name",
			actual: name,
			where: carrier,
			about: { has: [name] },
		}));
}
