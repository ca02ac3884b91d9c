/** Explains each statement in the head of a page by the record, or by what every page has. */
import type { HtmlReading } from "../../../readings/html.ts";
import type { Item } from "../../../readings/items.ts";
import { compareItems } from "../../account/compare-items.ts";
import { headOfRecord } from "../../account/head-of-record.ts";
import type { Rule } from "../../rule.ts";

export const theHeadSaysNothingElse: Rule = {
	id: "A01",
	says: "The head of the page says what the record says, each thing once and in its place, and nothing else.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	html: (html, { record }) =>
		compareItems(headOfRecord(record, robotsIn(html)), html.items.map(plain)),
};

/** What search engines may do is for another rule where nothing is declared. */
function robotsIn({ items }: HtmlReading): string | undefined {
	const [robots] = items.filter(({ key }) => key === "meta robots");
	return robots?.value === "noindex" ? robots.value : undefined;
}

/** The sum of the data follows from them. */
function plain(item: Item): Item {
	return item.key === "meta Content-Security-Policy"
		? {
				...item,
				value: item.value.replace(/'sha256-[A-Za-z0-9+/]{43}='/, "'sha256-…'"),
			}
		: item;
}
