/** Flags that several commands have. */
import { type EditionName, editionNames } from "../model/edition.ts";

export function text(flag: string | boolean | undefined): string | undefined {
	return typeof flag === "string" ? flag : undefined;
}

/** `html,epub`; all if absent. Throws where one is unknown. */
export function readEditions(
	list: string | undefined,
): EditionName[] | undefined {
	if (list === undefined) return undefined;
	const names = list.split(",").map((name) => name.trim());
	const known = editionNames.filter((name) => names.includes(name));
	const unknown = names.find((name) => !known.some((other) => other === name));
	if (unknown !== undefined)
		throw new Error(
			`Unknown edition “${unknown}”, expected ${editionNames.join(", ")}`,
		);
	return known;
}
