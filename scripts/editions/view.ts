/** What the templates of every edition get to see of a publication: words that are said already, and marked up. */

import { type Credited, sayByline, sayCreditLines } from "../credits/say.ts";
import type { DateLine, Line } from "../credits/say-colophon.ts";
import {
	sayColophon,
	sayDates,
	sayNotes,
	saySources,
} from "../credits/say-colophon.ts";
import type { Chapter, House, Publication } from "../publication.ts";
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
	readonly subtitle: string;
	readonly kicker: string;
	readonly house: string;
	readonly labels: Readonly<Record<string, string>>;
	/** Markup of the byline, "" when nobody is named. */
	readonly byline: string;
	readonly bylineText: string;
	readonly dates: readonly DateLine[];
	/** Source lines stand under the byline: a republished or adapted work says so at once. */
	readonly sources: readonly MarkedLine[];
	readonly creditLines: readonly string[];
	readonly notes: readonly MarkedLine[];
	readonly colophon: readonly MarkedLine[];
	readonly generator: string;
}

export const generator = "Colophon";

export function viewOf(publication: Publication, house: House): View {
	const byline = sayByline(publication);
	return {
		lang: publication.inLanguage,
		dir: direction(publication.inLanguage),
		form: publication.form,
		title: publication.title,
		subtitle: publication.subtitle ?? "",
		kicker: publication.kicker ?? "",
		house: house.name,
		labels: house.labels(publication.inLanguage),
		byline: markPhrases(byline.phrases, "p-author h-card"),
		bylineText: byline.text,
		dates: sayDates(publication),
		sources: saySources(publication).map(markLine),
		creditLines: sayCreditLines(publication).map((line) =>
			markPhrases(line.phrases),
		),
		notes: sayNotes(publication).map(markLine),
		colophon: sayColophon(publication).map(markLine),
		generator,
	};
}

/** The byline of a chapter that has authors of its own, "" when it has none. */
export function chapterByline(
	chapter: Chapter,
	publication: Publication,
): string {
	return markPhrases(sayByline(chapterCredits(chapter, publication)).phrases);
}

/** Credit lines of a chapter’s own contributors. */
export function chapterCreditLines(
	chapter: Chapter,
	publication: Publication,
): string[] {
	return sayCreditLines(chapterCredits(chapter, publication)).map((line) =>
		markPhrases(line.phrases),
	);
}

function chapterCredits(chapter: Chapter, publication: Publication): Credited {
	return {
		inLanguage: publication.inLanguage,
		author: chapter.author,
		contributor: chapter.contributor,
		creditStyle: publication.creditStyle,
		creditLines: [],
	};
}

export function markLine(line: Line): MarkedLine {
	return {
		kind: line.kind,
		label: line.label ?? "",
		html: markPhrases(line.phrases),
	};
}

function direction(language: string): "ltr" | "rtl" {
	return /^(ar|fa|he|ur|yi|ps|sd|ug|dv)(-|$)/i.test(language) ? "rtl" : "ltr";
}
