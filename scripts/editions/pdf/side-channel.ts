/**
 * The marks of the side channel, written and read in one place. Chromium passes the accessible name of a figure on into
 * the PDF; a name that begins with `@@` says which structure element is meant: `@@Tag|key=value`. None leaves the build.
 */

export interface Mark {
	/** A standard tag of ISO 32000-1 §14.8.4, `Artifact` for what is not to be read, or `Group` for what has no place in the structure. */
	readonly tag: string;
	readonly alt?: string | undefined;
	readonly language?: string | undefined;
	readonly expansion?: string | undefined;
	readonly actualText?: string | undefined;
}

const start = "@@";

const keys = {
	alt: "alt",
	lang: "language",
	E: "expansion",
	actual: "actualText",
} as const satisfies Record<string, keyof Mark>;

/** The name that carries `mark`. */
export function encodeMark(mark: Mark): string {
	const pairs = Object.entries(keys).flatMap(([key, property]) => {
		const value = mark[property];
		return value === undefined ? [] : [`${key}=${encodeValue(value)}`];
	});
	return [`${start}${mark.tag}`, ...pairs].join("|");
}

/** The mark that `name` carries; nothing when it is a name of its own, a sentence when it is no mark that is known. */
export function decodeMark(name: string): Mark | string | undefined {
	if (!name.startsWith(start)) return undefined;
	const [tag = "", ...pairs] = name.slice(start.length).split("|");
	if (!tags.has(tag))
		return `Unexpected tag “${name}”, expected one of ${[...tags].join(", ")}`;
	const values: Record<string, string> = {};
	for (const pair of pairs) {
		const equals = pair.indexOf("=");
		const key = pair.slice(0, equals);
		if (!isKey(key))
			return `Unexpected “${pair}” in “${name}”, expected alt=, lang=, E= or actual=`;
		values[keys[key]] = decodeValue(pair.slice(equals + 1));
	}
	return { tag, ...values };
}

function isKey(key: string): key is keyof typeof keys {
	return Object.hasOwn(keys, key);
}

/** A name that an author wrote, so that nobody takes it for a mark. */
export function plainName(name: string): string {
	return name.trimStart().startsWith(start) ? `\u2060${name}` : name;
}

/** What divides a mark, and white space that a browser would fold, as percent-encoded UTF-8. */
function encodeValue(value: string): string {
	return value.replace(/[%|]|[^\S ]|^ | $| (?= )/g, encodeURIComponent);
}

function decodeValue(value: string): string {
	return value.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent);
}

const tags = new Set([
	"Part",
	"Art",
	"Sect",
	"Div",
	"BlockQuote",
	"Caption",
	"TOC",
	"TOCI",
	"Index",
	"P",
	"L",
	"LI",
	"Lbl",
	"LBody",
	"Span",
	"Quote",
	"Note",
	"Reference",
	"BibEntry",
	"Code",
	"Figure",
	"Formula",
	"Artifact",
	"Group",
]);
