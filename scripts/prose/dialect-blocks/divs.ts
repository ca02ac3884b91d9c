/** Fenced blocks, `::: name` to `:::`, as Pandoc, Quarto, MyST, Docusaurus and VuePress write them → directives, each with its own end. */
import { boxOf, optionsOf, readOpening } from "./boxes.ts";
import { endOfFence, fenceOf, type Line, type Rule } from "./lines.ts";

const opening = /^([ \t]*)(:{3,})[ \t]*(\S.*?)[ \t]*:*[ \t]*$/;
const ending = /^[ \t]*:{3,}[ \t]*$/;

export const divs: Rule = (lines, at, tools) => {
	const first = lines[at] as Line;
	if (ending.test(first.text)) {
		tools.note(
			"block-end",
			"Unexpected end of a block, which begins nowhere: it is left out",
			first,
		);
		return { taken: 1, lines: [{ ...first, text: "" }] };
	}
	const [, margin = "", , said = ""] = opening.exec(first.text) ?? [];
	const box = readOpening(said);
	if (said === "" || !box) return undefined;
	const end = endOf(lines, at);
	const isClosed = end < lines.length;
	if (!isClosed)
		tools.note(
			"block-end",
			`Missing end of the block “${box.written}”: all that follows is in it; write ::: where it ends`,
			first,
		);
	const inner = lines.slice(at + 1, end);
	const { taken, values } = optionsOf(inner);
	const last = lines[Math.min(end, lines.length - 1)] ?? first;
	const attributes = {
		...box.attributes,
		values: { ...values, ...box.attributes.values },
		classes: [...box.attributes.classes, ...(values.class?.split(/\s+/) ?? [])],
	};
	return {
		taken: end - at + Number(isClosed),
		lines: boxOf(
			{ ...box, attributes },
			tools.rewrite(inner.slice(taken)),
			{ first, last, margin },
			tools.note,
		),
	};
};

/** The index of the line that ends what `lines[at]` opens; the number of lines where none does. */
function endOf(lines: readonly Line[], at: number): number {
	let depth = 1;
	for (let end = at + 1; end < lines.length; end += 1) {
		const text = lines[end]?.text ?? "";
		const fence = fenceOf(text);
		if (fence) end = endOfFence(lines, end, fence);
		else if (ending.test(text)) depth -= 1;
		else if (opening.test(text) && readOpening(opening.exec(text)?.[3] ?? ""))
			depth += 1;
		if (depth === 0) return end;
	}
	return lines.length;
}
