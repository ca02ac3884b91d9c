/** Pictures of a text as the witness meets them: each a picture or, where it is on the web and nobody has fetched it, the words that stand for it. */
import type { FlowWriter } from "../flow.ts";
import type { Attribute } from "../marks.ts";

export interface WrittenPicture {
	readonly address: string;
	readonly alt: string;
	readonly title: string;
	/** From 1. */
	readonly line: number;
}

/** Addresses of which the manuscript has copies. */
export type Fetched = ReadonlySet<string>;

/** `saysNothing` where the author says so by an empty text. */
export function writePicture(
	{ address, alt, title, line }: WrittenPicture,
	get: Attribute,
	flow: FlowWriter,
	{
		fetched,
		saysNothing = false,
	}: {
		readonly fetched: Fetched;
		readonly saysNothing?: boolean;
	},
): void {
	const caption = saysNothing ? "" : title;
	const onWeb = onTheWeb(address);
	if (onWeb === undefined || fetched.has(onWeb)) {
		flow.open("img", get, line);
		flow.object("image", alt, line, caption);
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
	const isLink = !flow.isIn("a");
	if (isLink) flow.open("a", (key) => (key === "href" ? onWeb : ""), line);
	flow.text(onWeb, line);
	if (isLink) flow.close("a");
	flow.close("span");
}

/** The whole address, with signs in percents that no address has (RFC 3986 §2). */
export function onTheWeb(written: string): string | undefined {
	const [, scheme = "https:", rest] =
		/^(https?:)?(\/\/.*)$/is.exec(written.trim()) ?? [];
	if (rest === undefined) return undefined;
	const signs = [...`${scheme}${rest}`].map((sign) => {
		if (/\p{Cs}/u.test(sign)) return "%EF%BF%BD";
		return /[!#-;=?-Z_a-z~]/.test(sign) ? sign : encodeURIComponent(sign);
	});
	return signs.join("");
}

/** The addresses that the lock file beside a manuscript names. */
export function fetchedIn(lock: string | undefined): Fetched {
	if (lock === undefined) return new Set();
	const { images } = JSON.parse(lock) as { images?: object };
	return new Set(Object.keys(images ?? {}));
}
