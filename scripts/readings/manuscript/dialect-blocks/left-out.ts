/** Lines that speak to other programs, for the witness: which stand in no edition, and which do as something else. */
import {
	isSeen,
	type Numbered,
	type Numbereds,
	type Said,
} from "./numbered.ts";

/** No words of them stand anywhere. */
const silent: readonly RegExp[] = [
	// Places for a list of contents, which every edition has.
	/^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|\{\{TOC\}\}|@\[toc\](?:\(.*\))?|\\tableofcontents|\{: ?toc[^}]*\})[ \t]*$/i,
	// Breaks of pages.
	/^[ \t]*(?:\\(?:pagebreak|newpage|clearpage|cleardoublepage)(?:\[\d\])?|<!--[ \t]*(?:page-?break|new-?page)[ \t]*-->|\{\{<[ \t]*pagebreak[ \t]*>\}\}|<\/?pagebreak\/?>|\+\+\+[ \t]*\{"page-?break"[^}]*\})[ \t]*(?:<\/div>)?[ \t]*$/i,
	// How an element looks, below or before it.
	/^[ \t]*\{:(?!:)[^}]*\}[ \t]*$/,
	/^[ \t]*\{::(?:options|nomarkdown|comment)?[^}]*\/\}[ \t]*$/,
	// Commands of LaTeX without words.
	/^[ \t]*(?:\\(?:vspace|hspace|vskip|noindent|medskip|bigskip|smallskip|centering|raggedright|appendix|mainmatter|frontmatter|backmatter|listoffigures|listoftables|printindex|printbibliography|thispagestyle|pagestyle|pagenumbering|setcounter|addtocounter|index|label|vfill|hfill|onehalfspacing|singlespacing|doublespacing|begingroup|endgroup|raggedbottom|sloppy|small|normalsize|footnotesize|large|clearpage|bibliography|bibliographystyle)\*?(?:\[[^\]]*\]|\{[^{}]*\})*[ \t]*)+$/,
	// Between cells of a notebook.
	/^\+\+\+[ \t]*(?:\{.*\}[ \t]*)?$/,
	// Between the head of a card and what it holds.
	/^ {0,3}\^{3,}[ \t]*$/,
	// Remarks.
	/^[ \t]*%%(?:.*%%)[ \t]*$/,
	/^import[ \t]+(?:(?:[\w$*]+|\{[^{}]*\})(?:[ \t]*,[ \t]*(?:\{[^{}]*\}|\*[ \t]+as[ \t]+\w+))?(?:[ \t]+as[ \t]+\w+)?[ \t]+from[ \t]+)?["'][^"']+["'];?[ \t]*$/,
];

const styled = /^[ \t]*\{:(?!:)[^}]*\}[ \t]*$/;

