/** `<div markdown="1">`: what stands in it is Markdown, so blank lines part it from its tags. */
import type { Rule } from "./lines.ts";

const tag =
	/^([ \t]*<(?:div|section|aside|details|summary|figure|figcaption|article|header|footer|main|nav|blockquote|center|table|td|span|p)\b[^<>]*?)[ \t]+markdown(?:=(?:"[^"]*"|'[^']*'|\w+))?(?=[\s>])([^<>]*>)(.*)$/i;

/** Blank lines after the tags that say so, and before every end tag that stands alone. */
export const markdownInHtml: Rule = (lines, at) => {
	const line = lines[at];
	if (!line) return undefined;
	const found = tag.exec(line.text);
	if (found) {
		const [, start = "", rest = "", behind = ""] = found;
		const blank = { ...line, text: "" };
		const at = behind.search(/<\/[a-z]+>[ \t]*$/i);
		const [words, end] =
			at < 0 ? [behind, ""] : [behind.slice(0, at), behind.slice(at)];
		return {
			taken: 1,
			lines: [
				blank,
				{ ...line, text: start + rest },
				blank,
				...(words.trim() === ""
					? []
					: [{ ...line, text: words.trim() }, blank]),
				...(end === "" ? [] : [{ ...line, text: end.trim() }, blank]),
			],
		};
	}
	if (
		/^[ \t]*<\/(?:div|section|aside|details|figure|figcaption|article)>[ \t]*$/i.test(
			line.text,
		) &&
		/\S/.test(lines[at - 1]?.text ?? "") &&
		!/^[ \t]*<.*>[ \t]*$/.test(lines[at - 1]?.text ?? "")
	)
		return { taken: 1, lines: [{ ...line, text: "" }, line] };
	return undefined;
};
