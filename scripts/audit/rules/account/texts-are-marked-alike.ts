/** Holds the attributes of each element in the texts of the HTML against those in the EPUB: what machines read of it beside its name and its words. */
import { groupBy } from "../../../machine/group-by.ts";
import {
	attribute,
	elementsBelow,
	findAll,
	hasWord,
	type MarkupElement,
	textOf,
} from "../../../readings/markup.ts";
import { holdsText, type Page } from "../../../readings/page.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const textsAreMarkedAlike: Rule = {
	id: "A13",
	says: "Each element in the text has in the HTML and in the EPUB the same attributes: its name for links, its role, its class, its scope, its direction, its proportions, and whose name it is.",
	clause:
		"WCAG 2.2, 1.3.1 and 4.1.2: what is said of an element to machines is true of it in every edition",
	all: ({ readings: { html, epub } }) =>
		html && epub
			? [
					...compare(elementsIn(html), elementsIn(epub)),
					...compareAround(html, epub),
				]
			: [],
	epub: ({ documents }, { record }) =>
		documents.flatMap((page) => [
			...compareDirection(page, record),
			...compareTypes(page),
			...compareMatter(page),
		]),
};

/** Each document says in which direction its language runs. */
function compareDirection(
	{ name, root }: Page,
	{ language, direction = "ltr" }: CreditRecord,
): Finding[] {
	return findAll(root, "html").flatMap((html) => {
		const own = attribute(html, "dir");
		const isKnown =
			attribute(html, "lang") === language
				? own === direction
				: own === "ltr" || own === "rtl";
		return isKnown
			? []
			: [
					{
						expected: direction,
						actual: own || nothing,
						where: `${name}:${html.line}, dir`,
					},
				];
	});
}

/** What reading systems of EPUB know an element by, where its role is the same (DPUB-ARIA 1.1; EPUB Structural Semantics Vocabulary 1.1). */
const types: Readonly<Record<string, readonly string[]>> = {
	"doc-noteref": ["noteref"],
	"doc-footnote": ["footnote"],
	"doc-pagebreak": ["pagebreak"],
	"doc-endnotes": ["footnotes", "endnotes", ""],
	"doc-chapter": ["chapter", ""],
	"doc-credits": ["credits", ""],
	"doc-colophon": ["colophon", ""],
};

function compareTypes({ name, root }: Page): Finding[] {
	return [...elementsBelow(root)].flatMap(({ element }) => {
		const own = attribute(element, "epub:type");
		const role = attribute(element, "role");
		const expected = types[role];
		if (role !== "" && own !== "" && !expected) {
			const [known] =
				Object.entries(types).find(([, [type]]) => type === own) ?? [];
			return known === undefined
				? []
				: [
						{
							expected: known,
							actual: role,
							where: `${name}:${element.line}, role`,
						},
					];
		}
		return !expected || expected.includes(own)
			? []
			: [
					{
						expected: expected[0] ?? "",
						actual: own || nothing,
						where: `${name}:${element.line}, epub:type`,
					},
				];
	});
}

/** What a document is in the order of a book: what stands before the text, the text, or what stands after it. */
function compareMatter({ name, root }: Page): Finding[] {
	const all = [...elementsBelow(root)].map(({ element }) => element);
	const opens = (element: MarkupElement) =>
		["cover", "titlepage", "toc"].includes(attribute(element, "epub:type"));
	const around = all.some(opens) ? "frontmatter" : "backmatter";
	const expected = all.some(holdsText) ? "bodymatter" : around;
	return all
		.filter((element) => element.name === "body")
		.filter((body) => attribute(body, "epub:type") !== expected)
		.map((body) => ({
			expected,
			actual: attribute(body, "epub:type") || nothing,
			where: `${name}:${body.line}, epub:type`,
		}));
}

