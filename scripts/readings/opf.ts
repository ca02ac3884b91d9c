/** The package document of an EPUB (EPUB 3.3 §5): its metadata, each element with what refines it. */
import {
	attribute,
	findAll,
	hasWord,
	type MarkupElement,
	textOf,
} from "./markup.ts";
import { Unreadable } from "./unreadable.ts";

export const opfNamespace = "http://www.idpf.org/2007/opf";
const dcNamespace = "http://purl.org/dc/elements/1.1/";

export interface OpfAgent {
	readonly name: string;
	readonly roles: readonly { readonly code: string; readonly scheme: string }[];
	readonly fileAs: readonly string[];
	readonly affiliation: readonly string[];
	readonly alternateScript: readonly {
		readonly lang: string;
		readonly name: string;
	}[];
	readonly sameAs: readonly string[];
	readonly hasDisplaySeq: boolean;
	/** `opf:role` or `opf:file-as`, as EPUB 2 had them. */
	readonly hasLegacyAttributes: boolean;
	readonly where: string;
}

export interface Opf {
	/** Texts of the elements of Dublin Core, by name: `subject`. */
	readonly elements: ReadonlyMap<string, readonly string[]>;
	readonly titles: readonly string[];
	readonly languages: readonly string[];
	readonly identifiers: readonly string[];
	readonly creators: readonly OpfAgent[];
	readonly contributors: readonly OpfAgent[];
	readonly publishers: readonly OpfAgent[];
	readonly dates: readonly string[];
	readonly sources: readonly {
		readonly text: string;
		readonly issued: readonly string[];
	}[];
	readonly rights: readonly string[];
	/** Text of `meta` that refines nothing, by property: `dcterms:modified`. */
	readonly properties: ReadonlyMap<string, readonly string[]>;
	/** Addresses of `link` that refine nothing, by each word of `rel`. */
	readonly links: ReadonlyMap<string, readonly string[]>;
}

export function readOpf(root: MarkupElement, path: string): Opf {
	const [metadata] = findAll(root, "metadata", opfNamespace);
	if (!metadata) throw new Unreadable(`Missing metadata in ${path}`);
	const dc = (name: string) => findAll(metadata, name, dcNamespace);
	const metas = findAll(metadata, "meta", opfNamespace);
	const links = findAll(metadata, "link", opfNamespace);
	const refined = {
		metas: byRefined(metas),
		links: byRefined(links),
	};
	const agents = (name: string) =>
		dc(name).map((element) => agentOf(element, refined, path));
	return {
		elements: group(
			metadata.children
				.filter((child) => typeof child !== "string")
				.filter(({ namespace }) => namespace === dcNamespace)
				.map((element) => [element.name, textOf(element)]),
		),
		titles: dc("title").map(textOf),
		languages: dc("language").map(textOf),
		identifiers: dc("identifier").map(textOf),
		creators: agents("creator"),
		contributors: agents("contributor"),
		publishers: agents("publisher"),
		dates: dc("date").map(textOf),
		sources: dc("source").map((element) => ({
			text: textOf(element),
			issued: refining(refined.metas, element, "dcterms:issued").map(textOf),
		})),
		rights: dc("rights").map(textOf),
		properties: group(
			metas
				.filter((meta) => !meta.attributes.has("refines"))
				.map((meta) => [attribute(meta, "property"), textOf(meta)]),
		),
		links: group(
			links
				.filter((link) => !link.attributes.has("refines"))
				.flatMap((link) =>
					attribute(link, "rel")
						.split(/\s+/)
						.map((rel): [string, string] => [rel, attribute(link, "href")]),
				),
		),
	};
}

function agentOf(
	element: MarkupElement,
	{ metas, links }: Record<"metas" | "links", Refining>,
	path: string,
): OpfAgent {
	const refined = (property: string) => refining(metas, element, property);
	return {
		name: textOf(element),
		roles: refined("role").map((meta) => ({
			code: textOf(meta),
			scheme: attribute(meta, "scheme"),
		})),
		fileAs: refined("file-as").map(textOf),
		affiliation: refined("schema:affiliation").map(textOf),
		alternateScript: refined("alternate-script").map((meta) => ({
			lang: attribute(meta, "xml:lang"),
			name: textOf(meta),
		})),
		sameAs: (links.get(attribute(element, "id")) ?? [])
			.filter((link) => hasWord(link, "rel", "schema:sameAs"))
			.map((link) => attribute(link, "href")),
		hasDisplaySeq: refined("display-seq").length > 0,
		hasLegacyAttributes: [...element.attributes.keys()].some((name) =>
			name.startsWith("opf:"),
		),
		where: `${path}:${element.line}`,
	};
}

/** What refines an element, by that element’s id. */
type Refining = ReadonlyMap<string, readonly MarkupElement[]>;

function byRefined(elements: readonly MarkupElement[]): Refining {
	const found = new Map<string, MarkupElement[]>();
	for (const element of elements) {
		const id = /^#(.+)$/s.exec(attribute(element, "refines"))?.[1];
		if (id === undefined) continue;
		const own = found.get(id);
		if (own) own.push(element);
		else found.set(id, [element]);
	}
	return found;
}

function refining(
	metas: Refining,
	element: MarkupElement,
	property: string,
): MarkupElement[] {
	return (metas.get(attribute(element, "id")) ?? []).filter(
		(meta) => attribute(meta, "property") === property,
	);
}

function group(
	pairs: readonly (readonly [string, string])[],
): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const [key, value] of pairs) {
		const own = groups.get(key);
		if (own) own.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}
