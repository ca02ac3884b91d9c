/** The language of PDFs is read as ISO 32000-1 lets it be written, and whatever else there is ends. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
	ByteString,
	Dict,
	isArray,
	Name,
	type PdfObject,
	Ref,
} from "../../../scripts/readings/pdf/objects.ts";
import { scanContent } from "../../../scripts/readings/pdf/scan-content.ts";
import { decodeText } from "../../../scripts/readings/pdf/text-strings.ts";
import { Tokens } from "../../../scripts/readings/pdf/tokens.ts";

const read = (text: string) => plain(new Tokens(text).object());

/** An object as data that can be compared and printed. */
function plain(object: PdfObject): unknown {
	if (object instanceof Name) return { name: object.name };
	if (object instanceof ByteString) return { string: object.bytes };
	if (object instanceof Ref) return { ref: object.number };
	if (object instanceof Dict)
		return [...object.entries].map(([key, value]) => [key, plain(value)]);
	return isArray(object) ? object.map(plain) : object;
}

test.each([
	["12", 12],
	["-.5", -0.5],
	["+7.", 7],
	["true", true],
	["null", null],
	["12 0 R", { ref: 12 }],
	["12 0 obj", 12],
	["/A#20b", { name: "A b" }],
	["/", { name: "" }],
	["(a(b)c)", { string: "a(b)c" }],
	["(a\\(b\\\\)", { string: "a(b\\" }],
	["(\\101\\7\\0534)", { string: "A\u0007+4" }],
	["(a\\\r\nb\r\nc\rd)", { string: "ab\nc\nd" }],
	["<48 65 6>", { string: "He`" }],
	["<>", { string: "" }],
	["% none\n[1 % two\n2]", [1, 2]],
	["[1 0 R 2 0 R]", [{ ref: 1 }, { ref: 2 }]],
	[
		"<</A 1/B[<</C(d)>>]>>",
		[
			["A", 1],
			["B", [[["C", { string: "d" }]]]],
		],
	],
	[
		"<</A/B/C 1 0 R>>",
		[
			["A", { name: "B" }],
			["C", { ref: 1 }],
		],
	],
])("%s", (text, object) => {
	expect(read(text)).toEqual(object);
});

/** Every object there can be, and one way to write it. */
const written = fc.letrec<{ object: string }>((tie) => ({
	object: fc.oneof(
		{ maxDepth: 4, depthSize: "small" },
		fc.constantFrom("true", "null", "0", "-1.5", "12 0 R"),
		fc.string().map((text) => `/${escapeName(text)}`),
		fc.string().map((text) => `(${text.replace(/[\\()\r]/g, "\\$&")})`),
		fc
			.uint8Array({ maxLength: 8 })
			.map((bytes) => `<${Buffer.from(bytes).toString("hex")}>`),
		fc
			.array(tie("object"), { maxLength: 4 })
			.map((all) => `[${all.join(" ")}]`),
		fc
			.dictionary(fc.string({ minLength: 1 }), tie("object"), { maxKeys: 4 })
			.map(
				(all) =>
					`<<${Object.entries(all)
						.map(([key, value]) => `/${escapeName(key)} ${value}`)
						.join("\n")}>>`,
			),
	),
})).object;

function escapeName(text: string): string {
	return [...Buffer.from(text)]
		.map((byte) => `#${byte.toString(16).padStart(2, "0")}`)
		.join("");
}

/** Written in the plainest way. */
function write(object: PdfObject): string {
	if (object instanceof Name)
		return `/${[...object.name].map((char) => `#${hex(char)}`).join("")}`;
	if (object instanceof ByteString)
		return `<${[...object.bytes].map(hex).join("")}>`;
	if (object instanceof Ref) return `${object.number} 0 R`;
	if (object instanceof Dict)
		return `<<${[...object.entries].map(([key, value]) => `${write(new Name(key))} ${write(value)}`).join(" ")}>>`;
	return isArray(object) ? `[${object.map(write).join(" ")}]` : String(object);
}

const hex = (char: string) => char.charCodeAt(0).toString(16).padStart(2, "0");

test("an object means the same in whichever way it is written", () => {
	fc.assert(
		fc.property(written, (text) => {
			const object = new Tokens(text).object();
			expect(read(write(object))).toEqual(plain(object));
		}),
	);
});

test("every text comes to an end", () => {
	const noise = fc.string({
		unit: fc.constantFrom(..."()<>[]{}/%\\ \n09-.RBIEDT", "BI ", " EI ", "<<"),
		maxLength: 200,
	});
	fc.assert(
		fc.property(noise, (text) => {
			expect([...scanContent(text)].length).toBeLessThanOrEqual(text.length);
		}),
	);
});

test("content that is written loosely is read as viewers read it", () => {
	const content =
		"q 1 0 0 1 5 5 cm % moved\nBT/F1 12 Tf[(a)-20<62>]TJ ET)> BI /W 1 ID \u0001EI\u0002 EI Q";
	expect(
		[...scanContent(content)].map(({ operator, operands }) => [
			operator,
			...operands.map(plain),
		]),
	).toEqual([
		["q"],
		["cm", 1, 0, 0, 1, 5, 5],
		["BT"],
		["Tf", { name: "F1" }, 12],
		["TJ", [{ string: "a" }, -20, { string: "b" }]],
		["ET"],
		["BI"],
		["Q"],
	]);
});

test.each([
	["\xfe\xff\x00A\xd8\x3d\xdc\x4b", "A👋"],
	["\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe", "Grüße"],
	["caf\xe9 \x80 \xa0 \x8d\x8e", "café • € “”"],
	["", ""],
])("the text string %j is “%s”", (bytes, text) => {
	expect(decodeText(bytes)).toBe(text);
});
