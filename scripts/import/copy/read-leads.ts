/** A line → its clauses, each with what leads it in: "By A, photographs by B. Edited by C". */
import { type LeadRoles, readLead } from "./roles.ts";

export interface Clause {
	/** The words before the agents, as printed: "Additional reporting by"; empty where there are none. */
	readonly lead: string;
	readonly roles?: LeadRoles | undefined;
	readonly rest: string;
}

interface LeadMark {
	/** Where the lead begins and where the agents begin. */
	readonly start: number;
	readonly end: number;
	readonly lead: string;
	readonly roles: LeadRoles;
}

/** Splits at every known lead that stands at the start, or after a mark, "and" or "with". */
export function splitClauses(text: string): Clause[] {
	const marks = findLeads(text);
	const first = marks[0];
	const clauses: Clause[] = [];
	const before = trimEdges(text.slice(0, first?.start ?? text.length));
	if (before !== "" || !first) clauses.push({ lead: "", rest: before });
	for (const [index, mark] of marks.entries())
		clauses.push({
			lead: mark.lead,
			roles: mark.roles,
			rest: trimEdges(text.slice(mark.end, marks[index + 1]?.start)),
		});
	return clauses;
}

const pivot =
	/(?<=^|[\s([{“"'—–-])(?:by|from)(?=\s|:|$)|[:：＝=](?=\s|\p{Lo})|／/giu;
const wholeLeads =
	/^(?:by|par|von|por|di|door|av|af|автор|авторы|بقلم|מאת|本报记者|本報記者|記者|记者)$/iu;

function findLeads(text: string): LeadMark[] {
	const marks: LeadMark[] = [];
	const opening = openingLead(text);
	if (opening) marks.push(opening);
	for (const match of text.matchAll(pivot)) {
		const last = marks.at(-1);
		if (last && match.index < last.end) continue;
		const mark = leadBefore(text, match, last?.end ?? 0);
		if (mark) marks.push(mark);
	}
	return marks;
}

/** Leads without a pivot in English: "Par", "بقلم", "Photographies de", "Courtesy". */
function openingLead(text: string): LeadMark | undefined {
	const words = text.split(/\s/).slice(0, 7);
	for (let count = Math.min(6, words.length - 1); count > 0; count -= 1) {
		const lead = words.slice(0, count).join(" ");
		if (/\b(?:by|from)$/i.test(lead) || /[:：＝=／]/.test(lead)) continue;
		const roles = readLead(lead);
		if (
			roles &&
			(wholeLeads.test(lead) ||
				/ (?:de|di|von|van|door|par|por|da|dos?|with|of|y)$/iu.test(lead) ||
				/^courtesy$/i.test(lead))
		)
			return { start: 0, end: lead.length, lead, roles };
	}
	return undefined;
}

/** The lead that ends at a "by" or a colon: the longest run of words before it that is known and stands at a boundary. */
function leadBefore(
	text: string,
	match: RegExpMatchArray,
	floor: number,
): LeadMark | undefined {
	const at = match.index ?? 0;
	const isWord = /[a-z]/i.test(match[0]);
	const end = at + match[0].length;
	const colon = isWord && text[end] === ":" ? 1 : 0;
	const before = text.slice(
		Math.max(floor, at - 60),
		at + (isWord ? match[0].length : 0),
	);
	const starts = boundaries(before).reverse();
	let found: LeadMark | undefined;
	for (const start of starts) {
		const lead = before.slice(start).trim();
		if (lead === "") continue;
		const roles = readLead(lead);
		if (!roles || (lead.toLowerCase() === "from" && (at > 0 || !isWord)))
			continue;
		if (
			!isWord &&
			(lead.includes("\n") || (/^(?:by|from)$/i.test(lead) && text[at] !== ":"))
		)
			continue;
		const offset = at + (isWord ? match[0].length : 0) - before.length + start;
		// Only its end is asked about, and a long line has many such places.
		const earlier = text.slice(Math.max(0, offset - 60), offset);
		if (offset > 0 && !isWord && !/[.;|,/(\n—–]\s*$/u.test(earlier)) continue;
		if (
			offset > 0 &&
			isWord &&
			/^by$/i.test(lead) &&
			!/[.;|,\n(—–]\s*$|\band\s*$/iu.test(earlier)
		)
			continue;
		found = {
			start: offset,
			end: end + colon,
			lead: text.slice(offset, end),
			roles,
		};
	}
	return found;
}

/** Places in `text` where a lead may begin. */
function boundaries(text: string): number[] {
	const places = [0];
	for (const match of text.matchAll(
		/[.;|,/(\n]\s*|\s(?:and|with|—|–|-)\s|\s/giu,
	))
		places.push((match.index ?? 0) + match[0].length);
	for (const match of text.matchAll(/\s(?=with\s)/giu))
		places.push((match.index ?? 0) + 1);
	return places.sort((a, b) => a - b);
}

function trimEdges(text: string): string {
	return (
		text
			.replace(/^[\s,;|/.:·•—–-]+/u, "")
			// A run of marks is looked at from its beginning alone, however long it is.
			.replace(
				/(?<![\s,;|/·•—–-])(?:[\s,;|/·•—–-]|\band\s*$|\bwith\s*$|(?<=[\s,;|])and\s*$)+$/iu,
				"",
			)
			.replace(/^and\s+(?=[\p{Lu}])/u, "")
			.replace(/(?<=\p{L}{3}|\p{Lo}|\)|\d)\.$/u, "")
			.trim()
	);
}
