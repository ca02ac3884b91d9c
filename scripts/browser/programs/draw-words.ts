/**
 * Lists the words that the zones of a page’s frames say and where each stands, takes their ink out, and draws them anew,
 * black on white in the same places and with nothing else.
 */
import { program } from "./program.ts";

/** What a reader must be able to read: the title, and whatever carries a credit. */
export interface SeenZone {
	/** Index of the frame. */
	readonly frame: number;
	/** As `data-credit` says, or `title`. */
	readonly kind: string;
	readonly text: string;
}

/** In CSS pixels of the page that shows the frames. */
interface Place {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** A word, or the part of one that stands in one line; where lines break anywhere, a letter. */
export interface Word {
	/** Index of its zone. */
	readonly zone: number;
	readonly text: string;
	/** Nothing where it has no place. */
	readonly box?: Place | undefined;
	/** Of the type that it is set in, in CSS pixels: of what it stands above or below, where it does. */
	readonly size: number;
	/** Whether it is set as text is: not as formulas are, or from top to bottom. */
	readonly isPlain: boolean;
	/** Whether it stands above other words and has no place in their line (HTML §4.5.11). */
	readonly isAbove: boolean;
	readonly isRightToLeft: boolean;
	/** Whether it is out of sight, or half of it, until readers move the table that it stands in. */
	readonly isMoved: boolean;
}

/** How large a word is where nothing bends it, in CSS pixels. */
export interface Extent {
	readonly width: number;
	readonly height: number;
}

/** A word with what it is drawn anew from. */
interface KeptWord extends Word {
	readonly frame: number;
	readonly parent: Element;
}

/** What the document keeps between two calls. */
interface Kept {
	words?: readonly KeptWord[];
	/** Styles as they were, by their elements. */
	styles?: Map<HTMLElement, string>;
	hosts?: readonly Element[];
}

/** Makes each frame as high as what it shows, and lists zones and words in the order of the documents. */
export const findWords = program(
	wordsOfFrames,
	fitFrame,
	wordsOfZone,
	wordsOfNode,
	scrollerOf,
	isInside,
	piecesIn,
	wordOf,
	placesOf,
	sizeOf,
	isPlainText,
);

export const takeInk = program(takeInkOfWords, decoratedAround, withoutInk);

export const giveInkBack = program(restoreStyles);

/** Returns the extents of the words, in order. */
export const drawClean = program(
	drawWordsClean,
	isBent,
	hostFor,
	cleanSpan,
	lettersApart,
);

export const endClean = program(removeHosts);

/** For each word of these indices what hides it, where that can be told: a style with its element, or what stands over it. */
export const findCauses = program(
	causesOf,
	causeOf,
	causeOfStyle,
	coverOf,
	nameOf,
);

async function wordsOfFrames(): Promise<{
	zones: SeenZone[];
	words: Word[];
}> {
	const zones: SeenZone[] = [];
	const words: KeptWord[] = [];
	const frames = [...document.querySelectorAll("iframe")];
	for (const element of frames) {
		fitFrame(element);
		// What is laid out for the first time in this state may ask for another face.
		await element.contentDocument?.fonts.ready;
		fitFrame(element);
	}
	for (const [frame, element] of frames.entries()) {
		const inner = element.contentDocument;
		const view = element.contentWindow;
		if (!inner?.body || !view) continue;
		const { left, top } = element.getBoundingClientRect();
		const selector = "[data-credit], h1.p-name";
		for (const zone of inner.querySelectorAll<HTMLElement>(selector)) {
			const kind = zone.dataset.credit ?? "title";
			const index = zones.push({ frame, kind, text: zone.textContent }) - 1;
			for (const word of wordsOfZone(zone, selector, view))
				words.push({
					...word,
					zone: index,
					frame,
					box: word.box && {
						left: word.box.left + left,
						top: word.box.top + top,
						right: word.box.right + left,
						bottom: word.box.bottom + top,
					},
				});
		}
	}
	(globalThis as unknown as Kept).words = words;
	return {
		zones,
		words: words.map(({ frame, parent, ...word }) => word),
	};
}

function fitFrame(frame: HTMLIFrameElement): void {
	// What is as high as the window grows with it.
	for (let round = 0; round < 3; round += 1) {
		const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
		if (height === frame.clientHeight) return;
		frame.height = String(Math.min(height, 200_000));
	}
}

type FoundWord = Omit<KeptWord, "zone" | "frame">;

/** Of what it says itself: zones in it speak for themselves. */
function wordsOfZone(
	zone: Element,
	selector: string,
	view: Window,
): FoundWord[] {
	const words: FoundWord[] = [];
	const { ownerDocument } = zone;
	const walker = ownerDocument.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
	const isMixed = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(
		zone.textContent,
	);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const parent = node.parentElement;
		if (!parent || parent.closest(selector) !== zone) continue;
		// What a drawing shows is its own to place.
		if (parent.closest("svg, style, script, template, rp")) continue;
		words.push(...wordsOfNode(node as Text, parent, isMixed, view));
	}
	return words;
}

