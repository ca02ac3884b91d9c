/** Holds each node of the JSON-LD against the terms of schema.org that editions use; what they mean is for other rules. */
import { isNode, type JsonLdNode, leavesOf, textsOf } from "../../json-ld.ts";
import type { Finding, Rule } from "../../rule.ts";

export const jsonLdIsSchemaOrg: Rule = {
	id: "H06",
	says: "Every type and property of the JSON-LD exists in schema.org and fits its node.",
	clause: "schema.org 30.0",
	html: ({ jsonLd }) => jsonLd.flatMap((block) => visit(block, "", 0)),
};

const words = (text: string) => text.split(" ");
const thing = words(
	"@context @type @id name alternateName description url sameAs identifier image mainEntityOfPage",
);
const work = [
	...thing,
	...words(
		"headline alternativeHeadline inLanguage dateCreated datePublished dateModified locationCreated contentLocation author editor creator contributor translator creditText sourceOrganization provider publisher copyrightHolder copyrightYear copyrightNotice license acquireLicensePage usageInfo keywords isBasedOn translationOfWork isPartOf hasPart position correction citation about abstract isAccessibleForFree version text",
	),
];
const news = [
	...work,
	"dateline",
	"articleBody",
	"articleSection",
	"wordCount",
];
const organization = [
	...thing,
	...words(
		"legalName logo address email parentOrganization masthead ethicsPolicy correctionsPolicy publishingPrinciples noBylinesPolicy",
	),
];

/** What each type may hold: the terms that editions use, with the domains of schema.org 30.0. */
const properties: Readonly<Record<string, readonly string[]>> = {
	Article: work.concat(words("articleBody articleSection wordCount")),
	NewsArticle: news,
	AnalysisNewsArticle: news,
	OpinionNewsArticle: news,
	ReportageNewsArticle: news,
	BackgroundNewsArticle: news,
	ReviewNewsArticle: news,
	ScholarlyArticle: work.concat(words("articleBody articleSection wordCount")),
	Book: work.concat(
		words("isbn illustrator bookEdition bookFormat numberOfPages"),
	),
	Chapter: work.concat(words("pageStart pageEnd pagination")),
	CreativeWork: work,
	Collection: work,
	BookSeries: work,
	Periodical: work.concat("issn"),
	ImageObject: work.concat(
		words(
			"contentUrl caption width height encodingFormat representativeOfPage contentSize",
		),
	),
	CorrectionComment: work,
	Person: [
		...thing,
		...words(
			"givenName familyName additionalName honorificPrefix honorificSuffix affiliation jobTitle email worksFor",
		),
	],
	Organization: organization,
	NewsMediaOrganization: organization,
	Place: [...thing, "address"],
	PropertyValue: [...thing, ...words("propertyID value")],
	Role: [
		...thing,
		...words(
			"roleName startDate endDate author contributor editor translator creator",
		),
	],
};

function visit(value: unknown, path: string, depth: number): Finding[] {
	if (depth > 50) return [];
	if (Array.isArray(value))
		return value.flatMap((item) => visit(item, path, depth + 1));
	if (!isNode(value)) return [];
	return [
		...checkNode(value, path),
		// What stands below a property that nobody knows is told with it.
		...Object.entries(value)
			.filter(([key]) => isKnown(value, key))
			.flatMap(([key, item]) => visit(item, `${path}/${key}`, depth + 1)),
	];
}

function isKnown(node: JsonLdNode, key: string): boolean {
	const types = textsOf(node, "@type");
	return (
		types.length === 0 ||
		"@graph" in node ||
		types.some((type) => properties[type]?.includes(key) ?? true)
	);
}

function checkNode(node: JsonLdNode, path: string): Finding[] {
	const types = textsOf(node, "@type");
	if (types.length === 0 || "@graph" in node) return [];
	const unknown = types.filter((type) => !Object.hasOwn(properties, type));
	if (unknown.length > 0)
		return [
			{
				expected: "a type of schema.org",
				actual: unknown.join(", "),
				where: `JSON-LD ${path || "/"}`,
			},
		];
	const allowed = new Set(types.flatMap((type) => properties[type] ?? []));
	return Object.keys(node)
		.filter((key) => !allowed.has(key))
		.map((key) => ({
			expected: `a property of ${types.join(", ")}`,
			actual: key,
			where: `JSON-LD ${path || "/"}`,
			about: { has: leavesOf(node[key]) },
		}));
}
