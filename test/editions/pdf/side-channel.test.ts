/** What an author wrote reaches the PDF by the side channel as it was written. */
import fc from "fast-check";
import type { Element } from "hast";
import { expect, test } from "vitest";
import {
	decodeMark,
	encodeMark,
	plainName,
} from "../../../scripts/editions/pdf/print/marks.ts";
import { tagRoles } from "../../../scripts/editions/pdf/print/tag-roles.ts";

const text = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.string({
		unit: fc.constantFrom("|", "%", "7C", "25", "=", "@@", " ", "\n"),
	}),
);

test("a mark is read as it was written, whatever its values hold", () => {
	fc.assert(
		fc.property(
			fc.record(
				{
					tag: fc.constantFrom("Formula", "Span", "Note"),
					alt: text,
					language: text,
					expansion: text,
					actualText: text,
				},
				{ requiredKeys: ["tag"] },
			),
			(mark) => {
				expect(decodeMark(encodeMark(mark))).toEqual(mark);
			},
		),
		{ numRuns: 1000 },
	);
});

test("white space in a mark is such as no browser folds", () => {
	fc.assert(
		fc.property(text, (alt) => {
			const name = encodeMark({ tag: "Formula", alt });
			expect(name.replace(/\s+/g, " ").trim()).toBe(name);
		}),
	);
});

test.each(["@@Artifact", " @@Artifact", "@@Nothing|x=y"])(
	"the author’s own name %j is no mark",
	(name) => {
		expect(decodeMark(plainName(name))).toBeUndefined();
		expect(plainName(name)).toContain(name);
	},
);

test.each(["@@Footnote", "@@Span|x=y"])("%s is a fault", (name) => {
	expect(decodeMark(name)).toMatch(/^Unexpected .*, expected /);
});

test("the print page’s own marks stay marks, beside names that an author wrote", () => {
	const note = h("li", { className: ["note"], id: "fn-1" }, [
		h("img", { alt: "@@Note" }, []),
	]);
	tagRoles({ type: "root", children: [note] });
	const [wrapper] = note.children;
	if (wrapper?.type !== "element") throw new Error("The note is not wrapped");
	const [image] = wrapper.children;
	if (image?.type !== "element") throw new Error("No image is left");
	expect(decodeMark(String(wrapper.properties.ariaLabel))).toEqual({
		tag: "Note",
	});
	expect(decodeMark(String(image.properties.alt))).toBeUndefined();
});

function h(
	tagName: string,
	properties: Element["properties"],
	children: Element["children"],
): Element {
	return { type: "element", tagName, properties, children };
}
