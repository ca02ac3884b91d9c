/** Links inside a publication: each leads to a place that every edition holds, or is a problem. */
import { posix } from "node:path";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Chapter } from "../../model/chapter.ts";
import type { Problem } from "../../model/problem.ts";
import { anchorId } from "../../prose/headings.ts";

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

/** Turns `02.md#silt` and `#silt` into `#id` of the place meant; returns the links that lead nowhere, or to several places. */
export function resolveLinks(chapters: readonly LinkedChapter[]): Problem[] {
	const targets = chapters.map(targetOf);
	return targets.flatMap((target) => {
		const problems: Problem[] = [];
		const bodies: Root[] = [
			target.chapter.body,
			...target.chapter.notes.map((note) => note.body),
		];
		for (const body of bodies)
			visit(body, "element", (node) => {
				const problem = resolveLink(node, target, targets);
				if (problem) problems.push(problem);
			});
		return problems;
	});
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

function resolveLink(
	node: Element,
	from: Target,
	targets: readonly Target[],
): Problem | undefined {
	const href = node.properties.href;
	const classes = node.properties.className;
	if (node.tagName !== "a" || typeof href !== "string") return undefined;
	if (Array.isArray(classes) && classes.includes("noteref")) return undefined;
	if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return undefined;
	const [found, ...more] = placesOf(href, from, targets);
	if (found && more.length === 0) {
		node.properties.href = `#${found.id}`;
		return undefined;
	}
	const start = node.position?.start;
	return {
		rule: found ? "link-ambiguous" : "link-dangling",
		message: found
			? `Unexpected link to ${href}: ${[found, ...more].map(({ path }) => path).join(" and ")} have such a place; write ${found.path}${href} or one of the others`
			: `Unexpected link to ${href || "nothing"}: no edition holds that place; write a full address (https://…), a heading’s id (#…) or a chapter’s file name`,
		file: from.chapter.file,
		line: start?.line,
		column: start?.column,
		source: from.lines[(start?.line ?? 0) - 1],
	};
}

interface Place {
	readonly id: string;
	readonly path: string;
}

/** The place that a link asks for: in the chapter that it names, else in its own, else in any other. */
function placesOf(
	href: string,
	from: Target,
	targets: readonly Target[],
): Place[] {
	const [path = "", fragment] = href.split("#", 2).map(decoded);
	if (path !== "") {
		const file = posix.normalize(posix.join(posix.dirname(from.path), path));
		return targets
			.filter((target) => target.path === file)
			.flatMap((target) => placeIn(target, fragment));
	}
	if (fragment === undefined) return [];
	const own = placeIn(from, fragment);
	if (own.length > 0) return own;
	const inOthers = targets.flatMap((target) => placeIn(target, fragment));
	if (inOthers.length > 0) return inOthers;
	return targets
		.filter(({ chapter }) => chapter.slug === fragment)
		.map(({ start, path }) => ({ id: start, path }));
}

/** By an id or a heading’s words; without either, or at the title’s, where the chapter begins. */
function placeIn(target: Target, fragment = ""): Place[] {
	const { path, start } = target;
	const id = anchorId(target.idPrefix, fragment);
	if (fragment !== "") {
		// The whole id too, with the chapter’s name before it, as an author may have read it in an edition.
		for (const known of [id, fragment])
			if (target.places.has(known)) return [{ id: known, path }];
	}
	const isStart = fragment === "" || fragment === "top";
	return isStart || target.titles.has(id) ? [{ id: start, path }] : [];
}

function decoded(href: string): string {
	try {
		return decodeURIComponent(href);
	} catch {
		return href;
	}
}
