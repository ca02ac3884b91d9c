import { expect, test } from "vitest";
import { read } from "./read.ts";

test("what names one place or address twice is told, and leads to the first", async () => {
	const { adapted, problems, html } = await read(
		'<a id="x"></a>A [link][a]. <a id="x"></a>\n\n[a]: https://a.example\n[a]: https://b.example\n\n## <!-- none -->\n',
	);
	expect(problems).toEqual([]);
	expect(adapted.map(({ rule }) => rule).sort()).toEqual([
		"definition-unused",
		"heading-empty",
		"id-twice",
	]);
	expect(html).toContain('href="https://a.example"');
	expect(html).not.toContain("<h");
});

test.each([
	[
		"“Curly” quotes and an apostrophe’s form",
		"<p>“Curly” quotes and an apostrophe’s form</p>",
	],
	[
		`"Straight" quotes -- and dashes...`,
		`<p>"Straight" quotes -- and dashes...</p>`,
	],
	["At 10:pm :help ::stop", "<p>At 10:pm :help ::stop</p>"],
	["A ratio of 2:1 and 3:x[y]", "<p>A ratio of 2:1 and 3:x[y]</p>"],
	["::leaf", "<p>::leaf</p>"],
	["An \\[^x] that is no note", "<p>An [^x] that is no note</p>"],
	[
		":lang[une patience]{lang=fr}",
		'<p><span lang="fr">une patience</span></p>',
	],
])("%s stays as it is written", async (markdown, html) => {
	expect(await read(markdown)).toMatchObject({ html, problems: [] });
});

test("an image alone in its paragraph is a figure with caption and credit beside it", async () => {
	const { html } = await read('![A crane](crane.png "The crane at noon.")');
	expect(html).toBe(
		'<figure><img src="crane.png" alt="A crane" width="40" height="30"><figcaption>The crane at noon. <span class="image-credit" data-credit="image">Photograph by Ada Moor</span></figcaption></figure>',
	);
});

test("a figure that the author wrote keeps its caption and gets its credit", async () => {
	const { html } = await read(
		'<figure><img src="crane.png" alt="A crane"><figcaption>At <em>noon</em>.</figcaption></figure>',
	);
	expect(html).toContain(
		'<figcaption>At <em>noon</em>. <span class="image-credit" data-credit="image">Photograph by Ada Moor</span></figcaption>',
	);
});

const figureOf = (caption: string, id = "") =>
	`<figure${id && ` id="${id}"`}><img src="crane.png" alt="A crane" width="40" height="30"><figcaption>${caption}<span class="image-credit" data-credit="image">Photograph by Ada Moor</span></figcaption></figure>`;

test.each([
	['![A crane](crane.png "At noon."){#fig:x}', figureOf("At noon. ", "fig-x")],
	[
		'![A crane](crane.png "At noon."){.wide #fig:x width=50%}',
		figureOf("At noon. ", "fig-x").replace("<img", '<img style="width: 50%"'),
	],
	[
		'[![A crane](crane.png "At noon.")](https://a.example)',
		figureOf("At noon. ").replace(
			/<img[^>]*>/,
			'<a href="https://a.example">$&</a>',
		),
	],
	[
		'![A crane](crane.png "At noon.")\n![A crane](crane.png "At night.")',
		figureOf("At noon. ") + figureOf("At night. "),
	],
	[
		'- ![A crane](crane.png "At noon.")',
		`<ul>\n<li>${figureOf("At noon. ")}</li>\n</ul>`,
	],
	[
		'<img src="crane.png" alt="A crane" title="At noon.">',
		figureOf("At noon. "),
	],
	[
		'<p id="x" lang="fr"><img src="crane.png" alt="A crane"></p>',
		figureOf("", "x").replace('id="x"', 'id="x" lang="fr"'),
	],
	[
		'<figure id="x"><img src="crane.png" alt="A crane" title="At noon."></figure>',
		figureOf("At noon. ", "x"),
	],
	[
		'![A crane][c]{#x}\n\n[c]: crane.png "At noon."',
		figureOf("At noon. ", "x"),
	],
])(
	"%j keeps its caption, its credit, its place and its link",
	async (markdown, html) => {
		expect(await read(markdown)).toMatchObject({ html, problems: [] });
	},
);

