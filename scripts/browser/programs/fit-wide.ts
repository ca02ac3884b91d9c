/** Measures the print page between the margins of its sheet, sets smaller what is too wide, and tells what still is. */
import { program } from "./program.ts";

/** Something that is too wide; lengths in points. */
export interface Wide {
	readonly kind: "table" | "formula" | "other";
	readonly width: number;
	readonly room: number;
	/** `data-at` of the element; "" where that is not known. */
	readonly at: string;
}

/** Changes the page: tables and formulas, down to a least size in points. What it tells of does not fit in that either. */
export const setSmaller = program(
	fitCandidates,
	...measuring(),
	leaveOut,
	setToFit,
	fits,
	widthOf,
	isTable,
	hold,
	turn,
);

/** What makes the page wider than its sheet, whatever it is: the first that no element inside it makes so wide. */
export const findWide = program(widestElement, ...measuring());

function measuring() {
	return [openSheet, layOut, valueIn, roomFor, contentWidth, points];
}

type Fitted = HTMLElement | MathMLElement;

function fitCandidates(least: number): Wide[] {
	const sheet = openSheet();
	const candidates = [
		...document.querySelectorAll<Fitted>("table[data-at], math[data-at]"),
	].filter((element) => !element.parentElement?.closest("table"));
	const out = leaveOut(candidates);
	layOut(sheet, "");
	const wide = candidates.filter((element) => !fits(element));
	const left = wide.filter((element) => !setToFit(element, least));
	const held = left.filter((element) => isTable(element) && hold(element));
	const turned = held.filter((element) => !setToFit(element, least)).map(turn);
	const across = turned[0]?.parentElement;
	if (across) layOut(sheet, getComputedStyle(across).page);
	const tooWide = [
		...left.filter((element) => !held.includes(element)),
		...turned.filter((element) => !setToFit(element, least)),
	].map(
		(element): Wide => ({
			kind: isTable(element) ? "table" : "formula",
			width: points(widthOf(element)),
			room: points(roomFor(element)),
			at: element.dataset.at ?? "",
		}),
	);
	for (const element of out) element.classList.remove("_out");
	sheet.style.remove();
	return tooWide;
}

function widestElement(): Wide[] {
	const sheet = openSheet();
	layOut(sheet, "");
	const { left, right } = document.body.getBoundingClientRect();
	const wide = [...document.body.querySelectorAll("*")].filter((element) => {
		const box = element.getBoundingClientRect();
		const isOut = box.right > right + 1 || box.left < left - 1;
		return box.width > 0 && isOut && !element.closest(".across");
	});
	const all = new Set(wide);
	const first = wide.find(
		(element) => ![...element.children].some((child) => all.has(child)),
	);
	const found = (first ? [first] : []).map(
		(element): Wide => ({
			kind: "other",
			width: points(element.getBoundingClientRect().width),
			room: points(right - left),
			at: element.closest<Fitted>("[data-at]")?.dataset.at ?? "",
		}),
	);
	sheet.style.remove();
	return found;
}

/** What says how wide a sheet is, and the style by which the page takes that width. */
interface Sheet {
	readonly rules: readonly CSSPageRule[];
	readonly style: HTMLStyleElement;
}

function openSheet(): Sheet {
	const rules = [...document.styleSheets]
		.flatMap((sheet) => [...sheet.cssRules])
		.filter((rule) => rule instanceof CSSPageRule);
	const style = document.createElement("style");
	document.head.append(style);
	return { rules, style };
}

/** Lays the page out between the margins of the sheet called `name`. */
function layOut({ rules, style }: Sheet, name: string): void {
	const [width] = valueIn(rules, name, "size").split(" ");
	const left = valueIn(rules, name, "margin-left");
	const right = valueIn(rules, name, "margin-right");
	style.textContent = `._out { display: none !important }body { display: block !important; width: calc(${width} - ${left} - ${right}) !important }`;
}

/** The last rule that says so is right: a style sheet’s rules of one kind follow each other. */
function valueIn(
	rules: readonly CSSPageRule[],
	name: string,
	key: string,
): string {
	const last = rules.findLast(
		(rule) =>
			rule.selectorText === name && rule.style.getPropertyValue(key) !== "",
	);
	return last?.style.getPropertyValue(key) ?? "0pt";
}

/** CSS pixels between the edges of the block that holds an element. */
function roomFor(element: Element): number {
	let block = element.parentElement;
	while (block && getComputedStyle(block).display.startsWith("inline"))
		block = block.parentElement;
	if (!block) return 0;
	const isInLine = /^(?:inline|math)/.test(getComputedStyle(element).display);
	// What stands in the first line has less.
	const indent = Number.parseFloat(getComputedStyle(block).textIndent);
	return contentWidth(block) - (isInLine ? Math.max(0, indent) : 0);
}

function contentWidth(element: Element): number {
	const own = getComputedStyle(element);
	const edges = [
		own.paddingLeft,
		own.paddingRight,
		own.borderLeftWidth,
		own.borderRightWidth,
	];
	return (
		element.getBoundingClientRect().width -
		edges.reduce((sum, edge) => sum + Number.parseFloat(edge), 0)
	);
}

function points(pixels: number): number {
	return pixels * 0.75;
}

/** Takes everything out of the layout but what is `kept` and what holds it, since to lay out a book takes long; returns it. */
function leaveOut(kept: readonly Element[]): readonly Element[] {
	const own = new Set(kept);
	const held = new Set(kept);
	for (const element of kept)
		for (
			let at = element.parentElement;
			at && !held.has(at);
			at = at.parentElement
		)
			held.add(at);
	const out = [...held]
		.filter(
			(element) => !own.has(element) && element !== document.documentElement,
		)
		.flatMap((element) => [...element.children])
		.filter((child) => !held.has(child));
	for (const element of out) element.classList.add("_out");
	return out;
}

/** Closer first, then smaller by half a point at a time, down to `least`; returns whether it fits now. */
function setToFit(element: Fitted, least: number): boolean {
	element.style.removeProperty("font-size");
	const size = points(Number.parseFloat(getComputedStyle(element).fontSize));
	element.classList.add("fitted");
	for (let next = size; ; next = Math.max(least, next - 0.5)) {
		element.style.fontSize = `${next}pt`;
		if (fits(element)) return true;
		if (next <= least) return false;
	}
}

function fits(element: Element): boolean {
	return widthOf(element) <= roomFor(element) + 0.5;
}

/** CSS pixels: of a formula, what it holds is as wide as it wants to be. */
function widthOf(element: Element): number {
	const measured = isTable(element)
		? element
		: (element.firstElementChild ?? element);
	return measured.getBoundingClientRect().width;
}

function isTable(element: Element): boolean {
	return element.localName === "table";
}

/** Gives a table all the width that the sheet has, unless what is around it must stay together; returns whether it has. */
function hold(table: Element): boolean {
	if (table.closest("aside, figure, .aside, .epigraph, .pullquote"))
		return false;
	const holder = document.createElement("div");
	holder.className = "broad";
	table.replaceWith(holder);
	holder.append(table);
	return true;
}

/** Gives a table that is held so a page of its own, in landscape. */
function turn<T extends Element>(table: T): T {
	if (table.parentElement) table.parentElement.className = "across";
	return table;
}
