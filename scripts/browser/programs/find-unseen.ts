/** Looks at every credit of the documents that a page shows in its frames, for what no reader sees of it. */
import { program } from "./program.ts";

/** A credit of which something cannot be seen. */
export interface Unseen {
	/** Index of the frame. */
	readonly frame: number;
	/** Of the zones of the frame, from 0; -1 where nothing of it is shown. */
	readonly zone: number;
	/** As `data-credit` says, `title`, or `page` where nothing of it is shown. */
	readonly kind: string;
	readonly text: string;
	readonly fault: string;
}

export const findUnseen = program(
	unseenCredits,
	unseenIn,
	faultOf,
	faultOfElement,
	faultOfText,
	faultOfNode,
	isCutOff,
	contrastOf,
	groundBehind,
	contrastBetween,
	partsOf,
	luminance,
	generatedText,
	toldOtherwise,
	nameOf,
);

function unseenCredits(): Unseen[] {
	return [...document.querySelectorAll("iframe")].flatMap((element, frame) => {
		const inner = element.contentDocument;
		const view = element.contentWindow;
		return inner?.body && view
			? unseenIn(inner, view).map((unseen) => ({ frame, ...unseen }))
			: [{ frame, zone: -1, kind: "page", text: "", fault: "not shown" }];
	});
}

function unseenIn(inner: Document, view: Window): Omit<Unseen, "frame">[] {
	const zones = inner.querySelectorAll<HTMLElement>("[data-credit], h1.p-name");
	return [...zones].flatMap((element, zone) => {
		const fault = faultOf(element, view);
		if (!fault) return [];
		const kind = element.dataset.credit ?? "title";
		return [{ zone, kind, text: element.textContent, fault }];
	});
}

function faultOf(zone: HTMLElement, view: Window): string | undefined {
	for (let at: Element | null = zone; at; at = at.parentElement) {
		const fault = faultOfElement(at, view);
		if (fault) return `${fault} on ${nameOf(at)}`;
	}
	return (
		faultOfText(zone, view) ?? generatedText(zone, view) ?? toldOtherwise(zone)
	);
}