function wordsOfNode(
	node: Text,
	parent: Element,
	isMixed: boolean,
	view: Window,
): FoundWord[] {
	const { data } = node;
	if (!data.trim()) return [];
	const style = view.getComputedStyle(parent);
	const around = {
		parent,
		size: sizeOf(parent, view),
		isPlain: isPlainText(parent, style),
		isAbove: parent.closest("rt") !== null,
		isRightToLeft: isMixed || style.direction === "rtl",
	};
	const range = parent.ownerDocument.createRange();
	// What is skipped has a place all the same (CSS Containment 2 §4).
	const isRendered =
		parent.checkVisibility() &&
		style.getPropertyValue("content-visibility") !== "hidden";
	const frame = scrollerOf(parent, view);
	return piecesIn(data, around.isRightToLeft).flatMap(([start, end]) =>
		(isRendered
			? placesOf(range, node, start, end)
			: [{ start, end, box: undefined }]
		).map((place) => {
			const isMoved = Boolean(
				place.box && frame && !isInside(place.box, frame),
			);
			return wordOf(data, place, { ...around, isMoved });
		}),
	);
}

/** The frame of a table that is wider than its column: readers move the table in it, so that not all of it is seen at once. */
function scrollerOf(parent: Element, view: Window): Place | undefined {
	const table = parent.closest("table");
	for (let at = table?.parentElement; at; at = at.parentElement)
		if (
			/auto|scroll/.test(view.getComputedStyle(at).overflowX) &&
			at.scrollWidth > at.clientWidth &&
			// What is a slit is there to hide.
			at.clientWidth > 200
		)
			return at.getBoundingClientRect();
	return undefined;
}

function isInside(box: Place, frame: Place): boolean {
	return box.left >= frame.left && box.right <= frame.right;
}

/** Start and end of what stands together in a line: words, and letters of scripts that have none. Where directions mix, signs stand for themselves. */
function piecesIn(data: string, isMixed: boolean): [number, number][] {
	// Pictures that several characters make are one: families, flags, shades of skin (Unicode Technical Standard 51).
	const pieces = isMixed
		? /\p{RI}\p{RI}|\p{ExtPict}(?:\p{EMod}|\ufe0f)?(?:\u200d\p{ExtPict}(?:\p{EMod}|\ufe0f)?)*|[\p{L}\p{M}\p{N}\u200c\u200d]+|[^\s\p{L}\p{M}\p{N}]/gu
		: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\u3000-\u303f\uff00-\uff65]|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\u3000-\u303f\uff00-\uff65]+/gu;
	return [...data.matchAll(pieces)].flatMap(({ index, 0: piece }) =>
		// What steers lines and directions is not seen.
		/[^\p{Default_Ignorable_Code_Point}\p{M}]/u.test(piece)
			? [[index, index + piece.length] as [number, number]]
			: [],
	);
}

interface PartOfNode {
	readonly start: number;
	readonly end: number;
	readonly box?: Place | undefined;
}

