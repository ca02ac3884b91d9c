/** What an author wrote reaches the PDF by the side channel as it was written. */
import fc from "fast-check";
import type { Element } from "hast";
import { parseFragment } from "parse5";
import { expect, test } from "vitest";
import { toHtml } from "../../../scripts/editions/page/markup.ts";
import { tagRoles } from "../../../scripts/editions/pdf/print/tag-roles.ts";
import {
	decodeMark,
	decodeNoteLink,
	encodeMark,
	encodeNoteLink,
	markTags,
	plainName,
} from "../../../scripts/editions/pdf/side-channel.ts";

/** Any text, and such as is made of what divides, folds, encodes, turns round or is half of a sign. */
const text = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.string({
		unit: fc.constantFrom(
			..."|%=@&?#/\\ \n\r\t\0\u00a0\u2028\u061c\u202e\ufeff\ud83d\udc00aשع",
			"7C",
			"25",
			"u",
			"D83D",
			"@@",
			"..",
			"🖋",
		),
	}),
);

const mark = fc.record(
	{
		tag: fc.constantFrom(...markTags),
		alt: text,
		language: text,
		expansion: text,
		actualText: text,
	},
	{ requiredKeys: ["tag"] },
);

test("a mark is read as it was written, whatever its values hold", () => {
	fc.assert(
		fc.property(mark, (written) => {
			expect(decodeMark(encodeMark(written))).toEqual(written);
		}),
		{ numRuns: 1000 },
	);
});

test("a mark stands in HTML, and a browser that folds white space takes nothing from it", () => {
	fc.assert(
		fc.property(mark, (written) => {
			const name = throughHtml(encodeMark(written));
			expect(decodeMark(name.replace(/\s+/g, " ").trim())).toEqual(written);
		}),
		{ numRuns: 300 },
	);
});

test("a note link is read as it was written, also after a browser has written it", () => {
	fc.assert(
		fc.property(fc.record({ from: text, to: text }), (link) => {
			const address = throughHtml(encodeNoteLink(link));
			expect(decodeNoteLink(address)).toEqual(link);
			expect(decodeNoteLink(new URL(address).href)).toEqual(link);
		}),
		{ numRuns: 500 },
	);
});

test.each(["https://note.invalid/", "https://note.invalid/?from=%FF", "#fn-1"])(
	"the author’s own address %s is no note link",
	(address) => {
		expect(decodeNoteLink(address)).toBeUndefined();
	},
);

/** An attribute as the print page’s bytes have it. */
function throughHtml(value: string): string {
	const html = toHtml({
		type: "root",
		children: [h("p", { ariaLabel: value }, [])],
	});
	const page = parseFragment(Buffer.from(html, "utf8").toString("utf8"));
	const [element] = page.childNodes;
	return element && "attrs" in element ? (element.attrs[0]?.value ?? "") : "";
}

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
