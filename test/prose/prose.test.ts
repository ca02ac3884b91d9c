import { expect, test } from "vitest";
import { read } from "./read.ts";

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

test("only an image that is marked decorative may say nothing", async () => {
	expect((await read('![](crane.png "decorative")')).problems).toEqual([]);
	expect((await read("![](crane.png)")).problems).toEqual([
		{ rule: "alt-missing", line: 1 },
	]);
});

test.each([
	[
		"pullquote",
		'<aside class="pullquote" role="doc-pullquote"><p>Ice.</p></aside>',
	],
	["aside", '<aside class="aside" role="note"><p>Ice.</p></aside>'],
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
	["# The ferry\n\nText.\n\n# Ice", 5],
	["### Ice\n\nText.\n\n# Silt", 1],
	["# Silt\n\n### Ice\n\nText.", 3],
])("%j leaves no gap between levels", async (markdown, line) => {
	expect((await titled(markdown)).problems).toEqual([
		{ rule: "heading-level", line },
	]);
});

test.each(["[Ice](https://a.example)", "Ice[^1]", "$$x$$", "![Ice](a.png)"])(
	"a title that holds %s is a problem, since nothing of it may be lost",
	async (title) => {
		const { problems } = await read(`# ${title}\n\nText.[^1]\n\n[^1]: Note.`);
		expect(problems).toEqual([{ rule: "title-plain", line: 1 }]);
	},
);

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
	["<script>alert(1)</script>", "html-refused"],
	["<style>p{color:red}</style>", "html-refused"],
	['<iframe src="https://a.example"></iframe>', "html-refused"],
	["<form><input name=a></form>", "html-refused"],
	['<p onclick="alert(1)">x</p>', "html-refused"],
	["<video src=a.mp4></video>", "html-refused"],
	['<a href="javascript:alert(1)">x</a>', "link-refused"],
	['<a href="&#106;avascript:alert(1)">x</a>', "link-refused"],
	['<a href=" java&#10;script:alert(1)">x</a>', "link-refused"],
	["[x](<data:text/html,x>)", "link-refused"],
])("%s is refused and does not come out", async (markdown, rule) => {
	const { problems, html } = await read(`Text.\n\n${markdown}`);
	expect(problems[0]).toEqual({ rule, line: 3 });
	expect(html).not.toMatch(
		/<script|<style|<iframe|<form|onclick|<video|script:|data:/,
	);
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
