/** What an edition is to say of a record, one statement an item. */
import type { Item } from "../../readings/items.ts";

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
