/** Front matter that is valid and odd: who made a work, under names in several scripts, what it is called, and what is said of it. */
import fc from "fast-check";
import { bareWord, lineOf } from "./words.ts";

/** Each under the id by which credits refer to it. */
const people: Readonly<Record<string, object>> = {
	forde: { name: "Halima Forde", given: "Halima", family: "Forde" },
	ouwens: { name: "Piet Ouwens", given: "Piet", family: "Ouwens" },
	ouwensjr: { name: "Piet Ouwens jr.", fileAs: "Ouwens, Piet, jr." },
	bee: { name: "Ann Bee", given: "Ann", family: "Bee" },
	beeclark: { name: "Ann Bee Clark", given: "Ann", family: "Bee Clark" },
	okoro: { name: "Tamsin Okoro-Vale", fileAs: "Okoro-Vale, Tamsin" },
	levi: { name: "דוד לוי", fileAs: "לוי דוד", lang: "he" },
	moshe: { name: "מֹשֶׁה כֹּהֵן", fileAs: "כֹּהֵן, מֹשֶׁה" },
	mohammadi: { name: "علی‌رضا محمدی", fileAs: "محمدی، علی‌رضا" },
	olu: { name: "Ọ́lú Ḿ̂ba", fileAs: "Ḿ̂ba, Ọ́lú" },
	nsakaly: { name: "Ṉ̂sạ́kaly", mononym: true },
	aevars: {
		name: "Þórdís Ævarsdóttir",
		fileAs: "Þórdís Ævarsdóttir",
		lang: "is",
	},
	nguyen: {
		name: "Nguyễn Thị Ánh Dương",
		family: "Nguyễn",
		given: "Thị Ánh Dương",
		nameOrder: "family-first",
		fileAs: "Nguyễn Thị Ánh Dương",
		lang: "vi",
	},
	dufresne: {
		name: "Emmett R. Dufresne, Jr.",
		given: "Emmett R.",
		family: "Dufresne",
		suffix: "Jr.",
		fileAs: "Dufresne, Emmett R., Jr.",
	},
	murakawa: {
		name: "Kirie Murakawa",
		fileAs: "Murakawa, Kirie",
		alternateScript: [{ lang: "ja", name: "村川 霧絵" }],
	},
	sato: { name: "佐藤 花子", fileAs: "佐藤 花子", lang: "ja" },
	meersch: {
		name: "Ludo van der Meersch",
		given: "Ludo",
		nonDroppingParticle: "van der",
		family: "Meersch",
		fileAs: "van der Meersch, Ludo",
	},
	suharti: { name: "Suharti", mononym: true },
	oneil: { name: "O’Neil Ó Briain", fileAs: "Ó Briain, O’Neil" },
	pappa: { name: "Αθηνά Παππά", fileAs: "Παππά, Αθηνά", lang: "el" },
	ivanova: { name: "Ольга Иванова", fileAs: "Иванова, Ольга", lang: "ru" },
	darc: { name: "J.-P. d’Arc", fileAs: "Arc, J.-P. d’" },
	notes: { name: "Notes", mononym: true, pseudonym: true },
	x: { name: "X", mononym: true },
	hohen: {
		name: "Maximiliana Theodora von und zu Hohenschwangau-Wertherstein",
		fileAs: "Hohenschwangau-Wertherstein, Maximiliana Theodora von und zu",
	},
};

const organizations: Readonly<Record<string, object>> = {
	nnw: { name: "NNW", legalName: "Northern News Wire" },
	quay: { name: "Quay Press", url: "https://quay.example/" },
	ore: { name: "Øre & Søn", legalName: "Øre & Søn; Ltd." },
	israel: { name: "ישראל‏ (NNW)", fileAs: "ישראל‏ (NNW)" },
	akhbar: { name: "أخبار الميناء", lang: "ar" },
	shinsha: { name: "港新社", lang: "ja" },
};

const languages = [
	"en-GB",
	"en-US",
	"de",
	"fr",
	"es",
	"nl",
	"pl",
	"tr",
	"el",
	"ru",
	"he",
	"ar",
	"fa",
	"ja",
	"zh-Hans",
	"ko",
	"vi",
	"cy",
];

const personRoles = [
	"pht",
	"edt",
	"trl",
	"ill",
	"cov",
	"bkd",
	"res",
	"ctb",
	"nrt",
	"com",
];

const titles = fc.oneof(
	{ weight: 3, arbitrary: lineOf(bareWord, 10).map((text) => `The ${text}`) },
	fc.constantFrom(
		"The ferry",
		"Notes",
		"Colophon",
		"Halima Forde",
		"NNW",
		"By Halima Forde, NNW",
		"A",
		"1984",
		"“Quoted”",
		"What now?",
		"So…",
		"Σ & <tags> *stars*",
		"שלום (עולם) 12",
		"港は冬に凍る",
		"سلام",
		"18 March 2025",
	),
);

const dates = fc.constantFrom(
	{ datePublished: "2025-03-18" },
	{ datePublished: "2025-03-18", dateModified: "2025-03-18" },
	{
		datePublished: "2025-03-18T10:30Z",
		dateModified: "2025-03-19T23:30:00-05:00",
	},
	{ datePublished: "2025-03", dateModified: "2025-04-01" },
	{ datePublished: "2025" },
	{ dateCreated: "2024-02-29", datePublished: "2025-12-31" },
	{},
);

const ids = Object.keys(people);
const organizationIds = Object.keys(organizations);

export interface Credited {
	readonly authors: readonly object[];
	readonly contributors: readonly object[];
}

const extras = {
	location: fc.constantFrom("Abuja", "Tel-Aviv", "Québec"),
	jobTitle: fc.constantFrom("Reader", "Chief reporter"),
};

