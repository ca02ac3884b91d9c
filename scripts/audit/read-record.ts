/** `credits.json` → the credit record, checked: who edits it by hand is told what is wrong with it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { editionNames } from "../model/publication.ts";
import type { CreditRecord } from "../statement/credit-record.ts";

const text = z.string().max(100_000);
const texts = z.array(text).max(10_000);
const agent = z.looseObject({
	name: text,
	fileAs: text,
	kind: z.enum(["person", "organization"]),
	roles: texts,
	affiliation: texts.optional(),
	alternateScript: z
		.array(z.looseObject({ lang: text, name: text }))
		.optional(),
	sameAs: texts.optional(),
});
/** The most people and lines that one work credits: many times what the longest list of contributors has. */
const mostCredits = 20_000;
const agents = z.array(agent).max(mostCredits);
const line = z.looseObject({ text, agents });
const lines = z.array(line).max(mostCredits);
const printed = z.looseObject({
	kind: text,
	label: text.optional(),
	text,
});

/** Loose, so that a record of a later version can be read as far as it is known. */
const schema = z.looseObject({
	title: text,
	subtitle: text.optional(),
	kicker: text.optional(),
	language: text,
	form: z.enum(["article", "book"]),
	type: text,
	dateCreated: text.optional(),
	datePublished: text.optional(),
	dateModified: text.optional(),
	editionDate: text.optional(),
	dateline: text.optional(),
	publisher: text.optional(),
	license: text.optional(),
	acquireLicensePage: text.optional(),
	copyrightHolder: texts.optional(),
	copyrightYear: z.number().optional(),
	copyrightNotice: text.optional(),
	rightsBasis: text.optional(),
	robots: text.optional(),
	canonical: text.optional(),
	url: text.optional(),
	organizations: texts.optional(),
	identifier: z
		.looseObject({
			doi: text.optional(),
			isbn: text.optional(),
			urn: text.optional(),
		})
		.optional(),
	works: z
		.array(
			z.looseObject({
				relation: text,
				title: text.optional(),
				url: text.optional(),
				author: texts,
				publisher: text.optional(),
				datePublished: text.optional(),
				license: text.optional(),
			}),
		)
		.optional(),
	byline: line,
	creditLines: lines,
	contributors: agents,
	opening: z.array(printed),
	notes: z.array(printed),
	colophon: z.array(printed),
	chapters: z.array(
		z.looseObject({
			title: text,
			byline: line,
			creditLines: lines,
			blocks: z.array(text).max(1_000_000),
			noteBlocks: z.array(text).max(1_000_000),
			rightToLeft: z.record(text, text).optional(),
		}),
	),
	images: z.array(
		z.looseObject({
			path: text,
			sha256: text,
			own: z.boolean(),
			creator: text.optional(),
			creditText: text.optional(),
			copyrightNotice: text.optional(),
			license: text.optional(),
			acquireLicensePage: text.optional(),
		}),
	),
	house: z
		.looseObject({
			typeSizes: z.looseObject({
				text: z.array(z.number()),
				apart: z.array(z.number()),
			}),
			pictures: texts,
		})
		.optional(),
	witness: z
		.looseObject({
			named: z
				.array(
					z.looseObject({
						part: text,
						kind: z.enum(["person", "organization"]),
						names: texts,
						chapter: z.int().optional(),
					}),
				)
				.max(10 * mostCredits),
			imageCredits: texts,
			chapters: z.array(
				z.looseObject({
					title: text,
					body: z.array(text).max(1_000_000),
					notes: z.array(text).max(1_000_000),
				}),
			),
		})
		.optional(),
	editions: z
		.array(
			z.looseObject({
				name: z.enum(editionNames),
				// A name, no path: nothing outside the folder is read.
				file: z
					.string()
					.regex(/^(?!\.)[^/\\\0]+$/, "expected the name of a file"),
				sha256: text,
			}),
		)
		.min(1, "expected the editions that were built")
		.max(editionNames.length),
});

/** Bytes. A record of the longest book is a small part of it. */
const largestRecord = 32_000_000;

/** Throws with the place and the remedy. */
export function readRecord(folder: string): CreditRecord {
	const file = join(folder, "credits.json");
	if (!existsSync(file))
		throw new Error(
			`No credits.json in ${folder}: name the folder of a publication, as dist/rare-earths, or build it again`,
		);
	if (!statSync(file).isFile())
		throw new Error(`${file} is no file: build the publication again`);
	if (statSync(file).size > largestRecord)
		throw new Error(
			`${file} has more than ${largestRecord / 1e6} MB: build the publication again`,
		);
	const result = schema.safeParse(parseJson(file));
	if (!result.success) {
		const [issue] = result.error.issues;
		throw new Error(
			`${file} is no credit record of this version (${issue?.path.join(".")}: ${issue?.message}): build the publication again`,
		);
	}
	// The schema names every key that the audit reads; zod’s type has other optional keys.
	return result.data as unknown as CreditRecord;
}

function parseJson(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, "utf8")) as unknown;
	} catch (cause) {
		throw new Error(`${file} is no JSON: build the publication again`, {
			cause,
		});
	}
}
