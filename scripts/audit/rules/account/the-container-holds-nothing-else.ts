/** Explains each file of an EPUB, each document of its reading order, and each label of its NCX and its navigation. */

import { sha256 } from "../../../machine/sha256.ts";
import type { EpubReading } from "../../../readings/epub.ts";
import { resolvePath } from "../../../readings/epub.ts";
import type { Item } from "../../../readings/items.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { compareItems } from "../../account/compare-items.ts";
import { type Expected, say } from "../../account/expected.ts";
import { nothing } from "../../finding.ts";
import type { Finding, Rule } from "../../rule.ts";

export const theContainerHoldsNothingElse: Rule = {
	id: "A05",
	says: "Each file of the EPUB has its use, all documents stand in the reading order, and the NCX and the navigation say what the book says.",
	clause: "EPUB 3.3 §5.6, §5.7 and §7; OCF 3.3 §4.2",
	epub: (epub, { record }) => [
		...filesOf(epub),
		...spineOf(epub),
		...picturesOf(epub, record),
		...compareItems(ncxOf(epub, record), epub.ncx),
		...navigationOf(epub, record),
	],
};

function foreign({ key, value, where }: Item): Finding {
	return {
		kind: "foreign",
		expected: nothing,
		actual: value === "" ? key : value,
		where: where || key,
	};
}

/** The files that are listed nowhere (OCF 3.3 §4.2.6.3), and those that are listed and are not there. */
function filesOf({ files, items, packagePath }: EpubReading): Finding[] {
	const listed = new Set(
		items
			.filter(({ key }) => /^item [^@]*$/.test(key))
			.map(({ key }) => resolvePath(packagePath, key.slice("item ".length))),
	);
	const own = new Set(["mimetype", "META-INF/container.xml", packagePath]);
	return [
		...[...files.keys()]
			.filter((name) => !own.has(name) && !listed.has(name))
			.map((name) =>
				foreign({ key: name, value: name, where: "the container" }),
			),
		...[...listed]
			.filter((name) => !files.has(name))
			.map((name) => ({
				expected: name,
				actual: nothing,
				where: "the container",
			})),
	];
}

/** What kind of file is of what use in such a book, and what may be said of it. */
const kinds: Readonly<Record<string, RegExp>> = {
	"application/xhtml+xml": /^(?:nav|mathml|svg|mathml svg|svg mathml)$/,
	"text/css": /^$/,
	"application/x-dtbncx+xml": /^$/,
	"font/ttf": /^$/,
	"font/otf": /^$/,
	"image/jpeg": /^cover-image$/,
	"image/png": /^$/,
	"image/svg+xml": /^$/,
	"image/gif": /^$/,
};

function spineOf({ items, packagePath }: EpubReading): Finding[] {
	const ids = new Map<string, string>();
	const findings: Finding[] = [];
	for (const item of items) {
		const [, list, name = "", attribute] =
			/^(item|itemref) (.*?)(?: @(\S+))?$/.exec(item.key) ?? [];
		if (list === undefined) continue;
		if (list === "itemref") {
			if (attribute !== undefined)
				findings.push({
					expected: "every document in the order of reading",
					actual: `${attribute}="${item.value}" of ${name}`,
					where: packagePath,
				});
			continue;
		}
		if (attribute === undefined) ids.set(name, item.value);
		const kind = kinds[ids.get(name) ?? ""];
		const isKnown =
			attribute === undefined
				? kind !== undefined
				: attribute === "properties" && kind?.test(item.value);
		if (!isKnown) findings.push(foreign({ ...item, where: item.key }));
	}
	return findings;
}

/** Those whose bytes are no picture’s of the work, nor of the house. */
function picturesOf(epub: EpubReading, record: CreditRecord): Finding[] {
	if (!record.house) return [];
	const known = new Set([
		...record.images.map((image) => image.sha256),
		...record.house.pictures,
	]);
	const covers = new Set(
		epub.items
			.filter(({ value }) => value === "cover-image")
			.map(({ key }) => key.replace(/ @properties$/, "")),
	);
	return epub.items
		.filter(({ key, value }) => !covers.has(key) && value.startsWith("image/"))
		.map(({ key }) => resolvePath(epub.packagePath, key.slice("item ".length)))
		.filter((name) => {
			const bytes = epub.files.get(name)?.();
			return bytes !== undefined && !known.has(sha256(bytes));
		})
		.map((name) =>
			foreign({
				key: name,
				value: `${name}, which is no picture of the work’s`,
				where: "the container",
			}),
		);
}

/** The NCX repeats the navigation. */
function ncxOf(
	{ navigation: { contents, pages }, ncx }: EpubReading,
	record: CreditRecord,
): Expected[] {
	if (ncx.length === 0) return [];
	const links = [...contents, ...pages];
	return [
		...say("NCX dtb:uid", record.identifier?.uuid),
		...say("NCX dtb:depth", "2"),
		...say("NCX dtb:totalPageCount", String(pages.length)),
		...say("NCX dtb:maxPageNumber", pages.at(-1)?.text ?? "0"),
		...say(
			"NCX text",
			record.title,
			...contents.map(({ text }) => text),
			...(pages.length > 0 ? ["Pages"] : []),
			...pages.map(({ text }) => text),
		),
		...say(
			"NCX content",
			...links.map(({ path, id }) => (id ? `${path}#${id}` : path)),
		),
	];
}

/** What stands in the navigation document beside the links, and where these lead. */
function navigationOf(
	{ navigation, spine }: EpubReading,
	record: CreditRecord,
): Finding[] {
	const words = new Set(Object.values(record.house?.words ?? {}));
	const contents = new Set(navigation.contents.map(({ text }) => text));
	const isKnown = ({ key, value }: Item) => {
		if (key === "nav toc a" || key === "nav page-list a") return true;
		if (key === "nav landmarks a")
			return words.has(value) || contents.has(value) || value === record.title;
		return /^nav(?: \S+)? (?:title|h[12])$/.test(key) && words.has(value);
	};
	return [
		...(record.house?.words
			? navigation.texts.filter((item) => !isKnown(item)).map(foreign)
			: []),
		...navigation.contents
			.filter(({ path }) => !spine.includes(path))
			.map(({ text, path }) => ({
				expected: "a document of the book",
				actual: `${text}, which leads to ${path}`,
				where: "the contents",
			})),
	];
}
