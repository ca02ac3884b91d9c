/** Looks each role of the package document up in the MARC list, so that a withdrawn one is a warning and an invented one a fault. */
import { isRelator, isWithdrawnRelator } from "../../../credits/roles.ts";
import type { Finding, Rule } from "../../rule.ts";

export const everyRoleIsAMarcRelator: Rule = {
	id: "M06",
	says: "Every role in the package document is a current MARC relator.",
	clause: "MARC Code List for Relators; EPUB 3.3, property role",
	epub: ({ opf }) =>
		[...opf.creators, ...opf.contributors, ...opf.publishers].flatMap(
			({ name, roles, where }) =>
				roles
					.filter(({ code }) => !isRelator(code))
					.map(
						({ code }): Finding => ({
							expected: "a current MARC relator",
							actual: isWithdrawnRelator(code) ? `${code} (withdrawn)` : code,
							where: `role of ${name}, ${where}`,
							about: { has: [code] },
							...(isWithdrawnRelator(code) ? { status: "warn" as const } : {}),
						}),
					),
		),
};
