/** Long texts, lists and tables are divided for the browser, and nothing of it is seen. */
import type { Element, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { divideLong } from "../../../scripts/editions/pdf/print/divide-long.ts";

const element = (
	tagName: string,
	children: Element["children"],
	properties: Element["properties"] = {},
): Element => ({ type: "element", tagName, properties, children });
const words = (value: string) => ({ type: "text", value }) as const;
const many = <T>(make: (index: number) => T) =>
	Array.from({ length: 1000 }, (_, index) => make(index));

const texts: Readonly<Record<string, () => Root>> = {
	paragraphs: () => ({
		type: "root",
		children: many((i) => element("p", [words(`Paragraph ${i}. `)])),
	}),
	items: () => ({
		type: "root",
		children: [
			element(
				"ul",
				many((i) => element("li", [words(`Item ${i}. `)])),
			),
		],
	}),
	rows: () => ({
		type: "root",
		children: [
			element("table", [
				element("thead", [element("tr", [element("th", [words("Number ")])])]),
				element(
					"tbody",
					many((i) => element("tr", [element("td", [words(`${i} `)])])),
				),
			]),
		],
	}),
};

test.each(Object.entries(texts))(
	"a thousand %s have few brothers, and say what they said in the same order",
	(_what, write) => {
		const tree = write();
		divideLong(tree);
		expect(textOf(tree)).toBe(textOf(write()));
		let most = tree.children.length;
		visit(tree, "element", (node) => {
			most = Math.max(most, node.children.length);
		});
		expect(most).toBeLessThan(300);
	},
);

test("a table whose cells span rows stays as it is", () => {
	const tree = texts.rows?.() as Root;
	visit(tree, "element", (node) => {
		if (node.tagName === "td") node.properties.rowSpan = 2;
	});
	const before = structuredClone(tree);
	divideLong(tree);
	expect(tree).toEqual(before);
});
