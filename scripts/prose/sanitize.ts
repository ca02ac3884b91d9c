/** Of raw HTML only what editions can show goes on: elements, attributes and addresses of a list. */
import type { Element, Root } from "hast";
import {
	sanitize as clean,
	defaultSchema,
	type Schema,
} from "hast-util-sanitize";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

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
			[
				"className",
				..."align-center align-right pullquote aside epigraph smallcaps alert serious verse alert-title code-title page-break".split(
					" ",
				),
			],
			"dataLabel",
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
		img: ["src", "alt", "title", "width"],
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

/** What editions can show. */
export const knownElements: ReadonlySet<string> = new Set(schema.tagNames);

/** Browsers pass over blanks and controls in an address. */
export function isRefusedAddress(href: unknown): boolean {
	const [, scheme] =
		/^([^/?#:]*):/.exec(String(href ?? "").replace(/[\s\p{Cc}]/gu, "")) ?? [];
	return scheme !== undefined && !protocols.includes(scheme.toLowerCase());
}

export function sanitize(context: ProseContext) {
	return (tree: Root): Root => {
		visit(tree, "element", (node) => {
			// What stands folded up is nowhere in print.
			if (node.tagName === "details") node.properties.open = true;
			if (node.tagName === "svg" && !isNamed(node))
				context.report(
					"alt-missing",
					'Missing alternative text of a drawing: write <svg role="img" aria-label="what it shows">, or aria-hidden="true" if it says nothing',
					node.position?.start,
				);
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
