/** `(label)=` in a line above a block, by which MyST names it → the id of a heading, or a place above what is none; and `(ref:label)`, which names words in bookdown. */
import { isBlank, type Rule } from "./lines.ts";

const label = /^([ \t]*)\(([^\s()]{1,200})\)=[ \t]*$/;
const reference = /^( {0,3})\(ref:([\w:.-]{1,100})\)[ \t]+(?=\S)/;

export const namedPlaces: Rule = (lines, at, { note, rewrite }) => {
	const first = lines[at];
	if (!first) return undefined;
	const [opening, margin = "", name] = reference.exec(first.text) ?? [];
	if (opening !== undefined && isBlank(lines[at - 1]?.text ?? "")) {
		note(
			"text-reference",
			`Unexpected (ref:${name}), which puts words where another program wants them: they stand here`,
			first,
		);
		const text = margin + first.text.slice(opening.length);
		return { taken: 1, lines: [{ ...first, text }] };
	}
	const [, before = "", id] = label.exec(first.text) ?? [];
	if (!id) return undefined;
	const blank = { ...first, text: "" };
	const place = { ...first, text: `${before}<a id="${quoted(id)}"></a>` };
	const next = isBlank(lines[at + 1]?.text ?? "") ? at + 2 : at + 1;
	const below = lines[next];
	const isNamed =
		below && /^[ \t]*!\[[^\]]*\]\([^()]*\)[ \t]*$/.test(below.text);
	if (isNamed && isWord.test(id))
		return {
			taken: next - at + 1,
			lines: [blank, { ...below, text: `${below.text.trimEnd()}{#${id}}` }],
		};
	if (!below || !/^ {0,3}#{1,6}[ \t]+\S/.test(below.text) || !isWord.test(id))
		return { taken: 1, lines: [blank, place, blank] };
	const [heading, ...more] = rewrite([below]);
	if (!heading || more.length > 0 || /\}[ \t]*$/.test(heading.text))
		return { taken: 1, lines: [blank, place, blank] };
	const words = heading.text.replace(/(?:[ \t]+#+)?[ \t]*$/, "");
	return {
		taken: next - at + 1,
		lines: [blank, { ...heading, text: `${words} {#${id}}` }],
	};
};

/** What an attribute in braces can say. */
const isWord = /^[^"'{}=#]+$/;

function quoted(id: string): string {
	return id
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll('"', "&quot;");
}
