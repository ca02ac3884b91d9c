/** Formulas end where they end, and what is wrong in one is said in plain words at its place. */
import { toString as textOf } from "hast-util-to-string";
import { expect, test } from "vitest";
import { readProse } from "../../scripts/prose/index.ts";
import { read } from "./read.ts";

/** What is wrong, as `line:column message`. */
async function faultsOf(markdown: string): Promise<string[]> {
	const faults: string[] = [];
	await readProse(markdown, {
		file: "article.md",
		idPrefix: "",
		title: undefined,
		firstNote: 1,
		image: () => undefined,
		isThere: () => true,
		unfetched: () => undefined,
		note: (_rule, message, point) =>
			faults.push(
				`${point?.line}:${point?.column} ${message.replace(asTex, "")}`,
			),
		report: (_rule, message, point) =>
			faults.push(`${point?.line}:${point?.column} ${message}`),
	});
	return faults;
}

/** What cannot be set stands as it is written. */
const asTex = "; until then it stands as TeX";

/** The text with each formula as `[TeX]`, or `[id: TeX]` with its id. */
async function linesOf(markdown: string): Promise<string> {
	const { html, problems } = await read(markdown);
	expect(problems).toEqual([]);
	return html
		.replace(
			/<math([^>]*)>[\s\S]*?<\/math>/g,
			(_, attributes: string) =>
				`[${[/ id="([^"]*)"/, / alttext="([^"]*)"/]
					.flatMap((part) => part.exec(attributes)?.[1] ?? [])
					.join(": ")}]`,
		)
		.replaceAll("\n", " ");
}

test.each([
	["$$\nE\n$$", "[E]"],
	["$$\nE\n$$ (eq:one)\n\nText.", "[E] <p>(eq:one)</p> <p>Text.</p>"],
	["$$\nE\n$$ {#eq:flux}\n\nText.", "[eq-flux: E] <p>Text.</p>"],
	["$$\nE\n$$ {#eq:flux} where *x*\nis y.[^1]\n\n[^1]: N.", null],
	["$$ E = m\n+ x $$\n\nText.", "[E = m + x] <p>Text.</p>"],
	["$$ E $$ {#eq:flux}", "<p>[eq-flux: E]</p>"],
	["Then $$E$${#eq:flux} and more.", "<p>Then [eq-flux: E] and more.</p>"],
	["$$E$$ (eq:one)", "<p>[E] (eq:one)</p>"],
	[
		"> $$\n> E\n> $$ (1)\n\nText.",
		"<blockquote> [E] <p>(1)</p> </blockquote> <p>Text.</p>",
	],
	["- $$\n  E\n  $$\n- Text.", "<ul> <li> [E] </li> <li>Text.</li> </ul>"],
	["Text\n$$\nE\n$$\nmore.", "<p>Text</p> [E] <p>more.</p>"],
	["$$\n\\text{a\\$b}\n$$", "[\\text{a\\$b}]"],
	["$$\n|x| = 5\n$$", "[|x| = 5]"],
	["It costs $5 or \\$\\$.", "<p>It costs $5 or $$.</p>"],
])("%j ends where its last $$ stands", async (markdown, lines) => {
	if (lines) expect(await linesOf(markdown)).toBe(lines);
	else
		expect(await linesOf(markdown)).toMatch(
			/^\[eq-flux: E\] <p>where <em>x<\/em> is y\.<sup>/,
		);
});

test.each([
	["Let $x$ be $a_b_c$, the $n$th.", "Let [x] be [a_b_c], the [n]th."],
	["*a $b*c$ d* [$l$](#top)", '<em>a [b*c] d</em> <a href="#top">[l]</a>'],
	["\\(x^2\\) of \\(n\\) \\(see\\) \\[sic\\]", "[x^2] of [n] (see) [sic]"],
	["$5 and $10, $20,000 or 30$, US$5", null],
	["$HOME/$USER", null],
	["10$–20$, $5 or 6$, $ x$ $x $", null],
])("formulas among words: %s", async (markdown, html) => {
	expect(await linesOf(markdown)).toBe(`<p>${html ?? markdown}</p>`);
});

