/** The front matter: one definition, from which the checks, the types and `colophon.schema.json` follow. */
import { z } from "zod";
import { bareDoi, bareIsbn, orcidAddress } from "./identifier-forms.ts";
import { licenceAddress } from "./licence-address.ts";
import { unprintable } from "./unprintable.ts";
import { findUnsoundSign } from "./unsound-signs.ts";

/** Letters, with blanks and signs, beyond which no line of front matter goes. */
const longest = { text: 20_000, title: 2_000, name: 500 } as const;

const text = textUpTo("text");
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {
	error: say(
		(value) =>
			`Unexpected id “${value}”, expected lower-case letters, digits and hyphens`,
	),
});
const url = z
	.string()
	.regex(/^https?:\/\/[^\s]+$/, {
		error: say(
			(value) =>
				`Unexpected address “${value}”, expected one that begins with https://`,
		),
	})
	.check(requireSoundSigns);
const licence = text.overwrite(licenceAddress).refine(isAddress, {
	error: say(
		(value) =>
			`Unexpected licence “${value}”, expected its address, or a name with its version such as CC BY 4.0`,
	),
});
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
	error: say(
		(value) =>
			`Unexpected language “${value}”, expected a BCP 47 tag such as en-US`,
	),
});
const date = z.string().refine(isIsoDate, { error: say(describeDate) });
const name = (what: string) => ({
	error: say(
		(value: string) =>
			`Unexpected ${what} “${value}”, expected lower-case letters, digits and hyphens`,
	),
});
const oneOrMany = <T extends z.ZodType>(item: T) =>
	z.union([item, z.array(item)]);

const agent = {
	name: textUpTo("name").describe("As it is printed."),
	fileAs: text.optional().describe("The form to file under: “Forde, Halima”."),
	lang: language.optional().describe("The language of the name."),
	alternateScript: z
		.array(z.strictObject({ lang: language, name: text }))
		.optional(),
	alternateName: z.array(text).optional(),
	url: url.optional(),
	isni: text.optional(),
	viaf: text.optional(),
	wikidata: text.optional(),
	description: text.optional(),
};

const person = z.strictObject({
	...agent,
	given: text.optional(),
	family: text.optional(),
	nonDroppingParticle: text.optional(),
	droppingParticle: text.optional(),
	suffix: text.optional(),
	honorificPrefix: text.optional(),
	honorificSuffix: text.optional(),
	nameOrder: z.enum(["given-first", "family-first"]).optional(),
	mononym: z.boolean().optional(),
	pseudonym: z.boolean().optional(),
	orcid: text
		.overwrite(orcidAddress)
		.optional()
		.describe("0000-0002-1825-0097, or https://orcid.org/0000-0002-1825-0097"),
	jobTitle: text.optional(),
});

const organization = z.strictObject({
	...agent,
	legalName: text.optional(),
	possessive: text
		.optional()
		.describe("“The Lakeside Courier’s”, where the rule would be wrong."),
	pluralForm: z.boolean().optional(),
	ror: text.optional(),
});

const credit = z.strictObject({
	person: id.optional(),
	organization: id.optional(),
	affiliation: oneOrMany(id).optional(),
	location: text.optional(),
	jobTitle: text.optional(),
	roles: z
		.array(text)
		.min(1)
		.optional()
		.describe("MARC relator codes, the most important first."),
	credit: z
		.array(
			z.strictObject({
				role: text,
				degree: z.enum(["lead", "equal", "supporting"]).optional(),
			}),
		)
		.optional(),
	label: text
		.optional()
		.describe("The printed lead, “Additional reporting by”."),
	corresponding: z.boolean().optional(),
});

const work = z.strictObject({
	title: text.optional(),
	url: url.optional(),
	author: z.array(id).optional(),
	publisher: id.optional(),
	datePublished: date.optional(),
	inLanguage: language.optional(),
	license: licence.optional(),
	relation: z
		.enum(["republication", "adaptation", "translation", "based-on"])
		.optional(),
	changes: text.optional(),
});

const note = z.strictObject({ date: date.optional(), text });

const image = z.strictObject({
	creator: id.optional(),
	creditText: text
		.optional()
		.describe("The supplier’s line, printed verbatim beside the image."),
	copyrightNotice: text.optional(),
	license: licence.optional(),
	acquireLicensePage: url.optional(),
	own: z
		.boolean()
		.optional()
		.describe("Made by the publisher: needs no credit."),
});

const chapter = z.strictObject({
	file: text,
	title: text.optional(),
	inLanguage: language.optional(),
	author: z.array(credit).optional(),
	contributor: z.array(credit).optional(),
});

const types = [
	"NewsArticle",
	"AnalysisNewsArticle",
	"OpinionNewsArticle",
	"ReportageNewsArticle",
	"Article",
	"ScholarlyArticle",
	"Book",
] as const;

