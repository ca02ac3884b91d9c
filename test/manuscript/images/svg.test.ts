/** SVG pictures at the door: what drawing programs write is drawn as before, and what could do harm is told of or gone. */
import { describe, expect, test } from "vitest";
import { rewriteSvg } from "../../../scripts/manuscript/images/rewrite-svg.ts";
import { chunk, jpeg, png } from "./draw.ts";

const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" width="40" height="30" viewBox="0 0 40 30">`;
const drawing = (inner: string) => `${open}${inner}</svg>`;
const uri = (bytes: Uint8Array, type = "png") =>
	`data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;

function rewritten(source: string | Uint8Array): string {
	const picture = rewriteSvg(
		typeof source === "string" ? Buffer.from(source) : source,
	);
	return Buffer.from(picture.bytes).toString();
}

const script = /holds a script/;
const outside = /refers to another file or address; embed what it needs/;
const hidden = /hides what they say/;
const unknown = /unknown in pictures/;
const noDrawing = /which is no drawing/;
const moves = /it moves .*; save one picture of it/;
const malformed = /no well-formed XML/;
const tooMany = /too many elements; simplify it or save it as PNG/;
const encoded = (text: string) => Buffer.from(text, "utf16le");

const laughs = Array.from(
	{ length: 10 },
	(_, at) => `<g id="l${at + 1}">${`<use href="#l${at}"/>`.repeat(10)}</g>`,
).join("");
const patterns = Array.from(
	{ length: 10 },
	(_, at) =>
		`<pattern id="p${at + 1}" width="1" height="1">${`<rect width="1" height="1" fill="url(#p${at})"/>`.repeat(10)}</pattern>`,
).join("");
const styledPatterns = Array.from(
	{ length: 10 },
	(_, at) =>
		`<pattern id="p${at + 1}" width="1" height="1">${`<rect class="c${at}" width="1" height="1"/>`.repeat(10)}</pattern>`,
).join("");

test.each<[string, string | Uint8Array, RegExp]>([
	["a script", drawing("<script>alert(1)</script>"), script],
	[
		"a script with a prefix",
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:script>alert(1)</s:script></s:svg>`,
		script,
	],
	[
		"a script with an address",
		drawing(`<script xlink:href="https://evil.example/a.js"/>`),
		script,
	],
	["a script of HTML", drawing("<h:script>alert(1)</h:script>"), script],
	[
		"a script in a link",
		drawing(`<a href="https://evil.example"><script>alert(1)</script></a>`),
		script,
	],
	[
		"a script in a definition",
		drawing("<defs><g><script>1</script></g></defs>"),
		script,
	],
	["a handler", drawing(`<rect onload="alert(1)"/>`), script],
	["a handler in capitals", drawing(`<rect ONLOAD="alert(1)"/>`), script],
	[
		"a handler on the root",
		`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"/>`,
		script,
	],
	["a page", drawing("<foreignObject><h:body/></foreignObject>"), noDrawing],
	[
		"a page with a prefix",
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:foreignObject/></s:svg>`,
		noDrawing,
	],
	["a frame", drawing(`<h:iframe src="https://evil.example"/>`), noDrawing],
	[
		"a frame of SVG",
		drawing(`<iframe src="https://evil.example"/>`),
		noDrawing,
	],
	["an image of HTML", drawing(`<h:img src="x"/>`), noDrawing],
	[
		"a link to a style sheet",
		drawing(`<h:link rel="stylesheet" href="https://evil.example"/>`),
		noDrawing,
	],
	["a film", drawing(`<video href="a.mp4"/>`), noDrawing],
	[
		"a handler element",
		drawing(`<handler type="text/ecmascript">1</handler>`),
		noDrawing,
	],
	["an element that nobody knows", drawing("<mesh/>"), noDrawing],
	[
		"an image from elsewhere",
		drawing(`<image href="https://evil.example/a.png"/>`),
		outside,
	],
	[
		"an image from a file",
		drawing(`<image xlink:href="file:///etc/passwd"/>`),
		outside,
	],
	["an image beside the file", drawing(`<image href="a.png"/>`), outside],
	[
		"an image with a blank before it",
		drawing(`<image href=" &#10; https://evil.example/a.png"/>`),
		outside,
	],
	[
		"an SVG within",
		drawing(`<image href="data:image/svg+xml;base64,PHN2Zy8+"/>`),
		/no JPEG or PNG/,
	],
	[
		"a page as an image",
		drawing(`<image href="data:text/html;base64,PGgxPg=="/>`),
		/no JPEG or PNG/,
	],
	["an image of text", drawing(`<image href="data:image/png,abc"/>`), outside],
	[
		"an image that is cut off",
		drawing(`<image href="${uri(png().subarray(0, 50))}"/>`),
		/of a picture in it: it is cut off/,
	],
	[
		"an image that claims too much",
		drawing(
			`<image href="${uri(png({ width: 30_000, height: 30_000, rows: Buffer.alloc(0) }))}"/>`,
		),
		/30000 × 30000 pixels, expected at most 9 megapixels/,
	],
	[
		"an image that is stored turned",
		drawing(
			`<image href="${uri(png({ before: [chunk("eXIf", Buffer.from("4d4d002a000000080001011200030000000100060000", "hex"))] }))}"/>`,
		),
		/stored turned/,
	],
	[
		"a use from elsewhere",
		drawing(`<use href="https://evil.example/a.svg#x"/>`),
		outside,
	],
	[
		"a use of a data address",
		drawing(`<use href="data:image/svg+xml,x#x"/>`),
		outside,
	],
	[
		"a gradient from elsewhere",
		drawing(`<linearGradient xlink:href="other.svg#g"/>`),
		outside,
	],
	[
		"a filter’s image from elsewhere",
		drawing(
			`<filter id="f"><feImage href="https://evil.example/a.png"/></filter>`,
		),
		outside,
	],
	["a script’s address", drawing(`<use href="javascript:alert(1)"/>`), outside],
	[
		"a fill from elsewhere",
		drawing(`<rect fill="url(https://evil.example/a.svg#g)"/>`),
		outside,
	],
	[
		"a fill in capitals",
		drawing(`<rect fill="URL(//evil.example/a)"/>`),
		outside,
	],
	["a mask from elsewhere", drawing(`<rect mask="url('a.svg#m')"/>`), outside],
	[
		"a filter from elsewhere",
		drawing(`<rect style="filter:url(&quot;a.svg#f&quot;)"/>`),
		outside,
	],
	[
		"an address that is not closed",
		drawing(`<rect style="fill:url(https://evil.example"/>`),
		outside,
	],
	[
		"an escaped address",
		drawing(String.raw`<rect style="fill:u\72l(https://evil.example)"/>`),
		hidden,
	],
	[
		"an escaped address in a sheet",
		drawing(String.raw`<style>rect{fill:\75rl(https://evil.example)}</style>`),
		hidden,
	],
	[
		"an address that comments divide",
		drawing(`<rect style="fill:u/**/rl(https://evil.example)"/>`),
		unknown,
	],
	[
		"an import",
		drawing("<style>@import 'https://evil.example/a.css';</style>"),
		outside,
	],
	[
		"an import by references",
		drawing("<style>&#64;import 'https://evil.example/a.css';</style>"),
		outside,
	],
	[
		"an import in CDATA",
		drawing("<style><![CDATA[@import url(a.css);]]></style>"),
		outside,
	],
	[
		"an import behind a comment",
		drawing("<style>/* a */ @import url(a.css);</style>"),
		outside,
	],
	[
		"an import in capitals",
		drawing("<style>@IMPORT url(a.css);</style>"),
		outside,
	],
	[
		"an escaped import",
		drawing(String.raw`<style>@\69mport url(a.css);</style>`),
		unknown,
	],
	[
		"an unknown rule",
		drawing("<style>@namespace x url(https://evil.example);</style>"),
		unknown,
	],
	[
		"an import in a condition",
		drawing("<style>@media print{@import url(a.css);}</style>"),
		outside,
	],
	[
		"a set of images",
		drawing(`<rect style="fill:image-set('https://evil.example/a.png' 1x)"/>`),
		unknown,
	],
	[
		"a set of images with a prefix",
		drawing(`<rect style="background:-webkit-image-set('a.png' 1x)"/>`),
		unknown,
	],
	["a background", drawing(`<rect style="background:url(a.png)"/>`), outside],
	[
		"a cross-fade",
		drawing(`<rect style="mask:cross-fade('a.png','b.png')"/>`),
		unknown,
	],
	[
		"an expression",
		drawing(`<rect style="fill:expression(alert(1))"/>`),
		unknown,
	],
	["a source", drawing(`<rect style="mask:src('a.png')"/>`), unknown],
	["a binding", drawing(`<rect style="-moz-binding:url(a.xml#x)"/>`), outside],
	[
		"a value in a property of its own",
		drawing(`<rect style="--x:url(https://evil.example);fill:var(--x)"/>`),
		outside,
	],
	["content", drawing("<style>text::before{content:attr(x)}</style>"), unknown],
	[
		"styles that are not closed",
		drawing("<style>rect{fill:red</style>"),
		/not closed/,
	],
	[
		"a string that is not closed",
		drawing(`<rect style="font-family:'a"/>`),
		/not closed/,
	],
	[
		"a comment that is not closed",
		drawing("<style>rect{fill:red}/*</style>"),
		/not closed/,
	],
	["an animation", drawing(`<rect><animate attributeName="x"/></rect>`), moves],
	[
		"a set address",
		drawing(`<use><set attributeName="href" to="https://evil.example"/></use>`),
		moves,
	],
	["an animation of styles", drawing(`<rect style="animation:a 1s"/>`), moves],
	[
		"a style sheet from elsewhere",
		`<?xml-stylesheet href="https://evil.example/a.css"?>${drawing("")}`,
		malformed,
	],
	[
		"an entity from elsewhere",
		`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${drawing("<text>&x;</text>")}`,
		malformed,
	],
	[
		"an entity of parameters",
		`<!DOCTYPE svg [<!ENTITY % x "y">]>${drawing("")}`,
		malformed,
	],
	[
		"an entity of markup",
		`<!DOCTYPE svg [<!ENTITY x "<script/>">]>${drawing("&x;")}`,
		malformed,
	],
	[
		"entities of entities",
		`<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${drawing("<text>&b;</text>")}`,
		malformed,
	],
	[
		"a long entity many times",
		`<!DOCTYPE svg [<!ENTITY a "${"a".repeat(999)}">]>${drawing(`<text>${"&a;".repeat(30_000)}</text>`)}`,
		malformed,
	],
	["an unknown entity", drawing("<text>&nbsp;</text>"), malformed],
	["elements that are not closed", `${open}<g>`, malformed],
	["elements that cross", drawing("<g><text></g></text>"), malformed],
	["attributes without quotes", drawing("<rect width=5/>"), malformed],
	["text behind the end", `${drawing("")}<script/>`, malformed],
	["a prefix that stands for nothing", drawing("<x:rect/>"), malformed],
	[
		"another encoding",
		`<?xml version="1.0" encoding="UTF-7"?>${drawing("")}`,
		/expected UTF-8 or UTF-16/,
	],
	[
		"bytes that are no UTF-8",
		Buffer.from(drawing("<text>\xe9</text>"), "latin1"),
		/expected UTF-8 or UTF-16/,
	],
	[
		"UTF-16 with a script",
		Buffer.concat([Buffer.from([0xff, 0xfe]), encoded(drawing("<script/>"))]),
		script,
	],
	[
		"UTF-16 without a mark",
		encoded(drawing("<script/>")),
		/no well-formed XML/,
	],
	[
		"a page instead",
		`<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>`,
		/it is no SVG/,
	],
	["no namespace", `<svg width="9" height="9"><script/></svg>`, /it is no SVG/],
	[
		"no size",
		`<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>`,
		/it has no size/,
	],
	[
		"a size beyond measure",
		`<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"/>`,
		/pixels, expected at most 100000/,
	],
	["elements without end", drawing("<g/>".repeat(60_000)), malformed],
	[
		"elements in elements without end",
		drawing("<g>".repeat(5_000) + "</g>".repeat(5_000)),
		malformed,
	],
	[
		"uses of uses",
		drawing(`<rect id="l0"/>${laughs}<use href="#l10"/>`),
		tooMany,
	],
	[
		"uses of uses, the other way round",
		drawing(`<use href="#l10"/>${laughs}<rect id="l0"/>`),
		tooMany,
	],
	[
		"patterns of patterns",
		drawing(`${patterns}<rect fill="url(#p10)"/>`),
		tooMany,
	],
	[
		"patterns of patterns by class",
		drawing(
			`<style>${Array.from({ length: 11 }, (_, at) => `.c${at}{fill:url(#p${at})}`).join("")}</style>${styledPatterns}<rect class="c10"/>`,
		),
		tooMany,
	],
	[
		"a use of itself",
		drawing(`<g id="a"><use href="#a"/></g>`),
		/it refers to itself/,
	],
	[
		"filters without end",
		drawing(`<filter id="f">${"<feGaussianBlur/>".repeat(400)}</filter>`),
		/too many effects/,
	],
	[
		"a filter that is used without end",
		drawing(
			`<filter id="f"><feGaussianBlur/></filter>${`<rect filter="url(#f)"/>`.repeat(400)}`,
		),
		/too many effects/,
	],
	[
		"a mark on each of many points",
		drawing(
			`<marker id="m">${"<circle/>".repeat(200)}</marker><path marker-mid="url(#m)" d="M0 0${"L1 1".repeat(5_000)}"/>`,
		),
		tooMany,
	],
	[
		"a path of more points than a page holds",
		drawing(`<path d="M0 0${"L100 100".repeat(700_000)}"/>`),
		/too many points/,
	],
	[
		"transparent groups in one another without end",
		drawing(
			`${`<g style="fill:red; opacity:.9">`.repeat(50)}<rect/>${"</g>".repeat(50)}`,
		),
		/too many transparent groups in one another/,
	],
])("%s is told of", (_name, source, said) => {
	expect(() =>
		rewriteSvg(typeof source === "string" ? Buffer.from(source) : source),
	).toThrow(said);
});

test.each([
	"@font-face{font-family:x;src:url(https://f.example/f.woff)}",
	"@font-face { font-family: x; src: url(data:font/woff2;base64,d09GMg==) }",
	"@import url(https://fonts.example.org/css?family=Open+Sans:bold%7CMono);",
	"@media print{@font-face{font-family:x;src:local(x)}}",
])("fonts that a drawing brings are left out, and told: %s", (rule) => {
	const { bytes, broughtFonts } = rewriteSvg(
		Buffer.from(drawing(`<style>${rule}text{fill:red}</style>`)),
	);
	expect(broughtFonts).toBe(true);
	expect(Buffer.from(bytes).toString()).toContain("<style>text{fill:red}");
	expect(rewriteSvg(Buffer.from(drawing("<rect/>"))).broughtFonts).toBe(false);
});

describe("what nobody sees is gone", () => {
	test.each([
		["comments", drawing("<!-- SECRET --><rect/>")],
		[
			"editors’ namespaces",
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" inkscape:export-filename="/home/SECRET/a.png" sodipodi:docname="SECRET" width="9" height="9"><sodipodi:namedview inkscape:window="SECRET"/><rect inkscape:label="SECRET"/></svg>`,
		],
		[
			"dates and words of metadata",
			drawing(
				`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description><dc:date>SECRET</dc:date></rdf:Description></rdf:RDF></metadata>`,
			),
		],
		["links", drawing(`<a href="https://SECRET.example"><rect/></a>`)],
		["data of scripts", drawing(`<rect data-x="SECRET" tabindex="0"/>`)],
		["words outside texts", drawing("SECRET<g>SECRET</g>")],
		[
			"texts of embedded pictures",
			drawing(
				`<image href="${uri(png({ before: [chunk("tEXt", "Comment\0SECRET")] }))}"/>`,
			),
		],
		[
			"private styles",
			drawing(`<rect style="-inkscape-font-specification:SECRET;fill:red"/>`),
		],
	])("%s", (_name, source) => {
		const text = rewritten(source);
		const data = /base64,([^"]*)/.exec(text)?.[1] ?? "";
		expect(text).not.toContain("SECRET");
		expect(Buffer.from(data, "base64").toString("latin1")).not.toContain(
			"SECRET",
		);
		expect(rewritten(text)).toBe(text);
	});

	test("credits stay", () => {
		const text = rewritten(
			drawing(
				`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><cc:Work rdf:about=""><dc:format>SECRET</dc:format><dc:creator><cc:Agent><dc:title>Ada Quay</dc:title></cc:Agent></dc:creator><cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></metadata>`,
			),
		);
		expect(text).toContain(
			"<dc:creator><rdf:Seq><rdf:li>Ada Quay</rdf:li></rdf:Seq></dc:creator>",
		);
		expect(text).toContain(
			`<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>`,
		);
		expect(text).not.toContain("SECRET");
		expect(rewritten(text)).toBe(text);
	});
});

/** Drawings as programs write them, and what of them must be found in the editions. */
const programs: readonly (readonly [string, string, readonly string[]])[] = [
	[
		"Inkscape",
		`<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape -->\n<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"><sodipodi:namedview id="n"/><defs id="d"><marker style="overflow:visible" id="Arrow" refX="0" orient="auto-start-reverse" preserveAspectRatio="xMidYMid"><path transform="scale(0.5)" style="fill:context-stroke;fill-rule:evenodd;stroke:context-stroke;stroke-width:1pt" d="M 5,0 0,5"/></marker></defs><g id="layer1"><path style="opacity:1;fill:none;stroke:#000000;stroke-width:0.26;marker-end:url(#Arrow);paint-order:stroke fill markers" d="M 1,2 3,4"/><text xml:space="preserve" style="font-size:10px;line-height:1.25;font-family:'Source Sans 3';-inkscape-font-specification:'Source Sans 3';white-space:pre;shape-inside:url(#r)"><tspan x="1" y="2">Basin</tspan></text></g></svg>`,
		[
			`marker-end:url(#Arrow)`,
			`xml:space="preserve"`,
			">Basin<",
			`font-family:&apos;Source`.replace("&apos;", "'"),
		],
	],
	[
		"Illustrator",
		`<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]><svg version="1.1" xmlns:i="&ns_ai;" xmlns="&ns_svg;" x="0px" y="0px" viewBox="0 0 100 50" style="enable-background:new 0 0 100 50;" xml:space="preserve"><style type="text/css">\n\t.st0{fill:#E30613;}\n\t.st1{clip-path:url(#SVGID_2_);fill:url(#g1);}\n</style><switch><g i:extraneous="self"><defs><rect id="SVGID_1_" width="9" height="9"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" xmlns:xlink="http://www.w3.org/1999/xlink" style="overflow:visible;"/></clipPath><linearGradient id="g1" gradientUnits="userSpaceOnUse"><stop offset="0" style="stop-color:#FFFFFF"/></linearGradient><path class="st0 st1" d="M1,2"/></g></switch><i:pgf>SECRET</i:pgf></svg>`,
		[
			".st0{fill:#E30613}",
			".st1{clip-path:url(#SVGID_2_);fill:url(#g1)}",
			`class="st0 st1"`,
			`xlink:href="#SVGID_1_"`,
			"stop-color:#FFFFFF",
		],
	],
	[
		"matplotlib",
		`<?xml version="1.0" encoding="utf-8" standalone="no"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" xmlns="http://www.w3.org/2000/svg" version="1.1"><defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs><g id="figure_1"><path d="M 0 1 L 2 3 z" style="fill: #ffffff"/><g id="line2d_1"><defs><path id="m0" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs><g><use xlink:href="#m0" x="73.8" y="307.6" style="stroke: #000000"/></g></g><g clip-path="url(#p0)"><image xlink:href="${uri(png())}" id="im" transform="scale(1 -1)" width="1" height="1" style="image-rendering:crisp-edges;image-rendering:pixelated"/></g></g><defs><clipPath id="p0"><rect x="57" y="41" width="3" height="2"/></clipPath></defs></svg>`,
		[
			"*{stroke-linejoin:round;stroke-linecap:butt}",
			`xlink:href="#m0"`,
			"data:image/png;base64,",
			`clip-path="url(#p0)"`,
			"image-rendering:pixelated",
		],
	],
	[
		"draw.io",
		`<svg host="65bd71144e" xmlns="http://www.w3.org/2000/svg" style="background: transparent; background-color: transparent; color-scheme: light dark;" version="1.1" width="121px" height="61px" viewBox="-0.5 -0.5 121 61"><defs/><g><rect x="0" y="0" width="120" height="60" fill="#ffffff" stroke="#000000" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));" pointer-events="all"/><g transform="translate(-0.5 -0.5)"><switch><foreignObject style="overflow: visible; text-align: left;" width="100%" height="100%" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"><div xmlns="http://www.w3.org/1999/xhtml">Quay</div></foreignObject><text x="60" y="34" fill="#000000" font-family="&quot;Helvetica&quot;" font-size="12px" text-anchor="middle">Quay</text></switch></g></g><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a transform="translate(0,-5)" href="https://www.drawio.com" target="_blank"><text>Text is not SVG</text></a></switch></svg>`,
		["light-dark(#ffffff,", ">Quay</text>", `text-anchor="middle"`],
	],
	[
		"Graphviz",
		`<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- Generated by graphviz -->\n<svg width="62pt" height="116pt" viewBox="0.00 0.00 62.00 116.00" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 112)"><title>G</title><g id="node1" class="node"><title>a</title><g id="a_node1"><a xlink:href="https://x.example" xlink:title="a"><ellipse fill="none" stroke="black" cx="27" cy="-90" rx="27" ry="18"/><text text-anchor="middle" font-family="Times,serif" font-size="14.00">a&#45;&gt;b</text></a></g></g></g></svg>`,
		[
			"<title>G</title>",
			"<ellipse",
			">a-&gt;b</text>",
			`transform="scale(1 1) rotate(0) translate(4 112)"`,
		],
	],
	[
		"D3",
		drawing(
			`<g transform="translate(40,0)" fill="none" font-size="10" font-family="sans-serif" text-anchor="end"><path class="domain" stroke="currentColor" d="M-6,2H0V3"/><g class="tick" opacity="1" transform="translate(0,5)"><line stroke="currentColor" x2="-6"/><text fill="currentColor" x="-9" dy="0.32em">10</text></g></g>`,
		),
		[`stroke="currentColor"`, `dy="0.32em"`, `text-anchor="end"`],
	],
	[
		"R (svglite)",
		`<?xml version='1.0' encoding='UTF-8' ?><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' class='svglite' width='504.00pt' height='360.00pt' viewBox='0 0 504.00 360.00'><defs><style type='text/css'><![CDATA[\n.svglite line, .svglite polyline, .svglite rect { fill: none; stroke: #000000; stroke-linecap: round; }\n.svglite .glyphgroup path { fill: inherit; stroke: none; }\n]]></style></defs><rect width='100%' height='100%' style='stroke: none; fill: #FFFFFF;'/><defs><clipPath id='cp1'><rect x='1' y='1' width='2' height='2'/></clipPath></defs><g clip-path='url(#cp1)'><text x='1' y='2' style='font-size: 8.80px; fill: #4D4D4D; font-family: "Liberation Sans";' textLength='12.23px' lengthAdjust='spacingAndGlyphs'>30</text></g></svg>`,
		[
			".svglite line, .svglite polyline, .svglite rect{fill:none;stroke:#000000;stroke-linecap:round}",
			"&quot;Liberation Sans&quot;",
			`textLength="12.23px"`,
		],
	],
	[
		"R (cairo)",
		drawing(
			`<defs><g><symbol overflow="visible" id="glyph0-1"><path style="stroke:none;" d="M 1 2"/></symbol></g></defs><g id="surface1"><rect x="0" y="0" width="9" height="9" style="fill:rgb(100%,100%,100%);fill-opacity:1;stroke:none;"/><g style="fill:rgb(30%,30%,30%);fill-opacity:1;"><use xlink:href="#glyph0-1" x="1" y="2"/></g></g>`,
		),
		[
			`<symbol overflow="visible" id="glyph0-1">`,
			"rgb(100%,100%,100%)",
			`xlink:href="#glyph0-1"`,
		],
	],
	[
		"a transparent wash",
		drawing(
			`<defs><radialGradient id="a" fx="5%" fy="50%" fr="2%"><stop offset="5%" stop-color="gold" stop-opacity=".5"/></radialGradient><radialGradient id="b" href="#a" gradientTransform="rotate(9)" spreadMethod="reflect"/></defs><rect fill="url(#b) none"/>`,
		),
		[`fill="url(#b) none"`, `href="#a"`, `fr="2%"`],
	],
	[
		"a shadow",
		drawing(
			`<filter id="f" x="-20%" filterUnits="objectBoundingBox" color-interpolation-filters="sRGB"><feGaussianBlur in="SourceAlpha" stdDeviation="3" result="blur"/><feOffset in="blur" dx="2" dy="2"/><feComponentTransfer><feFuncA type="linear" slope=".5"/></feComponentTransfer><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter><g filter="url(#f)"><circle r="9"/></g>`,
		),
		[
			`stdDeviation="3"`,
			`in2="`.slice(0, 0),
			`<feFuncA type="linear" slope=".5"/>`,
		],
	],
	[
		"a pattern",
		drawing(
			`<pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><circle cx="1" cy="1" r="1"/></pattern><rect style="fill:url('#dots')"/>`,
		),
		["fill:url('#dots')", `patternTransform="rotate(45)"`],
	],
	[
		"a mask",
		drawing(
			`<mask id="m" maskUnits="userSpaceOnUse" mask-type="luminance"><image width="9" height="9" href="${uri(png())}"/></mask><rect mask="url(#m)"/>`,
		),
		[`mask="url(#m)"`, `mask-type="luminance"`],
	],
	[
		"letters on a path",
		drawing(
			`<path id="p" d="M0 0"/><text><textPath href="#p" startOffset="50%" method="align" side="left">The basin &amp; <tspan dy="3" baseline-shift="super">its</tspan> mud</textPath></text>`,
		),
		[`startOffset="50%"`, "The basin &amp; <tspan"],
	],
	[
		"markers",
		drawing(
			`<marker id="m" viewBox="0 0 9 9" refX="5" markerUnits="strokeWidth" markerWidth="4" orient="auto"><path d="M0 0"/></marker><line marker-start="url(#m)" x2="9"/>`,
		),
		[`marker-start="url(#m)"`, `orient="auto"`],
	],
	[
		"a photograph",
		drawing(
			`<image width="9" height="9" xlink:href="${uri(jpeg(16, 16), "jpg").replace("base64,", "base64,\n")}" preserveAspectRatio="none"/>`,
		),
		["data:image/jpeg;base64,/9j/", `preserveAspectRatio="none"`],
	],
	[
		"transforms of style",
		drawing(
			`<rect style="transform:translate(3px,calc(100% - 2px)) rotate(5deg);transform-origin:center;transform-box:fill-box;mix-blend-mode:multiply"/>`,
		),
		["rotate(5deg)", "mix-blend-mode:multiply"],
	],
	[
		"light and dark",
		drawing(
			"<style>path { fill: #000 } @media (prefers-color-scheme: dark) { path { fill: #FFF } }</style><path d='M0 0'/>",
		),
		["@media (prefers-color-scheme: dark){path{fill:#FFF}}"],
	],
	[
		"languages",
		drawing(
			`<switch><text systemLanguage="de">Becken</text><text>Basin</text></switch><text xml:lang="ja" writing-mode="vertical-rl">港</text>`,
		),
		[`systemLanguage="de"`, "港", `xml:lang="ja"`],
	],
	[
		"a prefix",
		`<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="9" height="9"><svg:rect width="3"/></svg:svg>`,
		[`<rect width="3"/>`],
	],
	[
		"a drawing in a drawing",
		drawing(
			`<svg x="1" width="3" height="3" viewBox="0 0 1 1" overflow="visible"><rect/></svg>`,
		),
		[`<svg xmlns=`, `overflow="visible"`],
	],
	["UTF-16", "", ["<title>Größe</title>"]],
	[
		"a byte order mark",
		`\uFEFF${drawing("<desc>Größe</desc>")}`,
		["<desc>Größe</desc>"],
	],
];

const utf16 = Buffer.concat([
	Buffer.from([0xff, 0xfe]),
	encoded(
		`<?xml version="1.0" encoding="UTF-16"?>${drawing("<title>Größe</title>")}`,
	),
]);

test.each(programs)(
	"%s: what it draws is there, and nothing of it is lost the second time",
	(_name, source, kept) => {
		const text = rewritten(source === "" ? utf16 : source);
		for (const part of kept) expect(text).toContain(part);
		expect(text).not.toMatch(/SECRET|foreignObject|<a |<!/);
		expect(rewritten(text)).toBe(text);
	},
);

test.each([
	[`width="40" height="30"`, 40, 30],
	[`width="72pt" height="1in"`, 96, 96],
	[`width="210mm" viewBox="0 0 210 297"`, 794, 1123],
	[`width="100%" height="100%" viewBox="0 0 300 150"`, 300, 150],
	[`viewBox="0,0,12.4,7"`, 12, 7],
])("%s is %i × %i pixels", (said, width, height) => {
	expect(
		rewriteSvg(
			Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${said}/>`),
		),
	).toMatchObject({ width, height });
});