/** What says of words around the texts in which language and direction they run, whether they are hidden or stopped at, and whose name they are: each as the other edition says it of the same words. */
function compareAround(html: PageEdition, epub: PageEdition): Finding[] {
	const book = groupBy(around(epub), ({ key }) => key);
	return [...groupBy(around(html), ({ key }) => key)].flatMap(([key, ones]) => {
		const others = book.get(key) ?? [];
		const lost = firstSaidBy(ones, others);
		const more = firstSaidBy(others, ones);
		const [one, other] = [lost ?? ones[0], more ?? others[0]];
		if (!(lost || more) || !one || !other) return [];
		const { lacking, extra } = differing(one.run, other.run);
		return [
			{
				expected: lacking.join(" ") || nothing,
				actual: `${extra.join(" ") || nothing}: ${one.words.slice(0, 60)}`,
				where: placesOf(one, other),
				about: {
					// Words that others tell of have other marks by that.
					has: [one.words],
					isOfBoth: true as const,
					// Of two that are exchanged, each has what the other lacks.
					cause: [...lacking, ...extra].sort().join(" "),
				},
			},
		];
	});
}

/** The first that says of itself what none of `others` says. */
function firstSaidBy(
	ones: readonly Around[],
	others: readonly Around[],
): Around | undefined {
	if (others.length === 0) return undefined;
	const known = new Set(others.map(({ run }) => run.join(" ")));
	return ones.find(({ saysSo, run }) => saysSo && !known.has(run.join(" ")));
}

/** What is wanted and is not there, and what is there and is not wanted. */
function differing(wanted: readonly string[], found: readonly string[]) {
	return {
		lacking: wanted.filter((item) => !found.includes(item)),
		extra: found.filter((item) => !wanted.includes(item)),
	};
}

interface Around {
	/** What it is, with its words: the same may stand elsewhere as something else. */
	readonly key: string;
	readonly words: string;
	/** What holds of it, said of itself or of what it stands in. */
	readonly run: readonly string[];
	readonly saysSo: boolean;
	readonly where: string;
}

/** A chapter may say in one edition by its document what it says in the other by its section. */
function around({ documents }: PageEdition): Around[] {
	return documents.flatMap(({ name, root }) =>
		[...elementsBelow(root)].flatMap(({ element, ancestors }) => {
			if (
				/^(?:html|body|section|article)$/.test(element.name) ||
				!ancestors.some((item) => item.name === "body") ||
				[...ancestors, element].some(holdsText)
			)
				return [];
			const words = seenText(textOf(element));
			if (words === "") return [];
			return [
				{
					key: `${element.name} ${attribute(element, "class")}\n${words}`,
					words,
					run: runOf(element, ancestors),
					saysSo: [...inherited, ...own].some((key) =>
						element.attributes.has(key),
					),
					where: `${name}:${element.line}`,
				},
			];
		}),
	);
}

const inherited = ["lang", "dir"];
const own = ["hidden", "tabindex", "data-agent"];

function runOf(
	element: MarkupElement,
	ancestors: readonly MarkupElement[],
): string[] {
	const holderOf = (key: string) =>
		[...ancestors, element].findLast((one) => one.attributes.has(key));
	return [
		...inherited.map((key) => [key, holderOf(key)] as const),
		...own
			.filter((key) => element.attributes.has(key))
			.map((key) => [key, element] as const),
	].map(([key, holder]) => {
		const said = holder ? attribute(holder, key) : "";
		// Words that say their direction themselves are set apart from those around them.
		const apart = key === "dir" && holder === element ? ", set apart" : "";
		return `${key}="${key === "dir" && said === "" ? "ltr" : said}"${apart}`;
	});
}

interface Found {
	readonly element: MarkupElement;
	readonly where: string;
}

