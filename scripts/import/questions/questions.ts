/** What a person must settle: one question for each line that was not read for certain, with what was read and what may be answered. */
import type { Problem } from "../../model/problem.ts";
import type { CopyReading, WireCredit, WireLine } from "../model.ts";

export interface Choice {
	readonly answer: string;
	readonly means: string;
}

export interface Question {
	/** The key of its answer: the line, or `title`, `author`, `fileAs`. */
	readonly id: string;
	readonly line?: number | undefined;
	/** The line of the source. */
	readonly source: string;
	readonly reasons: readonly string[];
	/** What was read, in words; absent where nothing was. */
	readonly read?: string | undefined;
	readonly choices: readonly Choice[];
}

const choiceMeans: Readonly<Record<string, string>> = {
	accept: "take it as it was read",
	text: "it credits nobody: keep it in the text",
	headline: "it is the headline",
	subtitle: "it is the standfirst",
	kicker: "it is the line above the headline",
	editorNote: "it is a note to readers",
	"left-out": "it belongs neither to the text nor to the credits",
};

const otherChoices: Readonly<Record<WireLine["zone"], readonly string[]>> = {
	head: ["headline", "subtitle", "kicker", "text", "left-out"],
	body: ["text"],
	tail: ["text", "editorNote", "left-out"],
	caption: ["text", "left-out"],
};

/** The question about an open line. */
export function askLine(line: WireLine): Question {
	const read = describeReading(line.reading);
	const answers = [...(read ? ["accept"] : []), ...otherChoices[line.zone]];
	return {
		id: String(line.line),
		line: line.line,
		source: line.text,
		reasons: [...new Set(line.reading.flags.map((flag) => flag.message))],
		read,
		choices: [
			...answers.map((answer) => ({
				answer,
				means: choiceMeans[answer] ?? answer,
			})),
			...wordedChoices(line),
		],
	};
}

/** Answers that are given in words. */
function wordedChoices(line: WireLine): Choice[] {
	const isDate = line.reading.flags.some((flag) =>
		flag.rule.startsWith("date"),
	);
	return [
		{
			answer: "author, contributor",
			means: "the people that it credits, each with a role",
		},
		...(isDate
			? [{ answer: "date", means: "the day, as in date 2025-03-18" }]
			: []),
	];
}

/** The problems of an open line, one for each reason. */
export function lineProblems(line: WireLine, file: string): Problem[] {
	const seen = new Set<string>();
	return line.reading.flags.flatMap((flag): Problem[] => {
		if (seen.has(flag.message)) return [];
		seen.add(flag.message);
		return [
			{
				rule: flag.rule,
				message: flag.message,
				file,
				line: line.line,
				source: line.text.replace(/\s*\n\s*/g, " ⏎ "),
			},
		];
	});
}

/** "author Priya Halloran, CNN; photographer Owen Castellane". */
export function describeReading(reading: CopyReading): string | undefined {
	const parts = [
		...reading.byline.map((credit) => `author ${describeCredit(credit)}`),
		...reading.contributors.map(
			(credit) => `${credit.role} ${describeCredit(credit)}`,
		),
		...(reading.date ? [`published ${reading.date}`] : []),
		...(reading.dateModified ? [`modified ${reading.dateModified}`] : []),
	];
	return parts.length > 0 ? parts.join("; ") : undefined;
}

function describeCredit(credit: WireCredit): string {
	return [
		credit.name,
		credit.jobTitle,
		credit.affiliation,
		credit.location && `in ${credit.location}`,
		credit.kind !== "person" && `(${credit.kind})`,
	]
		.filter(Boolean)
		.join(", ");
}
