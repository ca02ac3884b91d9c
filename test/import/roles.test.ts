/** The roles that import reads, against MARC’s relators and the leads that colophon prints. */
import { describe, expect, test } from "vitest";
import {
	isRelator,
	relatorCodes,
	relatorTerm,
} from "../../scripts/credits/roles.ts";
import { creditLanguages, wordsOf } from "../../scripts/credits/words/index.ts";
import {
	readLead,
	roleCodes,
	roleWords,
} from "../../scripts/import/copy/roles.ts";

test("every role is a relator of MARC", () => {
	const foreign = Object.values(roleCodes).filter((code) => !isRelator(code));
	expect(foreign).toEqual([]);
});

test("a role that MARC has a term for has that term’s code", () => {
	const terms = relatorCodes.map((code) => [relatorTerm(code), code]);
	expect(terms.map(([term = ""]) => [term, roleCodes[term]])).toEqual(terms);
});

const leadWords = Object.keys(roleWords);

test("a word that is a term of MARC, or the plural of one, leads that role in", () => {
	const codeOf = new Map(
		relatorCodes.flatMap((code) => [
			[relatorTerm(code), code],
			[`${relatorTerm(code)}s`, code],
		]),
	);
	const terms = leadWords.filter((word) => codeOf.has(word));
	expect(terms).toContain("designer");
	expect(terms.map((word) => [word, codesOf(word)])).toEqual(
		terms.map((word) => [word, [codeOf.get(word)]]),
	);
});

test("nobody is a mere contributor whose role MARC knows", () => {
	const mere = leadWords.filter((word) => codesOf(word)?.includes("ctb"));
	expect(mere.filter((word) => !/^fact.check|^contribut/.test(word))).toEqual([
		"files",
		"assistance",
		"help",
		"mitarbeit",
	]);
	expect(codesOf("Designed by")).toEqual(["dsr"]);
	expect(codesOf("Design and development by")).toEqual(["dsr", "swd"]);
});

describe.each(creditLanguages)("in %s", (language) => {
	test.each(Object.entries(wordsOf(language).groups))(
		"what is printed for %s, “%s”, is read back as that role",
		(code, lead) => {
			// “Compiled by” is said of two roles.
			const last = Object.entries(wordsOf(language).groups)
				.filter(([, other]) => other === lead)
				.at(-1);
			expect(codesOf(lead.replace(/\s*[:：]$/u, ""))).toEqual([
				last?.[0] ?? code,
			]);
		},
	);
});

function codesOf(lead: string): readonly (string | undefined)[] | undefined {
	return readLead(lead)?.roles.map((role) => roleCodes[role]);
}
