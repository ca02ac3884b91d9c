/** The download page: each publication with its cover, byline, date and formats; it needs no script and nothing from elsewhere. */

import type { EditionFile, EditionName } from "../model/edition.ts";
import type { House } from "../model/house.ts";
import type { CreditRecord } from "../statement/credit-record.ts";

/** What the page says of a publication itself. */
export interface Listing {
	readonly title: string;
	readonly language: string;
	readonly byline: string;
	/** ISO 8601, and as it is said; absent where the manuscript names none. */
	readonly datePublished?: string | undefined;
	readonly date?: string | undefined;
}

/** A publication as it stands in the output folder. */
export interface Released {
	readonly slug: string;
	readonly listing: Listing;
	readonly editions: readonly EditionFile[];
}

export function listingOf(record: CreditRecord): Listing {
	const { title, language, byline, datePublished, opening } = record;
	const date = opening.find(({ kind }) => kind === "published")?.text;
	return { title, language, byline: byline.text, datePublished, date };
}

const formats: Readonly<Record<EditionName, string>> = {
	epub: "EPUB",
	pdf: "PDF",
	html: "HTML",
};
const order: readonly EditionName[] = ["epub", "pdf", "html"];

/** The HTML of the page, from the house’s template. */
export function downloadPage(
	released: readonly Released[],
	house: House,
): string {
	// The page speaks the language of the first publication.
	const language = released[0]?.listing.language ?? "en";
	const { words: labels, lang = language } = house.labels(language);
	const page = house.fill("download", {
		lang,
		labels,
		css: house.css("download.css"),
		publications: released.map(viewReleased),
	});
	return house.placePictures(
		page,
		({ mediaType, read }) =>
			`data:${mediaType};base64,${Buffer.from(read()).toString("base64")}`,
	);
}

function viewReleased({ slug, listing, editions }: Released): object {
	const { title, language, byline, datePublished = "", date = "" } = listing;
	const ordered = order.flatMap((name) =>
		editions.filter((edition) => edition.name === name),
	);
	return {
		slug,
		title,
		lang: language,
		byline,
		datePublished,
		date,
		editions: ordered.map((edition) => ({
			format: formats[edition.name],
			name: edition.name,
			href: `${slug}/${edition.file}`,
			size: sizeText(edition.bytes),
			sha256: edition.sha256,
		})),
	};
}

/** "184 kB", "1.2 MB": decimal units (IEC 80000-13). */
function sizeText(bytes: number): string {
	return bytes < 1_000_000
		? `${Math.max(1, Math.round(bytes / 1000))} kB`
		: `${(bytes / 1_000_000).toFixed(1)} MB`;
}
