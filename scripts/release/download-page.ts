/** The download page: each publication with its cover, byline, date and formats; it needs no script and nothing from elsewhere. */

import type { EditionName } from "../model/edition.ts";
import type { House } from "../model/house.ts";
import type { CreditRecord } from "../statement/credit-record.ts";

/** A publication as it stands in the output folder. */
export interface Released {
	readonly slug: string;
	readonly record: CreditRecord;
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
	const language = released[0]?.record.language ?? "en";
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

function viewReleased({ slug, record }: Released): object {
	const editions = order.flatMap((name) =>
		record.editions.filter((edition) => edition.name === name),
	);
	return {
		slug,
		title: record.title,
		lang: record.language,
		byline: record.byline.text,
		datePublished: record.datePublished ?? "",
		date: record.opening.find(({ kind }) => kind === "published")?.text ?? "",
		editions: editions.map((edition) => ({
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
