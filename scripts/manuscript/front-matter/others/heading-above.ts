/** The heading that a text opens with, which is its title where front matter names none. */

/** Its words, where these are plain beside stress and code; remarks and lines for other programs may stand above it. */
export function headingAbove(prose: string): string | undefined {
	const [first = "", second = ""] = withoutUnseen(prose).split("\n", 2);
	const written =
		/^#{1,6} +(\S.*?)(?: +#+)? *$/.exec(first)?.[1] ??
		(/^(?:=+|-+) *$/.test(second) ? first.trim() : undefined);
	const words = written
		?.replace(/ *\{[#.][^{}]*\}$/, "")
		.replace(/(\*\*|\*|`)([^*`\s](?:[^*`]*[^*`\s])?)\1/g, "$2");
	return words && !/[*_`[\]<>$\\{}&^~|]|https?:/.test(words)
		? words
		: undefined;
}

/** Whether the text opens with a heading of level 1, whatever its words. */
export function opensWithTitle(prose: string): boolean {
	const [first = "", second = ""] = withoutUnseen(prose).split("\n", 2);
	return /^# +\S/.test(first) || (/\S/.test(first) && /^=+ *$/.test(second));
}

/** Blank lines, comments, a place for contents, commands of TeX on lines of their own. */
function withoutUnseen(prose: string): string {
	let rest = prose.replace(/^\ufeff/, "");
	for (;;) {
		const [unseen] =
			/^(?:[ \t]*\n|\[TOC\] *\n|\\[a-zA-Z]+ *\n)+/i.exec(rest) ?? [];
		if (unseen !== undefined) rest = rest.slice(unseen.length);
		else if (/^<!--/.test(rest) && rest.includes("-->"))
			rest = rest.slice(rest.indexOf("-->") + 3);
		else return rest;
	}
}
