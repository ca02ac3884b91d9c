/** Code → spans, by the grammars of highlight.js: those of languages that manuscripts have. */
import type { ElementContent, Nodes } from "hast";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import julia from "highlight.js/lib/languages/julia";
import latex from "highlight.js/lib/languages/latex";
import lua from "highlight.js/lib/languages/lua";
import makefile from "highlight.js/lib/languages/makefile";
import markdown from "highlight.js/lib/languages/markdown";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const lowlight = createLowlight({
	bash,
	c,
	cpp,
	csharp,
	css,
	diff,
	go,
	ini,
	java,
	javascript,
	json,
	julia,
	latex,
	lua,
	makefile,
	markdown,
	php,
	python,
	r,
	ruby,
	rust,
	sql,
	typescript,
	xml,
	yaml,
});

/** What a house has a look for, by the classes of the library. */
const looks: Readonly<Record<string, string>> = {
	"hljs-keyword": "code-keyword",
	"hljs-built_in": "code-keyword",
	"hljs-literal": "code-keyword",
	"hljs-selector-tag": "code-keyword",
	"hljs-name": "code-keyword",
	"hljs-tag": "code-keyword",
	"hljs-meta": "code-comment",
	"hljs-comment": "code-comment",
	"hljs-quote": "code-comment",
	"hljs-string": "code-string",
	"hljs-regexp": "code-string",
	"hljs-char": "code-string",
	"hljs-addition": "code-string",
	"hljs-number": "code-number",
	"hljs-symbol": "code-number",
	"hljs-variable": "code-number",
	"hljs-template-variable": "code-number",
	"hljs-title": "code-name",
	"hljs-section": "code-name",
	"hljs-attr": "code-name",
	"hljs-attribute": "code-name",
	"hljs-type": "code-name",
	"hljs-deletion": "code-name",
};

/** Nothing where the language is not known, or where a word would change. */
export function spansOf(
	text: string,
	language: string,
): ElementContent[] | undefined {
	if (!lowlight.registered(language)) return undefined;
	const tree = lowlight.highlight(language, text);
	const spans = tree.children.flatMap((node) => partsOf(node));
	return spans.map(wordsOf).join("") === text ? spans : undefined;
}

function partsOf(node: Nodes): ElementContent[] {
	if (node.type === "text") return [{ type: "text", value: node.value }];
	if (node.type !== "element") return [];
	const children = node.children.flatMap((child) => partsOf(child));
	const classes = node.properties.className;
	const look = (Array.isArray(classes) ? classes : [])
		.map((name) => looks[String(name)])
		.find((name) => name !== undefined);
	return look
		? [
				{
					type: "element",
					tagName: "span",
					properties: { className: [look] },
					children,
				},
			]
		: children;
}

function wordsOf(node: Nodes): string {
	if (node.type === "text") return node.value;
	return "children" in node ? node.children.map(wordsOf).join("") : "";
}
