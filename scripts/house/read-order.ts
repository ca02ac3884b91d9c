/** In which order the templates of a house write the lines of a publication out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { House } from "../model/house.ts";

type Form = keyof House["page"];
type Order = ReturnType<House["order"]>;

/** The templates of each edition in the order of its documents. */
const templatesOf: Readonly<
	Record<keyof Order, Readonly<Record<Form, readonly string[]>>>
> = {
	html: { article: ["html"], book: ["html"] },
	epub: {
		article: ["epub/article", "epub/colophon"],
		book: ["epub/title", "epub/credits", "epub/colophon"],
	},
	pdf: { article: ["print"], book: ["print"] },
};

/** `dates`, `label colophon`: what is written out once in every publication of that form, whatever else it has. */
export function readOrder(folder: string, form: Form): Order {
	const order = (edition: keyof Order) =>
		templatesOf[edition][form].flatMap((name) =>
			linesIn(textOf(folder, name), form),
		);
	return { html: order("html"), epub: order("epub"), pdf: order("pdf") };
}

/** Tags of HTML, in which nothing is read, with what is filled in there. */
const tags = /<[a-z!/](?:\{\{.*?\}\}|\{%.*?%\}|[^<>])*>/gis;

/** The body of a template and, in their places, of those that it renders; without its tags. */
function textOf(folder: string, name: string): string {
	const source = readFileSync(join(folder, `${name}.liquid`), "utf8");
	const body = source.slice(Math.max(0, source.search(/<body\b/)));
	return body
		.replace(tags, "")
		.replace(/\{%-?\s*render\s+"([^"]+)".*?%\}/gs, (_, part: string) =>
			textOf(folder, part),
		);
}

/** A part of a template that is not always written out. */
interface Open {
	readonly kind: "if" | "for";
	/** What an `if` asks, where that is not the form. */
	readonly condition?: string | undefined;
	isSkipped: boolean;
	isElse: boolean;
}

const tokens = /\{\{-?\s*([\w.]+)|\{%-?\s*(\w+)(.*?)-?%\}/gs;

function linesIn(text: string, form: Form): string[] {
	const open: Open[] = [];
	const found: { readonly key: string; readonly isSure: boolean }[] = [];
	const say = (expression: string) => {
		const key = keyOf(expression);
		if (key !== undefined && !open.some(({ isSkipped }) => isSkipped))
			found.push({ key, isSure: open.every((part) => isOf(part, key)) });
	};
	for (const [, output, word, rest = ""] of text.matchAll(tokens)) {
		if (output !== undefined) say(output);
		if (word === "for") {
			say(/\sin\s+([\w.]+)/.exec(rest)?.[1] ?? "");
			open.push({ kind: "for", isSkipped: false, isElse: false });
		}
		if (word === "if") open.push(openIf(rest, form));
		if (word === "unless" || word === "case") open.push(unknown(word));
		const last = open.at(-1);
		if (last?.kind === "if" && /^els(?:e|if)$/.test(word ?? "")) {
			last.isSkipped = last.condition === undefined && !last.isSkipped;
			last.isElse = true;
		}
		if (/^end(?:if|unless|case|for)$/.test(word ?? "")) open.pop();
	}
	const isOnce = (key: string) =>
		found.filter((line) => line.key === key).length === 1;
	return found
		.filter(({ key, isSure }) => isSure && isOnce(key))
		.map(({ key }) => key);
}

function openIf(condition: string, form: Form): Open {
	const [, sign, wanted] =
		/^\s*view\.form\s*([=!]=)\s*"(\w+)"\s*$/.exec(condition) ?? [];
	return wanted === undefined
		? unknown(condition)
		: {
				kind: "if",
				isSkipped: (wanted === form) !== (sign === "=="),
				isElse: false,
			};
}

function unknown(condition: string): Open {
	return { kind: "if", condition, isSkipped: false, isElse: false };
}

/** Whether the part is left out only where there is no such line. */
function isOf({ kind, condition, isElse }: Open, key: string): boolean {
	if (kind === "for") return false;
	if (condition === undefined) return true;
	return (
		!isElse &&
		new RegExp(
			`^\\s*view\\.${key}(?:\\s*!=\\s*""|\\.size\\s*>\\s*0)\\s*$`,
		).test(condition)
	);
}

const lines: ReadonlySet<string> = new Set(
	"imprint kicker title subtitle byline dates sources notes creditLines colophon".split(
		" ",
	),
);

function keyOf(expression: string): string | undefined {
	if (expression === "generator") return expression;
	const [, name = "", label] =
		/^view\.(\w+)(?:\.(\w+))?$/.exec(expression) ?? [];
	if (name === "labels" && label !== undefined) return `label ${label}`;
	return lines.has(name) && label === undefined ? name : undefined;
}
