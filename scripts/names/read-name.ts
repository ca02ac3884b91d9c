/** One segment → what it is: suffix, degree, organization, title, place, person; and why that may be wrong. */

import type { Fault } from "../model/problem.ts";
import type { Lexicon } from "./lexicon.ts";
import {
	bare,
	collectives,
	degrees,
	doubtfulDegrees,
	doubtfulOrganizationWords,
	familyFirst,
	honorifics,
	jobWords,
	months,
	nameWords,
	organizationWords,
	particles,
	plainWords,
	regions,
	sectionWords,
	styles,
	suffixes,
	titleWords,
	weekdays,
} from "./words.ts";

/** How sure an organization is: known by name, by its shape, perhaps, or not at all. */
type OrganizationLikeness = "known" | "likely" | "doubtful" | "none";

/** "Jr.", "III"; in small letters a numeral is none. */
export function isSuffix(text: string): boolean {
	return suffixes.has(bare(text)) && !/^[ivx]+$/.test(text);
}

/** "PhD", "M.D."; not in small letters. */
export function isDegree(text: string): boolean {
	return degrees.has(bare(text)) && !/^[a-z]/.test(text);
}

/** "PA", which may be a degree or a state. */
export function isDoubtfulDegree(text: string): boolean {
	return doubtfulDegrees.has(bare(text)) && /^[A-Z.]+$/.test(text);
}

/** "Ontario", "Iraq": the name of a state, a province or a country. */
export function isRegion(text: string): boolean {
	return regions.has(bare(text));
}

/** "Staff", "CNN Staff", "Foreign Staff", "Staff and Wire Reports": people without names. */
export function isCollective(text: string, lexicon: Lexicon): boolean {
	const words = text.split(/\s+/);
	const last = bare(words.at(-1) ?? "");
	if (!collectives.has(last)) return false;
	const rest = words.slice(lexicon.prefix(words.slice(0, -1)), -1);
	return rest.every((word) => {
		const plain = bare(word);
		return (
			titleWords.has(plain) ||
			sectionWords.has(plain) ||
			collectives.has(plain) ||
			plainWords.has(plain) ||
			organizationWords.has(plain)
		);
	});
}

/** How sure it is that a text is the name of an organization, by the lexicon, then by its words and capitals. */
export function organizationLikeness(
	text: string,
	lexicon: Lexicon,
): OrganizationLikeness {
	if (lexicon.knows(text)) return "known";
	const words = text.split(/\s+/);
	const last = bare(words.at(-1) ?? "");
	if (lexicon.prefix(words) > 0) return "doubtful";
	if (!/^[\p{Lu}\p{Lo}\d]/u.test(text) && !/^the \p{Lu}/u.test(text))
		return "none";
	if (
		words.length > 6 ||
		words.some(
			(word) =>
				/^\p{Ll}/u.test(word) &&
				!/^(the|of|and|for|de|la|du|des|der|die|das|in|on)$/.test(word),
		)
	)
		return "none";
	const named = words
		.slice(1)
		.some(
			(word) =>
				organizationWords.has(bare(word)) ||
				doubtfulOrganizationWords.has(bare(word)),
		);
	if (/^the$/i.test(words[0] ?? "") && words.length > 1)
		return words[0] === "The" && named ? "likely" : "doubtful";
	if (words.length > 1 && organizationWords.has(last)) return "likely";
	if (doubtfulOrganizationWords.has(last) || organizationWords.has(last))
		return "doubtful";
	if (words.length === 1 && /^\p{Lu}[\p{Lu}&\d.-]{1,5}$/u.test(text))
		return "doubtful";
	return words.some(
		(word) =>
			organizationWords.has(bare(word)) ||
			doubtfulOrganizationWords.has(bare(word)),
	)
		? "doubtful"
		: "none";
}

/** A job title by its words alone: "Chief International Correspondent". `sure` when every word is a title’s. */
export function titleLikeness(text: string): "sure" | "doubtful" | "none" {
	const words = text.split(/[\s-]+/).map(bare);
	const last = words.at(-1) ?? "";
	const known = words.every(
		(word) => titleWords.has(word) || jobWords.has(word),
	);
	if (
		jobWords.has(last) ||
		/^(bureau|news|city|desk|section) chief$/.test(words.slice(-2).join(" "))
	)
		return known ? "sure" : "doubtful";
	if (known && words.some((word) => jobWords.has(word))) return "sure";
	return words.some((word) => jobWords.has(word)) ? "doubtful" : "none";
}

