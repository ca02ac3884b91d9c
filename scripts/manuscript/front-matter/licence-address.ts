/** The names of Creative Commons’ licences → their addresses, where the name says exactly which one is meant. */

/** The address of the licence that `written` names, or `written` itself. */
export function licenceAddress(written: string): string {
	const [, outer, inner] =
		/^(.+?)\s*\((CC[^()]+)\)$/i.exec(written.trim()) ?? [];
	// “Attribution 4.0 International (CC BY 4.0)” says it twice.
	if (outer !== undefined && inner !== undefined)
		return licenceAddress(outer) === licenceAddress(inner)
			? licenceAddress(inner)
			: written;
	if (/^(?:www\.)?creativecommons\.org\//i.test(written))
		return `https://${written}`;
	const name = plainName(written);
	if (/^CC ?0(?: 1\.0)?$/.test(name)) return `${home}publicdomain/zero/1.0/`;
	if (/^(?:CC )?PDM(?: 1\.0)?$/.test(name))
		return `${home}publicdomain/mark/1.0/`;
	const [, kind = "", version = "", port = ""] =
		/^(?:CC )?((?:BY|NC|ND|SA)(?: (?:NC|ND|SA))*) (\d\.\d)(?: ([A-Z]+))?$/.exec(
			name,
		) ?? [];
	const terms = termsOf(kind, version);
	if (!terms || !versions[version]) return written;
	if (port === "") return `${home}licenses/${terms}/${version}/`;
	return versions[version].includes(port.toLowerCase())
		? `${home}licenses/${terms}/${version}/${port.toLowerCase()}/`
		: written;
}

const home = "https://creativecommons.org/";

/** “Creative Commons Attribution-ShareAlike 4.0 International” → “BY SA 4.0”. */
function plainName(written: string): string {
	const short = words.reduce(
		(text, [pattern, term]) => text.replace(pattern, term),
		written.trim(),
	);
	return short
		.toUpperCase()
		.replace(/[\s_\-–]+/g, " ")
		.trim();
}

const words: readonly (readonly [RegExp, string])[] = [
	[/^creative commons /i, ""],
	[/\b(?:licen[cs]e|international|unported|generic|universal)\b/gi, ""],
	[/\battribution\b/i, "BY"],
	[/\bnon-?commercial\b/i, "NC"],
	[/\bno-?deriv(?:ative)?s?(?: works)?\b/i, "ND"],
	[/\bshare-?alike\b/i, "SA"],
	[/^public domain mark\b/i, "PDM"],
	[/^zero\b/i, "CC0"],
	[/\bv(?=\d\.\d)/i, ""],
];

/** The ports of each version, by the code in their addresses. */
const versions: Readonly<Record<string, readonly string[]>> = {
	"1.0": ["fi", "il", "nl"],
	"2.0": [
		..."at au be br ca cl de es fr hr it jp kr nl pl tw uk za".split(" "),
	],
	"2.1": ["au", "es", "jp"],
	"2.5": [
		..."ar au bg br ca ch cn co dk es hr hu il in it mk mt mx my nl pe pl pt se si tw za scotland".split(
			" ",
		),
	],
	"3.0": [
		..."am at au az br ch cl cn cr cz de ec ee eg es fr ge gr gt hk hr ie igo it lu nl no nz ph pl pr pt ro rs sg th tw ug us ve vn za".split(
			" ",
		),
	],
	"4.0": [],
};

/** Attribution comes first; version 1.0 has NoDerivs before NonCommercial, and licences without attribution. */
function termsOf(kind: string, version: string): string | undefined {
	const terms = kind.split(" ").sort().join("-").toLowerCase();
	const known: Readonly<Record<string, string>> = {
		by: "by",
		"by-nc": "by-nc",
		"by-nd": "by-nd",
		"by-sa": "by-sa",
		"by-nc-sa": "by-nc-sa",
		"by-nc-nd": version === "1.0" ? "by-nd-nc" : "by-nc-nd",
		...(version === "1.0"
			? { nc: "nc", nd: "nd", sa: "sa", "nc-nd": "nd-nc", "nc-sa": "nc-sa" }
			: {}),
	};
	return known[terms];
}
