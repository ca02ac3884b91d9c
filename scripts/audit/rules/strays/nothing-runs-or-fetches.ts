/** Reports what a reading found in a page that could act: programs, frames, addresses to fetch. */
import type { PageEdition } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";
import { lineOf } from "../../spans.ts";

export const nothingRunsOrFetches: Rule = {
	id: "Z05",
	says: "Nothing in an edition runs, fetches, or leads its reader elsewhere without being asked.",
	clause: "EPUB 3.3 §3.6 and §11.2; an archived page needs nothing but itself",
	html: findActive,
	epub: findActive,
};

function findActive({ active }: PageEdition): Finding[] {
	return active.map(({ what, where }) => ({
		expected: "nothing that runs, fetches or leads elsewhere",
		actual: what,
		where,
		about: { has: [what], spans: lineOf(where) },
	}));
}
