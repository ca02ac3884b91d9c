/** The dates of a publication, from declared data alone: no clock. */
import type { Publication } from "../model/publication.ts";
import type { StatedDates } from "../model/statement.ts";

export function stateDates(publication: Publication): StatedDates {
	const { dateCreated, datePublished, dateModified, edition } = publication;
	return {
		created: dateCreated,
		published: datePublished,
		modified: dateModified,
		edition: edition?.datePublished,
		issued: (edition?.datePublished ?? datePublished)?.slice(0, 10),
		revised: revisedAt(publication),
	};
}

/**
 * `CCYY-MM-DDThh:mm:ssZ` of the last declared change. EPUB requires it (EPUB 3.3 §5.5.5); a manuscript without any date
 * gets the first day that a zip file can hold, which nothing prints.
 */
function revisedAt(publication: Publication): string {
	const declared =
		publication.dateModified ??
		publication.edition?.datePublished ??
		publication.datePublished ??
		publication.dateCreated;
	return declared ? toUtc(declared) : "1980-01-01T00:00:00Z";
}

function toUtc(iso: string): string {
	const time = /T.*$/.exec(iso)?.[0] ?? "";
	const day = `${iso.slice(0, iso.length - time.length)}-01-01`.slice(0, 10);
	const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}Z`;
	const instant = new Date(`${day}${time ? zoned : "T00:00:00Z"}`);
	return `${instant.toISOString().slice(0, 19)}Z`;
}
