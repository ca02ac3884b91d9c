/** An image alone in its paragraph becomes a figure: picture, caption and, right beside it, its credit. */
import type { Element, Nodes, Parents, Properties, Root } from "hast";
import type { Image, ImageReference, Root as MarkdownRoot } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { alignment } from "./align-blocks.ts";
import type { ProseContext, ProseImage } from "./context.ts";
import { blockElements, element, isElement, solid } from "./elements.ts";
import { linesOf, markCredit } from "./mark-credit.ts";
import { proseData } from "./prose-data.ts";
import { wordsOf } from "./words-of.ts";

/**
 * `![Alt](path "Caption")`. The alternative text is required; `![](path "decorative")` marks a picture that says nothing.
 * `src` becomes the path of the manuscript, for the edition to replace.
 */
export function figures(context: ProseContext) {
	return (root: Root): void => {
		setFigures(root, context);
		for (const { body } of proseData(root).notes ?? [])
			setFigures(body, context);
	};
}

function setFigures(tree: Root, context: ProseContext): void {
	const made = new Set(setLoose(tree, context));
	visit(tree, "element", (node, index, parent) => {
		if (!parent || index === undefined) return;
		if (made.has(node)) return SKIP;
		if (node.tagName === "figure") return keepFigure(node, context);
		if (node.tagName === "img") return keepInLine(node, index, parent, context);
		if (node.tagName === "p" && solid(node).every(isPictureOrBreak)) {
			if (!solid(node).some(pictureOf)) return;
			const set = solid(node).flatMap((part) => figure(part, context));
			takePlace(node, set[0]);
			parent.children.splice(index, 1, ...set);
			return [SKIP, index + set.length];
		}
		if (holders.has(node.tagName))
			for (const figure of setLoose(node, context)) made.add(figure);
		return;
	});
}

/** Takes an empty text in Markdown for one that is forgotten; HTML’s `alt=""` says that there is none (HTML §4.8.4.4.10). */
export function forgottenTexts() {
	return (tree: MarkdownRoot): void => {
		visit(tree, ["image", "imageReference"], (node) => {
			const image = node as Image | ImageReference;
			if (!image.alt?.trim()) image.alt = null;
		});
	};
}

/** Elements in which a picture between blocks stands as between paragraphs. */
const holders = new Set("li td th dd div section aside blockquote".split(" "));

/** Makes figures of the pictures that stand between blocks, as HTML has them and tight lists; returns them. */
function setLoose(parent: Element | Root, context: ProseContext): Element[] {
	const parts = solid(parent);
	const isLoose = parts.every(
		(part) => isPictureOrBreak(part) || isElement(part, ...blockElements),
	);
	if (!isLoose || !parts.some(pictureOf)) return [];
	const made: Element[] = [];
	parent.children = parent.children.flatMap((part) => {
		if (!pictureOf(part)) return [part as Element];
		const set = figure(part, context);
		made.push(...set);
		return set;
	});
	return made;
}

/** What may stand around a picture and leave it one that stands by itself. */
const around = "a em strong b i u span small mark del ins".split(" ");

/** The image that `part` is, or that is all of the link or the stress that it is. */
export function pictureOf(part: Nodes): Element | undefined {
	if (isElement(part, "img")) return part;
	if (!isElement(part, ...around)) return undefined;
	const [inner, ...more] = solid(part);
	return inner && more.length === 0 ? pictureOf(inner) : undefined;
}

function isPictureOrBreak(part: Nodes): boolean {
	return isElement(part, "br") || pictureOf(part) !== undefined;
}

/** The id and the language of a paragraph that becomes a figure. */
function takePlace(paragraph: Element, made: Element | undefined): void {
	const { id, lang, dir } = paragraph.properties;
	if (!made) return;
	const aligned = alignment(paragraph);
	if (aligned.length > 0) made.properties.className = aligned;
	const inner = made.properties.id;
	// Two ids are two places.
	if (id !== undefined && inner !== undefined)
		made.children.unshift(element("span", { id: inner }, []));
	Object.assign(made.properties, definedOf({ id, lang, dir }));
}

function definedOf(properties: Properties): Properties {
	return Object.fromEntries(
		Object.entries(properties).filter(([, value]) => value !== undefined),
	);
}

/** A picture among words has no room for a caption, nor for the credit that its maker is owed. */
function keepInLine(
	node: Element,
	index: number,
	parent: Parents,
	context: ProseContext,
): [typeof SKIP, number] | undefined {
	const caption = captionOf(node);
	const { position } = node;
	const asset = readImage(node, context);
	// Lines are no higher for it.
	delete node.properties.style;
	if (!asset) {
		parent.children.splice(index, 1);
		return [SKIP, index];
	}
	const extra = caption ? "caption" : asset.creditText ? "credit" : undefined;
	if (!extra || node.properties.alt === "") return undefined;
	node.data = {
		...node.data,
		imageLine: { caption, creditText: asset.creditText },
	};
	context.note(
		"image-in-line",
		`Unexpected picture with a ${extra} among words, where there is no room for it: it stands in a line of its own below them; set ${asset.path} in a paragraph of its own`,
		position?.start,
	);
	return undefined;
}

