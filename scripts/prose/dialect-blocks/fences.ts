/** Blocks between backticks that are more than code: cells that would be run, directives of MyST, raw markup for one format, and titles of code. */
import { attributesOf } from "./attributes-of.ts";
import { boxOf, optionsOf } from "./boxes.ts";
import { figureLines } from "./figure-lines.ts";
import {
	container,
	endOfFence,
	endsFence,
	type Fence,
	fenceOf,
	indentOf,
	type Line,
	type Rule,
	remarkInfo,
	type Tools,
} from "./lines.ts";

interface FencedBlock {
	readonly fence: Fence;
	readonly first: Line;
	readonly last: Line;
	readonly inner: readonly Line[];
	readonly isClosed: boolean;
}

export const fences: Rule = (lines, at, tools) => {
	const first = lines[at] as Line;
	const fence = fenceOf(first.text);
	if (!fence || fence.info === "") return undefined;
	const { column } = tools;
	if (indentOf(first.text) >= column + 4) return undefined;
	const end = endOfFence(lines, at, fence, column);
	const last = lines[end] ?? first;
	const isClosed = end > at && endsFence(last.text, fence, column);
	const block: FencedBlock = {
		fence,
		first,
		last,
		inner: lines.slice(at + 1, isClosed ? end : end + 1),
		isClosed,
	};
	const made = setBlock(block, tools);
	return made && { taken: end - at + 1, lines: made };
};

function setBlock(
	block: FencedBlock,
	tools: Tools,
): readonly Line[] | undefined {
	const { info } = block.fence;
	const [, raw] = /^\{=([\w-]+)\}$/.exec(info) ?? [];
	if (raw) return setRaw(block, raw.toLowerCase(), tools);
	const [, name, argument = ""] =
		/^\{([a-zA-Z][\w:.+-]*)([^}]*\}.*)$/.exec(info) ?? [];
	if (name) return setCell(block, name, argument, tools);
	const remark = readRemark(info);
	if (remark) return setRemark(block, remark, tools);
	const { language, title } = readInfo(info);
	if (diagrams.test(language))
		tools.note(
			"code-not-run",
			`Unexpected diagram (${language}): nothing is drawn from words, so they stand as code; put a picture of it into the text`,
			block.first,
		);
	if (info === language) return undefined;
	return [...titleOf(title, block), ...codeOf(block, language)];
}

interface Remark {
	readonly name: string;
	readonly kind: string;
	readonly title: string;
}

