/** Commands of LaTeX among words: what they mean is set; one that says how pages look is left out, and an unknown one stays, with a note. */
import type { PhrasingContent } from "mdast";
import { noteCitation } from "./citations.ts";
import {
	type Construct,
	elementOf,
	type Found,
	isWordSign,
	positionAt,
	type Reading,
	textOf,
} from "./construct.ts";
import { isPlaceKey } from "./keys.ts";
import { referenceTo } from "./references.ts";
import { nodeSign } from "./run.ts";

export const latex: Construct = {
	signs: "\\",
	read(at, reading) {
		const { run } = reading;
		name.lastIndex = at;
		const [whole = "", command = ""] = name.exec(run.text) ?? [];
		if (command === "" || run.text[at - 1] === "\\") return undefined;
		const end = at + whole.length;
		const sign = signs.get(command);
		if (sign !== undefined) {
			const isClosed = run.text.startsWith("{}", end);
			return {
				end: isClosed ? end + 2 : end,
				nodes: [
					sign === "\n"
						? { type: "break", ...positionAt(run.pointAt(at)) }
						: textOf(sign, run.pointAt(at)),
				],
			};
		}
		const options = optionsFrom(run.text, end);
		const from = options.end;
		const to = run.text[from] === "{" ? run.closing(from) : -1;
		if (to < 0 || to >= reading.end) return undefined;
		const inner = { at, from: from + 1, to, options: options.words };
		const nodes = read(command, inner, reading);
		if (nodes) return { end: to + 1, nodes };
		if (command.length > 1)
			reading.context.note(
				"latex-unknown",
				`Unknown command \\${command} of LaTeX: it stands as it is written`,
				run.pointAt(at),
			);
		return undefined;
	},
};

const name = /\\([a-zA-Z]{1,30})\*?/y;

interface Inner {
	readonly at: number;
	/** What stands in its braces. */
	readonly from: number;
	readonly to: number;
	readonly options: readonly string[];
}

function read(
	command: string,
	{ at, from, to, options }: Inner,
	reading: Reading,
): readonly PhrasingContent[] | undefined {
	const { run, inside, context } = reading;
	const point = run.pointAt(at);
	const element = elements[command];
	if (element !== undefined)
		return [elementOf(element, inside(from, to), point)];
	if (command === "textsc")
		return [
			elementOf("span", inside(from, to), point, { className: ["smallcaps"] }),
		];
	if (plain.test(command)) return inside(from, to);
	const words = run.text.slice(from, to);
	if (command === "footnote" || command === "footnotetext")
		return words.trim() === ""
			? undefined
			: [reading.addNote(inside(from, to), point)];
	if (words.includes(nodeSign)) return undefined;
	if (command === "label")
		return [elementOf("span", [], point, { id: words.trim() })];
	if (command === "index" || command === "glsadd") {
		context.note(
			"layout-left-out",
			`Unexpected \\${command}{${words}}: no edition has an index, so it is left out`,
			point,
		);
		return [];
	}
	const keys = words.split(",").map((key) => key.trim());
	if (keys.some((key) => key === "" || key.length > 200)) return undefined;
	if (references.test(command))
		return keys.flatMap((key, index) => [
			...(index > 0 ? [textOf(", ", point)] : []),
			...(command === "eqref" ? [textOf("(", point)] : []),
			reading.isInLink
				? textOf(key, point)
				: referenceTo(key, { isNamed: isNamed.test(command), point }, reading),
			...(command === "eqref" ? [textOf(")", point)] : []),
		]);
	if (!citations.test(command)) return undefined;
	noteCitation(keys, point, reading);
	const [before, after] =
		options.length > 1 ? options : [undefined, options[0]];
	const said = `${before ? `${before} ` : ""}${keys.join(", ")}${after ? `, ${after}` : ""}`;
	return [textOf(`[${said}]`, point)];
}

/** Up to two pairs of brackets. */
function optionsFrom(
	text: string,
	at: number,
): { readonly words: readonly string[]; readonly end: number } {
	const words: string[] = [];
	let end = at;
	option.lastIndex = end;
	for (let found = option.exec(text); found; found = option.exec(text)) {
		words.push(found[1] ?? "");
		end = option.lastIndex;
		if (words.length > 1) break;
	}
	option.lastIndex = 0;
	return { words, end };
}

const option = /\[([^[\]\ufffc]{0,300})\]/y;

const elements: Readonly<Record<string, string>> = {
	textit: "em",
	emph: "em",
	textsl: "em",
	textbf: "strong",
	underline: "u",
	uline: "u",
	texttt: "code",
	textsuperscript: "sup",
	textsubscript: "sub",
	sout: "del",
	hl: "mark",
};

/** Those that say only in which type words are set. */
const plain = /^(?:mbox|text|textrm|textsf|textnormal|textup|textmd|hbox)$/;

const references = /^(?:ref|eqref|autoref|cref|Cref|pageref|nameref|vref)$/;
/** Whose words say what kind of place it is. */
const isNamed = /^(?:autoref|cref|Cref)$/;
const citations =
	/^(?:[cC]ite(?:p|t|alp|alt|author|year|yearpar|title|num)?|(?:paren|text|auto|foot|super|full)cite)$/;

const signs: ReadonlyMap<string, string> = new Map(
	Object.entries({
		LaTeX: "LaTeX",
		TeX: "TeX",
		BibTeX: "BibTeX",
		ldots: "…",
		dots: "…",
		textellipsis: "…",
		textendash: "–",
		textemdash: "—",
		copyright: "©",
		textcopyright: "©",
		textregistered: "®",
		texttrademark: "™",
		textdegree: "°",
		euro: "€",
		pounds: "£",
		textbackslash: "\\",
		textasciitilde: "~",
		textasciicircum: "^",
		textbar: "|",
		newline: "\n",
		linebreak: "\n",
		quad: "\u2003",
		qquad: "\u2003",
	}),
);

/** `Figure~\ref{…}`: a blank at which no line ends. */
export const ties: Construct = {
	signs: "~",
	read(at, { run }) {
		const isTie = /^\\(?:[a-zA-Z]*ref|[a-zA-Z]*cite[a-z]*)[{[*]/.test(
			run.text.slice(at + 1, at + 20),
		);
		return isTie
			? { end: at + 1, nodes: [textOf("\u00a0", run.pointAt(at))] }
			: undefined;
	},
};

/** bookdown’s `\@ref(fig:crane)`; without its backslash where the key says that it is one. */
export const bookReferences: Construct = {
	signs: `${nodeSign}@`,
	read(at, reading): Found | undefined {
		const { run, isInLink } = reading;
		const node = run.nodeAt(at);
		const isBare = run.text[at] === "@" && !isWordSign(run.text[at - 1]);
		const isEscaped = node?.type === "escaped" && node.value === "@";
		if (isInLink || !(isBare || isEscaped)) return undefined;
		reference.lastIndex = at + 1;
		const [whole = "", key = ""] = reference.exec(run.text) ?? [];
		return key === "" || (isBare && !isPlaceKey(key))
			? undefined
			: {
					end: at + 1 + whole.length,
					nodes: [
						referenceTo(
							key,
							{ isNamed: false, point: run.pointAt(at) },
							reading,
						),
					],
				};
	},
};

const reference = /ref\(([^()\s\ufffc]{1,200})\)/y;
