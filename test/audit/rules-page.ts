/** The rules and their examples → `docs/rules.md`, for those who are told of a rule and want to know what it means. */
import type { Rule } from "../../scripts/audit/index.ts";
import type { Example } from "./read-examples.ts";

/** The rooms of the rules, in the order of a reader’s interest. */
const areas: Readonly<Record<string, string>> = {
	visible: "What each edition prints and shows",
	record: "The credit record itself",
	metadata: "Names, dates and identifiers in metadata",
	epub: "The package document of the EPUB",
	html: "The head of the HTML edition, and its marks",
	pdf: "The PDF, and its metadata",
	agreement: "The editions against each other",
	images: "Images",
	rights: "Rights",
	strays: "What belongs to no edition",
};

export function rulesPage(
	rules: ReadonlyMap<string, Rule>,
	examples: readonly Example[],
): string {
	const titles = Object.entries(areas);
	const unknown = [...rules.keys()].filter(
		(path) => areas[areaOf(path)] === undefined,
	);
	if (unknown.length > 0)
		throw new Error(`Missing title of the area of ${unknown.join(", ")}`);
	return `${[
		"# The rules of the audit",
		"Every build reads its finished editions anew and holds them against these rules; `colophon check` does the same with editions that are there.\nA finding ends with the id of its rule.\nEach rule has examples of what it reports, with what it says, and of what it accepts.",
		...titles.flatMap(([area, title]) => [
			`## ${title}`,
			...[...rules]
				.filter(([path]) => areaOf(path) === area)
				.sort(([, one], [, other]) => (one.id < other.id ? -1 : 1))
				.flatMap(([path, rule]) =>
					section(
						path,
						rule,
						examples.filter((example) => example.rule === path),
					),
				),
		]),
	].join("\n\n")}\n`;
}

function areaOf(path: string): string {
	return path.slice(0, path.indexOf("/"));
}

function section(
	path: string,
	{ id, says, clause }: Rule,
	examples: readonly Example[],
): string[] {
	return [
		`### ${id} ${titleOf(path)}`,
		`${says}\n*${clause}.*`,
		"Reported:",
		listOf(
			examples.flatMap(({ verdict }) =>
				"bad" in verdict ? `${verdict.bad}: ${code(verdict.reports)}` : [],
			),
		),
		"Accepted:",
		listOf(
			examples.flatMap(({ verdict }) =>
				"good" in verdict ? verdict.good : [],
			),
		),
	];
}

/** `epub/one-date` → "One date". */
function titleOf(path: string): string {
	const words = path.slice(path.indexOf("/") + 1).replaceAll("-", " ");
	return words
		.replace(/\b(?:json ld|marc|pdf a|xmp)\b/g, (word) => written[word] ?? word)
		.replace(/^./, (letter) => letter.toUpperCase());
}

const written: Readonly<Record<string, string>> = {
	"json ld": "JSON-LD",
	marc: "MARC",
	"pdf a": "PDF/A",
	xmp: "XMP",
};

function listOf(items: readonly string[]): string {
	return items.map((item) => `- ${item}`).join("\n");
}

/** As code, which Markdown leaves as it is. */
function code(text: string): string {
	return `\`${text.replace(/\s+/g, " ")}\``;
}
