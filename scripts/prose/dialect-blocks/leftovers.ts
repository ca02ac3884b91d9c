/** Lines that speak to another program and say nothing to readers: places for a list of contents, page breaks, attributes, comments, imports. */
import { attributesOf } from "./attributes-of.ts";
import {
	asCode,
	container,
	endOfRun,
	isBlank,
	type Line,
	type NoteLine,
	type Rule,
} from "./lines.ts";

const contents =
	/^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|\{\{TOC\}\}|@\[toc\](?:\(.*\))?|\\tableofcontents|\{:[ ]?toc[^}]*\})[ \t]*$/i;
const pageBreak =
	/^[ \t]*(?:\\(?:pagebreak|newpage|clearpage|cleardoublepage)(?:\[\d\])?|<!--[ \t]*(?:page-?break|new-?page)[ \t]*-->|\{\{<[ \t]*pagebreak[ \t]*>\}\}|<div[^<>]*\bstyle="[^"]*(?:page-)?break-(?:after|before):[ \t]*(?:always|page)[^"]*"[^<>]*>[ \t]*(?:<\/div>)?|<\/?pagebreak\/?>|\+\+\+[ \t]*\{"page-?break"[^}]*\})[ \t]*(?:<\/div>)?[ \t]*$/i;
/** Commands of LaTeX that move, number or list, and print no words where they stand. */
const layout =
	/^[ \t]*(?:\\(?:vspace|hspace|vskip|noindent|medskip|bigskip|smallskip|centering|raggedright|appendix|mainmatter|frontmatter|backmatter|listoffigures|listoftables|printindex|printbibliography|thispagestyle|pagestyle|pagenumbering|setcounter|addtocounter|index|label|vfill|hfill|onehalfspacing|singlespacing|doublespacing|begingroup|endgroup|raggedbottom|sloppy|small|normalsize|footnotesize|large|clearpage|bibliography|bibliographystyle)\*?(?:\[[^\]]*\]|\{[^{}]*\})*[ \t]*)+$/;
const attributeLine = /^[ \t]*\{:(?!:)([^}]*)\}[ \t]*$/;
const kramdown = /^[ \t]*\{::(?:options|nomarkdown|comment)?[^}]*\/\}[ \t]*$/;
/** Of MyST. */
const cellBreak = /^\+{3}[ \t]*(?:\{.*\})?[ \t]*$/;
/** Of MyST, between the head of a card and what it holds. */
const cardBreak = /^ {0,3}\^{3,}[ \t]*$/;
/** Of MyST, where a block begins. */
const remark = /^%(?:[ \t]|$)/;
const importing =
	/^import[ \t]+(?:(?:[\w$*]+|\{[^{}]*\})(?:[ \t]*,[ \t]*(?:\{[^{}]*\}|\*[ \t]+as[ \t]+\w+))?(?:[ \t]+as[ \t]+\w+)?[ \t]+from[ \t]+)?["'][^"']+["'];?[ \t]*$/;
const exporting =
	/^export[ \t]+(?:const|let|var|function|default|async|class)\b/;