export function readLeftOut(lines: Numbereds, at: number): Said | undefined {
	const line = lines[at] as Numbered;
	const next = lines[at + 1]?.text ?? "";
	const blank = { ...line, text: "" };
	if (/^[ \t]*(?:[-*+]|\d+\.)[ \t]+\S/.test(line.text) && silent[0]?.test(next))
		return { taken: 2, lines: [blank] };
	if (/^[ \t]*#{1,6}[ \t].*\S/.test(line.text) && styled.test(next))
		return { taken: 2, lines: [line] };
	if (silent.some((pattern) => pattern.test(line.text)))
		return { taken: 1, lines: [blank] };
	const last = line.text.lastIndexOf("{/*");
	const id = last < 0 ? undefined : line.text.slice(last + 3);
	const before = line.text
		.slice(0, Math.max(last, 0))
		.split(/\{\/\*[^{}*]*\*\/\}/)
		.join("");
	if (
		id !== undefined &&
		/^[ \t]*#{1,6}[ \t]+[^ \t]/.test(before) &&
		/^[ \t]*#?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*[ \t]*\*\/\}[ \t]*$/u.test(id)
	)
		return { taken: 1, lines: [{ ...line, text: before }] };
	return (
		readCommentInPicture(lines, at) ??
		readNamed(lines, at) ??
		readMdxRemark(lines, at) ??
		readRemark(lines, at) ??
		readPercent(lines, at) ??
		readExport(lines, at) ??
		readInstruction(lines, at) ??
		readEnvironment(lines, at)
	);
}

/** A comment between the lines of what a picture shows. */
function readCommentInPicture(lines: Numbereds, at: number): Said | undefined {
	if (!/^\s*<!--.*-->\s*$/.test(lines[at]?.text ?? "")) return undefined;
	let first = at;
	while (first > at - 60 && isSeen(lines[first - 1]?.text)) first -= 1;
	const above = lines
		.slice(Math.max(first, at - 59), at)
		.map(({ text }) => text)
		.join("\n");
	const start = above.lastIndexOf("![");
	if (start < 0) return undefined;
	const signs = above.slice(start + 2).replace(/\\[\s\S]|[^[\]]/g, "");
	let rest = signs;
	while (rest.includes("[]")) rest = rest.replaceAll("[]", "");
	return rest.includes("]") ? undefined : { taken: 1, lines: [] };
}

/** A name for the block below, `(name)=`, or for the words behind it, `(ref:name) words`. */
function readNamed(lines: Numbereds, at: number): Said | undefined {
	const line = lines[at] as Numbered;
	const wording = /^( {0,3})\(ref:[\w:.-]{1,100}\)[ \t]+(\S.*)$/.exec(
		line.text,
	);
	if (wording && !isSeen(lines[at - 1]?.text))
		return {
			taken: 1,
			lines: [{ ...line, text: `${wording[1]}${wording[2]}` }],
		};
	const name = /^[ \t]*\(([^\s()]{1,200})\)=[ \t]*$/.exec(line.text)?.[1];
	if (name === undefined) return undefined;
	const blank = { ...line, text: "" };
	const next = isSeen(lines[at + 1]?.text) ? at + 1 : at + 2;
	const heading = lines[next];
	const isFree =
		/^ {0,3}#{1,6}[ \t]+\S/.test(heading?.text ?? "") &&
		!/[}][ \t]*$|\{\/\*/.test(heading?.text ?? "") &&
		!styled.test(lines[next + 1]?.text ?? "") &&
		!/["'{}=#]/.test(name);
	if (!heading || !isFree) return { taken: 1, lines: [blank] };
	const words = heading.text.trimEnd().replace(/[ \t]+#+$/, "");
	return {
		taken: next - at + 1,
		lines: [blank, { ...heading, text: `${words} {#${name}}` }],
	};
}

/** From a brace and a slash with a star to the same turned round, with nothing beside it. */
function readMdxRemark(lines: Numbereds, at: number): Said | undefined {
	const line = lines[at] as Numbered;
	if (!line.text.trimStart().startsWith("{/*")) return undefined;
	const own = lines.slice(at, at + 200).map(({ text }) => text);
	const whole = own.join("\n");
	const start = whole.indexOf("{/*");
	const close = whole.indexOf("*/}", start + 3);
	if (close < 0) return undefined;
	const [behind = ""] = whole.slice(close + 3).split("\n");
	if (isSeen(behind)) return undefined;
	const taken = whole.slice(0, close).split("\n").length;
	return { taken, lines: [{ ...line, text: "" }] };
}

/** `%%`, and after some lines `%%`. */
function readRemark(lines: Numbereds, at: number): Said | undefined {
	const line = lines[at] as Numbered;
	if (!/^[ \t]*%%/.test(line.text)) return undefined;
	const end = lines
		.slice(at + 1, at + 200)
		.findIndex(({ text }) => /%%[ \t]*$/.test(text));
	return end < 0
		? undefined
		: { taken: end + 2, lines: [{ ...line, text: "" }] };
}

/** A block of lines that each begin with `%` and a blank, but for the first of a text, which may be its title. */
function readPercent(lines: Numbereds, at: number): Said | undefined {
	const isOwn = (index: number) => /^%(?:\s|$)/.test(lines[index]?.text ?? "");
	if (at === 0 || !isOwn(at) || isSeen(lines[at - 1]?.text)) return undefined;
	let end = at + 1;
	while (isOwn(end)) end += 1;
	return { taken: end - at, lines: [{ ...(lines[at] as Numbered), text: "" }] };
}

/** Code of MDX, to the next blank line. */
function readExport(lines: Numbereds, at: number): Said | undefined {
	const { text, number } = lines[at] as Numbered;
	const isFirst = at === 0 || !isSeen(lines[at - 1]?.text);
	if (
		!isFirst ||
		!/^export[ \t]+(?:const|let|var|function|default|async|class)\b/.test(text)
	)
		return undefined;
	const own: Numbered[] = [];
	for (let next = at; isSeen(lines[next]?.text); next += 1)
		own.push(lines[next] as Numbered);
	return codeOf(own, "js", number, "");
}

/** A line that opens with `<?` or `<!` and is no comment, as far as `?>` or `>`, and never beyond a blank line. */
function readInstruction(lines: Numbereds, at: number): Said | undefined {
	const { text, number } = lines[at] as Numbered;
	const [, sign] = /^ {0,3}<(\?|!)(?!--)/.exec(text) ?? [];
	const above = lines.slice(Math.max(0, at - 50), at).map((line) => line.text);
	const opening = above[above.findLastIndex((line) => !isSeen(line)) + 1] ?? "";
	if (sign === undefined || /^ {0,3}<[a-z/]/i.test(opening)) return undefined;
	const own: Numbered[] = [];
	let isOver = false;
	for (let next = at; !isOver && isSeen(lines[next]?.text); next += 1) {
		const line = lines[next] as Numbered;
		isOver = line.text.includes(sign === "?" ? "?>" : ">");
		own.push(line);
	}
	return codeOf(own, "", number, "");
}

function codeOf(
	own: Numbereds,
	language: string,
	number: number,
	margin: string,
): Said {
	const last = own.at(-1)?.number ?? number;
	return {
		taken: own.length,
		lines: [
			{ number, text: `${margin}\`\`\`\`${language}` },
			...own,
			{ number: last, text: `${margin}\`\`\`\`` },
		],
	};
}

const formulas =
	/^(?:equation|align|alignat|gather|multline|eqnarray|flalign|math|displaymath|subequations|CD|split|aligned|gathered|array|[pbvBV]?matrix|cases)\*?$/;

/** `\begin{…}` to `\end{…}`. */
function readEnvironment(lines: Numbereds, at: number): Said | undefined {
	const { text, number } = lines[at] as Numbered;
	const begun = /^([ \t]*)\\begin\{([a-zA-Z]+\*?)\}/.exec(text);
	if (!begun) return undefined;
	const [, margin = "", name = ""] = begun;
	const own: Numbered[] = [];
	let open = 0;
	do {
		const line = lines[at + own.length];
		if (!line || own.length >= 500 || open > 20) return undefined;
		open +=
			count(line.text, `\\begin{${name}}`) - count(line.text, `\\end{${name}}`);
		own.push(line);
	} while (open > 0);
	const last = own.at(-1) ?? { text, number };
	const isFormula =
		formulas.test(name) &&
		last.text.trimEnd().endsWith(`\\end{${name}}`) &&
		own.every((line) => isSeen(line.text) && !line.text.includes("$$"));
	if (!isFormula) return codeOf(own, "latex", number, margin);
	return {
		taken: own.length,
		lines: [
			{ number, text: `${margin}$$` },
			...own,
			{ number: last.number, text: `${margin}$$` },
		],
	};
}

function count(text: string, part: string): number {
	return text.split(part).length - 1;
}

const marked =
	/^([ \t]*<(?:div|section|aside|details|summary|figure|figcaption|article|header|footer|main|nav|blockquote|center|table|td|span|p)\b[^<>]*?)[ \t]+markdown(?:=(?:"[^"]*"|'[^']*'|\w+))?(?=[\s>])([^<>]*>)(.*)$/i;

/** `<div markdown="1">`, which holds Markdown. */
export function readMarked(lines: Numbereds, at: number): Said | undefined {
	const { text, number } = lines[at] as Numbered;
	const blank = { text: "", number };
	const found = marked.exec(text);
	if (found) {
		const [, start = "", rest = "", behind = ""] = found;
		const end = /<\/[a-z]+>[ \t]*$/i.exec(behind);
		const words = behind.slice(0, end?.index).trim();
		return {
			taken: 1,
			lines: [start + rest, words, end?.[0].trim() ?? ""]
				.filter((part) => part !== "")
				.flatMap((part) => [blank, { text: part, number }, blank]),
		};
	}
	const before = lines[at - 1]?.text ?? "";
	const isEnd =
		/^[ \t]*<\/(?:div|section|aside|details|figure|figcaption|article)>[ \t]*$/i.test(
			text,
		);
	return isEnd && isSeen(before) && !/^[ \t]*<.*>[ \t]*$/.test(before)
		? { taken: 1, lines: [blank, { text, number }] }
		: undefined;
}