test.each([
	['A ![crane](crane.png "At noon.") stands.'],
	["A ![crane](crane.png) stands."],
])(
	"%j has what belongs to its picture below the words, and says so",
	async (markdown) => {
		const { html, problems, adapted } = await read(markdown);
		expect(problems).toEqual([]);
		expect(adapted).toEqual([{ rule: "image-in-line", line: 1 }]);
		expect(html).toMatch(/<\/p>.*<p class="image-line">.*Ada Moor/);
	},
);

test("an attribute that no edition shows is left out, with a note", async () => {
	expect((await read("![A crane](crane.png){#x longdesc=y}")).adapted).toEqual([
		{ rule: "attribute-unknown", line: 1 },
	]);
});

test.each([
	["## The log {#ice .unnumbered}", '<h2 id="ice">The log</h2>'],
	["## The set {a, b}", '<h2 id="the-set-a-b">The set {a, b}</h2>'],
	["Braces {#x} in a text.", "<p>Braces {#x} in a text.</p>"],
	["From 10~20 crowns to 30~40.", "<p>From 10~20 crowns to 30~40.</p>"],
	["H~2~O and ~~gone~~.", "<p>H<sub>2</sub>O and <del>gone</del>.</p>"],
])("%j is set as it is meant", async (markdown, html) => {
	expect((await read(markdown)).html).toBe(html);
});

test.each([
	["Smith:note[^1]", "Smith:note"],
	["A ratio of 2:x[^1]", "A ratio of 2:x"],
	["::leaf[^1]", "::leaf"],
])("a note after %j is a note", async (markdown, words) => {
	const { html, problems } = await read(`${markdown}\n\n[^1]: Note.`);
	expect(problems).toEqual([]);
	expect(html).toBe(
		`<p>${words}<sup><a id="fnref-1" href="#fn-1" class="noteref">1</a></sup></p>`,
	);
});

test.each([
	['![](crane.png "decorative")', ""],
	['<img src="crane.png" alt="">', ""],
	["![](img/my%20crane.png?v=2)", "my crane.png"],
	['![](crane.png "The crane at noon")', "The crane at noon"],
	['<img src="crane.png">', "crane.png"],
])("%s is read out as %j", async (markdown, alt) => {
	const { html, problems, adapted } = await read(markdown);
	expect(html).toContain(`alt="${alt}"`);
	expect(problems).toEqual([]);
	expect(adapted).toEqual(alt === "" ? [] : [{ rule: "alt-missing", line: 1 }]);
});

test.each([
	[
		"pullquote",
		'<aside class="pullquote" role="doc-pullquote"><p>Ice.</p></aside>',
	],
	["aside", '<aside class="aside" role="note"><p>Ice.</p></aside>'],
	[
		"pullquote[The log]{#ice lang=fr}",
		'<aside class="pullquote" role="doc-pullquote" id="ice" lang="fr"><p>Ice.</p><footer>The log</footer></aside>',
	],
	[
		"aside[The log]",
		'<aside class="aside" role="note"><p><strong>The log</strong></p><p>Ice.</p></aside>',
	],
	[
		"epigraph[The log]",
		'<blockquote class="epigraph"><p>Ice.</p><footer>The log</footer></blockquote>',
	],
])("a block of %s has its element and role", async (name, html) => {
	expect((await read(`:::${name}\nIce.\n:::`)).html.replaceAll("\n", "")).toBe(
		html,
	);
});

test("header cells say what they head, and numbers are set right by class", async () => {
	const { html } = await read("| Winter | Days |\n| :- | -: |\n| 1923 | 19 |");
	expect(html).toContain('<th scope="col">Winter</th>');
	expect(html).toContain('<td class="align-right">19</td>');
	expect(html).not.toContain("align=");
});

/** Each row as its cells: a header in capitals, spans as `columns×rows`, `_` for an empty cell. */
async function rowsOf(markdown: string): Promise<string[]> {
	const { html, problems } = await read(markdown);
	expect(problems).toEqual([]);
	return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) =>
		[...row.matchAll(/<(t[hd])([^>]*)>([\s\S]*?)<\/t[hd]>/g)]
			.map(([, name, attributes = "", words = ""]) => {
				const span = (key: string) =>
					new RegExp(`${key}="(\\d+)"`).exec(attributes)?.[1] ?? "1";
				const size = `${span("colspan")}×${span("rowspan")}`;
				const said = words || "_";
				return `${name === "th" ? said.toUpperCase() : said}${size === "1×1" ? "" : ` ${size}`}`;
			})
			.join(", "),
	);
}

