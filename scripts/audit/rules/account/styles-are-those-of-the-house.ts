/** Explains how an edition looks: by the style sheet of its house alone, and by pictures that somebody has put there. */

import type { EpubReading } from "../../../readings/epub.ts";
import { resolvePath } from "../../../readings/epub.ts";
import type { HtmlReading } from "../../../readings/html.ts";
import {
	attribute,
	elementsBelow,
	findAll,
	textOf,
} from "../../../readings/markup.ts";
import { decodeUtf8 } from "../../../readings/unreadable.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { generatedIn, hashSheet } from "../../account/bare-sheet.ts";
import { noWords } from "../../account/expected.ts";
import { nothing } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import type { Finding, Rule } from "../../rule.ts";
import { shippedImages } from "../../shipped-images.ts";
import { lineOf } from "../../spans.ts";

export const stylesAreThoseOfTheHouse: Rule = {
	id: "A08",
	says: "An edition is set by the style sheet of its house, byte for byte, and by nothing else: no style adds words to it, and no picture that nobody has put there.",
	clause:
		"Colophon, the account: whatever an edition says has somebody who said it",
	html: (html, { record }) =>
		record.house?.sheets
			? [
					...sheetsOfPage(html, record),
					...styleAttributes(html),
					...picturesOfPage(html, record),
				]
			: noWords,
	epub: (epub, { record }) =>
		record.house?.sheets
			? [...sheetsOfBook(epub, record), ...styleAttributes(epub)]
			: noWords,
};

/** Those in the head are counted with what else stands there. */
function sheetsOfPage(html: HtmlReading, record: CreditRecord): Finding[] {
	const [page] = html.documents;
	const all = page ? [...elementsBelow(page.root)] : [];
	return all
		.filter(({ element }) => element.name === "style")
		.flatMap(({ element, ancestors }) => {
			const isInHead = ancestors.some(({ name }) => name === "head");
			const css = textOf(element);
			const place = (line: number) => `page:${element.line + line}`;
			return isInHead
				? compareSheet(css, record, "html", place)
				: [foreign(css.trim() || "<style>", place(0))];
		});
}

function sheetsOfBook(epub: EpubReading, record: CreditRecord): Finding[] {
	const sheets = epub.items
		.filter(
			({ key, value }) => /^item [^@]*$/.test(key) && value === "text/css",
		)
		.map(({ key }) => resolvePath(epub.packagePath, key.slice("item ".length)));
	const [own] = sheets;
	return [
		...sheets.flatMap((name, index) => {
			const file = epub.files.get(name);
			if (index > 0) return [foreign(name, "the container")];
			return file
				? compareSheet(
						decodeUtf8(file(), name),
						record,
						"epub",
						(line) => `${name}:${line + 1}`,
					)
				: [];
		}),
		...epub.documents.flatMap(({ name, root }) => {
			const links = findAll(root, "link").map((link) => ({
				target:
					attribute(link, "rel") === "stylesheet"
						? resolvePath(name, attribute(link, "href"))
						: attribute(link, "href"),
				where: `${name}:${link.line}`,
			}));
			const [first, ...more] = links;
			return [
				...(first && first.target === own
					? []
					: [
							{
								expected: own ?? "a style sheet",
								actual: first?.target ?? nothing,
								where: first?.where ?? name,
							},
						]),
				...more.map(({ target, where }) => foreign(target, where)),
				...findAll(root, "style").map((style) =>
					foreign(textOf(style).trim() || "<style>", `${name}:${style.line}`),
				),
			];
		}),
	];
}

/** Words that a sheet adds are told by themselves; they are what matters most. */
function compareSheet(
	css: string,
	record: CreditRecord,
	edition: "html" | "epub",
	place: (line: number) => string,
): Finding[] {
	if (hashSheet(css) === record.house?.sheets?.[edition]) return [];
	const known = new Set(record.house?.generated);
	const added = generatedIn(css).filter(({ text }) => !known.has(text));
	if (added.length > 0)
		return added.map(({ text, line }) => ({
			...foreign(text, place(line)),
			about: { has: [text], restsOn: /\p{L}/u.test(text) ? [] : seenRules },
		}));
	return [
		{
			expected: "the style sheet of the house",
			actual: "a style sheet with other rules",
			where: place(0),
			about: { restsOn: seenRules },
		},
	];
}

/** What hides a credit is told with it. */
const seenRules = ["V04", "V09", "V12"];

function foreign(actual: string, where: string): Finding {
	return {
		kind: "foreign",
		expected: nothing,
		actual,
		where,
		about: { has: [actual], spans: lineOf(where) },
	};
}

/** A picture may be as wide as its author has it; nothing else has a style of its own. */
const ofWidth = /^width: \d+(?:\.\d+)?(?:%|[a-z]{1,4})$/;

function styleAttributes({ documents }: PageEdition): Finding[] {
	return documents.flatMap(({ name, root }) =>
		[...elementsBelow(root)]
			.filter(
				({ element }) =>
					element.attributes.has("style") &&
					!(
						element.name === "img" && ofWidth.test(attribute(element, "style"))
					),
			)
			.map(({ element }) =>
				foreign(
					`style="${attribute(element, "style")}"`,
					`${name}:${element.line}`,
				),
			),
	);
}

/** Those that say nothing as well, which nobody misses a credit of. */
function picturesOfPage(html: HtmlReading, record: CreditRecord): Finding[] {
	return shippedImages(html, record)
		.filter(({ recorded, isOfHouse }) => !recorded && !isOfHouse)
		.map(({ image }) =>
			foreign(
				`${image.alt || "a picture"}, which is no picture of the work’s`,
				image.where,
			),
		);
}
