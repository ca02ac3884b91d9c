/** Agents of the package document beside those of the record, by their place in the two lists. */

import type { Opf, OpfAgent } from "../readings/opf.ts";
import type {
	CreditRecord,
	RecordedAgent,
} from "../statement/credit-record.ts";

/** The creators beside the byline, then the contributors; agents that have no other are left out. */
export function pairAgents(
	opf: Opf,
	record: CreditRecord,
): { readonly agent: OpfAgent; readonly recorded: RecordedAgent }[] {
	return [
		...pairLists(opf.creators, record.byline.agents),
		...pairLists(opf.contributors, record.contributors),
	];
}

/** By name, so that an element that is missing or moved is no fault of those after it; by place for the rest. */
function pairLists(
	agents: readonly OpfAgent[],
	recorded: readonly RecordedAgent[],
): { readonly agent: OpfAgent; readonly recorded: RecordedAgent }[] {
	return agents.flatMap((agent, index) => {
		const same =
			recorded.find((item) => item.name === agent.name) ?? recorded[index];
		return same ? [{ agent, recorded: same }] : [];
	});
}
