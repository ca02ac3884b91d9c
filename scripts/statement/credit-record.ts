/** The credit record, `credits.json`: what the editions say of who made the work, as plain data. One definition, from which its types, the check of what is read and `credits.schema.json` follow. It must not know how anything is worded. */
import { z } from "zod";
import { editionNames } from "../model/edition.ts";

/** Characters of one text, and entries of its lists, beyond which no record goes. */
const longestText = 100_000;
const mostEntries = 10_000;
/** People and lines that one work credits: many times what the longest list of contributors has. */
const mostCredits = 20_000;
const mostBlocks = 1_000_000;

const text = z.string().max(longestText);
const texts = z.array(text).max(mostEntries);
const hash = text.describe("SHA-256, hexadecimal.");
const blocks = z.array(text).max(mostBlocks);
const agentKind = z.enum(["person", "organization"]);

const agent = z
	.object({
		name: text.describe("As it is printed."),
		fileAs: text.describe("The form that it is filed under."),
		kind: agentKind,
		roles: texts.describe("MARC relator codes, the most important first."),
		affiliation: texts.optional(),
		alternateScript: z.array(z.object({ lang: text, name: text })).optional(),
		sameAs: texts
			.optional()
			.describe("Addresses of authority files: ORCID, ISNI, VIAF."),
		url: text.optional(),
		jobTitle: text.optional().describe("In this work."),
		chapterOnly: z
			.literal(true)
			.optional()
			.describe("Credited in a chapter and not by the whole work."),
	})
	.meta({ id: "agent" });
const agents = z.array(agent).max(mostCredits);

const described = z
	.object({
		name: text.describe("As it is printed."),
		kind: agentKind,
		given: text.optional(),
		family: text.optional(),
		honorificPrefix: text.optional(),
		honorificSuffix: text.optional(),
		legalName: text.optional(),
		fileAs: text
			.optional()
			.describe(
				"The form that its legal name, or else its name, is filed under.",
			),
		alternateName: texts
			.optional()
			.describe("Other names, those in other scripts last."),
		jobTitle: text.optional(),
		description: text.optional(),
		url: text.optional(),
		sameAs: texts.optional(),
	})
	.meta({ id: "described" });

const line = z
	.object({ text, agents })
	.meta({ id: "line", description: "A line with those whom it names." });
const lines = z.array(line).max(mostCredits);

const printed = z
	.object({ kind: text, label: text.optional(), text })
	.meta({ id: "printed", description: "A printed line of a kind." });

const identifier = z.object({
	uuid: text
		.optional()
		.describe("What an EPUB is known by: a URN that every publication has."),
	doi: text.optional(),
	isbn: text.optional(),
	urn: text.optional(),
});

const work = z.object({
	relation: text,
	title: text.optional(),
	url: text.optional(),
	author: texts,
	publisher: text.optional(),
	datePublished: text.optional(),
	inLanguage: text.optional(),
	license: text.optional(),
	changes: text.optional(),
	isOriginal: z
		.literal(true)
		.optional()
		.describe("That of which this work is the translation."),
});

const chapter = z.object({
	title: text,
	byline: line,
	creditLines: lines,
	contributors: agents.optional(),
	blocks: blocks.describe(
		"A short hash of each printed block of the body, in order.",
	),
	noteBlocks: blocks.describe("The same of its notes."),
	told: z
		.array(z.object({ name: text, text }))
		.max(mostBlocks)
		.optional()
		.describe(
			"What its text tells without showing it, in order: titles of words, names of drawings, addresses of quotations.",
		),
	formulas: blocks
		.optional()
		.describe(
			"A short hash of the signs that each formula draws, in order; absent in records of earlier versions.",
		),
	rightToLeft: z
		.record(text, text)
		.optional()
		.describe(
			"Of blocks with letters that run from right to left, by hash: the hash of their characters in the order of their code points.",
		),
});

const image = z.object({
	path: text,
	sha256: hash.describe(
		"SHA-256, hexadecimal, of the file that the editions embed.",
	),
	own: z.boolean().describe("Made by the publisher: needs no credit."),
	fetchedFrom: text
		.optional()
		.describe("The address on the web of which the file is a copy."),
	creditFrom: text
		.optional()
		.describe(
			"Where its credit was found, if front matter has none for it: caption, file (its own metadata), sidecar (a file .xmp beside it), or nowhere, where a note says that it stands without.",
		),
	creator: text.optional(),
	creditText: text.optional(),
	copyrightNotice: text.optional(),
	license: text.optional(),
	acquireLicensePage: text.optional(),
});

