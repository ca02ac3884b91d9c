/** Raw HTML is allowed and judged: no script, style, form, frame, event handler or address that is not a web page's. */
import type { Element, Root } from "hast";
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

const mathElements =
	"math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics".split(
		" ",
	);
const mathAttributes =
	"alttext display mathvariant stretchy symmetric largeop accent accentunder fence separator form lspace rspace minsize maxsize movablelimits linethickness columnalign columnlines columnspacing rowlines rowspacing rowalign columnspan rowspan frame notation width height depth voffset scriptlevel displaystyle xmlns".split(
		" ",
	);
/** Plain shapes: nothing in a drawing refers to anything. */
const svgElements =
	"svg g path rect circle ellipse line polyline polygon text tspan title desc".split(
		" ",
	);
const svgAttributes = [
	..."viewBox width height x y x1 x2 y1 y2 cx cy r rx ry d points transform opacity fillOpacity fillRule strokeWidth strokeLineCap strokeLineJoin strokeDashArray strokeOpacity fontSize fontFamily fontWeight textAnchor role ariaLabel ariaHidden xmlns".split(
		" ",
	),
	["fill", /^[\w#(),.%\s-]*$/] as const,
	["stroke", /^[\w#(),.%\s-]*$/] as const,
];

const protocols = ["http", "https", "mailto", "tel"];

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
		...mathElements,
		...svgElements,
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
			"name",
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
		...perElement(mathElements, mathAttributes),
		...perElement(svgElements, svgAttributes),
		details: ["open"],
		col: ["span"],
		colgroup: ["span"],
	},
	protocols: { href: [...protocols] },
	strip: ["script", "style"],
};

function isNamed(svg: Element): boolean {
	const { ariaLabel, ariaHidden, role } = svg.properties;
	return (
		String(ariaHidden) === "true" ||
		(role === "img" && typeof ariaLabel === "string" && ariaLabel.trim() !== "")
	);
}

function perElement(
	names: readonly string[],
	attributes: readonly (string | readonly [string, RegExp])[],
): Record<string, (string | [string, RegExp])[]> {
	return Object.fromEntries(
		names.map((name) => [
			name,
			attributes.map((attribute) =>
				typeof attribute === "string"
					? attribute
					: [attribute[0], attribute[1]],
			),
		]),
	);
}

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
					`Unexpected <${node.tagName}>: no edition can show it; remove it`,
					node.position?.start,
				);
				return SKIP;
			}
			// What stands folded up is nowhere in print.
			if (node.tagName === "details") node.properties.open = true;
			if (node.tagName === "svg" && !isNamed(node))
				context.report(
					"alt-missing",
					'Missing alternative text of a drawing: write <svg role="img" aria-label="what it shows">, or aria-hidden="true" if it says nothing',
					node.position?.start,
				);
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
			// Browsers pass over blanks and controls in an address.
			const [, scheme] =
				/^([a-z][a-z0-9+.-]*):/i.exec(
					String(href ?? "").replace(/[\s\p{Cc}]/gu, ""),
				) ?? [];
			if (scheme && !protocols.includes(scheme.toLowerCase()))
				context.report(
					"link-refused",
					`Unexpected address “${String(href).slice(0, 60)}”, expected https:, mailto:, tel: or a place in the manuscript`,
					node.position?.start,
				);
			return undefined;
		});
		// The image's address is judged where images are read, with a problem of its own; so it must survive here.
		const cleaned = clean(tree, schema) as Root;
		visit(cleaned, "element", (node) => {
			const classes = node.properties.className;
			if (Array.isArray(classes) && classes.length === 0)
				delete node.properties.className;
		});
		return cleaned;
	};
}