/** The parts of a piece that lines or directions divide, each with its place. */
function placesOf(
	range: Range,
	node: Text,
	start: number,
	end: number,
): PartOfNode[] {
	const rectOf = (from: number, to: number) => {
		range.setStart(node, from);
		range.setEnd(node, to);
		return [...range.getClientRects()].filter(
			({ width, height }) => width > 0 && height > 0,
		);
	};
	const whole = rectOf(start, end);
	const [only] = whole;
	if (whole.length < 2) return [{ start, end, box: only }];
	const parts: PartOfNode[] = [];
	let from = start;
	for (const letter of node.data.slice(start, end)) {
		const to = from + letter.length;
		// At the end of a line a letter may have a place of no width in the next one.
		const [box] = rectOf(from, to);
		const last = parts.at(-1);
		const isBeside =
			box && last?.box && Math.abs(box.top - last.box.top) < box.height / 2;
		if (last && (!box || !last.box || isBeside)) {
			const one = last.box ?? box;
			const other = box ?? last.box;
			parts[parts.length - 1] = {
				start: last.start,
				end: to,
				box: one &&
					other && {
						left: Math.min(one.left, other.left),
						top: Math.min(one.top, other.top),
						right: Math.max(one.right, other.right),
						bottom: Math.max(one.bottom, other.bottom),
					},
			};
		} else parts.push({ start: from, end: to, box });
		from = to;
	}
	return parts;
}

function wordOf(
	data: string,
	{ start, end, box }: PartOfNode,
	around: Omit<FoundWord, "text" | "box">,
): FoundWord {
	const text = data.slice(start, end).replaceAll("\u00ad", "");
	return {
		...around,
		text,
		box: box && {
			left: box.left,
			top: box.top,
			right: box.right,
			bottom: box.bottom,
		},
	};
}

/** Raised and lowered letters, and readings above others, are as large as what they belong to, unless they are smaller than half of it. */
function sizeOf(parent: Element, view: Window): number {
	const own = Number.parseFloat(view.getComputedStyle(parent).fontSize);
	let base: Element = parent;
	while (/^(sub|sup|rt|small)$/.test(base.localName) && base.parentElement)
		base = base.parentElement;
	const size = Number.parseFloat(view.getComputedStyle(base).fontSize);
	return own * 2.1 < size ? own : Math.max(own, size);
}

function isPlainText(parent: Element, style: CSSStyleDeclaration): boolean {
	return (
		parent.closest("math") === null && style.writingMode === "horizontal-tb"
	);
}

/** What is inherited from the elements that hold text takes the ink of their letters, and of nothing else. */
function takeInkOfWords(): void {
	const kept = globalThis as unknown as Kept;
	const styles = new Map<HTMLElement, string>();
	const parents = new Set((kept.words ?? []).map(({ parent }) => parent));
	const lines: [HTMLElement, string][] = [];
	for (const parent of parents) lines.push(...decoratedAround(parent));
	// A line below the letters has their colour, and stays.
	for (const [element, colour] of lines) {
		if (!styles.has(element)) styles.set(element, element.style.cssText);
		element.style.setProperty("text-decoration-color", colour, "important");
	}
	const inks: [HTMLElement, [string, string][]][] = [];
	for (const parent of parents)
		inks.push([parent as HTMLElement, withoutInk(parent)]);
	for (const [element, properties] of inks) {
		if (!styles.has(element)) styles.set(element, element.style.cssText);
		for (const [property, value] of properties)
			element.style.setProperty(property, value, "important");
	}
	kept.styles = styles;
}

function withoutInk(parent: Element): [string, string][] {
	const view = parent.ownerDocument.defaultView;
	const ink: [string, string][] = [
		["transition", "none"],
		["-webkit-text-fill-color", "transparent"],
	];
	if (!view?.matchMedia("(forced-colors: active)").matches) return ink;
	// Forced colours are the reader’s, and no style may be without ink; so the element keeps them by itself, and all but the letters.
	const style = view.getComputedStyle(parent);
	const forced = [
		"background-color",
		"border-top-color",
		"border-right-color",
		"border-bottom-color",
		"border-left-color",
		"outline-color",
		"color",
	];
	return [
		...forced.map((property): [string, string] => [
			property,
			style.getPropertyValue(property),
		]),
		["forced-color-adjust", "none"],
		...ink,
	];
}

