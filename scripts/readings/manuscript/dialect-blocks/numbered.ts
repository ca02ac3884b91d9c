/** Lines of a manuscript with their numbers, as the witness reads them. */
export interface Numbered {
	readonly text: string;
	/** From 1. */
	readonly number: number;
}

export type Numbereds = readonly Numbered[];

/** What a block of a dialect says: how many lines it takes, and what stands for them. */
export interface Said {
	readonly taken: number;
	readonly lines: Numbereds;
}

/** Reads the lines within a block. */
export type ReadWithin = (lines: Numbereds) => Numbereds;

export function isSeen(text: string | undefined): boolean {
	return text !== undefined && /\S/.test(text);
}

/** Columns before the first sign; a tab reaches to the next multiple of four. */
export function marginOf(text: string): number {
	let columns = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === " ") columns += 1;
		else if (text[at] === "\t") columns = (columns >> 2) * 4 + 4;
		else break;
	}
	return columns;
}

/** Without `columns` of the margin, or what there is of it. */
export function cutMargin(
	{ text, number }: Numbered,
	columns: number,
): Numbered {
	const own = marginOf(text);
	const words = text.replace(/^[ \t]+/, "");
	return { text: " ".repeat(Math.max(0, own - columns)) + words, number };
}

/** Tags on lines of their own, which blank lines part from what is around them. */
export function tagLines(
	tags: readonly string[],
	number: number,
	margin = "",
): Numbered[] {
	return tags.flatMap((tag) => [
		{ text: "", number },
		{ text: margin + tag, number },
		{ text: "", number },
	]);
}

/** Words that begin no block, whatever they are. */
export function wordLine(words: string): string {
	return `<span></span>${words}`;
}

/** `{.class #id key="value"}`, without its braces. */
export function attributesIn(text: string) {
	const classes = [...text.matchAll(/(?:^|[\s,])\.([^\s{}=,]+)/g)].map(
		([, name = ""]) => name,
	);
	const values = Object.fromEntries(
		[
			...text.matchAll(
				/(?:^|[\s,])([\w:-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"',{}]*))/g,
			),
		].map(([, key = "", ...said]) => [
			key,
			said.find((value) => value !== undefined) ?? "",
		]),
	);
	const rest = text
		.replace(/([\w:-]+)=(?:"[^"]*"|'[^']*'|[^\s"',{}]*)/g, "")
		.replace(/[.#]?=?[\w:.@/-]+/g, "");
	return { classes, values, isList: /^[\s,]*$/.test(rest) };
}

/** Lines of `:key: value` at the head of a block of MyST. */
export function optionsIn(lines: Numbereds) {
	const values: Record<string, string> = {};
	let taken = 0;
	for (const { text } of lines) {
		const found = /^\s*:([\w-]+):(?:\s+(.*))?$/.exec(text);
		if (!found) break;
		values[found[1] ?? ""] = (found[2] ?? "").trim();
		taken += 1;
	}
	const isParted =
		taken > 0 && lines[taken] !== undefined && !isSeen(lines[taken]?.text);
	return { values, taken: taken + Number(isParted) };
}
