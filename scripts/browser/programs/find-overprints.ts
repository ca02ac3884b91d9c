/** Looks in the first frame of a page for text over other text, and for a page that is wider than its frame. */
import { program } from "./program.ts";

/** A text that stands over another, or a page that is wider than the screen. */
export interface Overprinted {
	readonly one: string;
	readonly other: string;
}

/** `later` selects what has no layout yet, whose box stands for its lines; "" where everything has one. */
export const findOverprints = program(
	overprintsInFrame,
	widerPage,
	overprintsAmong,
	linesOf,
	placeOf,
	inkOf,
	cutLine,
);

function overprintsInFrame(later: string): Overprinted[] {
	const frame = document.querySelector("iframe");
	const inner = frame?.contentDocument;
	const view = frame?.contentWindow;
	if (!inner?.body || !view) return [];
	// More have the same cause.
	return overprintsAmong(linesOf(inner, view, later), widerPage(inner), 5);
}

function widerPage({ documentElement }: Document): Overprinted[] {
	const { scrollWidth, clientWidth } = documentElement;
	if (scrollWidth <= clientWidth + 1) return [];
	return [
		{ one: `a page of ${clientWidth} pixels`, other: `one of ${scrollWidth}` },
	];
}

/** In CSS pixels. */
interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** A line of text. */
export interface Line extends Box {
	/** The block that it is of, whose own lines may touch. */
	readonly owner: unknown;
	readonly text: string;
}

/** Adds to what is `found` one finding for two blocks that stand over each other, from the top of the page, up to `most`. */
export function overprintsAmong(
	lines: readonly Line[],
	found: readonly Overprinted[],
	most: number,
): Overprinted[] {
	// CSS pixels: half a point.
	const tolerance = 2 / 3;
	const all = [...found];
	const told = new Map<unknown, Set<unknown>>();
	const sorted = [...lines].sort((a, b) => a.top - b.top);
	for (const [index, one] of sorted.entries())
		for (let at = index + 1; at < sorted.length; at += 1) {
			const other = sorted[at];
			if (!other || other.top > one.bottom - tolerance) break;
			const across =
				Math.min(one.right, other.right) - Math.max(one.left, other.left);
			const down = Math.min(one.bottom, other.bottom) - other.top;
			if (one.owner === other.owner) continue;
			if (across <= tolerance || down <= tolerance) continue;
			const known = told.get(one.owner) ?? new Set();
			if (known.has(other.owner)) continue;
			told.set(one.owner, known.add(other.owner));
			all.push({ one: one.text, other: other.text });
			if (all.length >= most) return all;
		}
	return all;
}

/** What the text of an element is of, and how it shows. */
interface Place {
	/** The block. */
	readonly owner: Element;
	/** Of the type, in CSS pixels. */
	readonly size: number;
	readonly isSeen: boolean;
	/** The boxes that cut it off. */
	readonly clips: readonly Box[];
}

/** Every line of text that shows. */
function linesOf(inner: Document, view: Window, later: string): Line[] {
	const lines: Line[] = [];
	const places = new Map<Element, Place>();
	const range = inner.createRange();
	walk(inner.body);
	return lines;

	function walk(parent: Element): void {
		for (const node of parent.childNodes) {
			if (node.nodeType === Node.TEXT_NODE) addText(node as Text, parent);
			else if (node.nodeType === Node.ELEMENT_NODE)
				walkElement(node as Element);
		}
	}

	function walkElement(element: Element): void {
		// What a formula or a drawing shows is its own to place; what stands above letters belongs to them.
		if (/^(math|svg|rt|rp|script|style)$/i.test(element.localName)) return;
		if (later === "" || !element.matches(later)) walk(element);
		else {
			const box = element.getBoundingClientRect();
			lines.push(...cutLine(box, [], element, element.textContent));
		}
	}

	function addText(node: Text, parent: Element): void {
		if (!node.data.trim()) return;
		const { owner, size, isSeen, clips } = placeOf(parent, places, view);
		if (!isSeen) return;
		range.selectNodeContents(node);
		for (const box of range.getClientRects())
			lines.push(...cutLine(inkOf(box, size), clips, owner, node.data));
	}
}

/** Known `places` are asked first, since each element asks those around it. */
function placeOf(
	element: Element,
	places: Map<Element, Place>,
	view: Window,
): Place {
	const known = places.get(element);
	if (known) return known;
	const style = view.getComputedStyle(element);
	const around =
		element.parentElement && placeOf(element.parentElement, places, view);
	const clips = around?.clips ?? [];
	const place: Place = {
		owner:
			around && /^(inline|ruby|contents)/.test(style.display)
				? around.owner
				: element,
		size: Number.parseFloat(style.fontSize),
		isSeen:
			(around?.isSeen ?? true) &&
			style.visibility === "visible" &&
			style.display !== "none" &&
			Number(style.opacity) > 0.1,
		clips:
			style.overflowX === "visible"
				? clips
				: [...clips, element.getBoundingClientRect()],
	};
	places.set(element, place);
	return place;
}

/** From the height of capitals to that of descenders: a line’s box also has the room above and below them. `size` in CSS pixels. */
export function inkOf({ left, right, top, bottom }: Box, size: number): Box {
	const baseline = bottom - (bottom - top) / 4;
	return {
		left,
		right,
		top: baseline - 0.68 * size,
		bottom: baseline + 0.18 * size,
	};
}

/** The line that is left of a box between others; none where nothing is. */
export function cutLine(
	box: Box,
	clips: readonly Box[],
	owner: unknown,
	text: string,
): Line[] {
	let { left, right, top, bottom } = box;
	for (const clip of clips) {
		left = Math.max(left, clip.left);
		right = Math.min(right, clip.right);
		top = Math.max(top, clip.top);
		bottom = Math.min(bottom, clip.bottom);
	}
	if (right <= left || bottom <= top) return [];
	const words = text.replace(/\s+/g, " ").trim().slice(0, 60);
	return [{ left, right, top, bottom, owner, text: words }];
}
