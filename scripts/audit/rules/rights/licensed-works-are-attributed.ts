/** Looks at the record alone: whether the source line of a licensed work has what its licence asks for. */
import { nothing } from "../../finding.ts";
import type { Finding, Rule } from "../../rule.ts";

export const licensedWorksAreAttributed: Rule = {
	id: "R02",
	says: "A work under a Creative Commons licence is named with title, author, source and licence, and what was changed is said.",
	clause: "CC BY 4.0 §3(a)(1)",
	all: ({ record }) =>
		(record.works ?? [])
			.map((work, index) => ({ work, index }))
			.filter(({ work }) =>
				work.license?.includes("creativecommons.org/licenses/"),
			)
			.flatMap(({ work, index }): Finding[] => {
				const line =
					record.opening.filter(({ kind }) => kind === "source")[index]?.text ??
					"";
				const parts = [work.title, ...work.author, work.url, work.license];
				const missing = parts.filter((part) => part && !line.includes(part));
				const adapted =
					work.relation === "adaptation" || work.relation === "translation";
				const told = record.opening.some(({ kind }) => kind === "changes");
				return [
					...missing.map((part) => ({
						expected: part ?? "",
						actual: line || nothing,
						where: "source line",
					})),
					...(adapted && work.relation === "adaptation" && !told
						? [
								{
									expected: "what was changed",
									actual: nothing,
									where: "opening",
								},
							]
						: []),
				];
			}),
};
