/** Follows each reference to its note, and from the note back. */

import { attribute, hasWord } from "../../../readings/markup.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { type InnerLink, linkText, placesOf } from "../../places.ts";
import type { Finding, Rule } from "../../rule.ts";

export const notesAndReferencesLeadToEachOther: Rule = {
	id: "N02",
	says: "Each reference leads to its note, by the note’s number, and the note leads back to each of its references.",
	clause: "DPUB-ARIA 1.1, doc-noteref and doc-backlink",
	html: (html) => check(html),
	epub: (epub) => check(epub),
};

function check(reading: PageEdition): Finding[] {
	const { at, links } = placesOf(reading);
	const isReference = ({ element }: InnerLink) =>
		hasWord(element, "class", "noteref");
	const isBack = ({ element }: InnerLink) =>
		attribute(element, "role") === "doc-backlink";
	const references = links.filter(isReference);
	const back = links.filter(isBack);
	const ways = new Set(references.map(({ from, to }) => `${to} ${from}`));
	const led = new Map(references.map(({ from, to }) => [from, to]));
	const answered = new Set(
		back.map(({ to }) => `${led.get(to) ?? nothing} ${to}`),
	);
	return [
		...references.flatMap((link): Finding[] => {
			const note = at(link.to);
			const isNote = note !== undefined && hasWord(note, "class", "note");
			return isNote && answered.has(`${link.to} ${link.from}`)
				? []
				: [
						{
							expected: `note ${linkText(link.element)}, which leads back`,
							actual: isNote ? "a note that does not" : "no note",
							where: link.where,
							about: { restsOn: note ? ["N01"] : ["A14", "W02", "N01"] },
						},
					];
		}),
		...back
			.filter(({ to }) => !ways.has(`${led.get(to)} ${to}`))
			.map(({ element, to, where }) => ({
				expected: `the reference of note ${linkText(element)}`,
				actual: at(to) ? "another place" : nothing,
				where,
				about: { restsOn: at(to) ? ["N01"] : ["A14", "W02", "N01"] },
			})),
	];
}
