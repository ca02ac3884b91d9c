/** Compares what the package document adds to a name: forms in other scripts, authority files, affiliations. */
import { sameList } from "../../compare.ts";
import { pairAgents } from "../../pair-agents.ts";
import type { Rule } from "../../rule.ts";

export const agentsAreDescribedAsRecorded: Rule = {
	id: "E04",
	says: "Each agent has the forms in other scripts that the record has, with their languages, and the same authority files.",
	clause: "EPUB 3.3, property alternate-script: each with xml:lang",
	epub: ({ opf }, { record }) =>
		pairAgents(opf, record).flatMap(({ agent, recorded }) => [
			...sameList(
				(recorded.alternateScript ?? []).map(
					({ lang, name }) => `${lang} ${name}`,
				),
				agent.alternateScript.map(({ lang, name }) => `${lang} ${name}`),
				`alternate-script of ${agent.name}, ${agent.where}`,
			),
			...sameList(
				recorded.sameAs ?? [],
				agent.sameAs,
				`schema:sameAs of ${agent.name}, ${agent.where}`,
			),
			...sameList(
				recorded.affiliation ?? [],
				agent.affiliation,
				`schema:affiliation of ${agent.name}, ${agent.where}`,
			),
		]),
};
