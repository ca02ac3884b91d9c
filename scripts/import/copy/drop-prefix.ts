/** Markdown without the words that open it: for a dateline, which the front matter holds. */

/** `markdown` after the words `prefix`, whatever marks stand between its letters; nothing when it begins otherwise. */
export function dropPrefix(
	markdown: string,
	prefix: string,
): string | undefined {
	let at = 0;
	for (const letter of prefix.replace(/\s+/g, "")) {
		while (at < markdown.length && /[\s*_\\]/.test(markdown[at] ?? "")) at += 1;
		if (!markdown.startsWith(letter, at)) return undefined;
		at += letter.length;
	}
	const opened = markdown.slice(0, at).replace(/\\./g, "");
	const rest = markdown.slice(at);
	return balanced(opened) ? rest.trimStart() : closeMarks(opened, rest);
}

function balanced(text: string): boolean {
	return (text.match(/[*_]/g) ?? []).length % 2 === 0;
}

/** "**LONDON (NNW) —** Port": the marks that closed after the dash go with it. */
function closeMarks(opened: string, rest: string): string {
	const marks = /[*_]+/.exec(opened)?.[0] ?? "";
	const trimmed = rest.trimStart();
	return trimmed.startsWith(marks)
		? trimmed.slice(marks.length).trimStart()
		: `${marks}${trimmed}`;
}
