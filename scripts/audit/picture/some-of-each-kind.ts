/** Which of many zones are looked at where all would take too long. */

/** The first two of each kind, and the last, by their indices. */
export function someOfEachKind(
	zones: readonly { readonly kind: string }[],
): ReadonlySet<number> {
	const byKind = new Map<string, number[]>();
	zones.forEach(({ kind }, index) => {
		byKind.set(kind, [...(byKind.get(kind) ?? []), index]);
	});
	return new Set(
		[...byKind.values()].flatMap((own) => [
			...own.slice(0, 2),
			...own.slice(-1),
		]),
	);
}
