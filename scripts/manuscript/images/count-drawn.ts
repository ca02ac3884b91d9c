/** How much a browser draws of an SVG picture, with every element counted as often as others refer to it: a few lines can mean billions. */
import type { XmlElement } from "./read-xml.ts";

interface Drawn {
	readonly count: number;
	/** Effects among them. */
	readonly filters: number;
	/** Whether something refers to itself. */
	readonly isEndless: boolean;
}

/** Counts no further than somewhat beyond `limit`. */
export function countDrawn(root: XmlElement, limit: number): Drawn {
	const byId = new Map<string, XmlElement>();
	const sheets: string[] = [];
	let filters = 0;
	walk(root, (element) => {
		if (element.name === "style") sheets.push(textOf(element));
		const id = said(element, "id");
		if (id !== undefined && !byId.has(id)) byId.set(id, element);
		if (/^fe[A-Z]/.test(element.name)) filters += 1;
	});
	const styled = referencesOfSheets(sheets);
	const counted = new Map<XmlElement, number>();
	const open = new Set<XmlElement>();
	let isEndless = false;
	const count = (element: XmlElement): number => {
		const known = counted.get(element);
		if (known !== undefined) return known;
		if (open.has(element)) {
			isEndless = true;
			return 0;
		}
		open.add(element);
		let sum = 1;
		for (const child of element.children)
			if (typeof child !== "string") sum += count(child);
		for (const id of [...referencesOf(element), ...styled(element)]) {
			const target = byId.get(id);
			if (target && sum <= limit && open.size < deepest) sum += count(target);
		}
		open.delete(element);
		counted.set(element, Math.min(sum, limit + 1));
		return sum;
	};
	const total = count(root);
	return { count: total, filters, isEndless };
}

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
