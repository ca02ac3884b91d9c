import { expect, test } from "vitest";
import { readProse } from "../../scripts/readings/manuscript/prose.ts";
import { read } from "./read.ts";

test.each([
	["H~2~O, x^2^, ^14^C", "H<sub>2</sub>O, x<sup>2</sup>, <sup>14</sup>C"],
	["P~a\\ cat~", "P<sub>a\u00a0cat</sub>"],
	["==a *b* c== and ++d++", "<mark>a <em>b</em> c</mark> and <ins>d</ins>"],
	["[*A* b]{.smallcaps .x}", '<span class="smallcaps"><em>A</em> b</span>'],
	["[a]{.underline} [b]{.x}", "<u>a</u> b"],
	["[a](#top){.btn target=_blank}", '<a href="#top">a</a>'],
	["`a`{.python} `<i>b</i>`{=html}", "<code>a</code> <i>b</i>"],
	["Fig.\\ 3", "Fig.\u00a03"],
	["[[Page#Part|a *b*]]", '<a href="Page#Part">a <em>b</em></a>'],
	["[[Page#Part]]", '<a href="Page#Part">Page > Part</a>'],
	[
		"\\emph{a \\textbf{b}} \\TeX{} \\ldots",
		"<em>a <strong>b</strong></em> TeX …",
	],
	[":smile: and :+1:", "😄 and 👍"],
	["{ref}`a <b>` {kbd}`c`", '<a href="#b">a</a> <kbd>c</kbd>'],
])("%s is set as its dialect means it", async (markdown, html) => {
	expect(await read(markdown)).toMatchObject({
		html: `<p>${html}</p>`,
		problems: [],
		adapted: [],
	});
});

test.each([
	"x^2+y^2, 10^6-10^9 and 2^16",
	"10~20 to 30~40, ~5 or ~6, 5~6月、7~8月",
	"if x==1 and y==2, a == b == c",
	"C++ and C++, (++i) and (j++), i++, j++",
	"[[1]] and [[ a ]] and [a]{b}",
	"100%% of 50%%",
	"10:30:20, :nosuch: and a:smile:b",
	"@handle, @city2020x and a [a] {b}",
	"\\==a\\== H\\~2\\~O \\^[a] \\[@b]",
])("%s is no syntax of a dialect", async (markdown) => {
	const plain = markdown.replace(/\\(.)/g, "$1");
	const { html, problems } = await read(markdown);
	expect({ html, problems }).toEqual({ html: `<p>${plain}</p>`, problems: [] });
});

test("a note in its place is a note", async () => {
	const { html, noteHtml } = await read(
		"A^[One *note*.] and [^2].\n\n[^2]: Two.",
	);
	expect(html.match(/class="noteref"/g)).toHaveLength(2);
	expect(noteHtml).toEqual(["<p>One <em>note</em>.</p>", "<p>Two.</p>"]);
});

test.each([
	["[see @doe99, p. 3; -@roe20]", "[see doe99, p. 3; roe20]"],
	["[@doe99] as @doe99 and @roe2020 say", "[doe99] as doe99 and roe2020 say"],
	["{cite}`doe99`", "[doe99]"],
	["\\citep[see][p. 3]{doe99,roe20}", "[see doe99, roe20, p. 3]"],
])("the keys of %s stand, and a note says so", async (markdown, text) => {
	const { html, adapted } = await read(markdown);
	expect(html).toBe(`<p>${text}</p>`);
	expect(new Set(adapted.map(({ rule }) => rule))).toEqual(
		new Set(["citation"]),
	);
});

test("a reference has the words of the heading that it leads to", async () => {
	const { html } = await read(
		"## Our methods {#sec-methods}\n\nSee @sec-methods, [](#our-methods), @fig-red-crane.",
	);
	expect(html).toContain(
		'<p>See <a href="#sec-methods">Our methods</a>, <a href="#our-methods">Our methods</a>, <a href="#fig-red-crane">fig red crane</a>.</p>',
	);
});

test.each([
	"==a ",
	"{++a",
	"x~a",
	"^a",
	"^[a ",
	"[@a; ",
	"[[a]] ",
	"[a]{#b ",
	"{a}`b` ",
	"%%a ",
	"\\* ",
	"\\emph{a",
	"\\cite[a",
	"$a ",
	"\\(a ",
	"\\[\na^2\n",
	"\\begin{align}a\n",
])("4,000 signs of %s are read at once", async (piece) => {
	const markdown = piece.repeat(4_000 / piece.length);
	const before = process.cpuUsage();
	await read(markdown);
	const source = {
		file: "a.md",
		linesBefore: 0,
		fetched: new Map<string, string>(),
		title: undefined,
		firstNote: 1,
	};
	readProse({ ...source, markdown });
	const { user, system } = process.cpuUsage(before);
	// Microseconds of a processor, which other work on the machine does not lengthen.
	expect(user + system).toBeLessThan(4_000_000);
});