export const frontMatter = z.strictObject({
	type: z
		.enum(types)
		.optional()
		.describe(
			"A type of schema.org; Article for a file and Book for a folder if it is absent.",
		),
	title: textUpTo("title"),
	subtitle: textUpTo("title")
		.optional()
		.describe("The standfirst of an article, the subtitle of a book."),
	kicker: textUpTo("title").optional().describe("The line above the headline."),
	description: text.optional(),
	inLanguage: language.describe("BCP 47: en-US."),
	dateCreated: date.optional(),
	datePublished: date.optional(),
	dateModified: date.optional(),
	dateline: text
		.optional()
		.describe("Verbatim: “(NNW)” or “PORT HAVEN (NNW)”."),
	locationCreated: text.optional(),
	people: z.record(id, person).optional(),
	organizations: z.record(id, organization).optional(),
	author: z
		.array(credit)
		.optional()
		.describe("The byline, in its editorial order."),
	contributor: z.array(credit).optional(),
	noByline: text.optional().describe("Why nobody is named."),
	sourceOrganization: id.optional(),
	provider: id.optional(),
	publisher: id.optional(),
	copyrightHolder: oneOrMany(id).optional(),
	copyrightYear: z.int().min(1400).max(2999).optional(),
	copyrightNotice: text.optional(),
	license: licence.optional(),
	acquireLicensePage: url.optional(),
	usageInfo: text.optional(),
	rightsBasis: z
		.enum(["owner", "licence", "authorised", "personal-archive"])
		.optional(),
	robots: text.optional(),
	url: url.optional(),
	canonical: url.optional(),
	isBasedOn: z.array(work).optional(),
	translationOf: work.optional(),
	isPartOf: z
		.strictObject({ title: text, position: text.optional() })
		.optional(),
	correction: z.array(note).optional(),
	updateNote: z.array(note).optional(),
	editorNote: z.array(note).optional(),
	creditLines: z
		.array(text)
		.optional()
		.describe(
			"Verbatim lines in place of the generated ones; they must name the same agents.",
		),
	images: z.record(text, image).optional(),
	identifier: z
		.strictObject({
			doi: text.overwrite(bareDoi).optional(),
			isbn: text.overwrite(bareIsbn).optional(),
			urn: text.optional(),
		})
		.optional(),
	keywords: z.array(text).optional(),
	edition: z
		.strictObject({
			statement: text.optional(),
			producer: text.optional(),
			datePublished: date.optional(),
		})
		.optional(),
	accessibility: z
		.strictObject({
			conformsTo: z
				.string()
				.regex(/^EPUB Accessibility 1\.1 - WCAG 2\.[012] Level A{1,3}$/, {
					error: say(
						(value) =>
							`Unexpected claim “${value}”, expected a form such as EPUB Accessibility 1.1 - WCAG 2.2 Level AA`,
					),
				})
				.describe("What the evaluation found that the EPUB conforms to."),
			certifiedBy: id.describe(
				"Who evaluated it: automatic checks alone are no evaluation.",
			),
		})
		.optional()
		.describe("What an evaluator says of the EPUB; leave it out otherwise."),
	creditStyle: z
		.strictObject({
			seriesComma: z.boolean().optional(),
			possessive: z.enum(["ap", "chicago"]).optional(),
		})
		.optional(),
	house: z
		.string()
		.regex(/^[a-z0-9-]+$/, name("house"))
		.optional(),
	slug: z
		.string()
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, name("slug"))
		.max(80)
		.optional(),
	chapters: z.array(chapter).min(1).optional(),
});

export type FrontMatter = z.infer<typeof frontMatter>;
export type CreditEntry = z.infer<typeof credit>;
export type WorkEntry = z.infer<typeof work>;
export type ImageEntry = z.infer<typeof image>;
export type PersonEntry = z.infer<typeof person>;
export type OrganizationEntry = z.infer<typeof organization>;

