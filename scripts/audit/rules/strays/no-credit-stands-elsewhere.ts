/** Looks outside the places for credits, and in the text around the manuscript’s own, for lines that look like credits. */
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { foreignBlocks } from "../../body-blocks.ts";
import { bodyInPrint } from "../../body-in-print.ts";
import { lettersDrawn } from "../../drawn-lines.ts";
import {
	creditedNames,
	isKnownInPrint,
	knownLines,
	type PageEdition,
	pageOf,
} from "../../lines.ts";
import { bareText, folded, seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const noCreditStandsElsewhere: Rule = {
	id: "Z01",
	says: "No byline and no credit line stands outside the places that are made for them.",
	clause:
		"A credit in the running text is one that no list, search or correction reaches",
	html: (html, { record }) => comparePage(html, record),
	epub: (epub, { record }) => comparePage(epub, record),
	pdf: (pdf, { record }) => {
		const body = bodyInPrint(pdf, record).blocks;
		const blocks = pdf.blocks
			.filter(
				(block) =>
					!body.has(block) &&
					!block.path.some(
						(tag) => tag === "TOC" || tag === "TOCI" || tag === "Note",
					),
			)
			.map((block) => ({
				text: block.text,
				inText: false,
				where: pageOf(block),
			}));
		const isKnown = isKnownInPrint(record);
		return strays(
			blocks.filter(({ text }) => !isKnown(text)),
			record,
		);
	},
};

function comparePage(reading: PageEdition, record: CreditRecord): Finding[] {
	const blocks = reading.blocks.map((block) => ({
		...block,
		inText: block.inText || block.inNotes,
	}));
	// What the manuscript’s own text says is its author’s matter.
	const text = foreignBlocks(
		record,
		blocks.filter((block) => block.inText),
	);
	const around = blocks.filter((block) => !block.inText);
	return strays([...around, ...text], record);
}

interface Candidate {
	readonly text: string;
	readonly inText: boolean;
	readonly where: string;
}

function strays(blocks: readonly Candidate[], record: CreditRecord): Finding[] {
	const known = knownLines(record);
	const credits = record.images.flatMap((image) => image.creditText ?? []);
	const names = creditedNames(record);
	const said = [record.byline, ...record.creditLines]
		.map((line) => bareText(folded(line.text)))
		.filter((text) => text !== "");
	return blocks
		.map((block) => ({
			...block,
			rest: without(seenText(block.text), credits),
		}))
		.filter(({ text, inText, rest }) => {
			const bare = bareText(folded(rest));
			// A short byline may stand inside a sentence by chance.
			const repeats = said.some(
				(line) => bare === line || (line.length >= 30 && bare.includes(line)),
			);
			if (inText) return repeats || contributed.test(rest);
			if (known.has(bareText(text)) || isContents(text, record)) return false;
			return (
				repeats ||
				contributed.test(rest) ||
				(lead.test(rest) && rest.length < 200) ||
				(rest.length < 200 &&
					names.some((name) => rest.includes(name)) &&
					said.some((line) =>
						line.startsWith(bareText(folded(rest)).slice(0, 6)),
					))
			);
		})
		.map(({ text, where }) => ({
			expected: "no credit here",
			actual: seenText(text).slice(0, 200),
			where,
			about: { has: [text] },
		}));
}

/** A paragraph that is such a line as a whole; a sentence among others may speak of people as it likes. */
const contributed =
	/^\p{Lu}.{2,200}\bcontributed (?:to this (?:report|story|article)|reporting)(?: from .{2,60})?\.$/u;
const lead =
	/^\(?(?:By|Additional reporting by|Reporting by|Writing by|Editing by|Edited by|Translated by|Photographs? by|Photos? by|Par|Von|Por)\s+\p{Lu}\p{L}+/u;

function without(text: string, parts: readonly string[]): string {
	return parts.reduce((rest, part) => rest.replace(seenText(part), ""), text);
}

/** The contents of a book repeat the titles and bylines of its chapters, with their pages. */
function isContents(text: string, record: CreditRecord): boolean {
	const bare = bareText(text);
	const letters = lettersDrawn(withoutPage(text));
	return record.chapters.some(
		({ title, byline }) =>
			/^[\d.,:·…—]*$/.test(
				bare.replace(bareText(title), "").replace(bareText(byline.text), ""),
			) ||
			(letters !== undefined &&
				letters === lettersDrawn(withoutPage(title + byline.text))),
	);
}

function withoutPage(text: string): string {
	return text.replace(/\d/g, "");
}