const htmlTable = (...rows: string[]) =>
	`<table><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`;

test.each([
	[
		"a row longer than the first",
		"| a | b |\n| - | - |\n| c | d | e *f* |\n| g |",
		["A, B, _", "c, d, e <em>f</em>", "g, _, _"],
	],
	["a corner", "| | b |\n| - | - |\n| c | d |", ["_, B", "c, d"]],
	[
		"short rows of HTML",
		htmlTable("<td>a<td>b<td>c", "<td>d"),
		["a, b, c", "d, _, _"],
	],
	[
		"cells from above",
		htmlTable('<td rowspan="2">a<td>b<td>c', "<td>d", "<td>e"),
		["a 1×2, b, c", "d, _", "e, _, _"],
	],
	[
		"spans beyond the table",
		htmlTable('<td colspan="9">a', '<td>b<td rowspan="9">c', "<td>d"),
		["a 2×1", "b, c 1×2", "d"],
	],
	[
		"a cell to the end of its group",
		htmlTable('<td rowspan="0">a<td>b', "<td>c"),
		["a 1×2, b", "c"],
	],
])(
	"a table with %s is a rectangle, and no cell is lost",
	async (_, markdown, rows) => {
		expect(await rowsOf(markdown)).toEqual(rows);
	},
);

test("a row of very many cells in a long table is a problem at its line", async () => {
	const lines = [
		"| a |",
		"| - |",
		...Array.from({ length: 500 }, () => "| b |"),
		`|${" c |".repeat(2000)}`,
	];
	expect((await read(lines.join("\n"))).problems).toEqual([
		{ rule: "table-uneven", line: 503 },
	]);
});

test("headings have ids from their words, unique, and the first of level 1 is the title", async () => {
	const { headings, title, html } = await read(
		"# Ice\n\n## The log\n\n## The log\n\n## Ærø & Łódź\n\n## 1924",
	);
	expect(title).toBe("Ice");
	expect(headings.map(({ id }) => id)).toEqual([
		"the-log",
		"the-log-2",
		"aero-lodz",
		"s-1924",
	]);
	expect(html).not.toContain("<h1");
});

const titled = (markdown: string, title = "The ferry") =>
	read(markdown, { title });

test.each([
	["# The ferry\n\nText."],
	["# THE  FERRY\n\nText."],
	["The ferry\n===\n\nText."],
	["<h1>The ferry</h1>\n\nText."],
])("%j says the title, which is not set twice", async (markdown) => {
	expect(await titled(markdown)).toMatchObject({
		html: "<p>Text.</p>",
		problems: [],
	});
});

test("a heading that says more than the title stays, above the others", async () => {
	const { html, problems, headings } = await titled(
		"# Why the ferry stopped running\n\nIce.\n\n## The log\n\nDeep.\n\n# Afterwards\n\nSilt.",
	);
	expect(problems).toEqual([]);
	expect(headings.map(({ depth, text }) => [depth, text])).toEqual([
		[2, "Why the ferry stopped running"],
		[3, "The log"],
		[2, "Afterwards"],
	]);
	expect(html).toContain(
		'<h2 id="why-the-ferry-stopped-running">Why the ferry stopped running</h2>',
	);
});

test.each([
	["# The ferry\n\n## Log\n\nText.\n\n# Ice\n\n## Ice", [2, 2, 3], [7, 9]],
	["### Ice\n\nText.\n\n## Silt\n\n### Mud", [2, 2, 3], [1]],
	["## Silt\n\n#### Ice\n\n### Mud\n\nText.", [2, 3, 3], [3]],
])("%j is set by its outline", async (markdown, depths, lines) => {
	const { headings, problems, adapted } = await titled(markdown);
	expect(problems).toEqual([]);
	expect(headings.map(({ depth }) => depth)).toEqual(depths);
	expect(adapted).toEqual(
		lines.map((line) => ({ rule: "heading-level", line })),
	);
});

