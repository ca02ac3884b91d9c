/** Who made the work, decided once: who is a creator, who a contributor, and who an editor. */
import type { Credit } from "../model/credit.ts";
import type { Publication } from "../model/publication.ts";
import type { StatedCredit, StatedMakers } from "../model/statement.ts";
import { stateCredit, withRoles } from "./state-agents.ts";

export function stateMakers(publication: Publication): StatedMakers {
	const creators = withRoles(publication.author, "author").map((credit) =>
		stateCredit(credit),
	);
	const ofWork = withRoles(publication.contributor, "contributor").map(
		(credit) => stateCredit(credit),
	);
	const contributors = [...ofWork, ...ofChapters(publication)];
	const ids = new Set(creators.map(({ agent }) => agent.id));
	const isEditor = (credit: StatedCredit) =>
		publication.type === "Book" && isOnlyEditor(credit);
	return {
		creators,
		contributors,
		ofWork,
		besideCreators: contributors.filter(({ agent }) => !ids.has(agent.id)),
		authors: creators.filter((credit) => !isEditor(credit)),
		editors: creators.filter(isEditor),
		translators: ofWork.filter(({ roles }) => roles.includes("trl")),
	};
}

/** Authors and contributors whom chapters alone credit, each agent once, with all the roles that chapters give it. */
function ofChapters({
	author,
	contributor,
	chapters,
}: Publication): StatedCredit[] {
	const named = new Set(
		[...author, ...contributor].map(({ agent }) => agent.id),
	);
	const others = new Map<string, Credit>();
	for (const chapter of chapters)
		for (const credit of [
			...withRoles(chapter.author, "author"),
			...withRoles(chapter.contributor, "contributor"),
		])
			if (!named.has(credit.agent.id))
				others.set(credit.agent.id, merge(others.get(credit.agent.id), credit));
	return [...others.values()].map((credit) => stateCredit(credit, true));
}

function merge(first: Credit | undefined, second: Credit): Credit {
	if (!first) return second;
	return { ...first, roles: [...new Set([...first.roles, ...second.roles])] };
}

/** A person all of whose roles are editor, editor of a compilation or editorial director. */
function isOnlyEditor({ agent, roles }: StatedCredit): boolean {
	return (
		agent.kind === "person" &&
		roles.every((role) => ["edt", "edc", "edd"].includes(role))
	);
}
