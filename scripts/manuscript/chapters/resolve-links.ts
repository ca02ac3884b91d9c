/** Links inside a publication: each leads to a place that every edition holds; of one that leads nowhere, the text stays. */
import { posix } from "node:path";
import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { Chapter } from "../../model/chapter.ts";
import type { Place } from "../../model/problem.ts";
import { anchorId } from "../../prose/headings.ts";
import { wordsOf } from "../../prose/words-of.ts";
import type { Told } from "../manuscript.ts";

/** A chapter with what a link’s problem needs to show. */
export interface LinkedChapter {
	readonly chapter: Chapter;
	/** As the manuscript names it, `part/01.md`. */
	readonly path: string;
	readonly idPrefix: string;
	/** The id at which it begins in every edition. */
	readonly start: string;
	/** Ids that the author gave to the title. */
	readonly titlePlaces: readonly string[];
	readonly lines: readonly string[];
}

/** Turns `02.md#silt` and `#silt` into `#id` of the place meant. One to several places, or to nowhere, leaves its text. */
export function resolveLinks(
	chapters: readonly LinkedChapter[],
	told: Told,
): void {
	const targets = chapters.map(targetOf);
	for (const target of targets) {
		const bodies: Root[] = [
			target.chapter.body,
			...target.chapter.notes.map((note) => note.body),
		];
		for (const body of bodies)
			visit(body, "element", (node, index, parent) => {
				const href = placeAskedFor(node);
				if (href === undefined || !parent || index === undefined) return;
				const found = placesOf(href, target, targets);
				const [first, ...more] = found;
				if (first && more.length === 0) {
					node.properties.href = `#${first.id}`;
					return;
				}
				const place = placeIn(node, target);
				const note = first
					? ambiguous(href, found, place)
					: dangling(href, place);
				told.notes.push({ ...note, words: wordsOf(node) });
				parent.children.splice(index, 1, ...node.children);
				return [SKIP, index];
			});
	}
}

/** What a link to a place of the publication says; nothing for other addresses, and for those of notes. */
function placeAskedFor({ tagName, properties }: Element): string | undefined {
	const { href, className } = properties;
	if (tagName !== "a" || typeof href !== "string") return undefined;
	if (Array.isArray(className) && className.includes("noteref"))
		return undefined;
	return /^[a-z][a-z0-9+.-]*:/i.test(href) ? undefined : href;
}

function placeIn({ position }: Element, from: Target): Place {
	const { line, column } = position?.start ?? {};
	const source = from.lines[(line ?? 0) - 1];
	return { file: from.chapter.file, line, column, source };
}

function ambiguous(href: string, found: readonly Found[], place: Place) {
	const paths = found.map(({ path }) => path);
	return {
		rule: "link-ambiguous",
		message: `Unexpected link to ${href}: ${paths.join(" and ")} have such a place, so its words stay without it; write ${paths[0]}${href} or one of the others`,
		...place,
	};
}

function dangling(href: string, place: Place) {
	return {
		rule: "link-dangling",
		message: `Unexpected link to ${href || "nothing"}: no edition holds that place, so its words stay without it; write a full address (https://…), a heading’s id (#…) or a chapter’s file name`,
		...place,
	};
}

/** A chapter with its places, to be found at once. */
interface Target extends LinkedChapter {
	readonly places: ReadonlySet<string>;
	readonly titles: ReadonlySet<string>;
}

function targetOf(item: LinkedChapter): Target {
	return {
		...item,
		places: new Set(item.chapter.places),
		titles: new Set([
			anchorId(item.idPrefix, item.chapter.title),
			...item.titlePlaces,
		]),
	};
}

interface Found {
	readonly id: string;
	readonly path: string;
}

/** The place that a link asks for: in the chapter that it names, else in its own, else in any other. */
function placesOf(
	href: string,
	from: Target,
	targets: readonly Target[],
): Found[] {
	const [path = "", fragment] = href.split("#", 2).map(decoded);
	if (path.replace(/\?.*$/s, "") !== "")
		return chaptersAt(path, from, targets).flatMap((target) =>
			placesIn(target, fragment),
		);
	if (fragment === undefined) return [];
	const own = placesIn(from, fragment);
	if (own.length > 0) return own;
	const inOthers = targets.flatMap((target) => placesIn(target, fragment));
	if (inOthers.length > 0) return inOthers;
	return targets
		.filter(({ chapter }) => chapter.slug === fragment)
		.map(({ start, path }) => ({ id: start, path }));
}

