/** What identifies a publication: declared data alone, so that the same manuscript always gives the same identifiers. */
import { createHash } from "node:crypto";
import type { Publication } from "../model/publication.ts";
import type { StatedIdentifiers } from "../model/statement.ts";

export function stateIdentifiers(publication: Publication): StatedIdentifiers {
	const { doi, isbn, urn } = publication.identifier;
	return {
		uuid: uuidOf(publication),
		doi,
		doiAddress: doi && `https://doi.org/${doi}`,
		isbn,
		isbnUrn: isbn && `urn:isbn:${isbn.replace(/[- ]/g, "")}`,
		urn,
	};
}

/** The namespace of URLs (RFC 9562 §6.6). */
const urlNamespace = "6ba7b8119dad11d180b400c04fd430c8";

/** `urn:uuid:…`, a UUIDv5 (RFC 9562 §5.5) of the work’s address or identifier, or of its title, date and authors. */
function uuidOf(publication: Publication): string {
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
