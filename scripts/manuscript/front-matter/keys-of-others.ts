/** Keys that other tools and trades use in front matter, and what to write here instead: a credit is never to be removed. */

import { relatorCodes, relatorTerm } from "../../credits/roles.ts";

/** What to write in place of `key` of another tool; nothing where no tool in the list has it. */
export function insteadOf(key: string): string | undefined {
	const plain = plainForm(key);
	const role = roleOfKey(key);
	if (role !== undefined)
		return `add the name to people and credit it: contributor: [{ person: …, roles: [${role}] }]`;
	instead ??= byName(
		Object.entries(keys).map(([names, said]) => [said, names]),
	);
	return instead.get(plain);
}

/** The MARC relator whom `key` credits in front matter of another tool: `translator`, `illustratedBy`. */
export function roleOfKey(key: string): string | undefined {
	const plain = plainForm(key);
	return roleCalled(plain) ?? roleCalled(plain.replace(/by$/, ""));
}

function roleCalled(plain: string): string | undefined {
	roles ??= byName([
		...Object.entries(credits),
		...relatorCodes.map(
			(code) => [code, relatorTerm(code).replace(/ /g, "")] as const,
		),
	]);
	return roles.get(plain.replace(/s$/, ""));
}

/** Made when they are asked for, since most manuscripts have no such keys. */
let roles: ReadonlyMap<string, string> | undefined;
let instead: ReadonlyMap<string, string> | undefined;

/** Name → what it stands for; the first of several. */
function byName(
	rows: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
	return new Map(
		rows
			.flatMap(([meant, names]) =>
				names.split(" ").map((name) => [name, meant] as const),
			)
			.reverse(),
	);
}

function plainForm(key: string): string {
	return key.toLowerCase().replace(/[-_\s]/g, "");
}

/** MARC relator → the keys that credit it elsewhere, in lower case without hyphens, in the singular. */
const credits: Readonly<Record<string, string>> = {
	trl: "translator translatedby translation",
	ill: "illustrator illustratedby illustration",
	edt: "editor editedby",
	pht: "photographer photo photography photosby",
	wfw: "foreword forewordby",
	wpr: "preface prefaceby",
	win: "introduction introductionby",
	aft: "afterword afterwordby",
	nrt: "narrator narratedby",
	cov: "coverdesigner coverartist coverdesign coverby",
	bkd: "bookdesigner",
	dsr: "designer designedby",
	art: "artist",
	com: "compiler",
	adp: "adapter",
	rev: "reviewer",
	pfr: "proofreader",
	ctg: "cartographer",
	res: "researcher",
	ivr: "interviewer",
	ctb: "contributor collaborator",
	fnd: "funder",
	spn: "sponsor",
};

const address = "write url: https://…";

/** Keys in lower case without hyphens → what to write. */
const keys: Readonly<Record<string, string>> = {
	"authors creator creators byline by":
		"add the names to people and list them: author: [{ person: … }]",
	"isbn isbn13 isbn10": 'write identifier: { isbn: "…" }',
	doi: "write identifier: { doi: … }",
	"urn uuid uid": "write identifier: { urn: … }",
	"series collection": "write isPartOf: { title: … }",
	"volume seriesindex groupposition issue number":
		"write isPartOf: { title: …, position: … }",
	"subjects subject tags tag categories category topics bisac thema keyword":
		"write keywords: [ports, ice]",
	"date published publishdate pubdate publicationdate issued publishedat year":
		"write datePublished: 2025-03-18",
	"lastmod modified updated updatedat lastmodified":
		"write dateModified: 2025-03-18",
	"created createdat": "write dateCreated: 2025-03-18",
	"summary abstract excerpt teaser blurb seodescription":
		"write description: …",
	"lang language locale": "write inLanguage: en-US",
	"rights copyright":
		'write copyrightNotice: "© 2025 …", or copyrightHolder and copyrightYear',
	"licence licenseurl licenceurl": "write license: CC BY 4.0, or its address",
	headline: "write title: …",
	"deck standfirst tagline": "write subtitle: …",
	"permalink link": address,
	canonicalurl: "write canonical: https://…",
	"company imprint publishers": "add the name to organizations: publisher: nnw",
	"corrections errata erratum":
		"write correction: [{ date: 2025-03-18, text: … }]",
	"original source sources":
		"write isBasedOn: [{ title: …, author: [forde], relation: republication }]",
	"cover coverimage featuredimage thumbnail banner":
		"remove it; the cover is set from title and byline, and pictures stand in the text, with their credit in images",
	draft:
		"remove it; a manuscript that is not to be built stands in another folder",
	"layout template theme style":
		"remove it; the house sets the page, as house: news",
	"toc tableofcontents numbersections":
		"remove it; the contents of a book follow from its chapters",
	"bibliography csl references":
		"remove it; write references in the text or in notes",
	"dedication epigraph": "write it in the text, or as a chapter of its own",
	email:
		"remove it; corresponding: true in the credit names who answers letters",
	orcid: "write orcid with the person in people",
	"affiliation affiliations institute":
		"write affiliation with the credit: author: [{ person: …, affiliation: nnw }]",
	"funding acknowledgements acknowledgments":
		"write it in the text, and credit the funder: contributor: [{ organization: nnw, roles: [fnd] }]",
	"weight order aliases menu slugs": "remove it; nothing here depends on it",
};