/** The elements around whose lines run below or through the letters, with the colour of these. */
function decoratedAround(parent: Element): [HTMLElement, string][] {
	const view = parent.ownerDocument.defaultView;
	const found: [HTMLElement, string][] = [];
	for (let at: Element | null = parent; at && view; at = at.parentElement) {
		const style = view.getComputedStyle(at);
		if (style.textDecorationLine !== "none")
			found.push([at as HTMLElement, style.textDecorationColor]);
	}
	return found;
}

function restoreStyles(): void {
	const kept = globalThis as unknown as Kept;
	for (const [element, text] of kept.styles ?? []) element.style.cssText = text;
}

/** Over all that a document shows, and out of reach of its styles: in the top layer, in a tree of its own. */
function drawWordsClean(): (Extent | undefined)[] {
	const kept = globalThis as unknown as Kept;
	const words = kept.words ?? [];
	const hosts: HTMLElement[] = [];
	const spans = new Map<KeptWord, HTMLElement>();
	for (const [frame, element] of [
		...document.querySelectorAll("iframe"),
	].entries()) {
		const inner = element.contentDocument;
		const view = element.contentWindow;
		if (!inner?.body || !view) continue;
		const host = hostFor(inner);
		hosts.push(host);
		const root = host.attachShadow({ mode: "open" });
		for (const word of words)
			if (word.frame === frame) {
				const span = cleanSpan(word, view);
				spans.set(word, span);
				root.append(span);
			}
		inner.documentElement.append(host);
		host.showPopover();
	}
	kept.hosts = hosts;
	// All are measured before one is moved, so that they are laid out once.
	const placed = words.map((word) => {
		const span = spans.get(word);
		const range = span?.ownerDocument.createRange();
		if (!span || !range) return undefined;
		range.selectNodeContents(span);
		return { span, box: range.getBoundingClientRect(), word };
	});
	const origins = [...document.querySelectorAll("iframe")].map((frame) =>
		frame.getBoundingClientRect(),
	);
	return placed.map((item) => {
		if (!item) return undefined;
		const { span, box, word } = item;
		const origin = origins[word.frame];
		if (word.box && origin) {
			span.style.left = `${word.box.left - origin.left - box.left}px`;
			span.style.top = `${word.box.top - origin.top - box.top}px`;
		}
		if (word.box && isBent(word.box, box)) span.style.visibility = "hidden";
		return { width: box.width, height: box.height };
	});
}

/** What is drawn in another size has no place here: it would stand upon its neighbours. */
function isBent(one: Place, other: Place): boolean {
	const across = (one.right - one.left) / (other.right - other.left);
	const down = (one.bottom - one.top) / (other.bottom - other.top);
	return Math.min(across, down) < 0.6 || Math.max(across, down) > 1.7;
}

function hostFor(inner: Document): HTMLElement {
	const host = inner.createElementNS(
		"http://www.w3.org/1999/xhtml",
		"div",
	) as HTMLElement;
	host.popover = "manual";
	const styles: Readonly<Record<string, string>> = {
		all: "initial",
		display: "block",
		position: "fixed",
		inset: "0",
		width: "100%",
		height: "100%",
		overflow: "hidden",
		background: "#fff",
		"color-scheme": "light",
		"forced-color-adjust": "none",
		"pointer-events": "none",
	};
	for (const [property, value] of Object.entries(styles))
		host.style.setProperty(property, value, "important");
	return host;
}

