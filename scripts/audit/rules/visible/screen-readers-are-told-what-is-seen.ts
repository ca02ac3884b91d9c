/** Asks the browser what it hands to a screen reader of each credit, where there is a browser. */
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";

export const screenReadersAreToldWhatIsSeen: Rule = {
	id: "V12",
	says: "A screen reader is told the words of each credit that is seen, in their order and as what they are, and nothing else in their place.",
	clause:
		"The browser’s accessibility tree (Core-AAM 1.2, Accessible Name 1.2); WCAG 2.2, 1.3.1, 1.3.2 and 4.1.2",
	html: inTree,
	epub: inTree,
};

function inTree(reading: PageEdition, { seen }: Context): readonly Finding[] {
	const shown = seen?.get(reading.edition);
	if (!shown)
		return [
			{
				expected: "a browser, to ask for the accessibility tree",
				actual: nothing,
				where: reading.edition,
				status: "not-run",
			},
		];
	// What is hidden from everybody is told once.
	const hidden = new Set(
		reading.zones.filter((zone) => zone.hidden).map(({ where }) => where),
	);
	return shown.untold
		.filter(({ where }) => !hidden.has(where))
		.map(({ kind, text, fault, where }) => ({
			expected: `${seenText(text)}, to be told`,
			actual: fault,
			where: `${kind}, ${where}`,
			about: { lacks: [text], cause: causeOf(fault) },
		}));
}

/** Why words are not told; what hides a page hides each credit in it. */
function causeOf(fault: string): string | undefined {
	return /” not told: (.*?)(?: on .*)?$/su.exec(fault)?.[1];
}
