/** Everybody who is credited beside the byline: the contributors of the work, and those of its chapters alone. */
import type { Credit, Publication } from "../model/publication.ts";

/**
 * The contributors in order, each agent once: first the work’s own, then authors and contributors that only a chapter
 * names. Whoever is in the byline is left out, unless the work itself lists them as a contributor in another role.
 */
export function contributorsOf(publication: Publication): Credit[] {
	const named = new Set(
		[...publication.author, ...publication.contributor].map(
			(credit) => credit.agent.id,
		),
	);
	const others = new Map<string, Credit>();
	for (const chapter of publication.chapters)
		for (const credit of [...chapter.author, ...chapter.contributor])
			if (!named.has(credit.agent.id))
				others.set(credit.agent.id, merge(others.get(credit.agent.id), credit));
	return [...publication.contributor, ...others.values()];
}

function merge(first: Credit | undefined, second: Credit): Credit {
	if (!first) return second;
	return { ...first, roles: [...new Set([...first.roles, ...second.roles])] };
}