/** The word with the type of its element, and with nothing that would bend or crowd it. */
function cleanSpan(word: KeptWord, view: Window): HTMLElement {
	const { parent } = word;
	const span = parent.ownerDocument.createElementNS(
		"http://www.w3.org/1999/xhtml",
		"span",
	) as HTMLElement;
	const style = view.getComputedStyle(parent);
	for (const property of [
		"font-family",
		"font-size",
		"font-weight",
		"font-style",
		"font-stretch",
		"font-variant-caps",
		"font-variant-numeric",
		"font-variant-ligatures",
		"font-variant-east-asian",
		"font-variant-alternates",
		"font-variant-position",
		"font-kerning",
		"font-feature-settings",
		"font-variation-settings",
		"font-optical-sizing",
		"font-synthesis",
		"font-palette",
		"text-rendering",
		"text-transform",
		"text-spacing-trim",
		"text-autospace",
		"direction",
	])
		span.style.setProperty(property, style.getPropertyValue(property));
	span.style.letterSpacing = lettersApart(style);
	span.style.cssText +=
		";position:absolute;left:0;top:0;white-space:pre;color:#000;line-height:normal";
	const language = parent.closest("[lang]")?.getAttribute("lang");
	if (language) span.lang = language;
	span.textContent = word.text;
	return span;
}

/** Letters that stand upon each other, or far from each other, are not copied. */
function lettersApart(style: CSSStyleDeclaration): string {
	const apart = Number.parseFloat(style.letterSpacing) || 0;
	const size = Number.parseFloat(style.fontSize);
	return apart < -0.06 * size || apart > 0.5 * size ? "0" : `${apart}px`;
}

function removeHosts(): void {
	const kept = globalThis as unknown as Kept;
	for (const host of kept.hosts ?? []) host.remove();
	kept.hosts = [];
}

function causesOf(indices: readonly number[]): (string | undefined)[] {
	const { words = [] } = globalThis as unknown as Kept;
	const frames = [...document.querySelectorAll("iframe")];
	return indices.map((index) => {
		const word = words[index];
		const frame = word && frames[word.frame];
		return frame && causeOf(word, frame);
	});
}

function causeOf(word: KeptWord, frame: HTMLIFrameElement): string | undefined {
	const view = frame.contentWindow;
	if (!view) return undefined;
	const cover = word.box && coverOf(word, word.box, frame);
	if (cover) return `covered by ${cover}`;
	for (let at: Element | null = word.parent; at; at = at.parentElement) {
		const style = causeOfStyle(view.getComputedStyle(at));
		if (style) return `${style} on ${nameOf(at)}`;
	}
	for (let at: Element | null = word.parent; at; at = at.parentElement)
		for (const pseudo of ["::before", "::after"]) {
			const { content, position } = view.getComputedStyle(at, pseudo);
			if (content !== "none" && /absolute|fixed/.test(position))
				return `covered by ${nameOf(at)}${pseudo}`;
		}
	return undefined;
}

/** Of the styles by which something is hidden, the first that is not as it is by itself. */
function causeOfStyle(style: CSSStyleDeclaration): string | undefined {
	const plain: Readonly<Record<string, RegExp>> = {
		display: /^(?!none)/,
		visibility: /^visible$/,
		"content-visibility": /^(visible|auto)$/,
		opacity: /^1$/,
		filter: /^none$/,
		"mask-image": /^none$/,
		"clip-path": /^none$/,
		"mix-blend-mode": /^normal$/,
		transform: /^none$/,
		zoom: /^1$/,
		"text-indent": /^-?\d{0,2}(\.\d+)?px$/,
		"offset-path": /^none$/,
		"-webkit-text-stroke-width": /^0px$/,
		"z-index": /^(auto|\d+)$/,
	};
	const [hiding] = Object.entries(plain).filter(([property, value]) => {
		const own = style.getPropertyValue(property);
		return own !== "" && !value.test(own);
	});
	return hiding && `${hiding[0]}: ${style.getPropertyValue(hiding[0])}`;
}

/** What is met first at the middle of a word, where that is neither around the word nor in it. */
function coverOf(
	{ parent }: KeptWord,
	{ left, top, right, bottom }: Place,
	frame: HTMLIFrameElement,
): string | undefined {
	const origin = frame.getBoundingClientRect();
	const met = parent.ownerDocument.elementFromPoint(
		(left + right) / 2 - origin.left,
		(top + bottom) / 2 - origin.top,
	);
	return met && !met.contains(parent) && !parent.contains(met)
		? nameOf(met)
		: undefined;
}

function nameOf(element: Element): string {
	const [first] = element.classList;
	return element.localName + (first ? `.${first}` : "");
}
