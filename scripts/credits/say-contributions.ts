/** What each author did, and who answers letters: lines under the text of scholarly work. */
import type { Credit, CreditRole } from "../model/credit.ts";
import type { Phrase } from "../model/statement.ts";
import { leadOf } from "./lead-of.ts";
import { listNames } from "./list-names.ts";
import { withStop } from "./with-stop.ts";
import type { LanguageWords } from "./words/language-words.ts";

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
		...(contributing.length > 0 ? [statement(contributing, words)] : []),
		...(corresponding.length > 0 ? [correspondence(corresponding, words)] : []),
	];
}

function statement(
	credits: readonly Credit[],
	words: LanguageWords,
): Contribution {
	const { signs, borrowed: lang } = words;
	const members = credits.flatMap((credit, index): Phrase[] => [
		...(index > 0 ? [{ text: signs.semicolon }] : []),
		{ text: credit.agent.name, agent: credit.agent.id },
		{ text: leadOf(signs.colon) },
		{
			text: credit.credit.map((role) => sayRole(role, words)).join(signs.comma),
			lang,
		},
	]);
	return {
		phrases: withStop(
			[{ text: leadOf(words.contributions.statement), lang }, ...members],
			words,
		),
		credits,
	};
}

function sayRole({ role, degree }: CreditRole, words: LanguageWords): string {
	const { roles, degrees } = words.contributions;
	const [open, close] = words.signs.brackets;
	const name = roles[role] ?? role;
	return degree ? `${name}${open}${degrees[degree]}${close}` : name;
}

function correspondence(
	credits: readonly Credit[],
	words: LanguageWords,
): Contribution {
	const names = credits.map((credit): Phrase[] => [
		{ text: credit.agent.name, agent: credit.agent.id },
	]);
	return {
		phrases: withStop(
			[
				{
					text: leadOf(words.contributions.correspondence),
					lang: words.borrowed,
				},
				...listNames(names, words, false),
			],
			words,
		),
		credits,
	};
}
