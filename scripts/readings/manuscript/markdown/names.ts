/** What a text names in one place and refers to in another: addresses and notes, by their labels. */

/** Where a label is defined, or referred to. */
export interface Spot {
	/** How many directives it stands in. */
	readonly depth: number;
	/** Its place in the text. */
	readonly order: number;
}

export interface Names {
	readonly define: (kind: Kind, label: string, spot: Spot) => void;
	/** What is in a directive is known to what follows it, and to what is as deep as it. */
	readonly knows: (kind: Kind, label: string, spot: Spot) => boolean;
}

type Kind = "address" | "note";

export function openNames(): Names {
	const all = { address: new Map<string, Spot[]>(), note: new Map() };
	return {
		define(kind, label, spot) {
			const known = all[kind].get(label);
			if (known) known.push(spot);
			else all[kind].set(label, [spot]);
		},
		knows: (kind, label, { depth, order }) =>
			all[kind]
				.get(label)
				?.some(
					(spot: Spot) =>
						spot.depth <= depth ||
						(spot.depth === depth + 1 && spot.order < order),
				) ?? false,
	};
}

/** Labels are alike whatever their case and their blanks (CommonMark §4.7). */
export function labelOf(written: string): string {
	return written
		.replace(/[\t\n ]+/g, " ")
		.replace(/^ | $/g, "")
		.toLowerCase()
		.toUpperCase();
}
