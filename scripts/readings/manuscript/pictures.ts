/** Pictures of a text as the witness meets them: each a picture or, where it is on the web and nobody has fetched it, the words that stand for it. */
import type { FlowItem, FlowWriter } from "../flow.ts";
import type { Attribute } from "../marks.ts";

export interface WrittenPicture {
	readonly address: string;
	/** Other forms of it, any of which may be the one that is shown. */
	readonly others?: readonly string[];
	readonly alt: string;
	readonly title: string;
	/** From 1. */
	readonly line: number;
}

/** The files of copies that the manuscript has, by the address of each. */
export type Fetched = ReadonlyMap<string, string>;

/** What is known of the pictures of a text, and what is met of them. */
export interface Pictures {
	readonly fetched: Fetched;
	readonly met: MetPicture[];
	/** Addresses of the `<source>`s of the `<picture>` that is open. */
	sources?: readonly string[];
}

interface MetPicture {
	readonly address: string;
	readonly others: readonly string[];
	readonly title: string;
	readonly line: number;
	readonly item: FlowItem | undefined;
}

/** A picture with all that stands below it. */
export interface CaptionedPicture {
	readonly address: string;
	/** Of its other forms. */
	readonly others: readonly string[];
	readonly captions: readonly string[];
	/** From 1. */
	readonly line: number;
}

/** `items` are those of the flow in which the pictures were met. */
export function withCaptions(
	{ met }: Pictures,
	items: readonly FlowItem[],
): CaptionedPicture[] {
	return met.map(({ address, others, title, line, item }) => {
		const around = items.filter(
			({ kind, figure }) =>
				kind === "caption" && figure !== undefined && figure === item?.figure,
		);
		return {
			address,
			others,
			line,
			captions: [title, ...around.map(({ text }) => before(title, text))],
		};
	});
}

/** The caption of a figure without that of its picture, which stands behind it. */
function before(title: string, caption: string): string {
	const end = title === "" ? "" : ` ${title}`;
	return caption.endsWith(end)
		? caption.slice(0, caption.length - end.length)
		: caption;
}

/** Of several forms of a picture, the one that a build can show where the plain one is on the web alone. */
export function choose(
	plain: string,
	others: readonly string[],
	{ fetched }: Pictures,
): string {
	const isHere = (address: string) => {
		const onWeb = onTheWeb(address);
		return onWeb === undefined || fetched.has(onWeb);
	};
	const all = [plain, ...others].filter((address) => address.trim() !== "");
	return all.find(isHere) ?? all[0] ?? plain;
}

/** The addresses of a `srcset`. */
export function addressesIn(srcset: string): string[] {
	return srcset
		.split(/,(?:\s+|(?=[^\s,]*(?:\s|$)))/)
		.flatMap((part) => part.trim().split(/\s+/)[0] || []);
}

/** `saysNothing` where the author says so by an empty text. */
export function writePicture(
	{ address, others = [], alt, title, line }: WrittenPicture,
	get: Attribute,
	flow: FlowWriter,
	{ fetched, met }: Pictures,
	saysNothing = false,
): void {
	const caption = saysNothing ? "" : title;
	const isLabel = /^\s*#./.test(address);
	const onWeb = isLabel ? address.trim() : onTheWeb(address);
	if (onWeb === undefined || fetched.has(onWeb)) {
		flow.open("img", get, line);
		flow.object("image", alt, line, caption);
		const item = flow.items.at(-1);
		met.push({ address: onWeb ?? address, others, title: caption, line, item });
		return;
	}
	const isOrnament = alt.trim() === "" && title.trim() === "decorative";
	flow.open(
		"span",
		(key) => (/^(?:lang|dir)$/.test(key) ? get(key) : ""),
		line,
	);
	for (const words of [alt.trim(), isOrnament ? "" : caption.trim()]) {
		if (words === "") continue;
		flow.text(words, line);
		flow.open("br", undefined, line);
		flow.text("\n", line);
	}
	const isLink = !isLabel && !flow.isIn("a");
	if (isLink) flow.open("a", (key) => (key === "href" ? onWeb : ""), line);
	flow.text(onWeb, line);
	if (isLink) flow.close("a");
	flow.close("span");
}

/** The whole address, with signs in percents that no address has (RFC 3986 §2). */
function onTheWeb(written: string): string | undefined {
	const [, scheme = "https:", rest] =
		/^(https?:)?(\/\/.*)$/is.exec(written.trim()) ?? [];
	if (rest === undefined) return undefined;
	const signs = [...`${scheme}${rest}`].map((sign) => {
		if (/\p{Cs}/u.test(sign)) return "%EF%BF%BD";
		return /[!#-;=?-Z_a-z~]/.test(sign) ? sign : encodeURIComponent(sign);
	});
	return signs.join("");
}

/** The copies that the lock file beside a manuscript names, by address. */
export function fetchedIn(lock: string | undefined): Fetched {
	if (lock === undefined) return new Map();
	const { images } = JSON.parse(lock) as {
		images?: Readonly<Record<string, { readonly file?: string }>>;
	};
	return new Map(
		Object.entries(images ?? {}).map(([address, { file = "" }]) => [
			address,
			file,
		]),
	);
}
