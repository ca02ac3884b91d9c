/** Words and lines that authors may write, in every mixture: scripts, signs that are not seen, marks of Markdown, and what the publication says elsewhere too. */
import fc from "fast-check";

/** What stands for a statement of the front matter in a line, until both are put together. */
export const statements = ["@title", "@author", "@maker", "@press", "@day"];

/** What is said elsewhere in every publication. */
export const repeated = [
	...statements,
	"By @author",
	"By @author, @press",
	"Photographs by @maker.",
	"Published @day",
	"© 2025 @press",
	"Notes",
	"Colophon",
	"Contents",
];

const plain = fc.constantFrom(
	..."the ferry ran late that winter and nobody asked uncharacteristically why internationalization it did so affluent office fjord flying".split(
		" ",
	),
);

const composed = fc.constantFrom(
	// Decomposed and composed, ligatures and forms that NFKC changes.
	"cafe\u0301",
	"café",
	"ﬁn",
	"ﬂow",
	"x²",
	"½",
	"№",
	"…",
	"...",
	"Ångström",
	"A\u030angström",
	"Ọ̀ṣun",
	"ten\u00a0km",
	"ten\u202fkm",
	"ten\u2009km",
	"می\u200cخواهم",
);

/** Signs that are not seen; front matter asks to leave them out. */
const unseen = fc.constantFrom(
	"co\u00adop\u00aderate",
	"zero\u200bwidth",
	"word\u2060joiner",
	"left\u200eright",
	"\ufeffmark",
);

const scripts = fc.constantFrom(
	"Ελλάδα",
	"Паром",
	"日本語",
	"港は冬に凍る。",
	"한국어",
	"שלום",
	"(שלום עולם)",
	"“שלום”",
	"סך 12.5",
	"שָׁלוֹם",
	"سلام",
	"مُحَمَّد",
	"١٢",
	"[العربية, 34]",
	"۱۲٫۵٪",
	"∮",
	"│",
	"ℵ",
	"→",
	"😀",
	"👩‍👩‍👧",
	"🇮🇸",
	"👍🏽",
	"𝔘",
);

const signs = fc.constantFrom(
	"well-known",
	"state-of-the-art-mother-in-law-and-so-on-and-on-and-so-forth-until-the-line-ends",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"–",
	"—",
	"word—word",
	"--",
	"12–20",
	"(a)",
	"1.",
	"“quoted”",
	"“‘nested’ quotes”",
	"«guillemets»",
	"'straight'",
	'"straight"',
	"it's",
	"’tis",
	"50%",
	"#1",
	"C#",
	"a/b",
	"e.g.",
	"&amp;",
	"&nbsp;",
	"1,234.5",
	"$5",
	"x < y > z",
	"a_b_c",
	"2 * 3 * 4",
	"10~20",
	"?!",
);

const marked = fc.constantFrom(
	"*stressed*",
	"**strong *both***",
	"`co de`",
	"`日本`",
	"`a  b`",
	"x<sup>2</sup>",
	"1<sup>st</sup>",
	"H<sub>2</sub>O",
	"<kbd>Ctrl</kbd>+<kbd>C</kbd>",
	"<mark>marked</mark>",
	"<small>small</small>",
	"<cite>a book</cite>",
	"<q>asked</q>",
	'<span lang="de">Wort</span>',
	"<bdi>שלום</bdi>",
	'<abbr title="World Health Organization">WHO</abbr>',
	"<ruby>村川<rt>むらかわ</rt></ruby>",
	"~~gone~~",
	"[a link](https://example.org/a/long-address)",
	'[*a* `link`](https://example.org/a "with a title")',
	"<https://example.org/very/long/address/that/no-line/holds?and=more&of=it>",
	"https://example.org/bare",
	"$$x^2$$",
	"one<br>two",
	":lang[texte]{lang=fr}",
	":lang[שלום]{lang=he}",
	"note[^n]",
	"note[^m]",
);

const saidElsewhere = fc.constantFrom(...repeated);

export const word = fc.oneof(
	{ weight: 6, arbitrary: plain },
	composed,
	unseen,
	{ weight: 2, arbitrary: scripts },
	{ weight: 2, arbitrary: signs },
	{ weight: 2, arbitrary: marked },
	saidElsewhere,
);

/** Words without marks, as front matter, descriptions of pictures and cells of tables hold them. */
export const bareWord = fc
	.oneof({ weight: 6, arbitrary: plain }, composed, scripts, signs)
	.filter((text) => !/[<>*_~$&\\[\]|"`]/.test(text));

export function lineOf(
	words: fc.Arbitrary<string>,
	maxLength: number,
): fc.Arbitrary<string> {
	return fc
		.array(words, { minLength: 1, maxLength })
		.map((parts) => parts.join(" "));
}
