/** What each author did, and who answers letters: lines under the text of scholarly work. */
import type { Credit, CreditRole } from "../model/credit.ts";
import type { Phrase } from "../model/statement.ts";
import { listNames } from "./list-names.ts";
import type {
	ContributionWords,
	LanguageWords,
} from "./words/language-words.ts";

/** A line and those whom it names. */
interface Contribution {
	readonly phrases: readonly Phrase[];
	readonly credits: readonly Credit[];
}

/** "Author contributions: A: conceptualization (lead), investigation; B: software." and "Correspondence: A." */
export function sayContributions(
	authors: readonly Credit[],
	words: LanguageWords,
): Contribution[] {
	const contributing = authors.filter((credit) => credit.credit.length > 0);
	const corresponding = authors.filter((credit) => credit.corresponding);
	return [
		...(contributing.length > 0
			? [statement(contributing, words.contributions)]
			: []),
		...(corresponding.length > 0 ? [correspondence(corresponding, words)] : []),
	];
}

function statement(
	credits: readonly Credit[],
	words: ContributionWords,
): Contribution {
	const members = credits.flatMap((credit, index): Phrase[] => [
		{ text: index === 0 ? " " : "; " },
		{ text: credit.agent.name, agent: credit.agent.id },
		{
			text: `: ${credit.credit.map((role) => sayRole(role, words)).join(", ")}`,
		},
	]);
	return {
		phrases: [{ text: words.statement }, ...members, { text: "." }],
		credits,
	};
}

function sayRole(
	{ role, degree }: CreditRole,
	words: ContributionWords,
): string {
	const name = words.roles[role] ?? role;
	return degree ? `${name} (${words.degrees[degree]})` : name;
}

function correspondence(
	credits: readonly Credit[],
	words: LanguageWords,
): Contribution {
	const names = credits.map((credit): Phrase[] => [
		{ text: credit.agent.name, agent: credit.agent.id },
	]);
	return {
		phrases: [
			{ text: `${words.contributions.correspondence} ` },
			...listNames(names, words, false),
			{ text: "." },
		],
		credits,
	};
}
