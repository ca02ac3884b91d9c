/** How credits are said: the only source of credit wording in every edition. */
import { groupBy } from "../machine/group-by.ts";
import type { Agent } from "../model/agent.ts";
import type { Credit, CreditStyle } from "../model/credit.ts";
import type { Publication } from "../model/publication.ts";
import type { CreditLine, Phrase } from "../model/statement.ts";
import { leadOf } from "./lead-of.ts";
import { listNames, plain } from "./list-names.ts";
import { isRelator, relatorTerm } from "./roles.ts";
import { sayContributions } from "./say-contributions.ts";
import { withStop } from "./with-stop.ts";
import { wordsOf } from "./words/index.ts";
import type { LanguageWords } from "./words/language-words.ts";

/** Who is credited how, in which language: a publication, or one chapter of it. */
export interface Credited {
	readonly inLanguage: string;
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	readonly creditStyle: CreditStyle;
	readonly creditLines: readonly string[];
	readonly translationOf?: Publication["translationOf"];
}

/** "By A, B and C, ORG"; "Reporting by A and B, ORG" when all are reporters. Empty when nobody is named. */
export function sayByline(work: Credited): CreditLine {
	const words = wordsOf(work.inLanguage);
	if (work.author.length === 0) return line([], []);
	const lead = bylineLead(work.author, words);
	// A title stands between a name and its organization, so that organization cannot be shared.
	const titled = work.author.some((credit) => credit.jobTitle);
	const shared = titled ? undefined : sharedAffiliation(work.author);
	const members = work.author.map((credit) =>
		shared ? name(credit) : nameWithAffiliation(credit, words),
	);
	const tail = shared
		? beside([[{ text: shared.name, agent: shared.id }]], words, words.shared)
		: [];
	return line(
		[
			...lead,
			...listNames(members, words, work.creditStyle.seriesComma),
			...tail,
		],
		work.author,
	);
}

/** The lines under the text, one for each role group, "contributed" last, and what authors did. Verbatim lines take the place of contributors’. */
export function sayCreditLines(work: Credited): CreditLine[] {
	const words = wordsOf(work.inLanguage);
	const others =
		work.creditLines.length > 0
			? work.creditLines.map((text) => sayVerbatim(text, work))
			: sayContributors(work, words);
	const authors = sayContributions(work.author, words);
	return [
		...others,
		...authors.map(({ phrases, credits }) => line(phrases, credits)),
	];
}

function sayVerbatim(text: string, work: Credited): CreditLine {
	return line(
		markNames(text, work.contributor),
		work.contributor.filter((credit) => text.includes(credit.agent.name)),
	);
}

function sayContributors(work: Credited, words: LanguageWords): CreditLine[] {
	const style = work.creditStyle;
	const named = work.contributor.filter(
		(credit) => !isPlainContributor(credit),
	);
	const groups = groupBy(named, (credit) =>
		plain(contributorLead(credit, words)),
	);
	const roleLines = [...groups.values()].map((credits) =>
		line(
			withStop(
				[
					...credits
						.slice(0, 1)
						.flatMap((credit) => contributorLead(credit, words)),
					...listNames(
						credits.map((credit) => nameInPlace(credit, words)),
						words,
						style.seriesComma,
					),
				],
				words,
			),
			credits,
		),
	);
	const contributed = work.contributor.filter(isPlainContributor);
	return contributed.length > 0
		? [...roleLines, ...sayContributed(contributed, words, style)]
		: roleLines;
}

/**
 * "ORG’s D and E contributed to this report.": organizations in the order of the list. Those without one have a line of
 * their own, since behind another’s they would read as theirs.
 */
function sayContributed(
	credits: readonly Credit[],
	words: LanguageWords,
	style: CreditStyle,
): CreditLine[] {
	const owned = credits.filter((credit) => credit.affiliation.length > 0);
	const bare = credits.filter((credit) => credit.affiliation.length === 0);
	const ordered = credits[0] === bare[0] ? [bare, owned] : [owned, bare];
	return ordered
		.filter((some) => some.length > 0)
		.map((some) => {
			const groups = groupBy(some, (credit) => credit.affiliation[0]?.id ?? "");
			const members = [...groups.values()].map((group) =>
				sayGroup(group, words, style),
			);
			const joined = listNames(members, words, style.seriesComma);
			return line(fillNames(words, joined), some);
		});
}

/** "ORG’s D and E", or "D and E (ORG)" in languages without the possessive. */
function sayGroup(
	group: readonly Credit[],
	words: LanguageWords,
	style: CreditStyle,
): Phrase[] {
	const names = listNames(
		group.map((credit) => nameInPlace(credit, words)),
		words,
		style.seriesComma,
	);
	const organization = group[0]?.affiliation[0];
	if (!organization) return names;
	if (words.ownership === "possessive")
		return [...possessivePhrases(organization, style), { text: " " }, ...names];
	const [open = "", close = ""] = words.signs.brackets;
	const own = { text: organization.name, agent: organization.id };
	const last = names.at(-1);
	// One bracket holds both, the place of the only one and the organization.
	if (group.length === 1 && last?.text.startsWith(open) && !last.agent)
		return [
			...names.slice(0, -1),
			{ text: `${last.text.slice(0, -close.length)}${words.signs.comma}` },
			own,
			{ text: close },
		];
	return [...names, { text: open }, own, { text: close }];
}

