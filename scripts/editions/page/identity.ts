/** What identifies an edition: declared data alone, so that the same manuscript always gives the same identifier and date. */
import { createHash } from "node:crypto";
import type { Publication } from "../../model/publication.ts";

/** The namespace of URLs (RFC 9562 §6.6). */
const urlNamespace = "6ba7b8119dad11d180b400c04fd430c8";

/** `urn:uuid:…`, a UUIDv5 (RFC 9562 §5.5) of the work’s address or identifier, or of its title, date and authors. */
export function uuidOf(publication: Publication): string {
	const { doi, isbn, urn } = publication.identifier;
	const declared = urn ?? (doi && `doi:${doi}`) ?? (isbn && `isbn:${isbn}`);
	const name =
		declared ??
		publication.url ??
		[
			publication.slug,
			publication.title,
			publication.datePublished ?? "",
			...publication.author.map((credit) => credit.agent.name),
		].join("\n");
	return `urn:uuid:${uuid5(name)}`;
}

function uuid5(name: string): string {
	const hash = createHash("sha1")
		.update(Buffer.from(urlNamespace, "hex"))
		.update(name)
		.digest()
		.subarray(0, 16);
	hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
	hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
	const hex = hash.toString("hex");
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20),
	].join("-");
}

/**
 * `CCYY-MM-DDThh:mm:ssZ` of the last declared change. EPUB requires it (EPUB 3.3 §5.5.5); a manuscript without any date
 * gets the first day that a zip file can hold, which nothing prints.
 */
export function modifiedOf(publication: Publication): string {
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
