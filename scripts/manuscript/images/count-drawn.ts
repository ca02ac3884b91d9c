/** How much a browser draws of an SVG picture, with every element counted as often as others refer to it: a few lines can mean billions. */
import type { XmlElement } from "./read-xml.ts";

interface Drawn extends Weight {
	/** Whether something refers to itself. */
	readonly isEndless: boolean;
}

interface Weight {
	/** Elements, and vertices where each has a mark of its own. */
	readonly elements: number;
	/** Filters and masks wherever they are used, and the steps of filters. */
	readonly effects: number;
	/** Characters of paths and polygons. */
	readonly paths: number;
	/** Groups in one another that are drawn apart and then laid over the rest, in print each a form of its own. */
	readonly layers: number;
}

/** Counts references no further than somewhat beyond so many elements. */
export function countDrawn(root: XmlElement, mostElements: number): Drawn {
	const byId = new Map<string, XmlElement>();
	const sheets: string[] = [];
	walk(root, (element) => {
		if (element.name === "style") sheets.push(textOf(element));
		const id = said(element, "id");
		if (id !== undefined && !byId.has(id)) byId.set(id, element);
	});
	const styled = referencesOfSheets(sheets);
	const weighed = new Map<XmlElement, Weight>();
	const open = new Set<XmlElement>();
	let isEndless = false;
	const weigh = (element: XmlElement): Weight => {
		const known = weighed.get(element);
		if (known) return known;
		if (open.has(element)) {
			isEndless = true;
			return nothing;
		}
		open.add(element);
		let sum = weightOf(element);
		for (const child of element.children)
			if (typeof child !== "string") sum = add(sum, weigh(child));
		for (const id of [...referencesOf(element), ...styled(element)]) {
			const target = byId.get(id);
			if (!target || sum.elements > mostElements || open.size >= deepest)
				continue;
			const times = target.name === "marker" ? verticesOf(element) : 1;
			sum = add(sum, weigh(target), times);
			if (target.name === "filter" || target.name === "mask")
				sum = add(sum, { ...nothing, effects: 1 });
		}
		open.delete(element);
		if (isLayer(element)) sum = { ...sum, layers: sum.layers + 1 };
		weighed.set(element, sum);
		return sum;
	};
	return { ...weigh(root), isEndless };
}

const nothing: Weight = { elements: 0, effects: 0, paths: 0, layers: 0 };

function add(one: Weight, other: Weight, times = 1): Weight {
	return {
		elements: one.elements + times * other.elements,
		effects: one.effects + times * other.effects,
		paths: one.paths + times * other.paths,
		layers: Math.max(one.layers, other.layers),
	};
}

function weightOf(element: XmlElement): Weight {
	return {
		elements: 1,
		effects: /^fe[A-Z]/.test(element.name) ? 1 : 0,
		paths: pathOf(element).length,
		layers: 0,
	};
}

function pathOf(element: XmlElement): string {
	return said(element, "d") ?? said(element, "points") ?? "";
}

function verticesOf(element: XmlElement): number {
	return (pathOf(element).match(/[\d.]+/g)?.length ?? 0) / 2 + 1;
}

function isLayer({ attributes }: XmlElement): boolean {
	return attributes.some(({ name, value }) =>
		name === "style" ? layered.test(value) : layering.has(name),
	);
}

const layering = new Set(["opacity", "mask", "filter", "clip-path"]);
const layered =
	/(?:^|[;\s])(?:opacity|mask|filter|clip-path|mix-blend-mode|isolation)\s*:/;

/** References inside one another: drawings have a handful, and following more would overflow the stack. */
const deepest = 2_000;

function walk(element: XmlElement, visit: (element: XmlElement) => void): void {
	visit(element);
	for (const child of element.children)
		if (typeof child !== "string") walk(child, visit);
}

function said({ attributes }: XmlElement, name: string): string | undefined {
	return attributes.find((item) => item.name === name)?.value;
}

function referencesOf({ attributes }: XmlElement): string[] {
	return attributes.flatMap(({ name, value }) => {
		if (name === "href")
			return value.trim().startsWith("#") ? [value.trim().slice(1)] : [];
		return urlsIn(value);
	});
}

function urlsIn(styles: string): string[] {
	return [...styles.matchAll(/url\(\s*["']?#([^"')\s]+)/gi)].map(
		([, id = ""]) => id,
	);
}

function textOf({ children }: XmlElement): string {
	return children.filter((child) => typeof child === "string").join("");
}

/** What style sheets have an element refer to, by the last part of each selector: rather too much than too little. */
function referencesOfSheets(
	sheets: readonly string[],
): (element: XmlElement) => readonly string[] {
	const bySelector = new Map<string, string[]>();
	for (const [, selectors = "", body = ""] of sheets
		.join("\n")
		.replace(/\/\*[\s\S]*?\*\//g, " ")
		.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
		const ids = urlsIn(body);
		for (const selector of ids.length > 0 ? selectors.split(",") : []) {
			const last =
				selector
					.trim()
					.split(/[\s>+~]+/)
					.at(-1) ?? "";
			const keys = last.match(/[.#][\w-]+/g) ?? [
				/^[\w-]+/.exec(last)?.[0] ?? "*",
			];
			for (const key of keys)
				bySelector.set(key, [...(bySelector.get(key) ?? []), ...ids]);
		}
	}
	if (bySelector.size === 0) return () => [];
	return (element) =>
		[
			"*",
			element.name,
			`#${said(element, "id") ?? ""}`,
			...(said(element, "class") ?? "").split(/\s+/).map((name) => `.${name}`),
		].flatMap((key) => bySelector.get(key) ?? []);
}
