/** The printed credits of a work, or of one of its chapters: byline and credit lines, each with those whom it names. */
import { type Credited, sayByline, sayCreditLines } from "../credits/say.ts";
import type { Chapter } from "../model/chapter.ts";
import type { Credit } from "../model/credit.ts";
import type { Publication } from "../model/publication.ts";
import type {
	CreditKey,
	CreditLine,
	StatedCreditLine,
	StatedCredits,
} from "../model/statement.ts";
import { stateCredit, withRoles } from "./state-agents.ts";

/** Roles that are not declared are filled in before anything is said. */
export function stateCredits(work: Credited): StatedCredits {
	const said: Credited = {
		...work,
		author: withRoles(work.author, "author"),
		contributor: withRoles(work.contributor, "contributor"),
	};
	return {
		byline: stateLine(sayByline(said)),
		creditLines: sayCreditLines(said).map((line, index) => ({
			...stateLine(line),
			from: keyOf(line, index, said),
		})),
	};
}

/** A chapter’s credits are said like a publication’s; no lines stand in their place. */
export function creditedIn(
	{ author, contributor }: Chapter,
	{ inLanguage, creditStyle }: Publication,
): Credited {
	return { inLanguage, creditStyle, author, contributor, creditLines: [] };
}

function stateLine({
	phrases,
	text,
	credits,
}: CreditLine<Credit>): StatedCreditLine {
	return {
		phrases,
		text,
		credits: credits.map((credit) => stateCredit(credit)),
	};
}

/** Verbatim lines come first; a line that is said comes from the first of those whom it names. */
function keyOf(line: CreditLine, index: number, said: Credited): CreditKey {
	if (index < said.creditLines.length) return ["creditLines", index];
	const place = (list: readonly Credit[]) =>
		list.findIndex((credit) => line.credits.includes(credit));
	const contributor = place(said.contributor);
	return contributor >= 0
		? ["contributor", contributor]
		: ["author", place(said.author)];
}
