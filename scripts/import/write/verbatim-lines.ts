/** The printed credit lines, kept word for word where the model would say them in other words. */
import { hasWords } from "../../credits/words/index.ts";
import type { Agent } from "../../model/agent.ts";
import type { Credit } from "../../model/credit.ts";
import { stateCredits } from "../../statement/state-credits.ts";
import { sameWords } from "../copy/fold-text.ts";
import { splitClauses } from "../copy/read-leads.ts";
import type { WireLine } from "../model.ts";
import { type CopyCredit, type CopyRegistry, nameOf } from "./make-registry.ts";

/** Empty where the model says the same, or where the lines do not name each contributor exactly once. */
export function verbatimLines(
	lines: readonly WireLine[],
	registry: CopyRegistry,
	language: string,
): string[] {
	const source = lines.filter(
		(line) =>
			line.status === "parsed" &&
			line.zone !== "caption" &&
			line.reading.contributors.length > 0,
	);
	if (source.length === 0 || !hasWords(language)) return [];
	const printed = source.flatMap((line) => printedLines(line.text));
	const said = stateCredits({
		inLanguage: language,
		author: [],
		contributor: registry.contributor.map((entry) => toModel(entry, registry)),
		creditStyle: { seriesComma: false, possessive: "ap" },
		creditLines: [],
	}).creditLines.map((line) => line.text);
	if (sameWords(said.join("\n"), printed.join("\n"))) return [];
	const whole = printed.join("\n");
	const named = registry.contributor.every(
		(entry) => whole.split(nameOf(entry, registry)).length === 2,
	);
	const others = registry.people.some(
		(person) =>
			whole.includes(person.name) &&
			!registry.contributor.some((entry) => entry.agent === person.id),
	);
	return named &&
		!others &&
		source.every((line) => line.reading.byline.length === 0)
		? printed
		: [];
}

/** The lines of the source, those that were only wrapped joined again. */
function printedLines(text: string): string[] {
	const lines: string[] = [];
	for (const line of text.split("\n")) {
		const last = lines.at(-1);
		const begins = splitClauses(line)[0]?.roles !== undefined;
		if (last === undefined || begins || /[.)]$/.test(last)) lines.push(line);
		else lines[lines.length - 1] = `${last} ${line}`;
	}
	return lines;
}

function toModel(entry: CopyCredit, registry: CopyRegistry): Credit {
	const agent = (id: string, kind: Agent["kind"], name: string): Agent => ({
		id,
		kind,
		name,
		fileAs: name,
		alternateScript: [],
		alternateName: [],
		sameAs: [],
		pluralForm: false,
	});
	const organization = registry.organizations.find(
		(one) => one.id === entry.affiliation,
	);
	return {
		agent: agent(entry.agent, entry.kind, nameOf(entry, registry)),
		roles: entry.roles,
		affiliation: organization
			? [agent(organization.id, "organization", organization.name)]
			: [],
		location: entry.location,
		label: entry.label,
		credit: [],
		corresponding: false,
	};
}
