/** "A, B and C, ORG" → agents. Every segment is taken for one thing, or flagged: nothing is dropped and no name is guessed. */

import type { Fault } from "../../model/problem.ts";
import type { Lexicon } from "../../names/lexicon.ts";
import {
	isCollective,
	isDegree,
	isDoubtfulDegree,
	isNameShaped,
	isRegion,
	isSuffix,
	nameFlags,
	organizationLikeness,
	takeHonorific,
	titleLikeness,
} from "../../names/read-name.ts";
import {
	type Segment,
	type Separator,
	splitList,
} from "../../names/split-list.ts";
import {
	bare,
	groupTitles,
	jobWords,
	plainWords,
	titleWords,
} from "../../names/words.ts";
import type { AgentKind, WireAgent } from "../model.ts";

interface AgentList {
	readonly agents: readonly WireAgent[];
	/** Named beside the agents: "Special to X", "for X". */
	readonly organization?: string | undefined;
	readonly provider?: string | undefined;
	readonly flags: readonly Fault[];
}

export interface AgentContext {
	readonly lexicon: Lexicon;
	/** Whose word for "and" holds, BCP 47. */
	readonly language: string;
}

type Draft = { -readonly [Key in keyof WireAgent]: WireAgent[Key] };

interface State {
	readonly agents: Draft[];
	readonly flags: Fault[];
	/** Organizations that stand after agents, with the agents since the one before. */
	readonly tails: {
		readonly name: string;
		readonly covers: readonly Draft[];
		readonly at: number;
	}[];
	organization?: string | undefined;
	provider?: string;
	/** The organization of a possessive, which holds until the next one. */
	owner: string | undefined;
	/** Agents from `mark` on have no organization after them yet. */
	mark: number;
	/** People whose own segment names their organization: "of X", "(X)", "for X". */
	readonly own: Set<Draft>;
	/** Whether the list was closed by "and". */
	closed: boolean;
	/** Whether the last segment ended in a place, which a region may follow. */
	placed: boolean;
	readonly context: AgentContext;
}

/** Reads a list of agents. */
export function readAgents(text: string, context: AgentContext): AgentList {
	const inner = /,?\s+et\.? al\b\.?(?=\s*[,|])/iu.exec(text);
	if (inner) {
		const rest = text.slice(inner.index + inner[0].length);
		const list = readAgents(text.slice(0, inner.index) + rest, context);
		return { ...list, flags: [...list.flags, etAl(inner[0].trim())] };
	}
	const cut =
		/,?\s+(?:et\.? al\.?|and (?:several )?(?:others|colleagues|more))[.,]?$/iu.exec(
			text,
		);
	if (cut?.index) {
		const list = readAgents(text.slice(0, cut.index), context);
		return { ...list, flags: [...list.flags, etAl(cut[0].trim())] };
	}
	const contactless = dropContacts(text);
	const segments = splitList(
		contactless,
		context.lexicon,
		context.language.split("-")[0],
	);
	const state: State = {
		agents: [],
		flags: [],
		tails: [],
		owner: undefined,
		mark: 0,
		own: new Set(),
		closed: false,
		placed: false,
		context,
	};
	if (/[()（）]/.test(contactless) && !balanced(contactless))
		unclear(state, text, "brackets that do not close");
	if (isInvertedList(segments)) return readInverted(segments);
	const groups = bySemicolon(segments);
	for (const group of groups) {
		state.mark = state.agents.length;
		state.closed = false;
		for (const segment of group) readSegment(segment, state);
		shareTails(state, groups.length, groups.indexOf(group));
	}
	sharePlaces(state.agents);
	checkShares(state);
	if (
		segments.length > 1 &&
		segments.every(({ before }, index) =>
			index === 0 ? true : before === "comma",
		) &&
		state.agents.filter((agent) => agent.kind === "person").length > 1
	)
		state.flags.push({
			rule: "list-unclosed",
			message: `Unexpected list “${text}” without “and”: the last may be a person or an organization; accept it if each is a person`,
		});
	if (state.agents.length === 0 && state.flags.length === 0)
		unclear(state, text, "no agent");
	return {
		agents: state.agents,
		organization: state.organization,
		provider: state.provider,
		flags: state.flags,
	};
}

