/** Explains each file of an EPUB, each document of its reading order, and each label of its NCX and its navigation. */

import { sha256 } from "../../../machine/sha256.ts";
import type { EpubReading } from "../../../readings/epub.ts";
import { resolvePath } from "../../../readings/epub.ts";
import type { Item } from "../../../readings/items.ts";
import { elementsBelow, hasWord } from "../../../readings/markup.ts";
import { holdsText } from "../../../readings/page.ts";
import type { CreditRecord } from "../../../statement/credit-record.ts";
import { compareItems } from "../../account/compare-items.ts";
import { type Expected, say } from "../../account/expected.ts";
import { nothing } from "../../finding.ts";
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const theContainerHoldsNothingElse: Rule = {
	id: "A05",
	says: "Each file of the EPUB has its use, all documents stand in the reading order, and the NCX and the navigation say what the book says.",
	clause: "EPUB 3.3 §5.6, §5.7 and §7; OCF 3.3 §4.2",
	epub: (epub, { record }) => [
		...filesOf(epub),
		...spineOf(epub),
		...epub.unread.map(({ path, text }) => ({
			expected: `${path}, as a part of the spine`,
			actual: nothing,
			where: "the order of reading",
			about: { lacks: [path, text] },
		})),
		...picturesOf(epub, record),
		// What the navigation has lost with its document, the NCX may still have.
		...compareItems(ncxOf(epub, record), epub.ncx).map((finding) => ({
			...finding,
			about: {
				lacks: [finding.expected],
				has: [finding.actual],
				restsOn: ["A14", "N03"],
			},
		})),
		...navigationOf(epub, record),
		...landmarksOf(epub, record),
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

/** A list that has no type is none of the book, and neither is anything in it. */
function foreignInNavigation(item: Item): Finding {
	const finding = foreign(item);
	const isOfNoList = /^nav (?:nav|a)\b/.test(item.key);
	return isOfNoList
		? { ...finding, about: { has: [finding.actual], cause: "no type" } }
		: finding;
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
		if (attribute === undefined && ids.has(name))
			findings.push({
				kind: "doubled",
				expected: nothing,
				actual: name,
				where: `${packagePath}, the manifest`,
			});
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
		...say("NCX ncx @version", "2005-1"),
		...say("NCX ncx @xml:lang", record.language),
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
			"NCX navPoint @playOrder",
			...contents.map((_, index) => String(index + 1)),
		),
		...say("NCX pageTarget @type", ...pages.map(() => "normal")),
		...say("NCX pageTarget @value", ...pages.map(({ text }) => text)),
		...say(
			"NCX content",
			...links.map(({ path, id }) => (id ? `${path}#${id}` : path)),
		),
	];
}

/** Landmarks are called as the house calls the document to which they lead, or as the chapter is called. */
function landmarksOf(epub: EpubReading, record: CreditRecord): Finding[] {
	const words = record.house?.words;
	if (!words) return [];
	const { navigation, documents, spine } = epub;
	const unread = new Set(epub.unread.map(({ path }) => path));
	const documentOf = (type: string) =>
		documents.find(({ root }) =>
			[...elementsBelow(root)].some(({ element }) =>
				hasWord(element, "epub:type", type),
			),
		)?.name;
	const [chapter] = documents.filter(({ root }) =>
		[...elementsBelow(root)].some(({ element }) => holdsText(element)),
	);
	const places: Readonly<
		Record<string, readonly [string | undefined, string | undefined]>
	> = {
		cover: [words.cover, documentOf("cover")],
		titlepage: [words.titlePage, documentOf("titlepage")],
		bodymatter: [record.chapters[0]?.title, chapter?.name],
		toc: [words.contents, undefined],
	};
	const wrong = navigation.landmarks.flatMap(({ type, text, path, where }) => {
		// That it is not read is told.
		if (unread.has(path)) return [];
		const [name, document] = places[type] ?? [];
		// The contents are the document itself, which is none of the others.
		const isThere = document
			? path === document
			: spine.includes(path) !== (type === "toc");
		if (name !== undefined && seenText(text) === seenText(name) && isThere)
			return [];
		return [
			{
				expected: [name ?? "a landmark", document].filter(Boolean).join(", "),
				actual: [text || nothing, path, type].filter(Boolean).join(", "),
				where,
			},
		];
	});
	// What leads elsewhere is told already.
	return wrong.length > 0
		? wrong
		: onceEach(
				Object.entries(places)
					.filter(
						([type, [, document]]) =>
							document || (type === "toc" && record.form === "book"),
					)
					.map(([type]) => type),
				navigation,
			);
}

/** A finding for each landmark that is missing or stands there twice. */
function onceEach(
	types: readonly string[],
	{ landmarks, path = "" }: EpubReading["navigation"],
): Finding[] {
	if (landmarks.length === 0 && types.length > 0)
		return [{ expected: "the landmarks", actual: nothing, where: path }];
	return types.flatMap((type): Finding[] => {
		const [first, second] = landmarks.filter((item) => item.type === type);
		if (first && !second) return [];
		return [
			{
				...(second ? { kind: "doubled" as const } : {}),
				expected: second ? nothing : `the landmark ${type}`,
				actual: second ? `${seenText(second.text)}, ${type}` : nothing,
				where: second?.where ?? path,
			},
		];
	});
}

/** What stands in the navigation document beside the links, and where these lead. */
function navigationOf(
	{ navigation, spine, unread }: EpubReading,
	record: CreditRecord,
): Finding[] {
	const known = new Set([...spine, ...unread.map(({ path }) => path)]);
	const words = new Set(Object.values(record.house?.words ?? {}));
	const isKnown = ({ key, value }: Item) => {
		if (key === "nav toc a" || key === "nav page-list a") return true;
		// Landmarks are compared with where they lead.
		if (key === "nav landmarks a") return true;
		return /^nav(?: \S+)? (?:title|h[12])$/.test(key) && words.has(value);
	};
	return [
		...(record.house?.words
			? navigation.texts
					.filter((item) => !isKnown(item))
					.map(foreignInNavigation)
			: []),
		...navigation.contents
			.filter(({ path }) => !known.has(path))
			.map(({ text, path }) => ({
				expected: "a document of the book",
				actual: `${text}, which leads to ${path}`,
				where: "the contents",
				about: { lacks: [path], restsOn: ["A14"] },
			})),
	];
}
