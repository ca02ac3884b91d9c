/** What an edition says of dates, sources, notes and rights, in one wording for all editions. */
import type { Agent } from "../model/agent.ts";
import type { EditorialNote, Publication, Work } from "../model/publication.ts";
import type { DateLine, Phrase, PrintedLine } from "../model/statement.ts";
import { formalName } from "./formal-name.ts";
import { leadOf } from "./lead-of.ts";
import { listNames, plain } from "./list-names.ts";
import { sayDate } from "./say-date.ts";
import { withStop } from "./with-stop.ts";
import { wordsOf } from "./words/index.ts";

export function sayDates(publication: Publication): DateLine[] {
	const { colophon: words, borrowed } = wordsOf(publication.inLanguage);
	const one = (kind: DateLine["kind"], iso: string | undefined): DateLine[] =>
		iso
			? [
					{
						kind,
						label: words[kind],
						labelLang: borrowed,
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
export function sayNotes(publication: Publication): PrintedLine[] {
	const { colophon, signs, borrowed } = wordsOf(publication.inLanguage);
	const say = (
		kind: "correction" | "update" | "editorNote",
		notes: readonly EditorialNote[],
	): PrintedLine[] =>
		notes.map((note) =>
			line(
				kind,
				note.date
					? `${colophon[kind]}${signs.comma}${sayDate(note.date, publication.inLanguage)}${signs.colon}`
					: `${colophon[kind]}${signs.colon}`,
				[{ text: note.text }],
				borrowed,
			),
		);
	return [
		...say("correction", publication.correction),
		...say("update", publication.updateNote),
		...say("editorNote", publication.editorNote),
	];
}

/** "Adapted from “T” by A and B, CNN, February 24, 2025." as one line names a source. */
export function sayWork(work: Work, publication: Publication): PrintedLine {
	return line("source", undefined, workPhrases(work, publication));
}

/** "Changes: shortened." */
export function sayChanges(
	changes: string,
	{ inLanguage }: Publication,
): PrintedLine {
	const { colophon, signs, borrowed } = wordsOf(inLanguage);
	return line(
		"changes",
		`${colophon.changes}${signs.colon}`,
		[{ text: changes }],
		borrowed,
	);
}

function workPhrases(work: Work, publication: Publication): Phrase[] {
	const language = wordsOf(publication.inLanguage);
	const { colophon: words, signs, borrowed: lang } = language;
	const [open, close] = language.titles ?? language.quotes;
	const news = publication.type.endsWith("NewsArticle");
	const title: Phrase = work.title
		? { text: `${open}${work.title}${close}` }
		: { text: news ? words.untitled.news : words.untitled.other, lang };
	const names =
		work.author.length > 0
			? [
					{ text: words.by },
					...listNames(
						work.author.map((agent) => [{ text: agent.name, agent: agent.id }]),
						language,
						publication.creditStyle.seriesComma,
					),
				]
			: [];
	const said = [
		{ text: leadOf(words.source[work.relation ?? "based-on"]), lang },
		title,
		...names,
		...(work.publisher
			? [
					{ text: signs.comma },
					{ text: work.publisher.name, agent: work.publisher.id },
				]
			: []),
		...(work.datePublished
			? [
					{
						text: `${signs.comma}${sayDate(work.datePublished, publication.inLanguage)}`,
					},
				]
			: []),
	];
	return [
		...withStop(said, language),
		...(work.url ? [{ text: " " }, { text: work.url, href: work.url }] : []),
		...(work.license
			? [{ text: " " }, ...licencePhrases(work.license, signs.comma)]
			: []),
	];
}

/** The colophon: publisher, notice, licence with its address as text, permissions, identifiers, edition statement. */
export function sayColophon(publication: Publication): PrintedLine[] {
	const { colophon: words, borrowed, signs } = wordsOf(publication.inLanguage);
	const { rights, identifier } = publication;
	const optional = (
		kind: string,
		label: string | undefined,
		phrases: readonly Phrase[] | undefined,
	): PrintedLine[] =>
		phrases
			? [line(kind, label, phrases, label === undefined ? undefined : borrowed)]
			: [];
	const text = (value: string | undefined): Phrase[] | undefined =>
		value === undefined ? undefined : [{ text: value }];
	const link = (value: string | undefined): Phrase[] | undefined =>
		value === undefined ? undefined : [{ text: value, href: value }];
	const agent = (value: Agent | undefined): Phrase[] | undefined =>
		value && [{ text: formalName(value), agent: value.id }];
	return [
		...optional("publisher", words.publisher, agent(publication.publisher)),
		...optional("provider", words.provider, agent(publication.provider)),
		...sayDates(publication).flatMap((date) =>
			optional(date.kind, date.label, [{ text: date.text }]),
		),
		...optional("rights", undefined, text(rights.copyrightNotice)),
		...optional(
			"licence",
			words.licence,
			rights.license ? licencePhrases(rights.license, signs.comma) : undefined,
		),
		...optional(
			"permissions",
			words.permissions,
			link(rights.acquireLicensePage),
		),
		...optional("usage", undefined, text(rights.usageInfo)),
		...optional(
			"archive",
			undefined,
			rights.rightsBasis === "personal-archive"
				? [{ text: words.personalArchive, lang: borrowed }]
				: undefined,
		),
		...optional(
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
		...optional("address", words.address, link(ownAddress(publication))),
		...optional(
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
		...optional("identifier", "ISBN", text(identifier.isbn)),
		...optional("identifier", words.identifiers, text(identifier.urn)),
		...optional("edition", undefined, text(publication.edition?.statement)),
		...optional("producer", undefined, text(publication.edition?.producer)),
	];
}

/** Where the work itself stands. */
export function ownAddress({
	canonical,
	url,
}: Publication): string | undefined {
	return canonical ?? url;
}

/** "CC BY 4.0, https://…": the name where the address tells it, and always the address as text. */
function licencePhrases(url: string, comma: string): Phrase[] {
	const name = licenceName(url);
	return [
		...(name ? [{ text: `${name}${comma}` }] : []),
		{ text: url, href: url },
	];
}

/** "CC BY 4.0" for the address of a licence of Creative Commons; nothing for other addresses. */
export function licenceName(url: string): string | undefined {
	const commons = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(
		url,
	);
	if (commons) return `CC ${commons[1]?.toUpperCase()} ${commons[2]}`;
	return url.includes("creativecommons.org/publicdomain/zero/1.0")
		? "CC0 1.0"
		: undefined;
}

function line(
	kind: string,
	label: string | undefined,
	phrases: readonly Phrase[],
	labelLang?: string,
): PrintedLine {
	return { kind, label, labelLang, phrases, text: plain(phrases) };
}
