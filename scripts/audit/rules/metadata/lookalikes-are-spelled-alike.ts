/** Looks in all editions together for names that a reader takes for one and a computer for two. */
import { namesInAll } from "../../carried-names.ts";
import { creditedNames } from "../../lines.ts";
import { folded } from "../../normalize.ts";
import type { Rule } from "../../rule.ts";

export const lookalikesAreSpelledAlike: Rule = {
	id: "M05",
	says: "No two names look the same and are spelled differently.",
	clause: "Unicode Technical Standard 39: confusable strings",
	all: ({ record, readings }) => {
		const known = new Set(creditedNames(record));
		const spellings = new Map(
			creditedNames(record).map((name) => [folded(name), name]),
		);
		return namesInAll(readings).flatMap(({ name, carrier }) => {
			const spelled = spellings.get(folded(name));
			return spelled === undefined || known.has(name)
				? []
				: [{ expected: spelled, actual: name, where: carrier }];
		});
	},
};
