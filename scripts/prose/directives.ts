/** Directives: `:::pullquote`, `:::aside`, `:::epigraph`, `:lang[texte]{lang=fr}`; what else begins with a colon is text. */
import type { Element } from "hast";
import type { Paragraph, Root } from "mdast";
import type { ContainerDirective, TextDirective } from "mdast-util-directive";
import type { Handlers, State } from "mdast-util-to-hast";
import remarkDirective from "remark-directive";
import type { Processor } from "unified";
import { visit } from "unist-util-visit";
import { readAttributes } from "./attributes.ts";
import type { ProseContext } from "./context.ts";
import { drawnCell, drawnRow, drawnTable } from "./drawn-parts.ts";
import { element, isElement } from "./elements.ts";
import type { Construct, State as Step, Tokenizer } from "./syntax.ts";

const blocks: Readonly<
	Record<
		string,
		(
			children: Element["children"],
			label: Element["children"],
			node: ContainerDirective,
		) => Element
	>
> = {
	pullquote: (children, label) =>
		element(
			"aside",
			{ className: ["pullquote"], role: "doc-pullquote" },
			withFooter(children, label),
		),
	// A note is no landmark, of which a page may hold several alike.
	aside: (children, label) =>
		element(
			"aside",
			{ className: ["aside"], role: "note" },
			label.length > 0
				? [element("p", {}, [element("strong", {}, label)]), ...children]
				: children,
		),
	epigraph: (children, label) =>
		element(
			"blockquote",
			{ className: ["epigraph"] },
			withFooter(children, label),
		),
	// What follows are the names that dialects are read as (dialect-blocks/index.ts).
	alert: (children, label, { attributes }) =>
		element(
			"aside",
			{
				className: serious.test(attributes?.kind ?? "")
					? ["aside", "alert", "serious"]
					: ["aside", "alert"],
				role: "note",
			},
			[...titleOf(label, attributes?.kind ?? undefined), ...children],
		),
	division: (children, label) =>
		element("div", {}, [...titleOf(label, undefined), ...children]),
	definitions: (children) => element("dl", {}, children),
	term: (children) => element("dt", {}, unwrapped(children)),
	definition: (children) => element("dd", {}, unwrapped(children)),
	captioned: (children, label) => {
		const table = children.find((child) => isElement(child, "table"));
		if (isElement(table) && label.length > 0)
			table.children.unshift(element("caption", {}, label));
		return isElement(table) ? table : element("div", {}, children);
	},
	"drawn-table": drawnTable,
	"drawn-row": (cells, _, node) => drawnRow(cells, node.attributes ?? {}),
	"drawn-cell": (children, _, node) =>
		drawnCell(unwrapped(children), node.attributes ?? {}),
	pictured: (children, label) =>
		element("figure", {}, [
			...children.flatMap((child) =>
				isElement(child, "p") ? child.children : [],
			),
			...(label.length > 0 ? [element("figcaption", {}, label)] : []),
		]),
	verse: (children) => element("div", { className: ["verse"] }, children),
	"code-title": (_, label) =>
		element("p", { className: ["code-title"] }, label),
	"page-break": () => element("div", { className: ["page-break"] }, []),
};

/** Kinds of remarks that one should not pass over. */
const serious = /^(?:warn|caution|danger|error|important|attention)/;

/** The title of the author’s, or else a place for the house’s word. */
function titleOf(
	title: Element["children"],
	kind: string | undefined,
): Element[] {
	if (title.length > 0)
		return [element("p", { className: ["alert-title"] }, title)];
	if (kind === undefined) return [];
	return [
		element("p", { className: ["alert-title"], dataLabel: kind }, [
			{ type: "text", value: kind.charAt(0).toUpperCase() + kind.slice(1) },
		]),
	];
}

/** One paragraph alone stands without its element, as in a tight list. */
function unwrapped(children: Element["children"]): Element["children"] {
	const [first, ...more] = children.filter(
		(child) => !(child.type === "text" && child.value.trim() === ""),
	);
	return isElement(first, "p") && more.length === 0 ? first.children : children;
}

