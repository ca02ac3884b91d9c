/** What an edition is to say of a record, one statement an item. */
import type { Item } from "../../readings/items.ts";
import type {
	CreditRecord,
	DescribedAgent,
	RecordedAgent,
} from "../../statement/credit-record.ts";

/** The agent of that name, printed or legal. */
export function agentNamed(
	{ agents = [] }: CreditRecord,
	name: string,
	kind?: RecordedAgent["kind"],
): DescribedAgent | undefined {
	return agents.find(
		(agent) =>
			(agent.name === name || agent.legalName === name) &&
			(kind === undefined || agent.kind === kind),
	);
}

/** The publisher’s name as it is printed. */
export function imprintOf({
	publisher,
	agents = [],
}: CreditRecord): string | undefined {
	return publisher === undefined
		? undefined
		: (agents.find(({ legalName }) => legalName === publisher)?.name ??
				publisher);
}

export type Expected = Pick<Item, "key" | "value">;

/** Each value that is given. */
export function say(
	key: string,
	...values: readonly (string | undefined)[]
): Expected[] {
	return values.flatMap((value) => (value ? [{ key, value }] : []));
}

/** A value in its place among others, with what refines it. */
export interface Refined {
	readonly value: string | undefined;
	readonly refined?:
		| readonly (readonly [string, string | undefined])[]
		| undefined;
}

/** `dc:creator[0]`, `dc:creator[0] role`: those that have a value. */
export function sayEach(key: string, values: readonly Refined[]): Expected[] {
	return values
		.filter(({ value }) => value)
		.flatMap(({ value, refined = [] }, index) => [
			...say(`${key}[${index}]`, value),
			...refined.flatMap(([name, text]) =>
				say(`${key}[${index}] ${name}`, text),
			),
		]);
}

/** What a rule says of a record that does not have them. */
export const noWords = [
	{
		status: "not-run",
		expected: "what the house calls the parts of a page",
		actual: "a credit record of an earlier version, without it",
		where: "credits.json",
	},
] as const;