function figure(outer: Nodes, context: ProseContext): Element[] {
	const image = pictureOf(outer);
	if (!image || !isElement(outer)) return [];
	const caption = captionOf(image);
	const asset = readImage(image, context);
	if (!asset) return [];
	const { id, ...rest } = image.properties;
	image.properties = rest;
	const words: Element["children"] =
		caption && image.properties.alt !== ""
			? [{ type: "text", value: `${caption} `, ...positionOf(image) }]
			: [];
	return [
		element("figure", definedOf({ id }), [
			outer,
			...figcaption(words, [asset]),
		]),
	];
}

function captionOf(image: Element): string {
	const { title } = image.properties;
	return typeof title === "string" ? title.trim() : "";
}

function positionOf(node: Element): Pick<Element, "position"> {
	return node.position ? { position: node.position } : {};
}

/** A figure that the author wrote in HTML keeps its caption; captions and credits of its pictures are added to it. */
function keepFigure(node: Element, context: ProseContext): typeof SKIP {
	const old = node.children.find((child): child is Element =>
		isElement(child, "figcaption"),
	);
	const assets = new Set<ProseImage>();
	const captions: string[] = [];
	visit(node, "element", (child) => {
		if (child.tagName !== "img") return;
		const caption = captionOf(child);
		const asset = readImage(child, context, old);
		if (!asset) return;
		assets.add(asset);
		if (caption && child.properties.alt !== "") captions.push(caption);
	});
	if (assets.size === 0) return SKIP;
	const words = [
		...(old ? [...old.children, space] : []),
		...captions.flatMap((value) => [
			{ type: "text" as const, value, ...positionOf(node) },
			space,
		]),
	];
	const [made] = figcaption(words, [...assets]);
	if (old && made) old.children = made.children;
	else if (made) node.children.push(made);
	return SKIP;
}

const space = { type: "text" as const, value: " " };

function figcaption(
	words: Element["children"],
	assets: readonly ProseImage[],
): Element[] {
	let written = words;
	const credits = [
		...new Set(assets.flatMap((asset) => asset.creditText ?? [])),
	]
		.filter((value) => {
			const marked = markCredit(written, value);
			written = marked ?? written;
			return !marked;
		})
		.map((value) =>
			element("span", { className: ["image-credit"], dataCredit: "image" }, [
				{ type: "text", value },
			]),
		)
		.flatMap((credit, index) => (index === 0 ? [credit] : [space, credit]));
	return written.length + credits.length > 0
		? [element("figcaption", {}, [...written, ...credits])]
		: [];
}

function readImage(
	node: Element,
	context: ProseContext,
	figcaption?: Element,
): ProseImage | undefined {
	const path = String(node.properties.src ?? "");
	const written = String(node.properties.alt ?? "").trim();
	const decorative = node.properties.title === "decorative";
	const isMissing = node.properties.alt === undefined && !decorative;
	const asset = context.image(path, node.position?.start, [
		...(decorative || node.properties.alt === "" ? [] : [captionOf(node)]),
		...linesOf(figcaption?.children ?? []),
	]);
	const alt = isMissing
		? asset?.altText ||
			captionOf(node) ||
			(figcaption ? wordsOf(figcaption) : "") ||
			nameOf(path)
		: written;
	if (isMissing)
		context.note(
			"alt-missing",
			`Missing alternative text of ${path}: it is read out as “${alt}”; write ![what it shows](${path}), or ![](${path} "decorative") if it says nothing`,
			node.position?.start,
			alt,
		);
	if (/\.(jpe?g|png|svg|gif|webp|tiff?)$/i.test(written))
		context.note(
			"alt-is-file-name",
			`Unexpected alternative text “${alt}”: it is a file name; say what the picture shows`,
			node.position?.start,
		);
	if (!asset) return undefined;
	if (alt !== "" && alt === asset.creditText)
		context.note(
			"alt-is-credit",
			`Unexpected alternative text “${alt}”: it is the credit line; say what the picture shows`,
			node.position?.start,
		);
	const { id, lang, dir } = node.properties;
	const style = widthOf(node.properties.width);
	node.properties = {
		...definedOf({ id, lang, dir, style }),
		src: asset.path,
		alt,
		width: asset.width,
		height: asset.height,
	};
	return asset;
}

/** How wide its author wants it, as a style; nothing where that is no length. */
function widthOf(width: unknown): string | undefined {
	const [, number = "", unit = ""] =
		/^\s*(\d{1,4}(?:\.\d{1,3})?)\s*(%|px|cm|mm|in|pt|pc|r?em)?\s*$/i.exec(
			String(width ?? ""),
		) ?? [];
	if (!(Number(number) > 0)) return undefined;
	return `width: ${number}${unit.toLowerCase() || "px"}`;
}

/** The file’s, as people read it. */
function nameOf(path: string): string {
	const name = path.replace(/[?#].*$/s, "").replace(/^.*\//s, "");
	try {
		return decodeURIComponent(name) || path;
	} catch {
		return name;
	}
}
