/** Blocks set apart, for the witness: what Pandoc, Quarto, MyST, Docusaurus and MkDocs call them → the tags that mean the same. */

import { fenceAt } from "./fence-at.ts";
import {
	attributesIn,
	cutMargin,
	isSeen,
	marginOf,
	type Numbered,
	type Numbereds,
	optionsIn,
	type ReadWithin,
	type Said,
	tagLines,
	wordLine,
} from "./numbered.ts";

export interface Opening {
	readonly name: string;
	readonly title: string;
	readonly classes: readonly string[];
	readonly values: Readonly<Record<string, string>>;
}

/** Names of a remark. */
const remarks =
	/^(?:note|info|tip|hint|important|warn(?:ing)?|caution|danger|error|attention|example|question|faq|help|quote|cite|abstract|summary|tldr|success|check|done|fail(?:ure)?|missing|bug|todo|seealso|exercise|solution|theorem|lemma|corollary|proposition|definition|proof|remark|conjecture|axiom|assumption|algorithm)$/;
const boxes =
	/^(?:admonition|details|dropdown|collapse|spoiler|card|tab|tab-item|topic|sidebar|grid-item-card|aside|pullquote|epigraph)$/;

/** The block, with what stands in it. */
export function boxLines(
	{ name: written, title: words, classes, values }: Opening,
	inner: Numbereds,
	{
		from,
		to,
		margin,
	}: { readonly from: number; readonly to: number; readonly margin: string },
): Numbered[] {
	const name = nameOf(written);
	const title = words || values.title || values.header || "";
	const kind = remarks.test(name)
		? name
		: name === "admonition"
			? classes.find((one) => remarks.test(one))
			: undefined;
	const tag =
		name === "epigraph"
			? "blockquote"
			: kind || boxes.test(name)
				? "aside"
				: "div";
	const { lang, dir } = values;
	const opened = `<${tag}${lang ? ` lang="${lang}"` : ""}${dir ? ` dir="${dir}"` : ""}>`;
	const isSource = /^(?:epigraph|pullquote)$/.test(name);
	const head =
		title === "" || isSource
			? title === "" && kind
				? [`<p data-label="${kind}"></p>`]
				: []
			: name === "aside"
				? ["<p>", "<strong>", wordLine(title), "</strong>", "</p>"]
				: [wordLine(title)];
	const foot =
		title !== "" && isSource ? ["<footer>", wordLine(title), "</footer>"] : [];
	return [
		...tagLines([opened, ...head], from, margin),
		...inner,
		...tagLines([...foot, `</${tag}>`], to, margin),
	];
}

function nameOf(written: string): string {
	return written.toLowerCase().replace(/^(?:callout-|prf:|admonition-)/, "");
}

/** What follows the colons of a block, or the backticks of one of MyST. */
export function readOpening(text: string): Opening | undefined {
	const myst = /^\{([a-zA-Z][\w:.+-]*)\}(?:[ \t]+(.*))?$/.exec(text);
	if (myst)
		return {
			name: myst[1] ?? "",
			title: (myst[2] ?? "").trim(),
			classes: [],
			values: {},
		};
	if (/^\{.*\}$/.test(text)) {
		const { classes, values, isList } = attributesIn(text.slice(1, -1));
		if (!isList) return undefined;
		const isBox = (one: string) => {
			const name = one.replace(/^callout-/, "");
			return remarks.test(name) || boxes.test(name);
		};
		return {
			name: classes.find(isBox) ?? classes[0] ?? "div",
			title: "",
			classes,
			values,
		};
	}
	const named = /^([a-zA-Z][\w:.-]*)(.*)$/s.exec(text);
	if (!named) return undefined;
	const rest = (named[2] ?? "").trim();
	const brace = rest.endsWith("}") ? rest.lastIndexOf("{") : -1;
	const said = brace < 0 ? undefined : attributesIn(rest.slice(brace + 1, -1));
	const isSaid = said?.isList === true;
	const words = isSaid ? rest.slice(0, brace).trim() : rest;
	return {
		name: named[1] ?? "",
		title: words.replace(/^\[(.*)\]$/s, "$1"),
		classes: isSaid ? said.classes : [],
		values: isSaid ? said.values : {},
	};
}

const colons = /^([ \t]*):{3,}[ \t]*(.*?)[ \t]*:*[ \t]*$/;

/** `::: name` to `:::`; each end is that of the innermost block. */
export function readColons(
	lines: Numbereds,
	at: number,
	within: ReadWithin,
): Said | undefined {
	const line = lines[at] as Numbered;
	const [whole, margin = "", text = ""] = colons.exec(line.text) ?? [];
	if (whole === undefined) return undefined;
	if (text === "") return { taken: 1, lines: [{ ...line, text: "" }] };
	const opening = readOpening(text);
	if (!opening) return undefined;
	let open = 1;
	let end = at + 1;
	for (; end < lines.length; end += 1) {
		const own = lines[end]?.text ?? "";
		const fence = fenceAt(lines, end);
		if (fence) {
			end = fence.next - 1;
			continue;
		}
		const [found, , said = ""] = colons.exec(own) ?? [];
		if (found === undefined) continue;
		if (said === "") open -= 1;
		else if (readOpening(said)) open += 1;
		if (open === 0) break;
	}
	const inner = lines.slice(at + 1, end);
	const { taken, values } = optionsIn(inner);
	return {
		taken: Math.min(end + 1, lines.length) - at,
		lines: boxLines(
			{
				...opening,
				values: { ...values, ...opening.values },
				classes: [...opening.classes, ...(values.class ?? "").split(/\s+/)],
			},
			within(inner.slice(taken)),
			{
				from: line.number,
				to: lines[Math.min(end, lines.length - 1)]?.number ?? 0,
				margin,
			},
		),
	};
}

const remark =
	/^([ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+([a-zA-Z][\w-]*)(?:[ \t]+[\w-]+)*(?:[ \t]+"(.*)")?|===[!+]*[ \t]+"(.*)")[ \t]*$/;

/** `!!! note "Title"` and what is indented below it. */
export function readIndented(
	lines: Numbereds,
	at: number,
	within: ReadWithin,
): Said | undefined {
	const line = lines[at] as Numbered;
	const found = remark.exec(line.text);
	if (!found) return undefined;
	const [, margin = "", name = "tab", title = "", tab = ""] = found;
	const columns = marginOf(line.text) + 4;
	const inner: Numbered[] = [];
	let taken = 1;
	for (let next = at + 1; next < lines.length; next += 1) {
		const own = lines[next] as Numbered;
		if (!isSeen(own.text)) continue;
		if (marginOf(own.text) < columns) break;
		taken = next - at + 1;
	}
	for (const own of lines.slice(at + 1, at + taken))
		inner.push(cutMargin(own, columns));
	const own = within(inner).map((one) =>
		isSeen(one.text) ? { ...one, text: margin + one.text } : one,
	);
	return {
		taken,
		lines: boxLines(
			{ name, title: title || tab, classes: [], values: {} },
			own,
			{ from: line.number, to: lines[at + taken - 1]?.number ?? 0, margin },
		),
	};
}
