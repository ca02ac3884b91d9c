/** The ways into an EPUB: contents of two levels and landmarks (EPUB 3.3 §7), and the NCX of older reading systems. */

import { directionAttribute } from "../../house/direction-of-letters.ts";
import { langAttribute } from "../../house/lang-attribute.ts";
import type { Statement } from "../../model/statement.ts";
import { escapeMarkup } from "../page/markup.ts";
import type { View } from "../page/view.ts";
import type { PageMarker } from "./page-markers.ts";

export interface NavEntry {
	readonly title: string;
	/** The language of the title where it is another than the publication’s. */
	readonly lang?: string | undefined;
	readonly href: string;
	readonly children: readonly NavEntry[];
}

export interface Landmark {
	/** A term of the EPUB structural semantics vocabulary. */
	readonly type: string;
	readonly title: string;
	readonly lang?: string | undefined;
	readonly href: string;
}

/** The lists of `toc.xhtml`; the template of a document goes around them. */
export function navigationLists(
	contents: readonly NavEntry[],
	landmarks: readonly Landmark[],
	pages: readonly PageMarker[],
	view: Pick<View, "labels" | "labelsLang" | "dir">,
): string {
	const { labels, labelsLang } = view;
	const lang = langAttribute(labelsLang);
	return `<nav epub:type="toc" role="doc-toc" id="_toc" aria-labelledby="_toc-title">
<h1 id="_toc-title"${lang}>${escapeMarkup(labels.contents ?? "")}</h1>
${list(contents, view.dir)}
</nav>
<nav epub:type="landmarks" aria-labelledby="_landmarks-title" hidden="hidden">
<h2 id="_landmarks-title"${lang}>${escapeMarkup(labels.landmarks ?? "")}</h2>
<ol>
${landmarks.map((mark) => `<li><a epub:type="${mark.type}" href="${escapeMarkup(mark.href)}"${langAttribute(mark.lang)}${directionAttribute(mark.title, view.dir)}>${escapeMarkup(mark.title)}</a></li>`).join("\n")}
</ol>
</nav>${pageList(pages, view)}`;
}

function pageList(
	pages: readonly PageMarker[],
	{ labels, labelsLang }: Pick<View, "labels" | "labelsLang">,
): string {
	if (pages.length === 0) return "";
	return `
<nav epub:type="page-list" role="doc-pagelist" aria-labelledby="_pages-title" hidden="hidden">
<h2 id="_pages-title"${langAttribute(labelsLang)}>${escapeMarkup(labels.pages ?? "")}</h2>
<ol>
${pages.map(({ page, href }) => `<li><a href="${escapeMarkup(href)}">${page}</a></li>`).join("\n")}
</ol>
</nav>`;
}

function list(entries: readonly NavEntry[], dir: View["dir"]): string {
	if (entries.length === 0) return "";
	const items = entries.map(
		(entry) =>
			`<li><a href="${escapeMarkup(entry.href)}"${langAttribute(entry.lang)}${directionAttribute(entry.title, dir)}>${escapeMarkup(entry.title)}</a>${entry.children.length > 0 ? `\n${list(entry.children, dir)}\n` : ""}</li>`,
	);
	return `<ol>\n${items.join("\n")}\n</ol>`;
}

export function ncx(
	statement: Statement,
	contents: readonly NavEntry[],
	pages: readonly PageMarker[],
): string {
	const last = pages.at(-1)?.page ?? 0;
	let order = 0;
	const point = (entry: NavEntry): string => {
		order += 1;
		return `<navPoint id="nav-${order}" playOrder="${order}"><navLabel><text>${escapeMarkup(entry.title)}</text></navLabel><content src="${escapeMarkup(entry.href)}"/>${entry.children.map(point).join("")}</navPoint>`;
	};
	return `<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${statement.language}">
<head>
<meta name="dtb:uid" content="${escapeMarkup(statement.identifiers.uuid)}"/>
<meta name="dtb:depth" content="2"/>
<meta name="dtb:totalPageCount" content="${pages.length}"/>
<meta name="dtb:maxPageNumber" content="${last}"/>
</head>
<docTitle><text>${escapeMarkup(statement.title)}</text></docTitle>
<navMap>
${contents.map(point).join("\n")}
</navMap>${pages.length > 0 ? `\n${ncxPages(pages)}` : ""}
</ncx>
`;
}

function ncxPages(pages: readonly PageMarker[]): string {
	const targets = pages.map(
		({ page, href }) =>
			`<pageTarget id="nav-page-${page}" type="normal" value="${page}"><navLabel><text>${page}</text></navLabel><content src="${escapeMarkup(href)}"/></pageTarget>`,
	);
	return `<pageList>\n<navLabel><text>Pages</text></navLabel>\n${targets.join("\n")}\n</pageList>`;
}
