/** The rules and their examples → `docs/rules.md`, for those who are told of a rule and want to know what it means. */
import type { Rule } from "../../scripts/audit/rule.ts";
import type { Example } from "./read-examples.ts";

/** The rooms of the rules, in the order of a reader’s interest. */
const areas: Readonly<Record<string, string>> = {
	manuscript: "The manuscript itself, as a witness",
	visible: "What each edition prints and shows",
	record: "The credit record itself",
	metadata: "Names, dates and identifiers in metadata",
	epub: "The package document of the EPUB",
	html: "The head of the HTML edition, and its marks",
	pdf: "The PDF, and its metadata",
	agreement: "The editions against each other",
	images: "Images",
	navigation: "Ways through the text: links, notes, contents, pages, headings",
	rights: "Rights",
	strays: "What belongs to no edition",
	account: "Everything that metadata says, and who said it",
};

const opening = `# The rules of the audit

Every build reads its finished editions anew and holds them against these rules; \`colophon check\` does the same with editions that are there.
A finding ends with the id of its rule.
Of what fails by one fault the finding that names it best is told, and how many others follow from it; \`--json\` has these in \`follows\`.
Each rule has examples of what it reports, with what it says, and of what it accepts.`;

export function rulesPage(
	rules: ReadonlyMap<string, Rule>,
	examples: readonly Example[],
): string {
	const untitled = [...rules.keys()].filter((path) => !areas[areaOf(path)]);
	if (untitled.length > 0)
		throw new Error(`Missing title of the area of ${untitled.join(", ")}`);
	const parts = Object.entries(areas).flatMap(([area, title]) => {
		const own = [...rules]
			.filter(([path]) => areaOf(path) === area)
			.sort(([, one], [, other]) => (one.id < other.id ? -1 : 1));
		const sections = own.flatMap(([path, rule]) =>
			section(
				path,
				rule,
				examples.filter((example) => example.rule === path),
			),
		);
		return own.length > 0 ? [`## ${title}`, ...sections] : [];
	});
	return `${[opening, ...parts].join("\n\n")}\n`;
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