export const leftovers: Rule = (lines, at, { note }) => {
	const first = lines[at] as Line;
	const { text } = first;
	const gone = (taken = 1) => ({
		taken,
		lines: [{ ...first, text: "" }],
	});
	if (pageBreak.test(text))
		return {
			taken: 1,
			lines: [
				{ ...first, text: "" },
				...container({ name: "page-break" }, [], { first, last: first }),
				{ ...first, text: "" },
			],
		};
	if (contents.test(text)) {
		note(
			"contents-left-out",
			`Unexpected ${text.trim()}: every edition has contents of its own, so it is left out`,
			first,
		);
		return gone();
	}
	const item = /^[ \t]*(?:[-*+]|\d+\.)[ \t]+\S.*$/.test(text);
	if (item && contents.test(lines[at + 1]?.text ?? "")) {
		note(
			"contents-left-out",
			`Unexpected ${text.trim()} with ${lines[at + 1]?.text.trim()}: every edition has contents of its own, so it is left out`,
			first,
		);
		return gone(2);
	}
	if (
		/^[ \t]*#{1,6}[ \t].*\S/.test(text) &&
		attributeLine.test(lines[at + 1]?.text ?? "")
	) {
		const [, said = ""] = attributeLine.exec(lines[at + 1]?.text ?? "") ?? [];
		const id = attributesOf(said)?.id;
		return {
			taken: 2,
			lines: [
				id && !/\}\s*$/.test(text)
					? {
							...first,
							text: `${text.replace(/[ \t]+#+[ \t]*$/, "")} {#${id}}`,
						}
					: first,
			],
		};
	}
	if (attributeLine.test(text)) {
		const [, said = ""] = attributeLine.exec(text) ?? [];
		const attributes = attributesOf(said);
		if (attributes?.id)
			note(
				"attribute-unknown",
				`Unexpected ${text.trim()}, which names no heading: it is left out`,
				first,
			);
		return gone();
	}
	if (kramdown.test(text)) return gone();
	if (layout.test(text)) {
		note(
			"layout-left-out",
			`Unexpected ${text.trim()}, a command of LaTeX: it is left out`,
			first,
		);
		return gone();
	}
	if (/^[ \t]*%%/.test(text)) return comment(lines, at, note);
	if (cellBreak.test(text)) {
		note(
			"break-left-out",
			`Unexpected ${text.trim()}, which parts cells of a notebook: it is left out`,
			first,
		);
		return gone();
	}
	if (cardBreak.test(text)) {
		note(
			"break-left-out",
			`Unexpected ${text.trim()}, which parts the head of a card from what it holds: it is left out`,
			first,
		);
		return gone();
	}
	if (remark.test(text) && at > 0 && isBlank(lines[at - 1]?.text ?? "")) {
		note(
			"comment-left-out",
			"Unexpected remark behind %: it is left out",
			first,
		);
		let end = at + 1;
		while (remark.test(lines[end]?.text ?? "")) end += 1;
		return gone(end - at);
	}
	const named = withMdxId(text);
	if (named !== undefined)
		return { taken: 1, lines: [{ ...first, text: named }] };
	if (/^[ \t]*\{\/\*/.test(text)) {
		const end = endOfMdxRemark(lines, at);
		if (end !== undefined) return gone(end - at + 1);
	}
	if (importing.test(text)) {
		note(
			"import-left-out",
			`Unexpected ${text.trim()}: nothing is run, so it is left out`,
			first,
		);
		return gone();
	}
	if (exporting.test(text) && isBlank(lines[at - 1]?.text ?? ""))
		return exported(lines, at, note);
	return undefined;
};

/** `%%` to `%%`, a remark of Obsidian’s; alone on its line or over several. */
function comment(
	lines: readonly Line[],
	at: number,
	note: NoteLine,
): ReturnType<Rule> {
	const first = lines[at] as Line;
	const end = endOfRemark(lines, at);
	if (end === undefined) return undefined;
	note(
		"comment-left-out",
		"Unexpected remark between %% and %%: it is left out",
		first,
	);
	return { taken: end - at + 1, lines: [{ ...first, text: "" }] };
}

/** Its last line, which may be its first. */
function endOfRemark(lines: readonly Line[], at: number): number | undefined {
	if (/^%%.*%%$/.test(lines[at]?.text.trim() ?? "")) return at;
	for (let end = at + 1; end < Math.min(lines.length, at + 200); end += 1)
		if (/%%[ \t]*$/.test(lines[end]?.text ?? "")) return end;
	return undefined;
}

/** A heading whose id stands in a remark of MDX behind it, with the id as others write it. */
function withMdxId(text: string): string | undefined {
	const from = text.lastIndexOf("{/*");
	if (from < 0) return undefined;
	const words = text
		.slice(0, from)
		.replace(/\{\/\*[^*{}]*\*\/\}/g, "")
		.trimEnd();
	const [, id] =
		/^\{\/\*[ \t]*#?([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)[ \t]*\*\/\}[ \t]*$/u.exec(
			text.slice(from),
		) ?? [];
	return id && /^[ \t]*#{1,6}[ \t]+\S/.test(words)
		? `${words} {#${id}}`
		: undefined;
}

/** The last line of a remark of MDX, which ends its line. */
function endOfMdxRemark(
	lines: readonly Line[],
	at: number,
): number | undefined {
	for (let end = at; end < Math.min(lines.length, at + 200); end += 1) {
		const { text } = lines[end] as Line;
		const to = text.indexOf("*/}", end === at ? text.indexOf("{/*") + 3 : 0);
		if (to >= 0) return isBlank(text.slice(to + 3)) ? end : undefined;
	}
	return undefined;
}

/** To the next blank line, as MDX has it. */
function exported(
	lines: readonly Line[],
	at: number,
	note: NoteLine,
): ReturnType<Rule> {
	const first = lines[at] as Line;
	const end = endOfRun(lines, at);
	note(
		"code-not-run",
		"Unexpected export: nothing is run, so it stands as code",
		first,
	);
	return {
		taken: end - at,
		lines: asCode(lines.slice(at, end), { marks: "````", language: "js" }),
	};
}
