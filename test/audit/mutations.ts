/** The mutations of the audit: one built file is broken at a time, and the rule meant for it must say so. */
import type { Browser } from "puppeteer";
import type { CreditRecord } from "../../scripts/credits/credit-record.ts";
import type { EditionName } from "../../scripts/model/publication.ts";
import {
	all,
	drawLoose,
	drawOver,
	dropStructure,
	dropTextMaps,
	type Edit,
	editContent,
	editEntry,
	editJsonLd,
	editPdf,
	editText,
	editXmp,
	exchange,
	remove,
	setInfo,
	setLanguage,
	swap,
} from "./edit-files.ts";
import { type BuiltFiles, type Fixture, printChanged } from "./publications.ts";

export interface Mutation {
	readonly name: string;
	readonly of: Fixture;
	readonly edition: EditionName | "record";
	readonly rule: string;
	/** Whether the rule needs a browser to see it. */
	readonly look?: true;
	readonly apply: (
		built: BuiltFiles,
		browser: Browser,
	) => Partial<CreditRecord> | Uint8Array | Promise<Uint8Array>;
}

type Work = Record<string, unknown>;

function html(
	of: Fixture,
	rule: string,
	name: string,
	edit: Edit,
	look?: true,
): Mutation {
	return {
		name,
		of,
		edition: "html",
		rule,
		...(look ? { look } : {}),
		apply: ({ files }) => editText(file(files, "html"), edit),
	};
}

function jsonLd(
	of: Fixture,
	rule: string,
	name: string,
	edit: (work: Work) => void,
): Mutation {
	return {
		name,
		of,
		edition: "html",
		rule,
		apply: ({ files }) => editJsonLd(file(files, "html"), edit),
	};
}

function epub(
	of: Fixture,
	rule: string,
	name: string,
	entry: string,
	edit?: Edit,
	look?: true,
): Mutation {
	return {
		name,
		of,
		edition: "epub",
		rule,
		...(look ? { look } : {}),
		apply: ({ files }) =>
			editEntry(file(files, "epub"), `OEBPS/${entry}`, edit),
	};
}

function opf(of: Fixture, rule: string, name: string, edit: Edit): Mutation {
	return epub(of, rule, name, "content.opf", edit);
}

function pdf(
	of: Fixture,
	rule: string,
	name: string,
	edit: Parameters<typeof editPdf>[1],
): Mutation {
	return {
		name,
		of,
		edition: "pdf",
		rule,
		apply: ({ files }) => editPdf(file(files, "pdf"), edit),
	};
}

/** A PDF that was printed from other front matter or other text. */
function print(
	of: "port" | "salt-ledger",
	rule: string,
	name: string,
	edit: Edit,
): Mutation {
	return {
		name,
		of,
		edition: "pdf",
		rule,
		apply: (_built, browser) => printChanged(of, edit, browser),
	};
}

function record(
	of: Fixture,
	rule: string,
	name: string,
	change: (record: CreditRecord) => Partial<CreditRecord>,
): Mutation {
	return {
		name,
		of,
		edition: "record",
		rule,
		apply: ({ record }) => change(record),
	};
}

function file(
	files: ReadonlyMap<EditionName, Uint8Array>,
	edition: EditionName,
): Uint8Array {
	const bytes = files.get(edition);
	if (!bytes) throw new Error(`No ${edition}`);
	return bytes;
}

function list(value: unknown): Work[] {
	if (!Array.isArray(value)) throw new Error("No list");
	return value as Work[];
}

const creators = /<dc:creator[\s\S]*<\/dc:creator>/;
const byline = /<p class="byline"[\s\S]*?<\/p>/;

