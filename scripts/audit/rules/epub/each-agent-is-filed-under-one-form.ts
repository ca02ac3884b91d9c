/** Compares the form that library shelves and reading systems sort an agent by. */
import { sameList } from "../../compare.ts";
import { pairAgents } from "../../pair-agents.ts";
import type { Rule } from "../../rule.ts";

export const eachAgentIsFiledUnderOneForm: Rule = {
	id: "E03",
	says: "Each creator and contributor is filed under exactly one form, that of the record.",
	clause:
		"EPUB 3.3, property file-as: zero or one; required here for every agent",
	epub: ({ opf }, { record }) =>
		pairAgents(opf, record).flatMap(({ agent, recorded }) =>
			sameList(
				[recorded.fileAs],
				agent.fileAs,
				`file-as of ${agent.name}, ${agent.where}`,
			),
		),
};