const nameToken =
	/^[\p{Lu}\p{Lt}\p{Lo}\p{M}'’ʼ‘“"-][\p{L}\p{M}\p{Lm}'’ʼ‘.·‐\-\u200c\u200d]*[”"]?,?$/u;

/** Whether `text` can be a person’s name at all. */
export function isNameShaped(text: string): boolean {
	const tokens = text.split(/\s+/);
	return (
		tokens.length <= 8 &&
		tokens.every((token) => !/\p{L}{4,}[.,]$/u.test(token)) &&
		tokens.every(
			(token) =>
				nameToken.test(token) ||
				particles.has(bare(token)) ||
				/^(?:d|l|al|el|ul|an|ash|as)[-'’]\p{Lu}/u.test(token),
		) &&
		tokens.some(
			(token) =>
				/^[\p{Lu}\p{Lt}\p{Lo}'’ʼ‘]/u.test(token) || /-\p{Lu}/u.test(token),
		)
	);
}

interface NameParts {
	readonly text: string;
	/** All words but suffixes. */
	readonly tokens: readonly string[];
	/** The words that are neither initials nor particles. */
	readonly full: readonly string[];
	readonly lexicon: Lexicon;
}

/** Why a name-shaped segment may be no person, or not one, or not written as the person writes it. */
export function nameFlags(text: string, lexicon: Lexicon): Fault[] {
	const tokens = text
		.split(/\s+/)
		.filter((token) => !isSuffix(token.replace(/,$/, "")));
	const full = tokens.filter(
		(token) => !isInitials(token) && !particles.has(bare(token)),
	);
	return doubts.flatMap(({ rule, doubt }): Fault[] => {
		const message = doubt({ text, tokens, full, lexicon });
		return message === undefined ? [] : [{ rule, message }];
	});
}

const mayBeTwo = "it may be two people; accept it if it is one";
const ifName = "accept it if it is a person’s name";

/** Each doubt says what it saw, or nothing. */
const doubts: readonly {
	readonly rule: string;
	readonly doubt: (name: NameParts) => string | undefined;
}[] = [
	{
		rule: "name-all-caps",
		doubt: ({ text, full }) =>
			isAllCaps(full)
				? `Unexpected capitals in “${text}”: answer with the name as the person writes it, or accept the capitals`
				: undefined,
	},
	{
		rule: "mononym-unconfirmed",
		doubt: ({ text, tokens, full }) =>
			full.length < 2 && tokens.length < 2 && !isUncasedName(text)
				? `Unexpected single word “${text}”, expected a full name: accept it if the person has one name`
				: undefined,
	},
	{
		rule: "name-unclear",
		doubt: ({ text, tokens, full }) =>
			full.length === 0 && tokens.length > 1
				? `Unexpected name “${text}”: it has initials only; accept it, or answer with the name`
				: undefined,
	},
	{
		rule: "name-long",
		doubt: ({ text, tokens, full }) =>
			full.length > 3 ||
			(full.length > 2 && tokens.length > 5) ||
			isLongHan(text)
				? `Unexpected length of “${text}”: ${mayBeTwo}`
				: undefined,
	},
	{
		rule: "name-long",
		doubt: ({ text }) =>
			/^\S+\s+\S+\s+(?:y|e|i|et|und|en|og|och|и|та)\s+\S+\s+\S+/u.test(text)
				? `Unexpected conjunction in “${text}”: ${mayBeTwo}`
				: undefined,
	},
	{
		rule: "name-unclear",
		doubt: ({ text, tokens, full }) =>
			tokens.length > 1 && full.length > 0 && isInitials(tokens.at(-1) ?? "")
				? `Unexpected capitals at the end of “${text}”: an organization, a degree or initials; ${ifName}`
				: undefined,
	},
	{
		rule: "organization-or-person",
		doubt: ({ text, tokens }) =>
			leadingArticle.test(tokens[0] ?? "") && tokens.length < 4
				? `Unexpected article at the start of “${text}”: it may be an organization; ${ifName}`
				: undefined,
	},
	{
		rule: "organization-or-person",
		doubt: (name) => {
			const odd = oddWord(name);
			return odd === undefined
				? undefined
				: `Unexpected word “${odd}” in “${name.text}”: it may be an organization, a title, a place or a phrase; ${ifName}`;
		},
	},
	{
		rule: "name-unclear",
		doubt: ({ text }) =>
			/[“”"]|(?:^|\s)['‘]|['’](?:\s|$)/u.test(text) &&
			!/(?:^|\s)['’][tsn]\s/u.test(text)
				? `Unexpected quotation marks in “${text}”: accept it if the name is printed with them`
				: undefined,
	},
];

const leadingArticle = /^(?:le|la|les|el|los|las|il|die|das|der|l['’]\S+)$/iu;

function isLongHan(text: string): boolean {
	return (
		/\p{Script=Han}/u.test(text) &&
		text.length > 4 &&
		!/[\p{Script=Hiragana}\p{Script=Katakana}・·\s]/u.test(text)
	);
}

/** The word that makes a name doubtful; one that is a surname too does so only beside another. */
function oddWord({ tokens, full, lexicon }: NameParts): string | undefined {
	const odd = full.filter((token) => isOddWord(token, tokens, lexicon));
	const isName =
		odd.length === 1 && full.length > 1 && nameWords.has(bare(odd[0] ?? ""));
	return isName ? undefined : odd[0];
}

function isOddWord(
	token: string,
	tokens: readonly string[],
	lexicon: Lexicon,
): boolean {
	const word = bare(token.replace(/[,“”"]/g, ""));
	const isFirst = token === tokens[0];
	if (weekdays.has(word) || months.has(word))
		return (
			!(isFirst && tokens.length > 1 && word.length > 3) || weekdays.has(word)
		);
	if (
		plainWords.has(word) ||
		organizationWords.has(word) ||
		doubtfulOrganizationWords.has(word)
	)
		return true;
	if (jobWords.has(word) || titleWords.has(word)) return true;
	return (
		lexicon.knows(token) ||
		(regions.has(word) &&
			!isFirst &&
			word.length > 3 &&
			!givenLike.has(word)) ||
		(tokens.length > 1 && lexicon.prefix(tokens) > 0)
	);
}

/** Regions that are surnames as well. */
const givenLike: ReadonlySet<string> = new Set([
	"jordan",
	"france",
	"england",
	"ireland",
	"holland",
	"washington",
	"virginia",
	"georgia",
	"israel",
	"chad",
	"wales",
	"scotland",
	"kent",
	"montana",
	"dakota",
	"carolina",
]);

/** Words of scripts without capitals: 林若彤, ليلى. */
function isUncasedName(text: string): boolean {
	const han =
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
	return han.test(text) && [...text].length >= 2;
}

function isInitials(token: string): boolean {
	return (
		/^(?:\p{Lu}\.?-?){1,3}$/u.test(token) &&
		(token.includes(".") || token.replace(/[^\p{Lu}]/gu, "").length < 3)
	);
}

function isAllCaps(tokens: readonly string[]): boolean {
	return tokens.some((token) => {
		const cased = token.replace(/[^\p{Lu}\p{Ll}]/gu, "");
		return cased.length > 2 && /^\p{Lu}+$/u.test(cased);
	});
}

/** A leading honorific: "Dr.", "Lt. Col.", with the words after it. */
export function takeHonorific(text: string): {
	readonly honorific?: string;
	readonly name: string;
} {
	const words = text.split(" ");
	for (const count of [3, 2, 1]) {
		const prefix = words.slice(0, count).join(" ");
		const rest = words.slice(count);
		if (
			rest.length > 0 &&
			honorifics.has(bare(prefix)) &&
			(count > 1 ||
				prefix.endsWith(".") ||
				!/^(?:gen|col|rep|sen|gov|adm|fr|lt|maj|hon|capt|miss|rabbi|imam)$/i.test(
					prefix,
				))
		)
			return { honorific: prefix, name: rest.join(" ") };
	}
	return { name: text };
}

/** The form to file under, where the printed name leaves no doubt: Latin letters, one given name or initials, one family name. */
export function certainFileAs(name: string): string | undefined {
	const [main = "", ...after] = name.split(/,\s*/);
	if (after.length > 1 || (after[0] && !isSuffix(after[0]))) return undefined;
	const words = main.split(/\s+/);
	const end = isSuffix(words.at(-1) ?? "") ? words.pop() : undefined;
	const suffix = after[0] ?? end;
	const family = words.at(-1) ?? "";
	const given = words.slice(0, -1);
	const fullGiven = given.filter((word) => !isInitials(word));
	const latin = words.every((word) =>
		/^[\p{Script=Latin}\p{M}'’ʼ.‐-]+$/u.test(word),
	);
	const doubtful =
		!latin ||
		given.length === 0 ||
		fullGiven.length > 1 ||
		isInitials(family) ||
		styles.has(bare(words[0] ?? "")) ||
		/^\p{Ll}/u.test(words.join("")) ||
		words.some((word) => particles.has(bare(word))) ||
		/^(?:al|el|d|l)[-'’]/i.test(family) ||
		familyFirst.has(
			bare(words[0] ?? "")
				.normalize("NFD")
				.replace(/\p{M}/gu, ""),
		) ||
		/d[óo]ttir$/iu.test(family) ||
		/[þð]/iu.test(main) ||
		/[ơưăđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu.test(main) ||
		/^\p{Lu}{3,}$/u.test(family);
	if (doubtful) return undefined;
	return [family, given.join(" "), suffix]
		.filter((part) => part !== undefined)
		.join(", ");
}