/**
 * The chapter of a file’s name, with its ending, another or none (`ch02.md`, `ch02.html`, `ch02`); from the root of a site
 * (`/book/ch02`) the one whose path agrees with most of it.
 */
function chaptersAt(
	path: string,
	from: Target,
	targets: readonly Target[],
): readonly Target[] {
	const file = posix.normalize(posix.join(posix.dirname(from.path), path));
	const exact = targets.filter((target) => target.path === file);
	if (exact.length > 0) return exact;
	const wanted = stemOf(path.startsWith("/") ? path : file);
	const same = targets.filter((target) => stemOf(target.path) === wanted);
	if (same.length > 0) return same;
	if (!path.startsWith("/")) return namedAnywhere(wanted, targets);
	const ends = targets.filter(
		(target) =>
			wanted.endsWith(`/${stemOf(target.path)}`) ||
			`/${stemOf(target.path)}`.endsWith(wanted),
	);
	const longest = Math.max(0, ...ends.map(({ path }) => stemOf(path).length));
	return ends.filter(({ path }) => stemOf(path).length === longest);
}

/** A wiki’s name of a page: the one file of that name in whatever folder, or the one chapter of that title. */
function namedAnywhere(
	wanted: string,
	targets: readonly Target[],
): readonly Target[] {
	const name = posix.basename(wanted);
	if (name === "" || wanted.startsWith("..")) return [];
	const files = targets.filter(
		(target) => posix.basename(stemOf(target.path)) === name,
	);
	if (files.length > 0) return files.length === 1 ? files : [];
	const letters = lettersOf(name);
	const titled = targets.filter(
		({ chapter }) => letters !== "" && lettersOf(chapter.title) === letters,
	);
	return titled.length === 1 ? titled : [];
}

/** A path without what sites leave out or add: the ending, the name of a folder’s own page, a query. */
function stemOf(path: string): string {
	return path
		.replace(/\?.*$/s, "")
		.replace(/\.(?:md|markdown|mdx|qmd|rmd|html?|xhtml|ipynb)$/i, "")
		.replace(/(^|\/)(?:index|readme|_index)$/i, "$1")
		.replace(/\/+$/, "");
}

/** By an id or a heading’s words; without either, or at the title’s, where the chapter begins. */
function placesIn(target: Target, fragment = ""): Found[] {
	const { path, start } = target;
	const id = anchorId(target.idPrefix, fragment);
	if (fragment !== "") {
		// The whole id too, with the chapter’s name before it, as an author may have read it in an edition.
		for (const known of [id, fragment])
			if (target.places.has(known)) return [{ id: known, path }];
	}
	const heading = headingOf(target, fragment);
	if (heading !== undefined) return [{ id: heading, path }];
	const isStart = fragment === "" || fragment === "top";
	return isStart || target.titles.has(id) ? [{ id: start, path }] : [];
}

/**
 * The heading that another tool’s id means: GitHub, Hugo and mdBook leave out signs and count doubles from `-1`, Pandoc leaves
 * out numbers before the words too.
 */
function headingOf(
	{ chapter: { headings } }: Target,
	fragment: string,
): string | undefined {
	const meant = (id: string) => {
		const wanted = lettersOf(id);
		return headings.filter(({ text }) => {
			const own = lettersOf(text);
			return own === wanted || own.replace(/^\p{N}+/u, "") === wanted;
		});
	};
	if (lettersOf(fragment) === "") return undefined;
	const [first] = meant(fragment);
	if (first) return first.id;
	const [, words, count] = /^(.+)-(\d+)$/.exec(fragment) ?? [];
	return words === undefined ? undefined : meant(words)[Number(count)]?.id;
}

function lettersOf(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

function decoded(href: string): string {
	try {
		return decodeURIComponent(href);
	} catch {
		return href;
	}
}