function etAl(words: string): Fault {
	return {
		rule: "et-al",
		message: `Unexpected “${words}”: everybody is named; answer with all the names`,
	};
}

const contact =
	/\(?\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\)?|\(?(?<![\w@])@[\w.]{2,40}\)?|\(?\bhttps?:\/\/[^\s),;]{1,300}\)?/gu;

/** "A, B and C of ORG" may say it of all three or of the last. */
function checkShares(state: State): void {
	const people = state.agents.filter((agent) => agent.kind === "person");
	const own = people.filter((agent) => state.own.has(agent));
	const bareOnes = people.filter(
		(agent) =>
			agent.affiliation === undefined && !agent.jobTitle?.startsWith("for "),
	);
	if (people.length > 1 && own.length > 0 && bareOnes.length > 0)
		state.flags.push({
			rule: "affiliation-unclear",
			message: `Unexpected organization after “${own.at(-1)?.name}” alone, among several people: answer with each person’s organization`,
		});
}

/** Addresses and handles are no part of a name. */
function dropContacts(text: string): string {
	return text
		.replace(contact, " ")
		.replace(/\s*\|\s*(?=\||$)/g, " ")
		.replace(/\s{2,}/g, " ")
		.replace(/[\s,|–—-]+$/u, "")
		.trim();
}