test.each(["Ice[^1]", "$$x$$", "Ice $$x$$"])(
	"a title that holds %s is a problem, since nothing of it may be lost",
	async (title) => {
		const { problems } = await read(`# ${title}\n\nText.[^1]\n\n[^1]: Note.`);
		expect(problems).toContainEqual({ rule: "title-plain", line: 1 });
	},
);

test.each([
	["[Ice](https://a.example)", "title-link"],
	["![Floe](a.png) Ice", "title-picture"],
])("a title that holds %s has its words alone", async (title, rule) => {
	const { problems, adapted } = await read(`# ${title}\n\nText.`);
	expect(problems.filter((problem) => problem.rule !== "image")).toEqual([]);
	expect(adapted).toContainEqual({ rule, line: 1 });
});

test("a heading is named by its words, without the number of its note", async () => {
	const { headings } = await read("## The log[^1]\n\nText.\n\n[^1]: Note.");
	expect(headings).toEqual([{ id: "the-log", depth: 2, text: "The log" }]);
});

test("a heading keeps the id that the author gave it", async () => {
	const { html, places } = await read('<h2 id="log">The log of ice</h2>');
	expect(html).toBe('<h2 id="log">The log of ice</h2>');
	expect(places).toEqual(["log"]);
});

test("an anchor’s name is a place, as an id is", async () => {
	const { html, places } = await read(
		'Here <a name="log"></a>and <a id="ice" name="silt">there</a>.',
	);
	expect(html).toBe(
		'<p>Here <a id="log"></a>and <a id="ice"><span id="silt"></span>there</a>.</p>',
	);
	expect([...places].sort()).toEqual(["ice", "log", "silt"]);
});

test("a heading steps aside for a place that the author named, and for its own kind", async () => {
	const { places } = await read(
		'<p id="log">Here.</p>\n\n## Log\n\n## Log 2\n\n## Log\n\n## Log',
	);
	expect(new Set(places).size).toBe(places.length);
	expect(places).toHaveLength(5);
});

test("ids and notes of a chapter carry its name and go on counting", async () => {
	const { headings, notes } = await read(
		"## Ice\n\nDeep.[^a] And.[^a]\n\n[^a]: Nine.",
		{
			idPrefix: "silt-",
			firstNote: 4,
		},
	);
	expect(headings[0]?.id).toBe("silt-ice");
	expect(notes).toMatchObject([
		{
			id: "silt-fn-4",
			label: "4",
			references: ["silt-fnref-4", "silt-fnref-4-2"],
		},
	]);
});

test("notes are numbered in the order of their references and hold what the author wrote", async () => {
	const { noteHtml, html } = await read(
		"One.[^z] Two.[^a]\n\n[^a]: Second *note*.\n[^z]: First.",
	);
	expect(noteHtml).toEqual(["<p>First.</p>", "<p>Second <em>note</em>.</p>"]);
	expect(html).toContain('<a id="fnref-1" href="#fn-1" class="noteref">1</a>');
	expect(html).not.toContain("user-content");
});

test.each([
	["<script>alert(1)</script>", "html-adapted"],
	["<style>p{color:red}</style>", "html-adapted"],
	['<iframe src="https://a.example"></iframe>', "html-adapted"],
	["<form><input name=a></form>", "html-adapted"],
	['<p onclick="alert(1)">x</p>', "html-adapted"],
	["<video src=a.mp4></video>", "html-adapted"],
	["<table><tr><td>![a](b.png)</td></tr></table>", "markdown-in-html"],
	['<a href="javascript:alert(1)">x</a>', "link-refused"],
	['<a href="&#106;avascript:alert(1)">x</a>', "link-refused"],
	['<a href=" java&#10;script:alert(1)">x</a>', "link-refused"],
	["[x](<data:text/html,x>)", "link-refused"],
	["[x](ftp://a.example/)", "link-refused"],
])(
	"%s is adapted, with a note, and nothing of it runs",
	async (markdown, rule) => {
		const { adapted, problems, html } = await read(`Text.\n\n${markdown}`);
		expect(problems).toEqual([]);
		expect(adapted[0]).toEqual({ rule, line: 3 });
		expect(html).not.toMatch(
			/<script|<style|<iframe|<form|<input|onclick|<video|<center|script:|data:|ftp:/,
		);
	},
);