/** Attributes that differ between the two, or that other rules compare. */
const apart: readonly {
	readonly names: RegExp;
	readonly reason: string;
}[] = [
	{
		names: /^(?:href|src)$/,
		reason:
			"places and pictures have other addresses in each edition, which N01 and I04 follow",
	},
	{
		names: /^xml:lang$|^xmlns/,
		reason: "XHTML says the language twice, and its vocabularies",
	},
	{
		names: /^(?:loading|decoding)$/,
		reason: "when a picture is loaded says nothing of it",
	},
	{
		names: /^(?:alt|alttext|title|cite|aria-\w+|width|height)$/,
		reason:
			"what is told is compared with the manuscript (A07, I06), and a page may show a picture in another size, of the same proportions",
	},
	{
		names: /^epub:type$/,
		reason: "HTML has no such attribute",
	},
];

/** Elements that one of them alone has. */
const added: readonly {
	readonly is: (element: MarkupElement) => boolean;
	readonly reason: string;
}[] = [
	{
		is: (element) => hasWord(element, "class", "scroll"),
		reason: "a page on a screen scrolls what is wider than it",
	},
	{
		is: (element) => attribute(element, "role") === "doc-pagebreak",
		reason: "the EPUB tells where the printed pages begin",
	},
];

/** Formulas and drawings are held as they are. */
const whole: ReadonlySet<string> = new Set(["math", "svg"]);

function elementsIn(reading: PageEdition): Found[] {
	return reading.documents.flatMap(({ name, root }) =>
		[...elementsBelow(root)]
			.filter(
				({ element, ancestors }) =>
					ancestors.some(
						(item) => holdsText(item) && !hasWord(item, "class", "note"),
					) &&
					!ancestors.some((item) => whole.has(item.name)) &&
					!added.some(({ is }) => is(element)),
			)
			.map(({ element }) => ({ element, where: `${name}:${element.line}` })),
	);
}

/** The first difference; what has no counterpart is told by others. */
function compare(one: readonly Found[], other: readonly Found[]): Finding[] {
	for (const [index, { element, where }] of one.entries()) {
		const found = other[index];
		if (!found || !isSame(element, found.element)) return [];
		const { lacking, extra } = differing(
			attributesOf(element),
			attributesOf(found.element),
		);
		if (lacking.length + extra.length > 0)
			return [
				{
					expected: described(element, lacking),
					actual: described(found.element, extra),
					where: placesOf({ where }, found),
				},
			];
	}
	return [];
}

type At = Pick<Found, "where">;

/** Of both files, since either may be wrong: "line 288 of the HTML, line 12 of OEBPS/text.xhtml of the EPUB". */
function placesOf(html: At, epub: At): string {
	const [, line = ""] = /:(\d+)$/.exec(html.where) ?? [];
	return `line ${line} of the HTML, ${epub.where.replace(/^(.*):(\d+)$/, "line $2 of $1")} of the EPUB`;
}

function isSame(one: MarkupElement, other: MarkupElement): boolean {
	return (
		nameOf(one) === nameOf(other) &&
		seenText(textOf(one)) === seenText(textOf(other))
	);
}

/** Headings stand lower on the one page of a book. */
function nameOf({ name }: MarkupElement): string {
	return /^h[1-6]$/.test(name) ? "a heading" : name;
}

function attributesOf({ attributes }: MarkupElement): string[] {
	return [
		...[...attributes]
			.filter(([name]) => !apart.some(({ names }) => names.test(name)))
			.map(([name, value]) =>
				// XHTML writes a name for what is only there or not.
				value === name || value === "" ? name : `${name}="${value}"`,
			),
		...proportionsOf(attributes),
	];
}

/** Of a picture with both, to a hundredth. */
function proportionsOf(attributes: MarkupElement["attributes"]): string[] {
	const [width, height] = ["width", "height"].map((name) =>
		Number(attributes.get(name)),
	);
	return width && height
		? [`width / height = ${(width / height).toFixed(2)}`]
		: [];
}

function described(
	element: MarkupElement,
	attributes: readonly string[],
): string {
	const words = seenText(textOf(element)).slice(0, 60);
	return [`<${[element.name, ...attributes].join(" ")}>`, words]
		.filter(Boolean)
		.join(" ");
}
