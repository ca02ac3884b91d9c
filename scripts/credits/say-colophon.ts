/** What an edition says of dates, sources, notes and rights, in one wording for all editions. */
import type { Note, Publication, Work } from "../model/publication.ts";
import { colophonWords } from "./colophon-words.ts";
import { creditWords } from "./labels.ts";
import { listNames, type Phrase } from "./list-names.ts";
import { sayDate } from "./say-date.ts";

/** A line of print with its kind: what the audit and the templates know it by. */
export interface Line {
	readonly kind: string;
	readonly label?: string | undefined;
	readonly phrases: readonly Phrase[];
}

/** A date of the work: label, ISO text and the printed form. */
export interface DateLine {
	readonly kind: "published" | "updated";
	readonly label: string;
	readonly iso: string;
	readonly text: string;
}

export function sayDates(publication: Publication): DateLine[] {
	const words = colophonWords(publication.inLanguage);
	const one = (kind: DateLine["kind"], iso: string | undefined): DateLine[] =>
		iso
			? [
					{
						kind,
						label: words[kind],
						iso,
						text: sayDate(iso, publication.inLanguage),
					},
				]
			: [];
	return [
		...one("published", publication.datePublished),
		...one("updated", publication.dateModified),
	];
}

/** Corrections, updates and notes to readers, in this order. */
export function sayNotes(publication: Publication): Line[] {
	const words = colophonWords(publication.inLanguage);
	const say = (
		kind: "correction" | "update" | "editorNote",
		notes: readonly Note[],
	): Line[] =>
		notes.map((note) => ({
			kind,
			label: note.date
				? `${words[kind]}, ${sayDate(note.date, publication.inLanguage)}${words.colon}`
				: `${words[kind]}${words.colon}`,
			phrases: [{ text: note.text }],
		}));
	return [
		...say("correction", publication.correction),
		...say("update", publication.updateNote),
		...say("editorNote", publication.editorNote),
	];
}

/** "Adapted from “T” by A and B, CNN, February 24, 2025." and what was changed: one line for each source. */
export function saySources(publication: Publication): Line[] {
	const words = colophonWords(publication.inLanguage);
	const works = publication.translationOf
		? [
				...publication.isBasedOn,
				{ relation: "translation" as const, ...publication.translationOf },
			]
		: publication.isBasedOn;
	return works.flatMap((work): Line[] => [
		{ kind: "source", phrases: sayWork(work, publication) },
		...(work.changes
			? [
					{
						kind: "changes",
						label: `${words.changes}${words.colon}`,
						phrases: [{ text: work.changes }],
					},
				]
			: []),
	]);
}

/** "Adapted from “T” by A and B, CNN, February 24, 2025." as one line names a source. */
export function sayWork(work: Work, publication: Publication): Phrase[] {
	const words = colophonWords(publication.inLanguage);
	const news = publication.type.endsWith("NewsArticle");
	const title = work.title
		? `${words.quotes[0]}${work.title}${words.quotes[1]}`
		: news
			? words.untitled.news
			: words.untitled.other;
	const credit = creditWords(publication.inLanguage);
	const names =
		credit && work.author.length > 0
			? [
					{ text: ` ${words.by} ` },
					...listNames(
						work.author.map((agent) => [{ text: agent.name, agent: agent.id }]),
						credit,
						publication.creditStyle.seriesComma,
					),
				]
			: [];
	return [
		{ text: `${words.source[work.relation ?? "based-on"]} ${title}` },
		...names,
		...(work.publisher
			? [
					{ text: ", " },
					{ text: work.publisher.name, agent: work.publisher.id },
				]
			: []),
		...(work.datePublished
			? [{ text: `, ${sayDate(work.datePublished, publication.inLanguage)}` }]
			: []),
		{ text: "." },
		...(work.url ? [{ text: " " }, { text: work.url, href: work.url }] : []),
		...(work.license ? [{ text: " " }, ...licencePhrases(work.license)] : []),
	];
}

/** The colophon: publisher, notice, licence with its address as text, permissions, identifiers, edition statement. */
export function sayColophon(publication: Publication): Line[] {
	const words = colophonWords(publication.inLanguage);
	const { rights, identifier } = publication;
	const line = (
		kind: string,
		label: string | undefined,
		phrases: readonly Phrase[] | undefined,
	): Line[] => (phrases ? [{ kind, label, phrases }] : []);
	const text = (value: string | undefined): Phrase[] | undefined =>
		value === undefined ? undefined : [{ text: value }];
	const link = (value: string | undefined): Phrase[] | undefined =>
		value === undefined ? undefined : [{ text: value, href: value }];
	const agent = (value: Publication["publisher"]): Phrase[] | undefined =>
		value && [{ text: value.legalName ?? value.name, agent: value.id }];
	return [
		...line("publisher", words.publisher, agent(publication.publisher)),
		...line("provider", words.provider, agent(publication.provider)),
		...sayDates(publication).flatMap((date) =>
			line(date.kind, date.label, [{ text: date.text }]),
		),
		...line("rights", undefined, text(rights.copyrightNotice)),
		...line(
			"licence",
			words.licence,
			rights.license ? licencePhrases(rights.license) : undefined,
		),
		...line("permissions", words.permissions, link(rights.acquireLicensePage)),
		...line("usage", undefined, text(rights.usageInfo)),
		...line(
			"archive",
			undefined,
			rights.rightsBasis === "personal-archive"
				? [{ text: words.personalArchive }]
				: undefined,
		),
		...line(
			"series",
			words.series,
			publication.isPartOf && [
				{
					text: [publication.isPartOf.title, publication.isPartOf.position]
						.filter(Boolean)
						.join(", "),
				},
			],
		),
		...line(
			"address",
			words.address,
			link(publication.canonical ?? publication.url),
		),
		...line(
			"identifier",
			"DOI",
			identifier.doi
				? [
						{
							text: `https://doi.org/${identifier.doi}`,
							href: `https://doi.org/${identifier.doi}`,
						},
					]
				: undefined,
		),
		...line("identifier", "ISBN", text(identifier.isbn)),
		...line("identifier", words.identifiers, text(identifier.urn)),
		...line("edition", undefined, text(publication.edition?.statement)),
		...line("producer", undefined, text(publication.edition?.producer)),
	];
}

/** "CC BY 4.0, https://…": the name where the address tells it, and always the address as text. */
function licencePhrases(url: string): Phrase[] {
	const name = licenceName(url);
	return [...(name ? [{ text: `${name}, ` }] : []), { text: url, href: url }];
}

export function licenceName(url: string): string | undefined {
	const commons = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(
		url,
	);
	if (commons) return `CC ${commons[1]?.toUpperCase()} ${commons[2]}`;
	return url.includes("creativecommons.org/publicdomain/zero/1.0")
		? "CC0 1.0"
		: undefined;
}
