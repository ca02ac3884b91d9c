/** The roles that an agent may have: MARC relator codes, and the contributor roles of CRediT. */
import relators from "./relators.json" with { type: "json" };

const current: Readonly<Record<string, string>> = relators.current;
const withdrawn: Readonly<Record<string, unknown>> = {
	...relators.deprecated,
	...relators.discontinued,
};

/** Slugs of CRediT (ANSI/NISO Z39.104-2022). */
export const creditRoles: ReadonlySet<string> = new Set([
	"conceptualization",
	"data-curation",
	"formal-analysis",
	"funding-acquisition",
	"investigation",
	"methodology",
	"project-administration",
	"resources",
	"software",
	"supervision",
	"validation",
	"visualization",
	"writing-original-draft",
	"writing-review-editing",
]);

/** The MARC relator of those whose declared roles hold none, by the list in which they stand. */
export const defaultRoles = { author: "aut", contributor: "ctb" } as const;

/** The codes of all current MARC relators. */
export const relatorCodes: readonly string[] = Object.keys(current);

/** Whether `code` is a current MARC relator. */
export function isRelator(code: string): boolean {
	return Object.hasOwn(current, code);
}

/** Whether `code` was a MARC relator once and is deprecated or discontinued. */
export function isWithdrawnRelator(code: string): boolean {
	return Object.hasOwn(withdrawn, code);
}

/** The English term of a relator, "translator"; the code itself when it is none. */
export function relatorTerm(code: string): string {
	return current[code] ?? code;
}