const points = z.array(z.number());
const house = z.object({
	words: z
		.record(text, text)
		.optional()
		.describe(
			"What the house calls the parts of a page, in this language, by their keys.",
		),
	alternatives: texts
		.optional()
		.describe("What its templates say of the pictures that they show."),
	order: z
		.object({ html: texts, epub: texts, pdf: texts })
		.optional()
		.describe(
			"In which order the templates of an edition write out the lines around the text.",
		),
	sheets: z
		.object({ html: hash, epub: hash })
		.optional()
		.describe(
			"Hashes of the style sheets that it sets them by, without the faces that each embeds.",
		),
	generated: texts
		.optional()
		.describe("Values of `content` and its kin in them that hold words."),
	licences: z
		.array(z.object({ faces: texts, notices: blocks, terms: blocks }))
		.optional()
		.describe(
			"The licences under which its fonts are: the names of the faces, and short hashes of the notices of copyright and of the other paragraphs.",
		),
	faces: z
		.array(z.object({ name: text, sha256: hash }))
		.max(mostEntries)
		.optional()
		.describe(
			"The faces that the editions were cut from: the name that each has for itself (PostScript), and SHA-256 of its file.",
		),
	typeSizes: z
		.object({ text: points, apart: points })
		.describe("Points: the sizes in which the printed text is set."),
	quotes: z
		.literal("typographic")
		.optional()
		.describe(
			"Where straight quotation marks are set as the language does; else they are kept.",
		),
	pictures: z
		.array(hash)
		.max(mostEntries)
		.describe("Hashes of the pictures that are the house’s own."),
	assets: texts
		.optional()
		.describe(
			"Folders in which it looks for pictures, beside those that front matter names.",
		),
	labels: z
		.array(text)
		.optional()
		.describe("Words of the house’s over remarks in the text: Note, Warning."),
});

const words = z.object({
	by: text.describe("Begins a byline."),
	contributed: texts.describe(
		"Before and after the names of those in no role of their own.",
	),
	isPossessive: z.boolean().describe("“NNW’s A and B”."),
	roles: z
		.record(text, text)
		.describe("Before the names of those in a role, by MARC relator."),
	betweenTwo: texts.describe("Between two names: one of these."),
	beforeLast: texts.describe("Before the last of more: one of these."),
	labels: z
		.record(text, text)
		.describe(
			"Before dates, notes, sources and what else a colophon says, by their keys.",
		),
	dates: z.object({
		date: text.optional(),
		month: text.optional(),
		year: text.optional(),
		months: texts,
		alone: texts.describe("Months without a day."),
		firstDay: text.optional(),
		digits: text.optional(),
	}),
});

const witness = z.object({
	named: z
		.array(
			z.object({
				part: text,
				kind: agentKind,
				names: texts,
				chapter: z.int().optional(),
			}),
		)
		.max(10 * mostCredits)
		.describe("Everybody to whom the front matter refers, in its order."),
	stated: z
		.array(
			z.object({
				of: text,
				name: text.optional(),
				chapter: z.int().optional(),
				values: z
					.record(text, texts)
					.describe("By key; of a map in it: `identifier.doi`."),
			}),
		)
		.max(10 * mostCredits)
		.optional()
		.describe(
			"What the front matter states of the work, of people, pictures and other works, and in notes, as it is written there, with names in place of ids.",
		),
	imageCredits: texts.describe("What is printed beside images."),
	words: words
		.optional()
		.describe(
			"With which words its language says what is stated; absent in records of earlier versions.",
		),
	givenAuthor: text
		.optional()
		.describe(
			"Who was named for the build, and is credited since the front matter names nobody.",
		),
	chapters: z.array(
		z.object({
			title: text,
			body: blocks,
			notes: blocks,
			bodyMarks: blocks
				.optional()
				.describe(
					"Hashes of what the text says beside its words: emphasis, links, languages, lists.",
				),
			noteMarks: blocks.optional().describe("The same of its notes."),
		}),
	),
});

const edition = z.object({
	name: z.enum(editionNames),
	file: z
		.string()
		// A name, no path: nothing outside the folder is read.
		.regex(/^(?!\.)[^/\\\0]+$/, "expected the name of a file"),
	bytes: z.int(),
	sha256: hash,
});

