/** What the templates of every edition get to see of a publication: words that are said already, and marked up. */
import { type Credited, sayByline, sayCreditLines } from "../../credits/say.ts";
import {
	type DateLine,
	type Line,
	sayColophon,
	sayDates,
	sayNotes,
	saySources,
} from "../../credits/say-colophon.ts";
import type { Chapter, House, Publication } from "../../model/publication.ts";
import { markPhrases } from "./phrases.ts";

export interface MarkedLine {
	readonly kind: string;
	readonly label: string;
	/** Markup, escaped already. */
	readonly html: string;
}

export interface View {
	readonly lang: string;
	readonly dir: "ltr" | "rtl";
	readonly form: Publication["form"];
	readonly title: string;
	/** The title and the imprint as they fit into a running head. */
	readonly runningTitle: string;
	readonly runningImprint: string;
	readonly subtitle: string;
	readonly kicker: string;
	/** Who puts this out, "" where no publisher is declared: a house’s name is no publisher’s. */
	readonly imprint: string;
	readonly labels: Readonly<Record<string, string>>;
	/** Markup of the byline, "" when nobody is named. */
	readonly byline: string;
	readonly dates: readonly DateLine[];
	/** Source lines stand under the byline: a republished or adapted work says so at once. */
	readonly sources: readonly MarkedLine[];
	readonly creditLines: readonly string[];
	readonly notes: readonly MarkedLine[];
	readonly colophon: readonly MarkedLine[];
}

/** The name that editions give as the tool that made them, never as a person. */
export const generator = "Colophon";

export function viewOf(publication: Publication, house: House): View {
	return {
		lang: publication.inLanguage,
		dir: direction(publication.inLanguage),
		form: publication.form,
		title: publication.title,
		runningTitle: runningTitle(publication.title),
		runningImprint: runningTitle(publication.publisher?.name ?? ""),
		subtitle: publication.subtitle ?? "",
		kicker: publication.kicker ?? "",
		imprint: publication.publisher?.name ?? "",
		labels: house.labels(publication.inLanguage),
		byline: markPhrases(
			sayByline(publication).phrases,
			authorClass(publication),
		),
		dates: sayDates(publication),
		sources: saySources(publication).map(markLine),
		creditLines: sayCreditLines(publication).map((line) =>
			markPhrases(line.phrases),
		),
		notes: sayNotes(publication).map(markLine),
		colophon: sayColophon(publication).map(markLine),
	};
}

/** An affiliation in the byline is no author. */
function authorClass({ author }: Publication): (agent: string) => string {
	const ids = new Set(author.map((credit) => credit.agent.id));
	return (agent) => (ids.has(agent) ? "p-author h-card" : "");
}

/** A chapter’s own credits, said like a publication’s. */
export function chapterCredits(
	chapter: Chapter,
	publication: Publication,
): {
	readonly byline: string;
	readonly bylineText: string;
	readonly creditLines: readonly string[];
} {
	const credited: Credited = {
		inLanguage: publication.inLanguage,
		author: chapter.author,
		contributor: chapter.contributor,
		creditStyle: publication.creditStyle,
		creditLines: [],
	};
	const byline = sayByline(credited);
	return {
		byline: markPhrases(byline.phrases),
		bylineText: byline.text,
		creditLines: sayCreditLines(credited).map((line) =>
			markPhrases(line.phrases),
		),
	};
}

/** At most 64 characters, or half as many of those that are as wide as two, cut between words. */
export function runningTitle(title: string): string {
	const most = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/u.test(
		title,
	)
		? 32
		: 64;
	const characters = [...title];
	if (characters.length <= most) return title;
	const start = characters.slice(0, most - 2).join("");
	return `${start.replace(/[\s,;:.–—-]+\S*$/u, "")}\u00a0…`;
}

function markLine(line: Line): MarkedLine {
	return {
		kind: line.kind,
		label: line.label ?? "",
		html: markPhrases(line.phrases),
	};
}

export function direction(language: string): "ltr" | "rtl" {
	return /^(ar|fa|he|ur|yi|ps|sd|ug|dv)(-|$)/i.test(language) ? "rtl" : "ltr";
}