function fillNames(
	{ contributed, borrowed: lang }: LanguageWords,
	names: readonly Phrase[],
): Phrase[] {
	const [before = "", after = ""] = contributed.split("{names}");
	return [{ text: before, lang }, ...names, { text: after, lang }].filter(
		(phrase) => phrase.text !== "",
	);
}

function possessivePhrases(organization: Agent, style: CreditStyle): Phrase[] {
	const whole = possessive(organization, style);
	return whole.startsWith(organization.name)
		? [
				{ text: organization.name, agent: organization.id },
				{ text: whole.slice(organization.name.length) },
			]
		: [{ text: whole, agent: organization.id }];
}

/** "CNN’s"; "Reuters’" in AP style. */
export function possessive(organization: Agent, style: CreditStyle): string {
	if (organization.possessive) return organization.possessive;
	const bareApostrophe =
		/s$/iu.test(organization.name) &&
		(style.possessive === "ap" || organization.pluralForm);
	return `${organization.name}${bareApostrophe ? "’" : "’s"}`;
}

function bylineLead(
	credits: readonly Credit[],
	words: LanguageWords,
): Phrase[] {
	const label = credits[0]?.label;
	if (label && credits.every((credit) => credit.label === label))
		return lead(label);
	const [role, ...others] = new Set(credits.map(roleOf));
	const ofRole =
		role === undefined || others.length > 0 || role === "aut"
			? undefined
			: words.groups[role];
	return lead(ofRole ?? words.by, words.borrowed);
}

function contributorLead(credit: Credit, words: LanguageWords): Phrase[] {
	if (credit.label) return lead(credit.label);
	const role = roleOf(credit) ?? "";
	const own = words.groups[role];
	if (own !== undefined) return lead(own, words.borrowed);
	// What MARC calls it, in English.
	const term = relatorTerm(role);
	return lead(
		`${term.charAt(0).toUpperCase()}${term.slice(1)}${words.signs.colon}`,
		words.isEnglish ? undefined : "en",
	);
}

function lead(words: string, lang?: string): Phrase[] {
	return words === "" ? [] : [{ text: leadOf(words), lang }];
}

/** The first role that has words of its own: the roles of CRediT are said in a statement of their own. */
function roleOf({ roles }: Credit): string | undefined {
	return roles.find(isRelator);
}

/** The contributors for whose role the language has no words, and who have no label in their place: MARC’s English term stands there. */
export function unwordedContributors({
	inLanguage,
	contributor,
}: Pick<Credited, "inLanguage" | "contributor">): readonly Credit[] {
	const { groups, isEnglish } = wordsOf(inLanguage);
	if (isEnglish) return [];
	return contributor.filter((credit) => {
		const role = roleOf(credit);
		return !credit.label && role && role !== "ctb" && !groups[role];
	});
}

function isPlainContributor(credit: Credit): boolean {
	return roleOf(credit) === "ctb" && !credit.label;
}

function sharedAffiliation(credits: readonly Credit[]): Agent | undefined {
	const [first] = credits;
	const organization =
		first?.affiliation.length === 1 ? first.affiliation[0] : undefined;
	return organization &&
		credits.every(
			(credit) =>
				credit.affiliation.length === 1 &&
				credit.affiliation[0]?.id === organization.id,
		)
		? organization
		: undefined;
}

function name(credit: Credit): Phrase[] {
	return [{ text: credit.agent.name, agent: credit.agent.id }];
}

function nameWithAffiliation(credit: Credit, words: LanguageWords): Phrase[] {
	const { jobTitle, affiliation } = credit;
	return [
		...name(credit),
		...beside(
			[
				...(jobTitle ? [[{ text: jobTitle }]] : []),
				...affiliation.map(({ name: text, id }) => [{ text, agent: id }]),
			],
			words,
		),
	];
}

/** What stands behind a name: ", A, B", or "(A, B)". */
function beside(
	parts: readonly (readonly Phrase[])[],
	{ affiliation, signs }: LanguageWords,
	comma = signs.comma,
): Phrase[] {
	const [open = "", close = ""] =
		affiliation === "brackets" ? signs.brackets : [comma];
	if (parts.length === 0) return [];
	return [
		...parts.flatMap((part, index) => [
			{ text: index === 0 ? open : signs.comma },
			...part,
		]),
		...(close === "" ? [] : [{ text: close }]),
	];
}

function nameInPlace(credit: Credit, words: LanguageWords): Phrase[] {
	return credit.location
		? [
				...name(credit),
				{ text: words.place.replace("{place}", () => credit.location ?? "") },
			]
		: name(credit);
}

/** Marks the names in a verbatim line, the longest first, so that editions can set them as names. */
function markNames(text: string, credits: readonly Credit[]): Phrase[] {
	const agents = [
		...new Set(
			credits.flatMap((credit) => [credit.agent, ...credit.affiliation]),
		),
	].sort((a, b) => b.name.length - a.name.length);
	const found = agents
		.map((agent) => ({ agent, at: text.indexOf(agent.name) }))
		.filter(({ at }) => at >= 0)
		.sort((a, b) => a.at - b.at)[0];
	if (!found) return text === "" ? [] : [{ text }];
	const end = found.at + found.agent.name.length;
	return [
		...(found.at > 0 ? [{ text: text.slice(0, found.at) }] : []),
		{ text: found.agent.name, agent: found.agent.id },
		...markNames(text.slice(end), credits),
	];
}

function line(
	phrases: readonly Phrase[],
	credits: readonly Credit[],
): CreditLine {
	return { phrases, text: plain(phrases), credits };
}