export const mutations: readonly Mutation[] = [
	// The package document.
	opf(
		"port",
		"E01",
		"two creators exchanged",
		exchange("Tamsin Okoro-Vale", "Ilse Brandvold", creators),
	),
	opf(
		"port",
		"E01",
		"a contributor left out",
		remove(/<dc:contributor id="contributor-3"[\s\S]*?<\/dc:contributor>/),
	),
	opf(
		"port",
		"E01",
		"a no-break space inside a name",
		swap("Ilse Brandvold</dc:creator>", "Ilse\u00a0Brandvold</dc:creator>"),
	),
	opf(
		"port",
		"E01",
		"all authors in one creator",
		all(
			swap(
				"Tamsin Okoro-Vale</dc:creator>",
				"Tamsin Okoro-Vale, Ilse Brandvold, José Teague</dc:creator>",
			),
			remove(/<dc:creator id="creator-2"[\s\S]*?<\/dc:creator>/),
		),
	),
	opf(
		"port",
		"E02",
		"role ctb made aut",
		swap('scheme="marc:relators">ctb<', 'scheme="marc:relators">aut<'),
	),
	opf(
		"port",
		"E02",
		"a scheme that does not exist",
		swap('scheme="marc:relators">aut<', 'scheme="marc:relator">aut<'),
	),
	opf(
		"port",
		"E02",
		"a role left out",
		remove(/<meta refines="#contributor-1" property="role"[^\n]*/),
	),
	opf(
		"port",
		"M06",
		"role jrn, which is none",
		swap('scheme="marc:relators">aut<', 'scheme="marc:relators">jrn<'),
	),
	opf(
		"port",
		"E03",
		"a file-as left out",
		remove(/<meta refines="#creator-2" property="file-as"[^\n]*/),
	),
	opf(
		"port",
		"M07",
		"somebody else’s file-as",
		swap(">Brandvold, Ilse<", ">Teague, José<"),
	),
	opf(
		"port",
		"M01",
		"é written as e and a combining accent",
		swap("José Teague</dc:creator>", "Jose\u0301 Teague</dc:creator>"),
	),
	opf(
		"port",
		"M05",
		"a Cyrillic а in a Latin name",
		swap("Brandvold</dc:creator>", "Br\u0430ndvold</dc:creator>"),
	),
	opf(
		"port",
		"X01",
		"a Cyrillic а in one carrier",
		swap("Brandvold</dc:creator>", "Br\u0430ndvold</dc:creator>"),
	),
	opf(
		"port",
		"M04",
		"somebody creator and contributor in one role",
		swap(
			/<dc:contributor id="contributor-2">Halima Forde([\s\S]*?)ctb/,
			'<dc:contributor id="contributor-2">Ilse Brandvold</dc:contributor><meta refines="#contributor-2" property="role" scheme="marc:relators">aut',
		),
	),
	opf(
		"port",
		"M10",
		"two names in one contributor",
		swap(
			"Halima Forde</dc:contributor>",
			"Halima Forde and Piet Ouwens</dc:contributor>",
		),
	),
	opf(
		"salt-ledger",
		"E04",
		"the name in its own script left out",
		remove(/<meta refines="#creator-1" property="alternate-script"[^\n]*/),
	),
	opf(
		"salt-ledger",
		"E04",
		"another language for a script",
		swap(
			'property="alternate-script" xml:lang="ja"',
			'property="alternate-script" xml:lang="zh"',
		),
	),
	opf(
		"port",
		"E04",
		"an affiliation left out",
		remove(/<meta refines="#creator-1" property="schema:affiliation"[^\n]*/),
	),
	opf(
		"port",
		"M08",
		"two digits of an ORCID exchanged",
		swap("0000-0002-1825-0097", "0000-0002-1852-0097"),
	),
	opf(
		"port",
		"E05",
		"the date moved by a day",
		swap("<dc:date>2025-03-18<", "<dc:date>2025-03-17<"),
	),
	opf(
		"port",
		"E05",
		"a second date",
		swap("<dc:date>", "<dc:date>2025-03-18</dc:date><dc:date>"),
	),
	opf(
		"port",
		"M09",
		"a day that does not exist",
		swap("<dc:date>2025-03-18<", "<dc:date>2025-02-30<"),
	),
	opf(
		"port",
		"E06",
		"the tool as publisher",
		swap(/(<dc:publisher[^>]*>)[^<]*/, "<dc:publisher>Colophon"),
	),
	opf(
		"port",
		"E06",
		"another notice in dc:rights",
		swap(
			"All rights reserved.</dc:rights>",
			"Some rights reserved.</dc:rights>",
		),
	),
	opf(
		"port",
		"E07",
		"the tool as contributor",
		swap(
			"</metadata>",
			'<dc:contributor id="tool">Colophon</dc:contributor><meta refines="#tool" property="role" scheme="marc:relators">bkp</meta></metadata>',
		),
	),
	opf(
		"port",
		"E07",
		"display-seq on a creator",
		swap(
			"</metadata>",
			'<meta refines="#creator-1" property="display-seq">1</meta></metadata>',
		),
	),
	opf(
		"port",
		"Z04",
		"somebody of another publication",
		swap("Halima Forde</dc:contributor>", "Greta Stray</dc:contributor>"),
	),
	opf(
		"salt-ledger",
		"R01",
		"the licence left out",
		remove(/<link rel="cc:license[^\n]*/),
	),
	opf(
		"port",
		"R05",
		"a reservation nobody may make",
		swap("</metadata>", '<meta property="tdm:reservation">1</meta></metadata>'),
	),

	// What the EPUB prints.
	epub(
		"port",
		"V01",
		"two names of the byline exchanged",
		"text.xhtml",
		exchange("Tamsin Okoro-Vale", "Ilse Brandvold", byline),
	),
	epub(
		"port",
		"V02",
		"a name dropped from the credit line",
		"text.xhtml",
		remove(/ and <bdi data-agent="ouwens">.*?<\/bdi>/),
	),
	epub("port", "V03", "the byline twice", "text.xhtml", (text) => {
		const [line = ""] = byline.exec(text) ?? [];
		return swap(line, line + line)(text);
	}),
	epub("port", "V05", "the credits before the text", "text.xhtml", (text) => {
		const [block = ""] =
			/<section class="credits"[\s\S]*?<\/section>/.exec(text) ?? [];
		const [start = ""] = /<div class="text[^>]*>/.exec(text) ?? [];
		return swap(
			start,
			block + start,
		)(remove(/<section class="credits"[\s\S]*?<\/section>/)(text));
	}),
	epub(
		"port",
		"V06",
		"the colophon’s publisher respelled",
		"colophon.xhtml",
		swap("Northern News Wire. All", "Northern News. All"),
	),
	epub(
		"port",
		"X02",
		"a straight apostrophe in one edition",
		"text.xhtml",
		swap("NNW</bdi>’s", "NNW</bdi>'s"),
	),
	epub(
		"port",
		"V07",
		"a correction left out",
		"text.xhtml",
		remove(/<p data-credit="correction">.*?<\/p>/),
	),
	epub(
		"port",
		"V08",
		"the dateline left out",
		"text.xhtml",
		remove(/<span class="dateline".*?<\/span> — /),
	),
	epub(
		"port",
		"R06",
		"the notice left out",
		"colophon.xhtml",
		remove(/<p class="rights"[\s\S]*?<\/p>/),
	),
	epub(
		"port",
		"Z03",
		"a curly quote “repaired”",
		"text.xhtml",
		swap("“We did not", '"We did not'),
	),
	epub(
		"port",
		"Z03",
		"a paragraph left out",
		"text.xhtml",
		remove(/<p>Coasters with[\s\S]*?<\/p>/),
	),
	epub(
		"port",
		"V04",
		"display: none in the style sheet",
		"style.css",
		(css) => `${css}\n.credits { display: none }`,
		true,
	),
	epub(
		"port",
		"V04",
		"credits as high as nothing, in print alone",
		"style.css",
		(css) => `${css}\n@media print { .credits p { font-size: 0 } }`,
		true,
	),
	epub(
		"port",
		"V04",
		"credits hidden by what a comment makes look like a face",
		"style.css",
		(css) => `${css}\n/* @font-face { */ .credits { display: none } /* } */`,
		true,
	),
	epub(
		"salt-ledger",
		"V04",
		"an image credit hidden among the text",
		"style.css",
		(css) => `${css}\n.image-credit { display: none }`,
		true,
	),
	epub(
		"salt-ledger",
		"X03",
		"an image credit in other words",
		"text.xhtml",
		swap(">Photograph by Ludo", ">Photo by Ludo"),
	),
	epub(
		"salt-ledger",
		"I04",
		"an image without its metadata",
		"text.xhtml",
		swap("images/pans-", "images/other-"),
	),
	epub(
		"salt-ledger",
		"I05",
		"the credit as alternative text",
		"text.xhtml",
		swap(
			"Shallow pans with a crust of salt, seen from the dike",
			"Photograph by Ludo van der Meersch",
		),
	),

	// The head of the HTML.
	jsonLd("port", "H01", "a credit text in other words", (work) => {
		work.creditText = "NNW’s Halima Forde and Piet Ouwens helped.";
	}),
	jsonLd("port", "H01", "two authors exchanged", (work) => {
		list(work.author).reverse();
	}),
	jsonLd("port", "H01", "the authors as one string", (work) => {
		work.author = {
			"@type": "Person",
			name: "Tamsin Okoro-Vale, Ilse Brandvold and José Teague",
		};
	}),
	jsonLd("port", "H01", "a contributor without its role", (work) => {
		const [first] = list(work.contributor);
		if (first) first.roleName = ["author"];
	}),
	jsonLd("port", "H02", "an organization inside a name", (work) => {
		const [first] = list(work.author);
		if (first) first.name = "Tamsin Okoro-Vale, NNW";
	}),
	jsonLd("port", "H06", "a property that schema.org has not", (work) => {
		work.photographer = "Ilse Brandvold";
	}),
	jsonLd("port", "Z04", "a stranger as holder of the rights", (work) => {
		work.copyrightHolder = [{ "@type": "Organization", name: "Other Wire" }];
	}),
	jsonLd("salt-ledger", "I03", "an image without its creator", (work) => {
		for (const image of list(work.image)) delete image.creator;
	}),
	jsonLd("salt-ledger", "R01", "another licence in JSON-LD", (work) => {
		work.license = "https://creativecommons.org/licenses/by/3.0/";
	}),
	html(
		"port",
		"H03",
		"one meta for all authors",
		all(
			swap(
				'name="author" content="Tamsin Okoro-Vale"',
				'name="author" content="Tamsin Okoro-Vale, Ilse Brandvold, José Teague"',
			),
			remove(/<meta name="author" content="Ilse Brandvold">/),
		),
	),
	html(
		"port",
		"H03",
		"citation_author in news",
		swap(
			"</title>",
			'</title><meta name="citation_author" content="Tamsin Okoro-Vale">',
		),
	),
	html(
		"port",
		"H04",
		"a name where Open Graph wants an address",
		swap(
			"</title>",
			'</title><meta property="article:author" content="Ilse Brandvold">',
		),
	),
	html(
		"port",
		"H05",
		"the republisher as canonical",
		swap(
			'rel="canonical" href="https://nnw.example/2025/03/18/port"',
			'rel="canonical" href="https://reader.example/port"',
		),
	),
	html(
		"port",
		"H07",
		"an affiliation as author of the microformat",
		swap(
			'<bdi data-agent="nnw">',
			'<bdi class="p-author h-card" data-agent="nnw">',
		),
	),

	// What the HTML prints.
	html(
		"port",
		"V01",
		"“By” in another word",
		swap('data-credit="byline">By ', 'data-credit="byline">Story by '),
	),
	html(
		"port",
		"V02",
		"an undeclared name in the credit line",
		swap("</bdi> contributed", "</bdi>, Greta Stray contributed"),
	),
	html(
		"port",
		"V02",
		"the credit line in other words",
		swap(
			"</bdi> contributed to this report.",
			"</bdi> helped with this report.",
		),
	),
	html(
		"port",
		"V04",
		"display: none on the credits",
		swap(
			'<section class="credits"',
			'<section style="display:none" class="credits"',
		),
	),
	html(
		"port",
		"V04",
		"aria-hidden on the byline",
		swap('<p class="byline"', '<p aria-hidden="true" class="byline"'),
	),
	html(
		"port",
		"V04",
		"credits in closed details",
		all(
			swap('<section class="credits"', '<details><section class="credits"'),
			swap("</article>", "</details></article>"),
		),
	),
	html(
		"port",
		"V04",
		"the byline in the colour of the ground",
		swap(
			"</style>",
			".byline, .byline * { color: var(--ground) !important }</style>",
		),
		true,
	),
	html(
		"port",
		"V04",
		"the byline hidden in print",
		swap("</style>", "@media print { .byline { display: none } }</style>"),
		true,
	),
	html(
		"salt-ledger",
		"V04",
		"an image credit as small as nothing among the text",
		swap("</style>", ".image-credit { font-size: 1px }</style>"),
		true,
	),
	html(
		"port",
		"V04",
		"one name moved out of the page",
		swap(
			"</style>",
			'[data-agent="brandvold"] { position: absolute; left: -9999px }</style>',
		),
		true,
	),
	html(
		"port",
		"V04",
		"a name that the style sheet adds",
		swap(
			"</style>",
			'.byline::after { content: ", with Greta Stray" }</style>',
		),
		true,
	),
	html(
		"port",
		"V04",
		"credits cut off by an element without height",
		swap("</style>", ".credits { height: 0; overflow: hidden }</style>"),
		true,
	),
	html(
		"port",
		"V04",
		"a date in the dark as dark as the ground",
		swap(
			"</style>",
			"@media (prefers-color-scheme: dark) { .date, .date * { color: var(--ground) !important } }</style>",
		),
		true,
	),
	html(
		"salt-ledger",
		"V06",
		"the licence behind a link alone",
		swap(
			/(data-credit="licence">[\s\S]*?)<a href="[^"]*">[\s\S]*?<\/a>/,
			'data-credit="licence"><a href="https://creativecommons.org/licenses/by/4.0/">Licence</a>',
		),
	),
	html(
		"salt-ledger",
		"I02",
		"an image credit left out",
		remove(/ ?<span class="image-credit"[^>]*>Photograph.*?<\/span>/),
	),
	html(
		"salt-ledger",
		"I01",
		"an image that nobody is credited for",
		swap(
			'<div class="text e-content"',
			'<p><img src="data:image/png;base64,AAAA" alt="A stranger’s picture"></p><div class="text e-content"',
		),
	),
	html(
		"port",
		"Z01",
		"the credit line in the text as well",
		swap(
			/<h2 id="what-opens/,
			'<p>NNW’s Halima Forde and Piet Ouwens contributed to this report.</p><h2 id="what-opens',
		),
	),
	html(
		"port",
		"Z01",
		"the byline inside a paragraph of the text",
		swap(
			"<p>The first ship in",
			"<p>By Tamsin Okoro-Vale, Ilse Brandvold and José Teague, NNW. The first ship in",
		),
	),
	html(
		"port",
		"Z01",
		"a heading that says the byline, under the headline",
		swap(
			'<div class="credits-head">',
			'<div class="credits-head"><h3>By Tamsin Okoro-Vale, Ilse Brandvold and José Teague</h3>',
		),
	),
	html(
		"port",
		"Z01",
		"a second byline under the headline",
		swap(
			'<div class="credits-head">',
			'<div class="credits-head"><p>By Greta Stray</p>',
		),
	),
	html(
		"northern-basins",
		"V05",
		"a chapter’s byline under the chapter before",
		(text) => {
			const [line = ""] =
				/<p class="byline" data-credit="chapter-byline">By <bdi data-agent="wasik">[\s\S]*?<\/p>/.exec(
					text,
				) ?? [];
			const [head = ""] =
				/<section class="chapter" id="foreword"[\s\S]*?<div class="text">/.exec(
					text,
				) ?? [];
			return all(swap(line, ""), swap(head, `${line}${head}`))(text);
		},
	),
	html(
		"northern-basins",
		"V01",
		"a chapter’s byline left out",
		remove(
			/<p class="byline" data-credit="chapter-byline">By <bdi data-agent="wasik">[\s\S]*?<\/p>/,
		),
	),
	jsonLd("northern-basins", "H01", "editors as authors", (work) => {
		work.author = work.editor;
		delete work.editor;
	}),

	// The metadata of the PDF.
	pdf(
		"port",
		"P01",
		"Seq made Bag",
		editXmp(exchangeArray("dc:creator", "Seq", "Bag")),
	),
	pdf(
		"port",
		"P01",
		"the authors as one item",
		editXmp(
			swap(
				/<dc:creator>[\s\S]*?<\/dc:creator>/,
				"<dc:creator><rdf:Seq><rdf:li>Tamsin Okoro-Vale, Ilse Brandvold, José Teague</rdf:li></rdf:Seq></dc:creator>",
			),
		),
	),
	pdf(
		"port",
		"P01",
		"no XMP at all",
		editXmp(swap(/<dc:creator>[\s\S]*?<\/dc:creator>/, "")),
	),
	pdf(
		"port",
		"P02",
		"a contributor left out",
		editXmp(swap("<rdf:li>Piet Ouwens</rdf:li>", "")),
	),
	pdf(
		"port",
		"P02",
		"an author among the contributors",
		editXmp(
			swap(
				"<rdf:li>Piet Ouwens</rdf:li>",
				"<rdf:li>Piet Ouwens</rdf:li><rdf:li>Ilse Brandvold</rdf:li>",
			),
		),
	),
	pdf(
		"port",
		"P03",
		"another language before the default",
		editXmp(
			swap(
				/(<dc:title><rdf:Alt>)/,
				'<dc:title><rdf:Alt><rdf:li xml:lang="fr">Port</rdf:li>',
			),
		),
	),
	pdf(
		"port",
		"P04",
		"a browser’s user agent as Creator",
		setInfo("Creator", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"),
	),
	pdf(
		"port",
		"P04",
		"one author in Author",
		setInfo("Author", "Tamsin Okoro-Vale"),
	),
	pdf(
		"port",
		"P05",
		"glyphs that are missing",
		editContent(swap(/<[0-9A-Fa-f]{4}/, "<0000")),
	),
	pdf("port", "P06", "glyphs that stand for nothing", dropTextMaps),
	pdf(
		"port",
		"P07",
		"the path of a file in the margin",
		drawLoose("file:///home/somebody/port.html"),
	),
	epub(
		"salt-ledger",
		"Z03",
		"a note in other words",
		"text.xhtml",
		swap("The child signed once", "The child signed twice"),
	),
	pdf("port", "P08", "another language", setLanguage("fr")),
	pdf("port", "P08", "no tags", dropStructure),
	pdf(
		"port",
		"P09",
		"PDF/A-1 with three authors",
		editXmp(swap("<pdfaid:part>2", "<pdfaid:part>1")),
	),
	pdf(
		"port",
		"P10",
		"a page that is printed at nine tenths",
		editContent((content) => `.9 0 0 .9 0 0 cm\n${content}`),
	),
	pdf(
		"northern-basins",
		"P10",
		"one page of a book that is printed at three quarters",
		editContent((content) => `.75 0 0 .75 0 0 cm\n${content}`, 4),
	),
	pdf(
		"port",
		"V09",
		"words over the text of a page",
		drawOver("over the text"),
	),
	html(
		"port",
		"V09",
		"the colophon moved up over the credits",
		swap("</style>", ".foot { margin-top: -9rem }</style>"),
		true,
	),
	html(
		"port",
		"V09",
		"a name over the headline, on large screens alone",
		swap(
			"</style>",
			"@media (min-width: 90rem) { .credits-head { position: absolute; top: 3rem } }</style>",
		),
		true,
	),
	html(
		"salt-ledger",
		"V09",
		"a line that makes the page wider than a telephone",
		swap("</style>", ".text p { min-width: 30rem }</style>"),
		true,
	),
	pdf("port", "V04", "text with no ink", editContent(swap(/BT\b/, "BT 3 Tr"))),
	pdf(
		"port",
		"M01",
		"e and a combining accent in XMP",
		editXmp(swap("José Teague", "Jose\u0301 Teague")),
	),

	// PDFs that were printed from something else.
	print(
		"port",
		"V01",
		"a byline in another order",
		exchange("person: okoro-vale", "person: brandvold"),
	),
	print(
		"port",
		"V01",
		"no author but one, where a heading says the byline",
		remove(/ {2}(?:- \{ person: )?(?:brandvold|teague)[:,].*\n/g),
	),
	print(
		"port",
		"V02",
		"no credit line, where a quotation says it",
		remove(/ {2}(?:- \{ person: )?(?:forde|ouwens)[:,].*\n/g),
	),
	print(
		"port",
		"V03",
		"the byline once more, where a heading says it",
		(text) =>
			`${text}\n> By Tamsin Okoro-Vale, Ilse Brandvold and José Teague, NNW\n`,
	),
	print(
		"port",
		"Z03",
		"a heading left out that says what the title says",
		remove(/## Port officials reopen.*\n/),
	),
	print(
		"salt-ledger",
		"Z03",
		"another letter in a word that runs from right to left",
		swap("מלח", "מלה"),
	),
	print(
		"port",
		"V02",
		"a contributor left out",
		all(remove(/ {2}- \{ person: ouwens.*\n/), remove(/ {2}ouwens:.*\n/)),
	),
	print(
		"port",
		"V06",
		"the address of the licensing page left out",
		remove(/acquireLicensePage.*\n/),
	),
	print("port", "V07", "a correction left out", remove(/correction:\n.*\n/)),
	print(
		"port",
		"V08",
		"another dateline",
		swap("dateline: (NNW)", "dateline: (ONW)"),
	),
	print(
		"port",
		"R06",
		"another notice",
		swap("All rights reserved.", "No rights reserved."),
	),
	print(
		"port",
		"Z03",
		"a straight quote, and a sentence less",
		all(
			swap("“We did not wait", '"We did not wait'),
			remove(/ Larger ships[\s\S]*?week\./),
		),
	),
	print(
		"port",
		"V03",
		"the credit line twice",
		(text) =>
			`${text}\n> NNW’s Halima Forde and Piet Ouwens contributed to this report.\n`,
	),
	print(
		"port",
		"Z01",
		"a credit in the text",
		(text) => `${text}\nAdditional reporting by Greta Stray.\n`,
	),
	print(
		"port",
		"X02",
		"the date of another day",
		swap('datePublished: "2025-03-18"', 'datePublished: "2025-03-17"'),
	),
	print(
		"salt-ledger",
		"I02",
		"an image credit in other words",
		swap("creditText: Photograph by", "creditText: Photo by"),
	),
	print(
		"salt-ledger",
		"X03",
		"an image credit that only the pages have",
		swap("creditText: Illustration by", "creditText: Drawing by"),
	),

	// What would run or fetch; each slips past a look for the plain form.
	...Object.entries({
		"a frame of a file": '<iframe src="file:///etc/passwd"></iframe>',
		"a page that leads on": '<meta http-equiv="Refresh" content="0;url=x"/>',
		"a picture from the network":
			'<img src="https://example.org/a.png" alt=""/>',
		"a handler": '<p onclick="alert(1)">x</p>',
		"a link that runs": '<a href="java&#10;script:alert(1)">x</a>',
		"a style that fetches, in an escape":
			'<p style="background: u\\72l(file:///etc/passwd)">x</p>',
		"a style sheet that imports, in an escape":
			'<style>@\\69mport "https://example.org/a.css";</style>',
		"a set of pictures":
			"<p style=\"background: image-set('//a.example/x.png' 1x)\">x</p>",
		"a picture of another folder": '<img src="../../../a.png" alt=""/>',
	}).flatMap(([name, part]) => [
		html("port", "Z05", name, swap("</main>", `${part}</main>`)),
		epub("port", "Z05", name, "text.xhtml", swap("</body>", `${part}</body>`)),
	]),
	epub(
		"port",
		"Z05",
		"an element of SVG with a prefix that runs",
		"text.xhtml",
		swap(
			"</body>",
			'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></s:svg></body>',
		),
	),
	epub(
		"port",
		"Z05",
		"an animation that writes an address",
		"text.xhtml",
		swap(
			"</body>",
			'<svg xmlns="http://www.w3.org/2000/svg"><a><set attributeName="href" to="javascript:alert(1)"/></a></svg></body>',
		),
	),
	epub(
		"port",
		"Z05",
		"a style sheet that fetches",
		"style.css",
		(css) => `${css}\np { background: url( "http://example.org/a.png" ) }`,
	),
	epub(
		"port",
		"Z05",
		"contents that run",
		"toc.xhtml",
		swap("</body>", "<script>alert(1)</script></body>"),
	),

	// The credit record, which is a built file too.
	record("port", "M03", "nobody named, and no reason", () => ({
		byline: { text: "", agents: [] },
	})),
	record("port", "M11", "a contributor whom no line names", (own) => ({
		creditLines: own.creditLines.slice(1),
	})),
	record("port", "M12", "a notice of another year", () => ({
		copyrightNotice: "© 2024 Northern News Wire. All rights reserved.",
	})),
	record(
		"salt-ledger",
		"R02",
		"an adaptation that does not say what changed",
		(own) => ({
			opening: own.opening.filter(({ kind }) => kind !== "changes"),
		}),
	),
	record("salt-ledger", "R03", "the source’s author uncredited", (own) => ({
		contributors: own.contributors.filter(
			({ name }) => name !== "Priya Halloran",
		),
	})),
	record(
		"salt-ledger",
		"R04",
		"an abridgement under a licence that forbids it",
		(own) => ({
			works: (own.works ?? []).map((work) =>
				work.license
					? {
							...work,
							license: "https://creativecommons.org/licenses/by-nd/4.0/",
						}
					: work,
			),
		}),
	),
];

function exchangeArray(property: string, from: string, to: string): Edit {
	return (text) => {
		const pattern = new RegExp(`<${property}>[\\s\\S]*?</${property}>`);
		const [block = ""] = pattern.exec(text) ?? [];
		const changed = block.replaceAll(`rdf:${from}>`, `rdf:${to}>`);
		if (changed === block) throw new Error(`No ${from} in ${property}`);
		return text.replace(block, () => changed);
	};
}