function balanced(text: string): boolean {
	let depth = 0;
	for (const character of text) {
		if (/[(（]/.test(character)) depth += 1;
		if (/[)）]/.test(character)) depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0;
}

function bySemicolon(segments: readonly Segment[]): Segment[][] {
	const groups: Segment[][] = [];
	for (const segment of segments)
		if (groups.length === 0 || segment.before.startsWith("semicolon"))
			groups.push([segment]);
		else groups.at(-1)?.push(segment);
	return groups;
}

/** "Halloran, Priya": one word on each side of a comma, once or several times. */
function isInvertedList(segments: readonly Segment[]): boolean {
	const plain = segments.filter(({ text }) => !isSuffix(text));
	if (plain.length < 2 || plain.length % 2 !== 0) return false;
	return (
		plain.every(({ text, before }, index) => {
			const comma = index % 2 === 1 ? before === "comma" : before !== "comma";
			return (
				comma &&
				isNameShaped(text) &&
				(index % 2 === 1 || !text.includes(" ")) &&
				!(
					index % 2 === 1 &&
					text.includes(" ") &&
					!/^\S+ (?:\p{Lu}\.? ?)+$/u.test(text)
				) &&
				!/^\p{Lu}{2,6}$/u.test(index % 2 === 1 ? text : "x") &&
				!isDegree(text)
			);
		}) && plain.length > 0
	);
}

function readInverted(segments: readonly Segment[]): AgentList {
	const names: string[] = [];
	for (const { text, before } of segments)
		if (before === "comma" && names.length > 0)
			names.push(`${names.pop()}, ${text}`);
		else names.push(text);
	return {
		agents: names.map((name) => ({ name, kind: "person" as const })),
		flags: names.map((name) => ({
			rule: "name-inverted",
			message: `Unexpected “${name}”: an inverted name, or two people of one name each; answer with the name as it is printed`,
		})),
	};
}

function unclear(state: State, text: string, why: string): void {
	state.flags.push({
		rule: "credit-unclear",
		message: `Unexpected ${why} in “${text.slice(0, 120)}”: answer with the people that it names`,
	});
}

/** What a segment holds beside its core: brackets, places, organizations after "of". */
interface Peeled {
	core: string;
	owner?: string | undefined;
	jobTitle?: string | undefined;
	affiliation?: string | undefined;
	location?: string | undefined;
	pseudonym?: boolean | undefined;
	provider?: string | undefined;
	organization?: string | undefined;
}

function readSegment(segment: Segment, state: State): void {
	const { text, before } = segment;
	const wasPlaced = state.placed;
	state.placed = false;
	if (before.endsWith("and")) state.closed = true;
	if (attachesToLast(segment, wasPlaced, state)) return;
	const peeled = peel(text, state);
	if (peeled === undefined) return;
	if (peeled.owner !== undefined) state.owner = peeled.owner;
	state.placed = peeled.location !== undefined;
	placeCore(
		peeled,
		before,
		{
			first: state.agents.length === 0,
			text,
		},
		state,
	);
}

/** Suffixes, degrees, regions and "et al." belong to what stands before them. */
function attachesToLast(
	{ text, before }: Segment,
	wasPlaced: boolean,
	state: State,
): boolean {
	const last = state.agents.at(-1);
	if (
		/^(?:et\.? al\.?|(?:and )?(?:others|colleagues|more|several others))$/iu.test(
			text,
		)
	) {
		state.flags.push(etAl(text));
		return true;
	}
	if (!last) return false;
	if (before === "comma" && isSuffix(text)) {
		last.name = `${last.name}, ${text}`;
		return true;
	}
	if (before === "comma" && isDegree(text)) {
		last.honorificSuffix = [last.honorificSuffix, text]
			.filter(Boolean)
			.join(", ");
		return true;
	}
	if (before === "comma" && wasPlaced && isRegion(text)) {
		for (const agent of state.agents
			.filter(
				(other) =>
					other.location === last.location && other.location !== undefined,
			)
			.slice(-1))
			agent.location = `${agent.location}, ${text}`;
		state.placed = true;
		return true;
	}
	return false;
}

/** Takes brackets, possessives, titles before the name and clauses after it off a segment; nothing when it is flagged. */
function peel(text: string, state: State): Peeled | undefined {
	const peeled: Peeled = { core: text.replace(/\s+/g, " ").trim() };
	peelBrackets(peeled, state);
	peelOwner(peeled, state);
	peelTitle(peeled, state);
	peelClauses(peeled, state);
	return peeled;
}

function peelBrackets(peeled: Peeled, state: State): void {
	for (let count = 0; count < 4; count += 1) {
		const match = /^([^()（）]*)[(（]([^()（）]*)[)）](.*)$/u.exec(peeled.core);
		if (!match) return;
		const [, head = "", inside = "", tail = ""] = match;
		peeled.core = `${head.trim()} ${tail.trim()}`.trim();
		const said = inside.trim();
		if (/^(?:an? )?pseudonym$/i.test(said)) peeled.pseudonym = true;
		else if (state.context.lexicon.isDistributor(said)) peeled.provider = said;
		else if (said === "" || /^[\s,|]*$/.test(said)) continue;
		else if (
			organizationLikeness(said, state.context.lexicon) !== "none" &&
			!isDegree(said) &&
			!/^[A-Z]{1,2}$/.test(said)
		) {
			peeled.affiliation = said;
			if (organizationLikeness(said, state.context.lexicon) === "doubtful")
				doubtOrganization(state, said);
		} else unclear(state, peeled.core, `words in brackets, “${said}”,`);
	}
}

function doubtOrganization(state: State, name: string): void {
	state.flags.push({
		rule: "organization-or-person",
		message: `Unknown “${name}”: an organization, a degree or a person; accept it if it is an organization, and add it to the house’s organizations.yaml`,
	});
}

/** "CNN’s", "Reuters’": an organization before its people. */
function peelOwner(peeled: Peeled, state: State): void {
	const match = /^(.+?)(?:['’ʼ][sS]|(?<=[sS])['’ʼ])\s+(?=\S)/u.exec(
		peeled.core,
	);
	if (!match) return;
	const owner = match[1] ?? "";
	const likeness = organizationLikeness(owner, state.context.lexicon);
	const isName = /^\p{Lu}/u.test(owner) && owner.split(" ").length < 5;
	if (likeness === "none" && !isName) {
		unclear(state, peeled.core, `possessive “${match[0].trim()}”`);
		return;
	}
	if (likeness === "none") doubtOrganization(state, owner);
	if (
		likeness === "doubtful" &&
		owner.split(" ").length < 2 &&
		!/^\p{Lu}{2,6}$/u.test(owner)
	)
		doubtOrganization(state, owner);
	peeled.owner = owner;
	peeled.core = peeled.core.slice(match[0].length);
}

/** "AP video journalist Jonas Teague", "journalist Thaís Leite": a title, and perhaps an organization, before the name. */
function peelTitle(peeled: Peeled, state: State): void {
	const words = peeled.core.split(" ");
	const known =
		peeled.owner === undefined ? state.context.lexicon.prefix(words) : 0;
	const rest = words.slice(known);
	const count = titleLength(rest);
	if (count === 0) return;
	const title = rest.slice(0, count).join(" ");
	const name = rest.slice(count).join(" ");
	if (known > 0) peeled.owner = words.slice(0, known).join(" ");
	else if (peeled.owner === undefined) {
		if (/^\p{Lu}/u.test(title) && titleLikeness(title) !== "sure") return;
		state.owner = undefined;
	}
	if (!groupTitles.has(bare(title))) peeled.jobTitle = title;
	if (/s$/.test(title) && !groupTitles.has(bare(title)))
		unclear(state, title, "plural title before a name");
	peeled.core = name;
}

/** How many words before the name are a job title; none unless a job’s own word ends them and a name follows. */
function titleLength(words: readonly string[]): number {
	for (let count = Math.min(6, words.length - 1); count > 0; count -= 1) {
		const title = words.slice(0, count);
		if (!jobWords.has(bare(title.at(-1) ?? ""))) continue;
		if (
			!title.every(
				(word) => titleWords.has(bare(word)) || jobWords.has(bare(word)),
			)
		)
			continue;
		if (titleLikeness(words.slice(count).join(" ")) !== "none") continue;
		if (
			isNameShaped(
				words
					.slice(count)
					.join(" ")
					.split(/ (?:in|of|from|for|at) /)[0] ?? "",
			) &&
			words.length - count >= 2
		)
			return count;
	}
	return 0;
}

const clauseWord = /\s(special to|reporting from|of|in|from|for|at|via)\s/gi;

/** " of ORG", " in PLACE", " for ORG": clauses after the name. */
function peelClauses(peeled: Peeled, state: State): void {
	if (titleLikeness(peeled.core) === "sure") return;
	if (organizationLikeness(peeled.core, state.context.lexicon) === "known")
		return;
	if (/^(?:special to|for) /i.test(peeled.core)) return;
	const { head, clauses } = clausesOf(peeled.core);
	peeled.core = head;
	for (const [word, value] of clauses)
		takeClause(peeled, word.toLowerCase(), value, state);
}

/** "of" inside an organization’s or a place’s name begins no clause. */
function clausesOf(core: string): {
	head: string;
	clauses: [string, string][];
} {
	const matches = [...` ${core}`.matchAll(clauseWord)].filter(
		(match, index) => !(index > 0 && match[1]?.toLowerCase() === "of"),
	);
	const text = ` ${core}`;
	const clauses = matches.map((match, index): [string, string] => [
		match[1] ?? "",
		text.slice(match.index + match[0].length, matches[index + 1]?.index).trim(),
	]);
	return { head: text.slice(0, matches[0]?.index).trim(), clauses };
}

function takeClause(
	peeled: Peeled,
	word: string,
	value: string,
	state: State,
): void {
	const { lexicon } = state.context;
	if (word === "in" || word === "from" || word === "reporting from") {
		if (!isPlaceShaped(value)) unclear(state, `${word} ${value}`, "place");
		peeled.location = value.replace(/^the (?=\p{Ll})/u, "");
		return;
	}
	const organization = value.replace(/^the (?=\p{Lu})/u, "");
	const likeness = organizationLikeness(value, lexicon);
	if (likeness === "none" || word === "at") doubtOrganization(state, value);
	if (word === "of" || word === "at") peeled.affiliation = organization;
	else if (word === "via") peeled.provider = organization;
	else {
		peeled.jobTitle = `${word === "special to" ? "Special to" : word} ${value}`;
		peeled.organization = organization;
	}
}

function isPlaceShaped(value: string): boolean {
	const words = value.split(/\s+/);
	if (/^the /.test(value) && !isRegion(value.slice(4)) && !isRegion(value))
		return false;
	return (
		words.length <= 5 &&
		/^(?:the )?[\p{Lu}\p{Lo}]/u.test(value) &&
		words.every(
			(word) =>
				/^[\p{Lu}\p{Lo}'’][\p{L}\p{M}.'’-]*$/u.test(word) ||
				/^(?:de|da|do|del|la|le|the|of|am|an|der|upon|sur|los|las|el|al-\p{Lu}\p{L}+|’s-\p{L}+)$/u.test(
					word,
				),
		)
	);
}

/** Takes the core for an organization, a title, a collective or a person. */
function placeCore(
	peeled: Peeled,
	before: Separator,
	at: { first: boolean; text: string },
	state: State,
): void {
	if (peeled.provider !== undefined) state.provider = peeled.provider;
	const { core } = peeled;
	const after = !at.first && affixes.has(before);
	const special = at.first ? null : /^(?:special to|for) (.+)$/i.exec(core);
	if (core === "") placeNothing(peeled, at.text, state);
	else if (special) placeSpecial(core, special[1] ?? "", state);
	else if (placeCollective(peeled, before, at.first, state)) return;
	else if (after && placeTitle(peeled, before, state)) return;
	else if (after && isDoubtfulDegree(core)) placeDoubtfulTail(core, state);
	else placeByLikeness(peeled, before, { ...at, after }, state);
}

/** Separators after which something may be said of the agents before. */
const affixes: ReadonlySet<Separator> = new Set([
	"comma",
	"pipe",
	"slash",
	"dash",
]);

function placeByLikeness(
	peeled: Peeled,
	before: Separator,
	at: { first: boolean; after: boolean; text: string },
	state: State,
): void {
	const { core } = peeled;
	const likeness = organizationLikeness(core, state.context.lexicon);
	const strong = likeness === "known" || likeness === "likely";
	if (at.after && strong) placeTail(core, state);
	else if (at.after && likeness === "doubtful") placeDoubtfulTail(core, state);
	else if (strong && peeled.owner === undefined)
		placeOrganization(peeled, before, at.first, state);
	else placePerson(peeled, before, at, state);
}

function placeDoubtfulTail(name: string, state: State): void {
	doubtOrganization(state, name);
	placeTail(name, state);
}

/** A segment of brackets alone: "(CNN)" after a separator, or an address that was dropped. */
function placeNothing(peeled: Peeled, text: string, state: State): void {
	const last = state.agents.at(-1);
	if (peeled.affiliation !== undefined) {
		if (last && last.affiliation === undefined)
			last.affiliation = peeled.affiliation;
		else unclear(state, text, "organization without a person");
	} else if (peeled.provider === undefined && /\S/.test(text))
		unclear(state, text, "words");
}

function placeSpecial(core: string, value: string, state: State): void {
	const organization = value.replace(/^the (?=\p{Lu})/u, "");
	if (organizationLikeness(value, state.context.lexicon) === "none")
		doubtOrganization(state, value);
	const targets = state.agents
		.slice(state.mark)
		.filter((agent) => agent.jobTitle === undefined);
	if (targets.length === 0)
		unclear(state, core, "“Special to” without a person");
	for (const agent of targets) agent.jobTitle = core;
	state.organization = organization;
}

function placeCollective(
	peeled: Peeled,
	before: Separator,
	first: boolean,
	state: State,
): boolean {
	const { core } = peeled;
	const { lexicon } = state.context;
	const anonymous =
		/^(?:an?|our) (?=.*\b(?:reporter|correspondent|writer|staff|journalist|stringer|contributor)s?$)/i.exec(
			core,
		);
	const name = core.replace(/^our /i, "");
	const isStaff = isCollective(name, lexicon);
	if (!isStaff && !anonymous) return false;
	if (!first && before !== "and" && before !== "comma-and") return false;
	const kind: AgentKind =
		isStaff && !/^an? /i.test(core) ? "collective" : "anonymous";
	const words = core.split(" ");
	const known = lexicon.prefix(words.slice(0, -1));
	const owner =
		known > 0
			? words
					.slice(0, known)
					.join(" ")
					.replace(/^the (?=\p{Lu})/u, "")
			: peeled.owner;
	state.agents.push({ name, kind, ...(owner ? { affiliation: owner } : {}) });
	if (!first || !owner)
		state.flags.push({
			rule: "author-unnamed",
			message: `Unexpected “${core}”, which names nobody: accept it, or answer with the names`,
		});
	return true;
}

/** A job title after its person: "Staff Writer", "CNN Chief International Correspondent". */
function placeTitle(peeled: Peeled, before: Separator, state: State): boolean {
	const words = peeled.core.split(" ");
	const known = state.context.lexicon.prefix(words);
	const title = words.slice(known).join(" ");
	const likeness = title === "" ? "none" : titleLikeness(title);
	if (likeness === "none" && !/^\p{Ll}/u.test(title)) return false;
	if (likeness === "none") {
		unclear(state, peeled.core, "words");
		return true;
	}
	if (
		likeness === "doubtful" &&
		isNameShaped(title) &&
		known === 0 &&
		organizationLikeness(title, state.context.lexicon) !== "none" &&
		!jobWords.has(bare(words.at(-1) ?? ""))
	)
		return false;
	const targets = state.agents
		.slice(state.mark)
		.filter((agent) => agent.kind === "person");
	const plural = /s$/i.test(title) && !/s(?:ports|news)$/i.test(title);
	const covered = plural || targets.length === 1 ? targets : targets.slice(-1);
	if (likeness === "doubtful")
		state.flags.push({
			rule: "title-or-person",
			message: `Unexpected “${peeled.core}”: a job title, or a person; accept it if it is a title`,
		});
	else if (targets.length > 1)
		state.flags.push({
			rule: "title-shared",
			message: `Unexpected title “${peeled.core}” after several people: answer with the people, each with a title`,
		});
	if (covered.length === 0)
		unclear(state, peeled.core, "title without a person");
	for (const agent of covered) agent.jobTitle = title;
	if (known > 0) placeTail(words.slice(0, known).join(" "), state);
	else if (peeled.owner !== undefined) {
		placeTail(peeled.owner, state);
		state.owner = undefined;
	}
	if (
		peeled.affiliation !== undefined ||
		peeled.location !== undefined ||
		before === "slash"
	)
		unclear(state, peeled.core, "title");
	return true;
}

function placeTail(name: string, state: State): void {
	const covers = state.agents
		.slice(state.mark)
		.filter((agent) => agent.affiliation === undefined);
	state.tails.push({ name, covers, at: state.agents.length });
	if (covers.length === 0) unclear(state, name, "organization");
	state.mark = state.agents.length;
}

/** An organization that is an author or contributor itself. */
function placeOrganization(
	peeled: Peeled,
	before: Separator,
	first: boolean,
	state: State,
): void {
	const afterTail =
		state.tails.length > 0 && state.mark === state.agents.length;
	if (!first && afterTail) unclear(state, peeled.core, "second organization");
	if (
		!first &&
		before !== "and" &&
		before !== "comma-and" &&
		!before.startsWith("semicolon")
	)
		unclear(state, peeled.core, "organization");
	const people = state.agents.filter((agent) => agent.kind === "person");
	if (
		before === "semicolon" &&
		people.length > 0 &&
		people.every((agent) => agent.affiliation === undefined)
	)
		unclear(state, peeled.core, "organization at the end of the list");
	if (
		peeled.location !== undefined ||
		peeled.jobTitle !== undefined ||
		peeled.affiliation !== undefined
	)
		unclear(state, peeled.core, "words after an organization");
	state.agents.push({ name: peeled.core, kind: "organization" });
}

function placePerson(
	peeled: Peeled,
	before: Separator,
	at: { first: boolean; text: string },
	state: State,
): void {
	const { lexicon } = state.context;
	const { honorific, name: titled } = takeHonorific(peeled.core);
	const words = titled.split(" ");
	const degree: string[] = [];
	while (
		words.length > 2 &&
		isDegree(words.at(-1) ?? "") &&
		/^\p{Lu}/u.test(words.at(-1) ?? "") &&
		!isSuffix(words.at(-1) ?? "")
	)
		degree.unshift(words.pop() ?? "");
	const name = words.join(" ");
	if (!isNameShaped(name)) {
		unclear(state, at.text, "words");
		return;
	}
	if (!name.includes(" ") && plainWords.has(bare(name))) {
		unclear(state, at.text, "word");
		return;
	}
	state.flags.push(...nameFlags(name, lexicon));
	if (straddles(at.text))
		state.flags.push({
			rule: "name-wrapped",
			message: `Unexpected line break inside “${name}”: it may be two people; accept it if it is one`,
		});
	const owner = peeled.affiliation ?? peeled.owner ?? state.owner;
	const agent: Draft = { name, kind: "person" };
	if (owner !== undefined) agent.affiliation = owner;
	if (peeled.location !== undefined) agent.location = peeled.location;
	if (peeled.jobTitle !== undefined) agent.jobTitle = peeled.jobTitle;
	if (honorific !== undefined) agent.honorificPrefix = honorific;
	if (degree.length > 0) agent.honorificSuffix = degree.join(", ");
	if (peeled.pseudonym) agent.pseudonym = true;
	if (peeled.organization !== undefined)
		state.organization =
			state.own.size > 0 && state.organization !== peeled.organization
				? undefined
				: peeled.organization;
	if (peeled.affiliation !== undefined || peeled.organization !== undefined)
		state.own.add(agent);
	checkPlaceInList(before, at, name, state);
	state.agents.push(agent);
}

function straddles(text: string): boolean {
	return /\p{L}\S*\n\S*\p{L}/u.test(text);
}

/** A name where the list has ended, or behind a bar or stroke, may be an organization that the lexicon lacks. */
function checkPlaceInList(
	before: Separator,
	at: { first: boolean; text: string },
	name: string,
	state: State,
): void {
	if (at.first) return;
	const previous = state.agents.at(-1);
	if (before === "comma" && previous?.kind === "organization")
		state.flags.push({
			rule: "organization-or-person",
			message: `Unexpected “${name}” after the organization ${previous.name}: answer with who the authors are`,
		});
	const ended = state.closed && before === "comma";
	if (ended || before === "pipe" || before === "slash" || before === "dash")
		state.flags.push({
			rule: "organization-or-person",
			message: `Unexpected “${name}” after the list of people: an organization, a place or a person; answer with the people and their organization`,
		});
	const last = state.tails.at(-1);
	if (
		last &&
		last.at === state.agents.length &&
		before === "and" &&
		last.covers.length > 0
	)
		state.flags.push({
			rule: "affiliation-unclear",
			message: `Unexpected “${name}” after the organization ${last.name}: answer with each person’s organization`,
		});
}

/** An organization at the end is everybody’s; one after a single person is that person’s; all else is asked. */
function shareTails(state: State, groups: number, group: number): void {
	const tails = state.tails.splice(0);
	for (const [index, tail] of tails.entries()) {
		for (const agent of tail.covers) agent.affiliation = tail.name;
		const alone = tails.length === 1 && tail.at === state.agents.length;
		if (!alone && tail.covers.length > 1)
			state.flags.push({
				rule: "affiliation-unclear",
				message: `Unexpected organization “${tail.name}” after several people, with another beside it: answer with each person’s organization`,
			});
		if (
			index === tails.length - 1 &&
			tail.at < state.agents.length &&
			tails.length > 1
		)
			state.flags.push({
				rule: "affiliation-unclear",
				message: `Unexpected people after the organization “${tail.name}”: answer with each person’s organization`,
			});
	}
	const last = tails.at(-1);
	if (groups > 1 && group === groups - 1 && last) {
		const earlier = state.agents.filter(
			(agent) => !last.covers.includes(agent),
		);
		if (
			earlier.length > 0 &&
			earlier.every(
				(agent) => agent.affiliation === undefined && agent.kind === "person",
			)
		) {
			for (const agent of earlier) agent.affiliation = last.name;
			state.flags.push({
				rule: "affiliation-unclear",
				message: `Unexpected organization “${last.name}” after a list with semicolons: accept it if it is everybody’s`,
			});
		}
	}
}

/** "A, B and C in Brussels": a place goes to the names before it that have none, back to the place before. */
function sharePlaces(agents: readonly Draft[]): void {
	let place: string | undefined;
	for (const agent of [...agents].reverse())
		if (agent.location !== undefined) place = agent.location;
		else if (place !== undefined && agent.kind === "person")
			agent.location = place;
}
