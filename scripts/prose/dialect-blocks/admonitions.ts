/** `!!! note "Title"`, `??? tip` and `=== "Tab"` of Python-Markdown and MkDocs, with the indented lines below → directives. */
import { boxOf } from "./boxes.ts";
import {
	dedent,
	indent,
	indentOf,
	isBlank,
	type Line,
	type Rule,
} from "./lines.ts";

const opening =
	/^([ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+([a-zA-Z][\w-]*)((?:[ \t]+[\w-]+)*)(?:[ \t]+"(.*)")?|===[!+]*[ \t]+"(.*)")[ \t]*$/;

export const admonitions: Rule = (lines, at, { note, rewrite }) => {
	const first = lines[at] as Line;
	const found = opening.exec(first.text);
	if (!found) return undefined;
	const [written, margin = "", name = "tab", , title, tab] = found;
	const columns = indentOf(first.text) + 4;
	let end = at + 1;
	while (
		end < lines.length &&
		(isBlank(lines[end]?.text ?? "") ||
			indentOf(lines[end]?.text ?? "") >= columns)
	)
		end += 1;
	while (isBlank(lines[end - 1]?.text ?? "x")) end -= 1;
	const inner = lines.slice(at + 1, end).map((line) => dedent(line, columns));
	const last = lines[end - 1] ?? first;
	const box = {
		name,
		title: title ?? tab ?? "",
		attributes: { classes: [], id: undefined, values: {} },
		written: written.trim(),
	};
	return {
		taken: end - at,
		lines: boxOf(
			box,
			indent(rewrite(inner), margin),
			{ first, last, margin },
			(rule, message, line) => note(rule, message, line),
		),
	};
};
