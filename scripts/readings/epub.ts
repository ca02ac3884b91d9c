/** The bytes of an EPUB → what it says: package document and text in the order of the spine. */
import {
	type ActivePart,
	activeParts,
	isInContainer,
	type Sheet,
} from "./active.ts";
import { childElements, type Item } from "./items.ts";
import { itemsOfNcx, itemsOfPackage } from "./items-of-package.ts";
import {
	attribute,
	findAll,
	hasWord,
	type MarkupElement,
	textOf,
} from "./markup.ts";
import { type Navigation, readNavigation } from "./navigation.ts";
import { type Opf, opfNamespace, readOpf } from "./opf.ts";
import { type Page, type PageReading, readPages } from "./page.ts";
import { parseXml } from "./parse-xml.ts";
import {
	decodeUtf8,
	requireSize,
	sizeLimits,
	Unreadable,
} from "./unreadable.ts";
import { type Entries, unzip } from "./unzip.ts";

export interface EpubReading extends PageReading {
	readonly edition: "epub";
	readonly opf: Opf;
	/** Path of the package document. */
	readonly packagePath: string;
	/** Documents of the spine, in order, by path in the container. */
	readonly spine: readonly string[];
	readonly navigation: Navigation;
	/** Everything that the package document says. */
	readonly items: readonly Item[];
	/** Everything that its NCX says; empty where it has none. */
	readonly ncx: readonly Item[];
	/** Documents of the manifest that stand in no order of reading, but for the navigation. */
	readonly unread: readonly { readonly path: string; readonly text: string }[];
	/** Every file of the container. */
	readonly files: Entries;
	/** What would run, fetch or lead elsewhere, in any document or style sheet of the manifest; such a book is not shown to a browser. */
	readonly active: readonly ActivePart[];
}

/** Throws an Unreadable. */
export function readEpub(bytes: Uint8Array): EpubReading {
	requireSize(bytes, sizeLimits.epub, "EPUB");
	const files = unzip(bytes);
	if (textEntry(files, "mimetype") !== "application/epub+zip")
		throw new Unreadable("Unexpected mimetype, expected application/epub+zip");
	const container = parseXml(
		textEntry(files, "META-INF/container.xml"),
		"META-INF/container.xml",
	);
	const [rootfile] = findAll(container, "rootfile");
	const path = rootfile && attribute(rootfile, "full-path");
	if (!path)
		throw new Unreadable("META-INF/container.xml names no package document");
	const root = parseXml(textEntry(files, path), path);
	const spine = spineOf(root, path);
	let size = 0;
	const parse = (name: string) => {
		const text = textEntry(files, name);
		size += text.length;
		if (size > sizeLimits.documents)
			throw new Unreadable(
				`The documents of the spine have more than ${sizeLimits.documents / 1e6} million characters`,
			);
		return { name, root: parseXml(text, name) };
	};
	const pages = spine.map(parse);
	for (const page of pages) {
		requireXhtml(page);
		requireAddresses(page);
	}
	const read = new Set(spine);
	const others = itemsOf(
		root,
		path,
		/^(?:application\/xhtml\+xml|image\/svg\+xml|text\/html)$/,
	)
		.filter((name) => files.has(name) && !read.has(name))
		.map(parse);
	const navigation = navigationOf(root, path, others);
	const documents = new Set(itemsOf(root, path, /^application\/xhtml\+xml$/));
	const sheets = itemsOf(root, path, /^text\/css$/)
		.filter((name) => files.has(name))
		.map((name): Sheet => ({ name, text: textEntry(files, name) }));
	return {
		edition: "epub",
		packagePath: path,
		opf: readOpf(root, path),
		spine,
		navigation,
		unread: others
			.filter(({ name }) => documents.has(name) && name !== navigation.path)
			.map((page) => ({ path: page.name, text: textOf(page.root) })),
		items: itemsOfPackage(root, path),
		ncx: itemsOf(root, path, /^application\/x-dtbncx\+xml$/)
			.filter((name) => files.has(name))
			.flatMap((name) =>
				itemsOfNcx(parse(name).root, name, (href) => resolvePath(name, href)),
			),
		files,
		active: activeParts([...pages, ...others], sheets, isInContainer),
		...readPages(pages),
	};
}

/** Of the manifest’s item that is the navigation document; the spine’s documents leave it out. */
function navigationOf(
	root: MarkupElement,
	path: string,
	documents: readonly Page[],
): Navigation {
	const name = findAll(root, "item", opfNamespace)
		.filter((item) => hasWord(item, "properties", "nav"))
		.map((item) => resolvePath(path, attribute(item, "href")))[0];
	const document = documents.find((page) => page.name === name);
	return document
		? readNavigation(document, (href) => resolvePath(document.name, href))
		: { path: undefined, contents: [], pages: [], landmarks: [], texts: [] };
}

/** Paths of the manifest’s items of a media type. */
function itemsOf(root: MarkupElement, path: string, type: RegExp): string[] {
	return findAll(root, "item", opfNamespace)
		.filter((item) => type.test(attribute(item, "media-type")))
		.map((item) => resolvePath(path, attribute(item, "href")));
}

function textEntry(files: Entries, name: string): string {
	const entry = files.get(name);
	if (!entry) throw new Unreadable(`Missing entry ${name}`);
	return decodeUtf8(entry(), name);
}

function spineOf(root: MarkupElement, path: string): string[] {
	const items = new Map(
		findAll(root, "item", opfNamespace).map((item) => [
			attribute(item, "id"),
			item,
		]),
	);
	const named = new Set<string>();
	return findAll(root, "itemref", opfNamespace).flatMap((itemref) => {
		const id = attribute(itemref, "idref");
		const item = items.get(id);
		if (!item)
			throw new Unreadable(`The spine names ${id}, which the manifest lacks`);
		// EPUB 3.3 §5.7.3.
		if (named.has(id)) throw new Unreadable(`The spine names ${id} twice`);
		named.add(id);
		// The contents repeat titles and names; what they repeat is read where it stands.
		return hasWord(item, "properties", "nav")
			? []
			: [resolvePath(path, attribute(item, "href"))];
	});
}

/** Throws where a link or a picture has an address that nobody can follow. */
/** Elements of another namespace look alike, and are none (EPUB 3.3 §6.1.2). */
function requireXhtml({ name, root }: Page): void {
	const [html] = childElements(root);
	if (html?.name !== "html" || html.namespace !== xhtml)
		throw new Unreadable(
			`${name} is no XHTML document: it is <${html?.name}> of ${html?.namespace || "no namespace"}`,
		);
}

const xhtml = "http://www.w3.org/1999/xhtml";

function requireAddresses({ name, root }: Page): void {
	const addresses = [
		...findAll(root, "a").map((link) => attribute(link, "href")),
		...findAll(root, "img").map((image) => attribute(image, "src")),
	];
	for (const address of addresses) {
		const isElsewhere = /^[a-z][a-z0-9+.-]*:/i.test(address);
		if (!isElsewhere) resolvePath(name, address);
	}
}

/** A path in the container from an address relative to a file in it. */
export function resolvePath(from: string, href: string): string {
	try {
		const address = new URL(href, `epub:/${from}`);
		return decodeURIComponent(address.pathname.replace(/^\//, ""));
	} catch (cause) {
		throw new Unreadable(`Malformed address “${href}” in ${from}`, { cause });
	}
}
