/** Items by a key that they share, each in their order; an item without a key is in none. */

export function groupBy<T, K>(
	items: Iterable<T>,
	keyOf: (item: T) => K | undefined,
): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		if (key === undefined) continue;
		const own = groups.get(key);
		if (own) own.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
