/** The heading of the highest rank that a text opens with, which is its title where front matter names none. */

/** Plain words alone: what is marked up in it would be lost in a title. */
export function headingAbove(prose: string): string | undefined {
	const text = prose.replace(/^(?:\ufeff|[ \t]*\n)+/, "");
	const [first = "", second = ""] = text.split("\n", 2);
	const written =
		/^# +(\S.*?)(?: +#+)? *$/.exec(first)?.[1] ??
		(/^=+ *$/.test(second) ? first.trim() : undefined);
	return written !== undefined && !/[*_`[\]<>$\\{}&^~|]|https?:/.test(written)
		? written
		: undefined;
}