const organization = fc.constantFrom(...organizationIds);

const author = fc.record(
	{
		affiliation: fc.oneof(
			organization,
			fc.uniqueArray(organization, { minLength: 1, maxLength: 2 }),
		),
		...extras,
	},
	{ requiredKeys: [] },
);

const contributor = fc.record(
	{
		roles: fc.uniqueArray(fc.constantFrom(...personRoles), {
			minLength: 1,
			maxLength: 2,
		}),
		affiliation: organization,
		location: extras.location,
	},
	{ requiredKeys: ["roles"] },
);

/** Nobody twice: one to five in the byline, none to four beside them. */
export const credited: fc.Arbitrary<Credited> = fc
	.record({
		who: fc.uniqueArray(fc.constantFrom(...ids), {
			minLength: 1,
			maxLength: 9,
		}),
		authors: fc.array(author, { minLength: 1, maxLength: 5 }),
		contributors: fc.array(contributor, { maxLength: 4 }),
	})
	.map(({ who, authors, contributors }) => {
		const bylined = authors.slice(0, who.length);
		return {
			authors: bylined.map((rest, index) => ({ person: who[index], ...rest })),
			contributors: contributors
				.slice(0, who.length - bylined.length)
				.map((rest, index) => ({
					person: who[bylined.length + index],
					...rest,
				})),
		};
	});

const line = (maxLength: number) =>
	lineOf(bareWord, maxLength).map((text) => `So ${text}`);

const source = fc.record(
	{
		title: titles,
		url: fc.constantFrom("https://x.example/a?b=c&d=%20e"),
		relation: fc.constantFrom("republication", "adaptation", "based-on"),
		changes: line(8),
		datePublished: fc.constantFrom("2019", "2019-05", "2019-05-02"),
		license: fc.constantFrom("CC BY 4.0"),
	},
	// An adapted work says what was changed.
	{ requiredKeys: ["title", "changes"] },
);

const correction = fc.record(
	{
		date: fc.constantFrom("2025-12", "2026-01-02"),
		text: line(12),
	},
	{ requiredKeys: ["text"] },
);

const said = fc.record(
	{
		type: fc.constantFrom(
			"NewsArticle",
			"OpinionNewsArticle",
			"Article",
			"ScholarlyArticle",
		),
		subtitle: line(10),
		kicker: line(3),
		description: line(10),
		dateline: fc.constantFrom("(NNW)", "PORT HAVEN (NNW)", "ЛЬВОВ"),
		license: fc.constantFrom("CC BY 4.0", "CC BY-SA 3.0 AT", "CC0 1.0"),
		url: fc.constantFrom("https://nnw.example/2025/ferry"),
		isBasedOn: fc.array(source, { minLength: 1, maxLength: 2 }),
		translationOf: fc.record(
			{
				title: titles,
				inLanguage: fc.constantFrom("fr", "ja", "he"),
				datePublished: fc.constantFrom("2019"),
			},
			{ requiredKeys: ["title", "inLanguage"] },
		),
		isPartOf: fc.record(
			{ title: titles, position: fc.constantFrom("4", "1.10") },
			{ requiredKeys: ["title"] },
		),
		correction: fc.array(correction, { minLength: 1, maxLength: 2 }),
		updateNote: fc.array(correction, { minLength: 1, maxLength: 2 }),
		editorNote: fc.array(correction, { minLength: 1, maxLength: 1 }),
		keywords: fc.uniqueArray(lineOf(bareWord, 2), {
			minLength: 1,
			maxLength: 3,
		}),
		identifier: fc.record(
			{
				doi: fc.constantFrom("10.1234/ab(c)<d>;2-#"),
				isbn: fc.constantFrom("978-0-306-40615-7"),
			},
			{ requiredKeys: [] },
		),
		creditStyle: fc.record({ seriesComma: fc.boolean() }),
		usageInfo: line(5),
		acquireLicensePage: fc.constantFrom("https://nnw.example/licensing"),
	},
	{ requiredKeys: [] },
);

const rights = fc.constantFrom(
	{},
	{ publisher: "nnw" },
	{ publisher: "shinsha" },
	{
		publisher: "nnw",
		copyrightHolder: "nnw",
		copyrightYear: 2025,
		copyrightNotice: "© 2025 Northern News Wire",
	},
	{ publisher: "ore", copyrightHolder: "ore", copyrightYear: 2025 },
	{ publisher: "akhbar", rightsBasis: "authorised" },
);

/** A way of saying the same matter: any key may be first. */
export type Matter = Readonly<Record<string, unknown>>;

/** Front matter of an article, without its pictures. */
export const articleMatter: fc.Arbitrary<Matter> = fc
	.record({
		title: titles,
		inLanguage: fc.constantFrom(...languages),
		credited,
		dates,
		said,
		rights,
	})
	.map(({ title, inLanguage, credited, dates, said, rights }) => ({
		title,
		inLanguage,
		...dates,
		author: credited.authors,
		...(credited.contributors.length > 0
			? { contributor: credited.contributors }
			: {}),
		...rights,
		...said,
	}));

/** Title and makers of a chapter; those without are the book’s. */
export const chapterMatter: fc.Arbitrary<Matter> = fc.record(
	{
		title: titles,
		author: credited.map(({ authors }) => authors),
		inLanguage: fc.constantFrom("en-GB", "fr", "he", "ja"),
	},
	{ requiredKeys: ["title"] },
);

/** Those whom the matter credits, with all that is said of them. */
export function agentsOf(matter: Matter): Matter {
	const text = JSON.stringify(matter);
	const used = (all: Readonly<Record<string, object>>) =>
		Object.fromEntries(
			Object.entries(all).filter(([id]) => text.includes(`"${id}"`)),
		);
	return { people: used(people), organizations: used(organizations) };
}