/** What hides an element with all that it holds. */
function faultOfElement(element: Element, view: Window): string | undefined {
	const style = view.getComputedStyle(element);
	if (style.display === "none") return "display: none";
	if (Number(style.opacity) < 0.2) return `opacity ${style.opacity}`;
	if (/opacity\(0/.test(style.filter)) return "filter";
	if (style.clipPath !== "none") return "clip-path";
	if (/^rect\(/.test(style.clip) && style.position === "absolute")
		return "clip";
	if (element.getAttribute("aria-hidden") === "true") return "aria-hidden";
	if (element.hasAttribute("inert")) return "inert";
	return undefined;
}

/** Looks at every piece of text, since a name alone may be hidden in a line that is not. */
function faultOfText(zone: Element, view: Window): string | undefined {
	const walker = zone.ownerDocument.createTreeWalker(
		zone,
		NodeFilter.SHOW_TEXT,
	);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const parent = node.parentElement;
		if (!parent || !node.textContent?.trim()) continue;
		const fault = faultOfNode(node, parent, view);
		if (fault) return `${fault} on ${nameOf(parent)}`;
	}
	return undefined;
}

function faultOfNode(
	node: Node,
	parent: Element,
	view: Window,
): string | undefined {
	const style = view.getComputedStyle(parent);
	if (!parent.checkVisibility({ contentVisibilityAuto: false }))
		return "not rendered";
	if (style.visibility !== "visible") return `visibility: ${style.visibility}`;
	if (Number.parseFloat(style.fontSize) < 4)
		return `font-size: ${style.fontSize}`;
	const range = parent.ownerDocument.createRange();
	range.selectNodeContents(node);
	const box = range.getBoundingClientRect();
	if (box.width < 1 || box.height < 1) return "no size";
	if (box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0)
		return "outside the page";
	if (isCutOff(box, parent, view)) return "cut off by an element around it";
	const contrast = contrastOf(style, parent, view);
	if (contrast < 1.5)
		return `the colour of the ground (contrast ${contrast.toFixed(2)})`;
	return undefined;
}

function isCutOff(box: DOMRect, from: Element, view: Window): boolean {
	const { body } = from.ownerDocument;
	for (
		let at: Element | null = from;
		at && at !== body;
		at = at.parentElement
	) {
		const style = view.getComputedStyle(at);
		if (style.overflow === "visible") continue;
		const edge = at.getBoundingClientRect();
		// A table that is wider than its column is moved in it by readers.
		const isMoved =
			/auto|scroll/.test(style.overflowX) &&
			edge.width > 200 &&
			from.closest("table") !== null;
		if (
			edge.width < 1 ||
			edge.height < 1 ||
			(!isMoved && (box.left >= edge.right || box.right <= edge.left)) ||
			box.top >= edge.bottom ||
			box.bottom <= edge.top
		)
			return true;
	}
	return false;
}

/** Of the text against what is behind it; 21, which is black on white, where that is a picture. */
function contrastOf(
	style: CSSStyleDeclaration,
	parent: Element,
	view: Window,
): number {
	const ink = partsOf(style.webkitTextFillColor || style.color);
	if (ink.alpha < 0.2) return 1;
	const ground = groundBehind(parent, view);
	return ground ? contrastBetween(ink, ground) : 21;
}

/** A colour of sRGB: red, green and blue to 255, alpha to 1. */
interface Colour {
	readonly red: number;
	readonly green: number;
	readonly blue: number;
	readonly alpha: number;
}

/** The first ground behind an element that is not see-through; nothing where a picture is in between. */
function groundBehind(element: Element, view: Window): Colour | undefined {
	for (let at: Element | null = element; at; at = at.parentElement) {
		const own = view.getComputedStyle(at);
		if (own.backgroundImage !== "none") return undefined;
		const ground = partsOf(own.backgroundColor);
		if (ground.alpha > 0.5) return ground;
	}
	const root = element.ownerDocument.documentElement;
	const isDark =
		view.getComputedStyle(root).colorScheme.includes("dark") &&
		view.matchMedia("(prefers-color-scheme: dark)").matches;
	const grey = isDark ? 18 : 255;
	return { red: grey, green: grey, blue: grey, alpha: 1 };
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
export function contrastBetween(ink: Colour, ground: Colour): number {
	const one = luminance(ink);
	const other = luminance(ground);
	return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A computed colour: "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", or "color(srgb 1 1 1)", which counts from 0 to 1. */
export function partsOf(colour: string): Colour {
	const [red = 0, green = 0, blue = 0, alpha = 1] = (
		colour.match(/[\d.]+/g) ?? []
	).map(Number);
	const scale = colour.startsWith("color(") ? 255 : 1;
	return {
		red: red * scale,
		green: green * scale,
		blue: blue * scale,
		alpha,
	};
}

/** WCAG 2.2, relative luminance. */
function luminance({ red, green, blue }: Colour): number {
	const linear = (part: number) => {
		const share = part / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Words that a style sheet adds are in no file, no search and no copy. */
function generatedText(zone: Element, view: Window): string | undefined {
	for (const element of [zone, ...zone.querySelectorAll("*")])
		for (const pseudo of ["::before", "::after"]) {
			const { content, display } = view.getComputedStyle(element, pseudo);
			if (display !== "none" && /^".*\p{L}.*"$/u.test(content))
				return `generated text ${content} on ${nameOf(element)}`;
		}
	return undefined;
}

/** A name that is said in place of the text (Accessible Name 1.2 §4.3.2), or a role whose children are not told (WAI-ARIA 1.2 §5.2.8). */
function toldOtherwise(zone: Element): string | undefined {
	const flat = (text: string) => text.replace(/\s+/g, " ").trim();
	const all = [zone, ...zone.querySelectorAll("*")];
	for (const element of all) {
		const text = flat(element.textContent);
		if (text === "" || element.closest("svg, math")) continue;
		const role = element.getAttribute("role") ?? "";
		if (
			/^(button|checkbox|img|image|math|menuitem\w+|meter|option|progressbar|radio|scrollbar|separator|slider|switch|tab)$/.test(
				role.trim(),
			)
		)
			return `role ${role}, whose text is not told, on ${nameOf(element)}`;
		// What stands around text is named beside it.
		if (
			/^(section|article|aside|nav|header|footer|main|ul|ol|dl|table|figure)$/.test(
				element.localName,
			)
		)
			continue;
		const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/);
		const named = ids
			.map((id) => element.ownerDocument.getElementById(id)?.textContent ?? "")
			.join(" ");
		const label = flat(named) || flat(element.getAttribute("aria-label") ?? "");
		if (label !== "" && label !== text)
			return `told as “${label}” on ${nameOf(element)}`;
	}
	return undefined;
}

function nameOf(element: Element): string {
	const [first] = element.classList;
	return element.localName + (first ? `.${first}` : "");
}
