/** Every person and organization that front matter spells is credited somewhere. */
import type { FrontMatter } from "../schema.ts";
import type { Check } from "./check.ts";

export const agentUnused: Check = ({ matter, registry }, report) => {
	const used = usedIds(matter);
	// An id that nothing knows may be a misspelling of the one that nothing uses: one problem is enough.
	if ([...used].some((id) => !registry.agents.has(id))) return;
	for (const agent of registry.agents.values())
		if (!used.has(agent.id))
			report(
				"agent-unused",
				`Unexpected entry “${agent.id}”: nothing refers to it; credit ${agent.name} or remove the entry`,
				[agent.kind === "person" ? "people" : "organizations", agent.id],
			);
};

/** Every id that front matter refers to. */
function usedIds(matter: FrontMatter): Set<string> {
	const credits = [matter, ...(matter.chapters ?? [])].flatMap((holder) => [
		...(holder.author ?? []),
		...(holder.contributor ?? []),
	]);
	const works = [matter.isBasedOn ?? [], matter.translationOf ?? []].flat();
	return new Set(
		[
			credits.flatMap((credit) => [
				credit.person,
				credit.organization,
				credit.affiliation,
			]),
			works.flatMap((work) => [work.author, work.publisher]),
			Object.values(matter.images ?? {}).map((image) => image.creator),
			matter.imageDefaults?.creator,
			matter.sourceOrganization,
			matter.provider,
			matter.publisher,
			matter.copyrightHolder,
			matter.accessibility?.certifiedBy,
		]
			.flat(3)
			.filter((id) => id !== undefined),
	);
}