/** Examples for the remedies of problems: by key, `key[]` for an item of a list, `key.*` for an entry under an id. */
export const expectedForms: Readonly<Record<string, string>> = {
	title: "title: Port officials reopen northern basin",
	inLanguage: "inLanguage: en-US",
	name: "name: Halima Forde",
	file: "file: 01.md",
	text: "text: The depth of the basin is nine metres",
	role: "role: investigation",
	people: 'people: { forde: { name: Halima Forde, fileAs: "Forde, Halima" } }',
	"people.*": "{id}: { name: … }",
	organizations: "organizations: { nnw: { name: NNW } }",
	"organizations.*": "{id}: { name: … }",
	author: "author: [{ person: forde }]",
	"author[]": "{ person: … } with an id of people",
	contributor: "contributor: [{ person: forde, roles: [ctb] }]",
	"contributor[]": "{ person: …, roles: [ctb] } with an id of people",
	roles: "roles: [ctb]",
	chapters: "chapters: [{ file: 01.md }]",
	"chapters[]": "{ file: 01.md }",
	keywords: "keywords: [ports, ice]",
	images: "images: { crane.jpg: { creditText: … } }",
	"images.*": "{id}: { creditText: … }",
	correction: "correction: [{ date: 2025-03-18, text: … }]",
	"correction[]": "{ date: 2025-03-18, text: … }",
	updateNote: "updateNote: [{ date: 2025-03-18, text: … }]",
	"updateNote[]": "{ date: 2025-03-18, text: … }",
	editorNote: "editorNote: [{ text: … }]",
	"editorNote[]": "{ text: … }",
	isBasedOn: "isBasedOn: [{ title: …, author: [forde] }]",
	"isBasedOn[]": "{ title: …, author: [forde] }",
	translationOf: "translationOf: { title: …, author: [forde] }",
	isPartOf: "isPartOf: { title: … }",
	identifier: 'identifier: { isbn: "…" }',
	creditLines: 'creditLines: ["…"]',
	accessibility:
		"accessibility: { conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, certifiedBy: nnw }",
	conformsTo: "conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
	certifiedBy: "certifiedBy: nnw",
};

/** The keys that may stand at `path`, for the remedies of problems. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
	const object = schemaAt(path);
	return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

/** Whether the list at `path` is one of texts. */
export function isListOfTexts(path: readonly PropertyKey[]): boolean {
	return schemaAt([...path, 0]) instanceof z.ZodString;
}

function schemaAt(path: readonly PropertyKey[]): unknown {
	let schema: unknown = frontMatter;
	for (const step of path) schema = inner(schema, step);
	return unwrap(schema);
}

function inner(schema: unknown, step: PropertyKey): unknown {
	const here = unwrap(schema);
	if (here instanceof z.ZodObject) return here.shape[String(step)];
	if (here instanceof z.ZodArray) return here.element;
	return here instanceof z.ZodRecord ? here.valueType : undefined;
}

function unwrap(schema: unknown): unknown {
	return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

/** The JSON Schema (draft 2020-12) of the front matter, for editors. */
export function frontMatterJsonSchema(): object {
	const schema = z.toJSONSchema(frontMatter, {
		target: "draft-2020-12",
		unrepresentable: "any",
		override: ({ jsonSchema }) => allowOtherForms(jsonSchema),
	});
	return { title: "Front matter of a Colophon manuscript", ...schema };
}

/** The forms that `parse-front-matter.ts` takes as they are meant. */
function allowOtherForms(schema: z.core.JSONSchema.BaseSchema): void {
	const { type, description } = schema;
	if (type === "string" && !schema.pattern && !schema.enum)
		schema.type = ["string", "number"] as never;
	if (type === "integer") schema.type = ["integer", "string"] as never;
	if (type !== "array" || typeof schema.items !== "object") return;
	const list = { ...schema };
	for (const key of Object.keys(schema)) delete schema[key];
	delete list.description;
	Object.assign(schema, {
		...(description ? { description } : {}),
		anyOf: [list, list.items],
	});
}

function textUpTo(kind: keyof typeof longest) {
	const most = longest[kind];
	return z
		.string()
		.min(1)
		.refine((value) => !unprintable.test(value), {
			error: "Unexpected control character: remove it",
		})
		.refine((value) => value.length <= most || [...value].length <= most, {
			error: (issue) =>
				`Unexpected length of ${[...String(issue.input)].length} letters, expected at most ${most}: shorten it`,
		})
		.check(requireSoundSigns);
}

function requireSoundSigns(checked: z.core.ParsePayload<string>): void {
	const found = findUnsoundSign(checked.value);
	if (found)
		checked.issues.push({
			code: "custom",
			input: checked.value,
			message: found.message,
			params: { sign: found.sign },
		});
}

function isAddress(value: string): boolean {
	return /^https?:\/\/\S+$/.test(value);
}

/** An error that shows what is written, cut where it is long. */
function say(describe: (value: string) => string) {
	return (issue: { readonly input?: unknown }) =>
		describe(String(issue.input).slice(0, 80));
}

function describeDate(value: string): string {
	const form = "expected a form such as 2025-03-18";
	if (/[“”‘’]/.test(value))
		return `Unexpected curly quotation marks around the date ${value}: write straight ones (") or none`;
	if (isoDate.test(value))
		return `Unexpected date “${value}”: there is no such day`;
	return `Unexpected date “${value}”, ${form}`;
}

const isoDate =
	/^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

function isIsoDate(value: string): boolean {
	const match = isoDate.exec(value);
	if (!match) return false;
	const [, year = "0", month = "1", day = "1"] = match;
	const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return (
		real.getUTCMonth() === Number(month) - 1 &&
		real.getUTCDate() === Number(day)
	);
}