/** `:::epigraph[The log]`: the label says whose words they are. */
function withFooter(
	children: Element["children"],
	label: Element["children"],
): Element["children"] {
	return label.length > 0
		? [...children, element("footer", {}, label)]
		: children;
}

/** The syntax of directives: blocks, and `:lang[…]`. "At 10:pm", "see :name" and "2:x[^1]" are prose. */
export function directiveSyntax(this: Processor): void {
	remarkDirective.call(this as never);
	const extension = this.data().micromarkExtensions?.at(-1);
	const [inText] = [extension?.text?.[colon] ?? []].flat();
	const [container] = [extension?.flow?.[colon] ?? []].flat();
	if (!extension || !inText || !container) return;
	extension.flow = { [colon]: container };
	extension.text = { [colon]: { ...inText, tokenize: onlyLang(inText) } };
}

const colon = ":".charCodeAt(0);

/** Looks for `:lang[` before the parser’s own construct takes the place. */
function onlyLang(construct: Construct): Tokenizer {
	return function (effects, ok, nok) {
		const begin = construct.tokenize.call(this, effects, ok, nok);
		const wanted = ":lang[";
		const start = {
			partial: true,
			tokenize: ((effects, ok, nok) => {
				let at = 0;
				const next: Step = (code) => {
					if (code !== wanted.charCodeAt(at)) return nok(code);
					if (at === 0) effects.enter("data");
					effects.consume(code);
					at += 1;
					if (at < wanted.length) return next;
					effects.exit("data");
					return ok;
				};
				return next;
			}) satisfies Tokenizer,
		};
		return effects.check(start, begin, nok);
	};
}

/** Whose attributes are the author’s own. */
const ownBlocks = new Set(["pullquote", "aside", "epigraph"]);

/** Names of blocks that there are not, and attributes that no edition shows. */
export function directives(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, (node) => {
			if (node.type !== "containerDirective" && node.type !== "textDirective")
				return;
			if (node.type === "containerDirective" && !(node.name in blocks)) {
				context.report(
					"directive-unknown",
					`Unknown block “:::${node.name}”, expected one of ${Object.keys(blocks).join(", ")}`,
					node.position?.start,
				);
				return;
			}
			const { kept, unknown } = readAttributes(node.attributes ?? {});
			const told = node.type === "textDirective" || ownBlocks.has(node.name);
			for (const name of told ? unknown : [])
				context.note(
					"attribute-unknown",
					`Unexpected ${name} of :${node.name}, expected id or lang: it is left out`,
					node.position?.start,
				);
			if (node.type === "textDirective" && !kept.lang)
				context.report(
					"attribute-missing",
					"Missing language of :lang[…]: write :lang[…]{lang=fr}",
					node.position?.start,
				);
			node.data = { ...node.data, hProperties: kept };
		});
	};
}

/** Directives → hast, for mdast-util-to-hast. */
export const directiveHandlers: Handlers = {
	containerDirective(
		state: State,
		node: ContainerDirective,
	): Element | undefined {
		const label = node.children.find(
			(child) => child.type === "paragraph" && child.data?.directiveLabel,
		);
		const rest = {
			...node,
			children: node.children.filter((child) => child !== label),
		};
		const block = blocks[node.name]?.(
			state.all(rest) as Element["children"],
			label ? (state.all(label as Paragraph) as Element["children"]) : [],
			node,
		);
		return block && withAttributes(block, state, node);
	},
	textDirective(state: State, node: TextDirective): Element {
		const children = state.all(node) as Element["children"];
		return withAttributes(element("span", {}, children), state, node);
	},
};

function withAttributes(
	made: Element,
	state: State,
	node: ContainerDirective | TextDirective,
): Element {
	Object.assign(made.properties, node.data?.hProperties);
	state.patch(node, made);
	return made;
}