/** A box of javascript.info. */
function readRemark(info: string): Remark | undefined {
	const { name = "", title = "" } = remarkInfo.exec(info)?.groups ?? {};
	const kind = remarks[name];
	return kind ? { name, kind, title: title.replace(/\\"/g, '"') } : undefined;
}

const remarks: Readonly<Record<string, string>> = {
	smart: "info",
	warn: "warning",
	quote: "epigraph",
	online: "online",
	offline: "offline",
	compare: "compare",
};

function setRemark(
	{ first, last, fence, inner }: FencedBlock,
	{ name, kind, title }: Remark,
	{ rewrite, note }: Tools,
): readonly Line[] {
	const attributes = { classes: [], id: undefined, values: {} };
	return boxOf(
		{ name: kind, title, attributes, written: name },
		rewrite(inner),
		{ first, last, margin: fence.margin },
		note,
	);
}

const diagrams =
	/^(?:mermaid|plantuml|puml|dot|graphviz|ditaa|d2|vega|vega-lite|chart|abc|wavedrom|nomnoml)$/i;

/** What the info string of a fence says: `js`, `js title="x.js"`, `js:x.js`, `{.js #id title="x"}`. */
function readInfo(info: string): {
	readonly language: string;
	readonly title: string;
} {
	const braces = /^(.*?)\{([^{}]*)\}\s*(.*)$/s.exec(info);
	const attributes = braces ? attributesOf(braces[2] ?? "") : undefined;
	const [word = "", ...more] = `${braces ? `${braces[1]} ${braces[3]}` : info}`
		.trim()
		.split(/[ \t,]+/);
	const [, start = word, named = ""] = /^([\w+#-]+):(\S+)$/.exec(word) ?? [];
	const [, quoted] =
		/(?:^|\s)(?:title|filename|file|name)=(?:"([^"]*)"|'[^']*')/.exec(
			` ${more.join(" ")}`,
		) ?? [];
	const isWord = /^[\w+#.-]+$/.test(start);
	const language = isWord ? start : (attributes?.classes[0] ?? "");
	const values = attributes?.values ?? {};
	return {
		language: language || (attributes?.classes[0] ?? ""),
		title: quoted ?? values.title ?? values.filename ?? named,
	};
}

function titleOf(title: string, { first, fence }: FencedBlock): Line[] {
	return title === ""
		? []
		: container(
				{
					name: "code-title",
					label: title.replace(/[\\`*_[\]<&{}~^=$!:@#|]/g, "\\$&"),
					margin: fence.margin,
				},
				[],
				{ first, last: first },
			);
}

/** The block as code of `language`, with its own lines. */
function codeOf(
	{ fence, first, last, inner, isClosed }: FencedBlock,
	language: string,
): Line[] {
	return [
		{ ...first, text: `${fence.margin}${fence.marks}${language}` },
		...inner,
		...(isClosed ? [last] : []),
	];
}

/** HTML is for these editions; what is for another format stands as code. */
function setRaw(
	block: FencedBlock,
	format: string,
	{ note }: Tools,
): readonly Line[] {
	const blank = { ...block.first, text: "" };
	if (/^html5?$/.test(format))
		return [blank, ...block.inner, { ...block.last, text: "" }];
	note(
		"code-not-run",
		`Unexpected block for ${format} alone: it stands as code`,
		block.first,
	);
	return codeOf(block, format);
}

/** Where the words of a directive of MyST go. */
const code = new Set(
	"code-block code sourcecode code-cell literalinclude".split(" "),
);
const left = new Set(
	"toctree tableofcontents contents bibliography index footbibliography".split(
		" ",
	),
);
const pictures = new Set("figure image".split(" "));

/** `{name}` and what follows it, up to the brace and behind it. */
function setCell(
	block: FencedBlock,
	name: string,
	argument: string,
	tools: Tools,
): readonly Line[] | undefined {
	const behind = argument.slice(argument.indexOf("}") + 1).trim();
	const { first, fence, last } = block;
	const { taken, values } = optionsOf(block.inner);
	const rest = block.inner.slice(taken);
	const { margin } = fence;
	const isAlone = argument.startsWith("}");
	const [word = name] = behind.split(/\s+/);
	if (code.has(name) && isAlone && name !== "literalinclude") {
		if (name === "code-cell") noteCell(`{${name}}`, first, tools);
		const own = { ...block, inner: rest };
		return [
			...titleOf(values.caption ?? "", block),
			...codeOf(
				own,
				behind === "" ? "" : word.replace(/^ipython3?$/, "python"),
			),
		];
	}
	if (left.has(name) && isAlone) {
		tools.note(
			"block-left-out",
			`Unexpected block {${name}}, which is made by another program: it is left out`,
			first,
		);
		return [{ ...first, text: "" }];
	}
	if (name === "math" && isAlone)
		return [
			{ ...first, text: `${margin}$$` },
			...(behind === "" ? [] : [{ ...first, text: margin + behind }]),
			...rest,
			{ ...last, text: `${margin}$$` },
		];
	if (pictures.has(name) && isAlone && behind !== "") {
		const caption = rest
			.map(({ text }) => text.trim())
			.join(" ")
			.trim();
		return figureLines(
			{ source: behind, alt: values.alt ?? "", caption, id: values.name },
			first,
			margin,
		);
	}
	const box = {
		name,
		title: behind,
		attributes: {
			classes: values.class?.split(/\s+/) ?? [],
			id: undefined,
			values,
		},
		written: `{${name}}`,
	};
	if (isAlone && isBox(name))
		return boxOf(box, tools.rewrite(rest), { first, last, margin }, tools.note);
	noteCell(fence.info, first, tools);
	return codeOf(block, name.toLowerCase());
}

const boxes =
	/^(?:note|info|tip|hint|important|warning|caution|danger|error|attention|admonition|seealso|dropdown|details|card|tab-item|tab-set|tab|grid|grid-item|grid-item-card|margin|sidebar|topic|epigraph|pull-quote|highlights|versionadded|versionchanged|deprecated|todo|exercise|solution|prf:[a-z]+|div|aside)$/;

function isBox(name: string): boolean {
	return boxes.test(name);
}

function noteCell(what: string, first: Line, { note }: Tools): void {
	note(
		"code-not-run",
		`Unexpected ${what}: nothing is run, so it stands as code without what it would give`,
		first,
	);
}
