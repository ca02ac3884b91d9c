/** The prose of a chapter as one edition needs it: pictures in place, dateline at the start, headings at their level, notes with their ways back. */
import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Footnote } from "../../model/chapter.ts";
import type { StatedChapter, StatedImage } from "../../model/statement.ts";
import { setDirections } from "./directions.ts";
import { setDrawnCode } from "./drawn-code.ts";
import { setUpright } from "./stress.ts";

interface BodyOptions {
	readonly images: readonly StatedImage[];
	/** The address of an image in this edition. */
	readonly imageAddress: (asset: StatedImage) => string;
	/** The address of the place with an id in this edition: `#id`, or a document’s name before it. */
	readonly placeAddress: (id: string) => string;
	/** Verbatim, set before the first words of the text. */
	readonly dateline?: string | undefined;
	/** Added to every heading level, where a chapter stands under the title of the publication. */
	readonly headingShift: number;
	/** Whether notes carry EPUB’s semantics, by which reading systems show them as pop-ups. */
	readonly epubType: boolean;
	/** The house’s words in the publication’s language. */
	readonly labels: Readonly<Record<string, string>>;
	/** Their language where it is another than the publication’s. */
	readonly labelsLang?: string | undefined;
}

/** A copy of the chapter’s body for one edition; the model is left as it is. */
export function bodyOf(chapter: StatedChapter, options: BodyOptions): Root {
	const body = structuredClone(chapter.body);
	prepare(body, options);
	setDirections(body, chapter.direction);
	// A paragraph runs as its own words do.
	if (options.dateline) insertDateline(body, options.dateline);
	return body;
}

/** The notes of a chapter, each with links back to where it is referred to. */
export function notesOf(chapter: StatedChapter, options: BodyOptions): Root {
	return {
		type: "root",
		children: chapter.notes.map((note) => {
			const body = structuredClone(note.body);
			prepare(body, options);
			// Their numbers stay at the side of the text.
			setDirections(body, chapter.direction, true);
			return noteItem(note, body, options);
		}),
	};
}

function prepare(tree: Root, options: BodyOptions): void {
	setUpright(tree);
	setDrawnCode(tree);
	const byPath = new Map(options.images.map((asset) => [asset.path, asset]));
	visit(tree, "element", (node) => {
		if (node.tagName === "img") {
			const asset = byPath.get(String(node.properties.src));
			if (asset) node.properties.src = options.imageAddress(asset);
		}
		const href = node.properties.href;
		if (typeof href === "string" && href.startsWith("#"))
			node.properties.href = options.placeAddress(href.slice(1));
		if (node.tagName === "input") setTaskBox(node, options);
		const depth = Number(/^h([2-6])$/.exec(node.tagName)?.[1] ?? 0);
		if (depth > 0)
			node.tagName = `h${Math.min(6, depth + options.headingShift)}`;
		const classes = node.properties.className;
		if (Array.isArray(classes) && classes.includes("noteref")) {
			node.properties.role = "doc-noteref";
			if (options.epubType) node.properties["epub:type"] = "noteref";
		}
	});
}

/** The box of a task cannot be ticked in an edition, so it is a picture of one, with words for screen readers. */
function setTaskBox(node: Element, options: BodyOptions): void {
	const done = Boolean(node.properties.checked);
	node.tagName = "span";
	node.properties = {
		className: ["task", done ? "done" : "open"],
		role: "img",
		...(options.labelsLang ? { lang: options.labelsLang } : {}),
		ariaLabel: options.labels[done ? "taskDone" : "taskOpen"],
	};
}

function insertDateline(tree: Root, dateline: string): void {
	const first = tree.children.find(
		(node): node is Element => node.type === "element" && node.tagName === "p",
	);
	const mark: ElementContent[] = [
		{
			type: "element",
			tagName: "span",
			properties: { className: ["dateline"], dataCredit: "dateline" },
			children: [{ type: "text", value: dateline }],
		},
		{ type: "text", value: " — " },
	];
	if (first) first.children.unshift(...mark);
	else
		tree.children.unshift({
			type: "element",
			tagName: "p",
			properties: {},
			children: mark,
		});
}

function noteItem(note: Footnote, body: Root, options: BodyOptions): Element {
	const back = note.references.flatMap((reference, index) =>
		backlink(note, reference, index, options),
	);
	const [first] = body.children;
	if (first?.type === "element" && first.tagName === "p")
		first.children.unshift(...back);
	else
		body.children.unshift({
			type: "element",
			tagName: "p",
			properties: {},
			children: back,
		});
	return {
		type: "element",
		tagName: options.epubType ? "aside" : "li",
		properties: {
			id: note.id,
			className: ["note"],
			...(options.epubType
				? { "epub:type": "footnote", role: "doc-footnote" }
				: {}),
		},
		children: body.children as ElementContent[],
	};
}

/** The note’s own number leads back to the first reference; letters lead to the others. */
function backlink(
	note: Footnote,
	reference: string,
	index: number,
	options: BodyOptions,
): ElementContent[] {
	return [
		{
			type: "element",
			tagName: "a",
			properties: {
				href: options.placeAddress(reference),
				className: ["backlink"],
				role: "doc-backlink",
				...(options.labelsLang ? { lang: options.labelsLang } : {}),
				ariaLabel: `${options.labels.backToReference} ${note.label}${index > 0 ? ` (${index + 1})` : ""}`,
			},
			children: [
				{
					type: "text",
					value:
						index === 0 ? note.label : String.fromCharCode(96 + (index % 26)),
				},
			],
		},
		{ type: "text", value: " " },
	];
}