test.each([
	["Text\n\\[\nx^2\n- b\n\\]\nmore.", "<p>Text</p> [x^2 - b] <p>more.</p>"],
	[
		"\\begin{align}\na &= b \\\\\n- c\n\\end{align}",
		"[\\begin{align} a &#x26;= b \\\\ - c \\end{align}]",
	],
	["$$\nx \\label{eq:one}\n$$", "[eq-one: x]"],
	["\\[note\n- item\\]", "<p>[note</p> <ul> <li>item]</li> </ul>"],
])("%j stands on lines of its own", async (markdown, lines) => {
	expect(await linesOf(markdown)).toBe(lines);
});

test("what TeX’s library cannot set stands as it is written, with a note", async () => {
	const { html, adapted, problems } = await read("So $\\ourown{x}$.");
	expect(html).toContain('alttext="\\ourown{x}"');
	expect(html).toContain("<mtext>\\ourown{x}</mtext>");
	expect(adapted).toEqual([{ rule: "formula", line: 1 }]);
	expect(problems).toEqual([]);
});

test("a formula that never ends is a problem, and not the rest of the text", async () => {
	expect(await faultsOf("Text.\n\n$$ 5 was the price.\n\nMore text.")).toEqual([
		"3:1 Missing end of a formula: write $$ after it, or \\$\\$ here if it is none",
	]);
});

test.each([
	["\\foo", "2:1 Unknown command \\foo in a formula: correct it"],
	["x = \\frac{1}{2", "2:15 Unexpected end of a formula, expected “}”"],
	["x\n+ \\foo y", "3:3 Unknown command \\foo in a formula: correct it"],
	[
		"x^2^3",
		"2:4 Unexpected second superscript in a formula: put the first with what it belongs to in braces",
	],
	["x}", "2:2 Unexpected “}” in a formula, expected its end"],
	[
		"\\sqrt",
		"2:6 Missing part of a formula after “\\sqrt”: write it in braces",
	],
	[
		"\\begin{foo}x\\end{foo}",
		"2:7 Unknown environment foo in a formula: correct its name",
	],
	[
		"\\begin{matrix}x\\end{cases}",
		"2:16 Unexpected \\end{cases} in a formula, expected \\end{matrix}",
	],
	["\\left( x", "2:9 Unexpected end of a formula, expected “\\right”"],
	[
		"\\left x y \\right)",
		"2:7 Unexpected “x” in a formula, expected a bracket",
	],
	["\\text{a $x} b", null],
	["50% of x", "2:3 Unexpected % in a formula: it is set as a sign; write \\%"],
	[
		"\\href{https://a.example}{x}",
		"2:1 Unexpected \\href in a formula: links and pictures stand in the text; write it there",
	],
	[
		"\\def\\a{\\a\\a}\\a",
		"2:1 Unexpected length of a formula: its commands stand for too much; write it out, or divide it",
	],
	["\\newcommand{\\frac}{x}", null],
	["\\color{nothing at all}x", null],
	["\\rule{1furlong}{2em}", null],
	["\\begin{array}{q}x\\end{array}", null],
	["a \\over b \\over c", null],
	["\\limits x", null],
	["\\middle|", null],
	["\\char`", null],
	["\\verb|x", null],
	["\\tag{1}\\tag{2} x", null],
	["&", null],
	["\\hline", null],
	["\\def\\a#2{x}", null],
	["#1", null],
	["{".repeat(5000), null],
])("%j is told at its place, in plain words", async (tex, message) => {
	const [fault = "", ...more] = await faultsOf(`$$\n${tex}\n$$`);
	expect(more).toEqual([]);
	if (message) expect(fault).toBe(message);
	expect(fault).toMatch(/^\d+:\d+ (?:Unexpected|Unknown|Missing) /);
	expect(fault).not.toMatch(
		/KaTeX|parser|token|function|mode|position|[\u0300-\u036f]/,
	);
});

test("the place of a fault is that of the file, also in a quotation", async () => {
	expect(
		await faultsOf("> $$\n> x\n> + \\foo\n> $$\n\nThen $$y \\bar$$."),
	).toEqual([
		"3:5 Unknown command \\foo in a formula: correct it",
		"6:14 Unexpected end of a formula, expected “}”",
	]);
});

test("commands that stand for ever more are stopped, in every formula", async () => {
	const long = `\\def\\a{${"x".repeat(9000)}}${"\\a".repeat(5000)}`;
	const [fault] = await faultsOf(`$$\n${long}\n$$`);
	expect(fault).toMatch(/^2:\d+ Unexpected length of a formula/);
});

test("a formula keeps its words for those who cannot see it", async () => {
	const { body } = await read("$$x < y$$");
	expect(textOf(body)).toBe("x<y");
});