test.each([
	["<center>x</center>", 'div class="align-center"'],
	['<p align="right">x</p>', 'p class="align-right"'],
	['<p style="color: red; text-align: center">x</p>', 'p class="align-center"'],
])("%s stands where its author wants it", async (markdown, tag) => {
	const { adapted, html } = await read(`Text.\n\n${markdown}`);
	expect(adapted).toEqual([]);
	expect(html).toContain(`<${tag}>`);
});

test.each([
	["A <?php echo 1 ?> word", "html-adapted", "A &#x3C;?php echo 1 ?> word"],
	["<![CDATA[text]]>\n\nMore", "code-not-run", "<pre><code>&#x3C;![CDATA["],
	["A word:\n<?php *a*\n\nMore", "code-not-run", "&#x3C;?php *a*\n</code>"],
])("%s stands as it is written", async (markdown, rule, words) => {
	const { adapted, problems, html } = await read(markdown);
	expect(problems).toEqual([]);
	expect(adapted[0]?.rule).toBe(rule);
	expect(html).toContain(words);
});

test.each([
	["<!-- A remark\n\nText.", "html-refused"],
	["<section data-footnotes><p>Text.</p></section>", "html-refused"],
	["[Editor]: Yes", "definition-unused"],
	[
		"[a][] and again\n\n[a]: https://a.example\n\n[a]: Yes",
		"definition-unused",
	],
])("%s is refused and does not come out", async (markdown, rule) => {
	const { problems } = await read(`Text.\n\n${markdown}`);
	expect(problems[0]).toMatchObject({ rule });
	if (!markdown.includes("again")) expect(problems[0]?.line).toBe(3);
});

test.each([
	"A remark <!-- to oneself --> and text.",
	"<!-- [x]: y <?z?> -->\n\nText.",
	"[//]: # (A remark)\n\nText.",
	"[See](tel:+441234) and [a].\n\n[a]: https://a.example",
])("%j says all that it is meant to", async (markdown) => {
	expect((await read(markdown)).problems).toEqual([]);
});

test("what an author folded up is open, so that print has it", async () => {
	const { html } = await read("<details><summary>More</summary>Ice.</details>");
	expect(html).toBe("<details open><summary>More</summary>Ice.</details>");
});

test("elements that say something pass", async () => {
	const markdown =
		'<p>H<sub>2</sub>O, <abbr title="Northern News Wire">NNW</abbr>, <time datetime="2025-03-18">Tuesday</time></p>';
	expect(await read(markdown)).toMatchObject({ html: markdown, problems: [] });
});

test("a style is dropped and its text stays", async () => {
	const { html } = await read('<p style="color:red" class="x">Text.</p>');
	expect(html).toBe("<p>Text.</p>");
});

test.each([
	["经过**“十一”个**星期", "<p>经过<strong>“十一”个</strong>星期</p>"],
	["**重要：**内容", "<p><strong>重要：</strong>内容</p>"],
	["*強調「文字」*が", "<p><em>強調「文字」</em>が</p>"],
	["**마크다운(Markdown)**은", "<p><strong>마크다운(Markdown)</strong>은</p>"],
	["删除~~（旧）~~文字", "<p>删除<del>（旧）</del>文字</p>"],
	// Where no such letters are, as CommonMark says.
	["a**“b”**c", "<p>a**“b”**c</p>"],
])("%s is stressed as its writer means it", async (markdown, html) => {
	expect(await read(markdown)).toMatchObject({ html, problems: [] });
});

test("code in a language that is known is highlighted, and its words stay", async () => {
	const { html } = await read(
		'```js\nconst a = "b"; // c < d\n```\n\n```unheard\nconst\n```',
	);
	expect(html).toContain('<span class="code-keyword">const</span>');
	expect(html).toContain('<span class="code-comment">// c &#x3C; d</span>');
	expect(html.replace(/<[^>]*>/g, "")).toContain(
		'const a = "b"; // c &#x3C; d\n',
	);
	expect(html).toContain('<code class="language-unheard">const\n</code>');
});
