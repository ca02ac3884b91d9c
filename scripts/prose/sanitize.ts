/** Raw HTML is allowed and judged: no script, style, form, frame, event handler or address that is not a web page's. */
import type { Root } from "hast";
import {
	sanitize as clean,
	defaultSchema,
	type Schema,
} from "hast-util-sanitize";
import { SKIP, visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

const refused = new Set([
	"script",
	"style",
	"iframe",
	"object",
	"embed",
	"form",
	"input",
	"button",
	"select",
	"textarea",
	"link",
	"meta",
	"base",
	"frame",
	"frameset",
	"template",
	"noscript",
]);

const schema: Schema = {
	...defaultSchema,
	clobber: [],
	tagNames: [
		...(defaultSchema.tagNames ?? []),
		"figure",
		"figcaption",
		"aside",
		"abbr",
		"cite",
		"mark",
		"small",
		"time",
		"bdi",
		"bdo",
		"u",
		"footer",
		"wbr",
		"caption",
		"colgroup",
		"col",
		"dfn",
	],
	attributes: {
		...defaultSchema.attributes,
		"*": [
			"lang",
			"dir",
			"title",
			"id",
			["className", "pullquote", "aside", "epigraph", "smallcaps"],
		],
		a: [
			"href",
			"id",
			"dataFootnoteRef",
			"dataFootnoteBackref",
			"ariaDescribedBy",
			["className", "data-footnote-backref"],
		],
		aside: [["role", "doc-pullquote", "note"]],
		section: ["dataFootnotes", ["className", "footnotes"]],
		img: ["src", "alt", "title"],
		th: ["scope", "colSpan", "rowSpan", "align"],
		td: ["colSpan", "rowSpan", "align", "headers"],
		ol: ["start", "reversed", "type"],
		li: ["value", ["className", "task-list-item"]],
		ul: [["className", "contains-task-list"]],
		time: ["dateTime"],
		input: [["disabled", true], ["type", "checkbox"], "checked"],
		col: ["span"],
		colgroup: ["span"],
	},
	protocols: { href: ["http", "https", "mailto"] },
	strip: ["script", "style"],
};

const known = new Set([...(schema.tagNames ?? []), "html", "head", "body"]);

export function sanitize(context: ProseContext) {
	return (tree: Root): Root => {
		visit(tree, "element", (node) => {
			const taskBox =
				node.tagName === "input" &&
				node.properties.type === "checkbox" &&
				node.properties.disabled;
			if (refused.has(node.tagName) && !taskBox)
				context.report(
					"html-refused",
					`Unexpected <${node.tagName}>: manuscripts hold no scripts, styles, forms or frames; remove it`,
					node.position?.start,
				);
			else if (!known.has(node.tagName) && !taskBox) {
				context.report(
					"html-refused",
					`Unexpected <${node.tagName}>: no edition can show it; remove it, or save a drawing as an image file`,
					node.position?.start,
				);
				return SKIP;
			}
			const handler = Object.keys(node.properties).find((name) =>
				/^on/i.test(name),
			);
			if (handler)
				context.report(
					"html-refused",
					`Unexpected event handler “${handler.toLowerCase()}”: remove it`,
					node.position?.start,
				);
			const href = node.properties.href;
			if (
				typeof href === "string" &&
				/^[\s\p{Cc}]*(javascript|vbscript|data|file):/iu.test(href)
			)
				context.report(
					"link-refused",
					`Unexpected address “${href.slice(0, 60)}”, expected https:, mailto: or a place in the manuscript`,
					node.position?.start,
				);
			return undefined;
		});
		// The image's address is judged where images are read, with a problem of its own; so it must survive here.
		return clean(tree, schema) as Root;
	};
}
