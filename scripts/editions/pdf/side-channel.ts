/**
 * The side channel from the print page to the finishing step, by which Chromium passes on what it has no tag for: both
 * sides write and read it here alone. Nothing of it leaves the build.
 *
 * A *mark* is the accessible name of a figure that says which structure element is meant: `@@Tag|key=value`. A *note link*
 * is an address that says between which places a link leads: `https://note.invalid/?from=value&to=value`.
 */

/** Standard structure types (ISO 32000-1 §14.8.4), `Artifact` for what is not to be read, and `Group` for what has no place in the structure. */
export const markTags = [
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
] as const;

export interface TagMark {
	readonly tag: (typeof markTags)[number];
	readonly alt?: string | undefined;
	readonly language?: string | undefined;
	readonly expansion?: string | undefined;
	readonly actualText?: string | undefined;
}

const start = "@@";

/** What divides a mark, controls, which HTML refuses, and white space that a browser would fold. */
const unsafeInNames = /[%|\p{Control}\p{Surrogate}]|[^\S ]|^ | $| (?= )/gu;

const keys = {
	alt: "alt",
	lang: "language",
	E: "expansion",
	actual: "actualText",
} as const satisfies Record<string, keyof TagMark>;

/** The name that carries `mark`. */
export function encodeMark(mark: TagMark): string {
	const pairs = Object.entries(keys).flatMap(([key, property]) => {
		const value = mark[property];
		return value === undefined
			? []
			: [`${key}=${encodeValue(value, unsafeInNames)}`];
	});
	return [`${start}${mark.tag}`, ...pairs].join("|");
}

/** The mark that `name` carries; nothing when it is a name of its own, a sentence when it is no mark that is known. */
export function decodeMark(name: string): TagMark | string | undefined {
	if (!name.startsWith(start)) return undefined;
	const [tag = "", ...pairs] = name.slice(start.length).split("|");
	if (!isTag(tag))
		return `Unexpected tag “${name}”, expected one of ${markTags.join(", ")}`;
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

function isTag(tag: string): tag is TagMark["tag"] {
	return (markTags as readonly string[]).includes(tag);
}

function isKey(key: string): key is keyof typeof keys {
	return Object.hasOwn(keys, key);
}

/** A name that an author wrote, changed by a sign that is not seen where it would pass for a mark. */
export function plainName(name: string): string {
	return name.trimStart().startsWith(start) ? `\u2060${name}` : name;
}

export interface NoteLink {
	/** The id of the place where the link stands; "" where another link stands for it. */
	readonly from: string;
	/** The id of the place that it leads to. */
	readonly to: string;
}

/** A host that exists nowhere (RFC 6761 §6.4). */
const origin = "https://note.invalid/";

/** Beside what RFC 3986 §2.3 calls unreserved, a browser may write an address in its own way. */
const unsafeInAddresses = /[^\w.~-]/gu;

/** The address that carries `link`, to the letter as a browser writes it. */
export function encodeNoteLink({ from, to }: NoteLink): string {
	return `${origin}?from=${encodeValue(from, unsafeInAddresses)}&to=${encodeValue(to, unsafeInAddresses)}`;
}

/** What `address` carries; nothing where it is another’s. */
export function decodeNoteLink(address: string): NoteLink | undefined {
	if (!address.startsWith(origin)) return undefined;
	const values = /^\?from=([^&]*)&to=([^&]*)$/.exec(
		address.slice(origin.length),
	);
	if (!values) return undefined;
	const [, from = "", to = ""] = values;
	return { from: decodeValue(from), to: decodeValue(to) };
}

/** What `unsafe` finds becomes percent-encoded UTF-8, and half a surrogate pair, which UTF-8 has no bytes for, `%uD800`. */
function encodeValue(value: string, unsafe: RegExp): string {
	return value.replace(unsafe, (sign) =>
		/\p{Surrogate}/u.test(sign)
			? `%u${sign.charCodeAt(0).toString(16).toUpperCase()}`
			: encodeURIComponent(sign),
	);
}

function decodeValue(value: string): string {
	return value.replace(
		/%u([0-9A-F]{4})|(?:%[0-9A-F]{2})+/g,
		(signs, surrogate: string | undefined) =>
			surrogate === undefined
				? decodeURIComponent(signs)
				: String.fromCharCode(Number.parseInt(surrogate, 16)),
	);
}
