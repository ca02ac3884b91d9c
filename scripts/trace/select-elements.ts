/** The CSS selectors with which axe and Ace name an element: types, ids, classes, attributes and `:nth-child()`, below or right below one another. */
import {
	elementsBelow,
	hasWord,
	type MarkupElement,
} from "../readings/markup.ts";

/** Whether an element is one that a part of a selector speaks of. */
type Test = (element: MarkupElement, parent: MarkupElement) => boolean;

interface Step {
	readonly tests: readonly Test[];
	/** Whether it is right below the step before. */
	readonly isChild: boolean;
}

/** Empty where the selector has anything else in it. */
export function selectElements(
	root: MarkupElement,
	selector: string,
): MarkupElement[] {
	const steps = readSelector(selector);
	if (!steps) return [];
	return [...elementsBelow(root)]
		.filter(({ element, ancestors }) => fits([...ancestors, element], steps))
		.map(({ element }) => element);
}

const escaped = /\\(?:([0-9a-f]{1,6})\s?|(.))/giu;
const name = String.raw`((?:[\p{L}\p{N}_-]|\\[0-9a-f]{1,6}\s?|\\[^0-9a-f\s])+)`;

/** What a selector is made of, each at the point that has been reached. */
const parts: readonly (readonly [RegExp, (...found: string[]) => Test])[] = [
	[/\*/y, () => () => true],
	[
		new RegExp(name, "iuy"),
		(tag) => (element) => element.name === tag.toLowerCase(),
	],
	[
		new RegExp(`#${name}`, "iuy"),
		(id) => (element) => element.attributes.get("id") === id,
	],
	[
		new RegExp(`\\.${name}`, "iuy"),
		(word) => (element) => hasWord(element, "class", word),
	],
	[
		new RegExp(
			String.raw`\[${name}(?:([~^$*]?=)(?:"((?:[^"\\]|\\.)*)"|${name}))?\]`,
			"iuy",
		),
		attributeTest,
	],
	[
		/:nth-child\((\d+)\)/y,
		(number) => (element, parent) =>
			parent.children.filter((child) => typeof child !== "string")[
				Number(number) - 1
			] === element,
	],
	[
		/:root\b/y,
		() => (element, parent) => parent.name === "" && element.name === "html",
	],
];

function attributeTest(
	key: string,
	operator: string,
	quoted: string,
	plain: string,
): Test {
	const value = quoted || plain;
	const compare: Readonly<Record<string, (actual: string) => boolean>> = {
		"": () => true,
		"=": (actual) => actual === value,
		"^=": (actual) => value !== "" && actual.startsWith(value),
		"$=": (actual) => value !== "" && actual.endsWith(value),
		"*=": (actual) => value !== "" && actual.includes(value),
		"~=": (actual) => actual.split(/\s+/).includes(value),
	};
	return (element) => {
		const actual = element.attributes.get(key);
		return actual !== undefined && (compare[operator]?.(actual) ?? false);
	};
}

/** Characters, and combinators without “child”: the selectors by which validators name elements have fewer. */
const longestSelector = 2000;
const mostBelow = 4;

function readSelector(selector: string): Step[] | undefined {
	const steps: Step[] = [];
	let at = 0;
	let combinator: string | undefined = " ";
	if (selector.length > longestSelector) return undefined;
	while (combinator !== undefined) {
		const tests: Test[] = [];
		for (
			let part = readPart(selector, at);
			part;
			part = readPart(selector, at)
		) {
			tests.push(part.test);
			at = part.end;
		}
		if (tests.length === 0) return undefined;
		steps.push({ tests, isChild: combinator.includes(">") });
		combinator = /^(?:\s*>\s*|\s+)(?=\S)/.exec(selector.slice(at))?.[0];
		at += combinator?.length ?? 0;
	}
	const below = steps.filter((step) => !step.isChild).length;
	return at === selector.length && below <= mostBelow ? steps : undefined;
}

function readPart(
	selector: string,
	at: number,
): { readonly test: Test; readonly end: number } | undefined {
	for (const [pattern, make] of parts) {
		pattern.lastIndex = at;
		const found = pattern.exec(selector);
		if (found)
			return {
				test: make(...found.slice(1).map((text = "") => unescaped(text))),
				end: pattern.lastIndex,
			};
	}
	return undefined;
}

function unescaped(text: string): string {
	return text.replace(escaped, (_all, code?: string, char?: string) =>
		code ? String.fromCodePoint(Number.parseInt(code, 16)) : (char ?? ""),
	);
}

/** The last of `path` must be what the last step says, and what is above it the steps before. */
function fits(
	path: readonly MarkupElement[],
	steps: readonly Step[],
	last = path.length - 1,
): boolean {
	const step = steps.at(-1);
	const element = path[last];
	const parent = path[last - 1];
	if (!step) return true;
	if (!element || !parent) return false;
	if (!step.tests.every((test) => test(element, parent))) return false;
	const above = steps.slice(0, -1);
	if (above.length === 0) return true;
	if (step.isChild) return fits(path, above, last - 1);
	for (let at = last - 1; at > 0; at -= 1)
		if (fits(path, above, at)) return true;
	return false;
}
