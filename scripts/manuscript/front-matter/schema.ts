/** The front matter: one definition, from which the checks, the types and `colophon.schema.json` follow. */
import { z } from "zod";
import { bareDoi, bareIsbn, orcidAddress } from "./identifier-forms.ts";
import {
	date,
	id,
	language,
	licence,
	oneOrMany,
	say,
	slugLike,
	text,
	textUpTo,
	url,
} from "./values.ts";

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

/** Inside of the manuscript’s: what leads out is not looked into. */
const folder = text.overwrite((path) =>
	path.replaceAll("\\", "/").replace(/^(?:\.?\/)+|\/+$/g, ""),
);

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
	images: z
		.record(text, image)
		.optional()
		.describe("By path, or for several by a pattern: img/*.jpg, images/**."),
	imageDefaults: image
		.optional()
		.describe("What holds of every image that images says no other of."),
	static: oneOrMany(folder).optional(),
	assets: oneOrMany(folder)
		.optional()
		.describe(
			"Folders of the manuscript in which images lie that are named from the root of a site: /images/x.png.",
		),
	imageCredits: z
		.enum(["required", "noted"])
		.optional()
		.describe(
			"Whether a photograph that nobody is credited for is a problem, or a note; as the house says if it is absent.",
		),
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
		.regex(/^[a-z0-9-]+$/, slugLike("house"))
		.optional(),
	strict: z
		.boolean()
		.optional()
		.describe("Whether what the build would adapt is a problem instead."),
	slug: z
		.string()
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, slugLike("slug"))
		.max(80)
		.optional(),
	chapters: z.array(chapter).min(1).optional(),
	extra: z
		.record(z.string(), z.unknown())
		.optional()
		.describe("What other tools read: nothing is made of it."),
});

export type FrontMatter = z.infer<typeof frontMatter>;
export type CreditEntry = z.infer<typeof credit>;
export type WorkEntry = z.infer<typeof work>;
export type ImageEntry = z.infer<typeof image>;
export type PersonEntry = z.infer<typeof person>;
export type OrganizationEntry = z.infer<typeof organization>;