/** Reading drops the keys that it does not know, so that a record of a later version is read as far as it is known. */
export const creditRecord = z.object({
	title: text,
	subtitle: text.optional(),
	kicker: text.optional(),
	description: text.optional(),
	keywords: texts.optional(),
	language: text.describe("BCP 47."),
	direction: z.enum(["ltr", "rtl"]).optional(),
	languages: texts
		.optional()
		.describe("Of the work and its chapters, each once."),
	form: z.enum(["article", "book"]),
	type: text.describe("A type of schema.org."),
	dateCreated: text.optional(),
	datePublished: text.optional(),
	dateModified: text.optional(),
	editionDate: text
		.optional()
		.describe("The day of this edition, where it is not the day of the work."),
	dateline: text.optional(),
	locationCreated: text.optional(),
	publisher: text.optional(),
	provider: text.optional(),
	sourceOrganization: text.optional(),
	license: text.optional(),
	acquireLicensePage: text.optional(),
	copyrightHolder: texts.optional(),
	copyrightYear: z.int().optional(),
	copyrightNotice: text.optional(),
	usageInfo: text.optional(),
	usageTerms: text.optional().describe("In words: the name of the licence."),
	rightsBasis: text.optional(),
	robots: text
		.optional()
		.describe(
			"As declared; an edition may be more careful where nothing is declared.",
		),
	canonical: text.optional(),
	url: text.optional(),
	identifier: identifier.optional(),
	source: texts.optional().describe("Each source as the editions print it."),
	works: z
		.array(work)
		.optional()
		.describe("Other works that this one stands on."),
	isPartOf: z.object({ title: text, position: text.optional() }).optional(),
	sources: z
		.array(z.object({ text, issued: text.optional() }))
		.max(mostEntries)
		.optional()
		.describe(
			"What the work comes from, each once: the addresses of other works, or the lines that name them, and its own address.",
		),
	corrections: z
		.array(z.object({ text, date: text.optional() }))
		.max(mostEntries)
		.optional(),
	accessibility: z
		.object({ conformsTo: text, certifiedBy: text })
		.optional()
		.describe("What an evaluator says of the EPUB."),
	agents: z
		.array(described)
		.max(mostCredits)
		.optional()
		.describe("What metadata says of each person and organization."),
	organizations: texts
		.optional()
		.describe(
			"Every organization that the metadata may name, by each of its names.",
		),
	noByline: text.optional().describe("Why nobody is named."),
	byline: line,
	creditLines: lines,
	contributors: agents.describe(
		"Everybody beside the byline, in the order of the metadata.",
	),
	opening: z
		.array(printed)
		.describe(
			"The lines below the byline: dates, sources and what was changed.",
		),
	notes: z
		.array(printed)
		.describe("Corrections, updates and notes to readers."),
	colophon: z.array(printed),
	chapters: z
		.array(chapter)
		.describe("The body of an article is its one chapter."),
	images: z.array(image),
	drawings: texts
		.optional()
		.describe(
			"Words that drawings show, those of each in a row; absent in records of earlier versions.",
		),
	unfetched: z
		.array(z.object({ address: text, creditText: text.optional() }))
		.optional()
		.describe(
			"Images on the web of which the manuscript has no copy: a frame with the address stands for each.",
		),
	house: house
		.optional()
		.describe("What the house adds; absent in records of earlier versions."),
	witness: witness
		.optional()
		.describe(
			"What stands in the bytes of the manuscript, read by code that shares nothing with what the editions are made from.",
		),
	editions: z
		.array(edition)
		.min(1, "expected the editions that were built")
		.max(editionNames.length)
		.refine(
			(all) =>
				new Set(all.flatMap(({ name, file }) => [name, file])).size ===
				2 * all.length,
			"expected each edition once",
		),
});

type Frozen<T> = T extends object
	? { readonly [K in keyof T]: Frozen<T[K]> }
	: T;

export type CreditRecord = Frozen<z.infer<typeof creditRecord>>;
export type RecordedLine = Frozen<z.infer<typeof line>>;
export type RecordedText = Frozen<z.infer<typeof printed>>;
export type RecordedAgent = Frozen<z.infer<typeof agent>>;
export type DescribedAgent = Frozen<z.infer<typeof described>>;
export type RecordedWork = Frozen<z.infer<typeof work>>;
export type RecordedChapter = Frozen<z.infer<typeof chapter>>;
export type RecordedImage = Frozen<z.infer<typeof image>>;
export type RecordedWitness = Frozen<z.infer<typeof witness>>;
export type RecordedWords = Frozen<z.infer<typeof words>>;
export type RecordedName = RecordedWitness["named"][number];

/** The published JSON Schema: what this version writes, and no other key. */
export function creditRecordJsonSchema(): object {
	const schema = z.toJSONSchema(creditRecord, { target: "draft-2020-12" });
	return { title: "Credit record of a Colophon publication", ...schema };
}
