/** Print HTML with everything that prose can hold, as the PDF edition writes it, and the picture that it shows. */
import { deflateSync } from "node:zlib";
import { faces, type Resources } from "./print-specimen.ts";

/** `more` is set before the rule, `style` before the page rules. */
export function specimenHtml(more = "", style = ""): string {
	const rows = Array.from(
		{ length: 90 },
		(_, n) => `<tr><th scope="row">${n}</th><td>${n * n}</td></tr>`,
	).join("");
	return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>A specimen of everything</title>
<style>
@font-face{font-family:Specimen;src:url(/regular.ttf)}
@font-face{font-family:Specimen;font-weight:700;src:url(/bold.ttf)}
@font-face{font-family:Specimen;font-style:italic;src:url(/italic.ttf)}
@font-face{font-family:Specimen;font-weight:700;font-style:italic;src:url(/bold-italic.ttf)}
${style}@page{size:A4;margin:25mm 20mm;
 @top-left{content:"A specimen";font:italic 9pt Specimen;border-bottom:.4pt solid #000}
 @top-right{content:"Chapter head";font:9pt Specimen}
 @bottom-center{content:counter(page);font:9pt Specimen}}
@page :first{@top-left{content:none}@top-right{content:none}}
html{text-rendering:geometricPrecision}
body{font:11pt/1.4 Specimen;margin:0;text-align:justify}
code,pre{font-family:Specimen;background:#eee}
aside{border-left:2pt solid #06c;background:#eef;padding-left:3mm}
table{border-collapse:collapse;width:100%}
td,th{border:.4pt solid #333;padding:1mm 2mm}
thead th{background:#ddd}
.columns{columns:2;column-rule:.4pt solid #999}
.shadow{box-shadow:1mm 1mm 2mm rgb(0 0 0 / .4);opacity:.8}
hr{border:0;border-top:.5pt solid #777}
.narrow{width:38mm}
.generated::before{content:"Generated. "}
</style>
</head>
<body>
<header><h1>A specimen of everything</h1>
<p>By <a href="https://example.org/a">A. Author</a></p></header>
<section role="figure" aria-label="@@TOC">
<div role="figure" aria-label="@@TOCI"><div role="figure" aria-label="@@Reference"><a href="#lists">Lists</a></div></div>
<div role="figure" aria-label="@@TOCI"><div role="figure" aria-label="@@Reference"><a href="#tables">Tables</a></div></div>
</section>
<h2 id="lists">Lists</h2>
<ul><li>One</li><li>Two<ul><li>Nested <em>once</em><ol start="3"><li>Nested twice</li><li><p>In a paragraph</p><p>Second paragraph</p></li></ol></li></ul></li></ul>
<ol><li>First</li><li>Second</li></ol>
<ul style="list-style:none"><li>Without a mark</li></ul>
<dl><dt>Term</dt><dd>Definition of the term</dd><dt>Other</dt><dd><p>With paragraphs</p></dd></dl>
<p>Emphasis <em>em</em>, <strong>strong</strong>, <code>code()</code>, <q>quote</q>, <span role="figure" aria-label="@@Span|lang=fr">mots français</span>, <span role="figure" aria-label="@@Span|E=World Wide Web">WWW</span>, <del>del</del> <ins>ins</ins> <mark>mark</mark> <small>small</small> <s>s</s> <u>u</u> <b>b</b> <i>i</i> <kbd>K</kbd> <sub>sub</sub> <sup>sup</sup>, <a href="https://example.org/long">a link that wraps across two lines because the anchor text is rather long and needs to be wrapped somewhere</a>.</p>
<p lang="de">Ein Ab&shy;satz in deut&shy;scher Spra&shy;che.</p>
<p>A note<sup><span role="figure" aria-label="@@Reference"><a href="#fn-1" id="fnref-1">1</a></span></sup>, and the same note again<sup><span role="figure" aria-label="@@Reference"><a href="#fn-1" id="fnref-1-2">1</a></span></sup>.</p>
<h2>Figures</h2>
<figure><img src="/alpha.png" alt="A gradient square" width="120" height="80"><figcaption>Figure 1. Caption with <a href="https://example.org/c">a link</a>.</figcaption></figure>
<figure><svg width="60" height="40" role="img" aria-label="A teal rectangle"><rect width="60" height="40" fill="teal" opacity=".5"/><text x="4" y="20" font-family="Specimen">svg</text></svg><figcaption>Figure 2.</figcaption></figure>
<p><img src="/alpha.png" alt="" width="20" height="10"> decorative and <img src="/alpha.png" alt="A small inline square" width="20" height="10"> inline, <svg width="20" height="10" aria-hidden="true"><path d="M0 0h20v10z"/></svg> hidden.</p>
<blockquote><p>Block quote.</p><footer>— Someone</footer></blockquote>
<aside><p>Aside text.</p></aside>
<pre><code>const a = 1;
  indented(a);

  after a blank line();</code></pre>
<p>Inline <span role="figure" aria-label="@@Formula|alt=x equals the square root of two"><math><mi mathvariant="normal">x</mi><mo>=</mo><msqrt><mn>2</mn></msqrt></math></span> mathematics.</p>
<div role="figure" aria-label="@@Formula|alt=y equals a half"><math display="block"><mi mathvariant="normal">y</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math></div>
<p>Ruby <ruby>base<rt>gloss</rt></ruby> and more.</p>
<p lang="he" dir="rtl">שלום עולם</p>
<p class="generated">Text after generated text.</p>
${more}<hr>
<p class="shadow">A paragraph with a shadow and opacity.</p>
<div class="columns"><p>Multi-co­lumn text that runs on for a while so that it needs more than one column to hold the whole of it, and then some.</p><p>A second paragraph of the multi-column text, which also takes some room of its own in the column.</p></div>
<p class="narrow">In&shy;ter&shy;na&shy;tion&shy;al&shy;iza&shy;tion and in&shy;com&shy;pre&shy;hen&shy;si&shy;bil&shy;i&shy;ty of coun&shy;ter&shy;rev&shy;o&shy;lu&shy;tion&shy;ar&shy;y of&shy;fi&shy;cial ef&shy;fi&shy;cient dif&shy;fi&shy;cul&shy;ty.</p>
<h2 id="tables">Tables</h2>
<table><caption>Table 1. Spans</caption><thead><tr><th scope="col" rowspan="2">Name</th><th scope="colgroup" colspan="2">Values</th></tr><tr><th scope="col">Left</th><th scope="col">Right</th></tr></thead><tbody><tr><th scope="row">Row</th><td>1</td><td rowspan="2">2</td></tr><tr><th scope="row">Row two</th><td>&nbsp;</td></tr></tbody><tfoot><tr><td colspan="3">foot</td></tr></tfoot></table>
<h3>A long table</h3>
<table><thead><tr><th scope="col">Number</th><th scope="col">Square <em>of it</em></th></tr></thead><tbody>${rows}</tbody></table>
<h2>Notes</h2>
<ol><li id="fn-1"><div role="figure" aria-label="@@Note"><p><a href="#fnref-1" aria-label="Back to reference 1">1</a> <a href="#fnref-1-2" aria-label="Back to reference 1 (2)">b</a> The note, with <em>emphasis</em>.</p></div></li></ol>
<footer><p>CC BY 4.0, <a href="https://creativecommons.org/licenses/by/4.0/">https://creativecommons.org/licenses/by/4.0/</a></p></footer>
</body></html>`;
}

/** A PNG of 60 × 40 pixels with a transparency that runs from corner to corner. */
export function alphaPicture(): Uint8Array {
	const [width, height] = [60, 40];
	const rows = Buffer.alloc((width * 4 + 1) * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			rows.set(
				[4 * x, 6 * y, 90, (255 * (x + y)) / (width + height)],
				y * (width * 4 + 1) + 1 + x * 4,
			);
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 6], 8);
	return Buffer.concat([
		Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
		pngChunk("IHDR", header),
		pngChunk("IDAT", deflateSync(rows)),
		pngChunk("IEND", Buffer.alloc(0)),
	]);
}

/** What the specimen shows and is set in. */
export const specimenResources: Resources = new Map([
	...faces,
	["/alpha.png", alphaPicture()],
]);

function pngChunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type), data]);
	const frame = Buffer.alloc(body.length + 8);
	frame.writeUInt32BE(data.length, 0);
	frame.set(body, 4);
	frame.writeUInt32BE(crc32(body), body.length + 4);
	return frame;
}

function crc32(bytes: Uint8Array): number {
	let crc = -1;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++)
			crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return ~crc >>> 0;
}
