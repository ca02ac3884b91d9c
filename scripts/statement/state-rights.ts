/** The rights of a publication: holders, licence, what metadata says of them, and what search engines may do. */
import { licenceName } from "../credits/say-colophon.ts";
import type { Publication } from "../model/publication.ts";
import type { StatedRights } from "../model/statement.ts";
import { stateAgent } from "./state-agents.ts";

export function stateRights(publication: Publication): StatedRights {
	const { rights } = publication;
	const license = rights.license
		? { address: rights.license, name: licenceName(rights.license) }
		: undefined;
	const holders = rights.copyrightHolder.map(stateAgent);
	return {
		holders,
		holderNames: holders.map(({ names }) => names.formal),
		year: rights.copyrightYear,
		notice: rights.copyrightNotice,
		license,
		acquireLicensePage: rights.acquireLicensePage,
		usageInfo: rights.usageInfo,
		webStatement: license?.address ?? rights.acquireLicensePage,
		usageTerms: rights.usageInfo ?? license?.name,
		basis: rights.rightsBasis,
		robots: { declared: rights.robots, said: robots(publication) },
	};
}

/**
 * What search engines may do: as declared; else a republication, a copy in a personal archive, and a work without a publisher or a declared right to
 * publish it, are not indexed.
 */
function robots({
	rights,
	isBasedOn,
	publisher,
}: Publication): string | undefined {
	if (rights.robots) return rights.robots;
	const copy = isBasedOn.some((work) => work.relation === "republication");
	const undeclared = !publisher && !rights.rightsBasis;
	return copy || undeclared || rights.rightsBasis === "personal-archive"
		? "noindex"
		: undefined;
}
