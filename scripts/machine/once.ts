/** What is read at most once, and only when it is asked for. */

export function once<T>(read: () => T): () => T {
	let held: { readonly value: T } | undefined;
	return () => {
		held ??= { value: read() };
		return held.value;
	};
}
