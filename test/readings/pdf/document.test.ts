/** A PDF is read as its cross-references say, whichever form they have, and what is damaged or hostile says so. */
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPdf } from "../../../scripts/readings/pdf/document.ts";
import { unpack } from "../../../scripts/readings/pdf/filters.ts";
import { Stream } from "../../../scripts/readings/pdf/objects.ts";
import { Unreadable } from "../../../scripts/readings/unreadable.ts";
import {
	type Objects,
	onePage,
	packedText,
	streamText,
	writeWithStream,
	writeWithTable,
} from "./write-pdf.ts";

const forms = [
	["a table", writeWithTable],
	["a stream", writeWithStream],
] as const;

describe.each(forms)("with %s of cross-references", (_form, write) => {
	test("objects, streams and pages are found", () => {
		const document = openPdf(
			write(
				{
					...onePage,
					3: "<</Type/Page/Parent 2 0 R/Contents[4 0 R 5 0 R]>>",
					4: streamText("q"),
					5: packedText("Q", "/Note(\\055)"),
					6: "<</Title(T)>>",
				},
				"/Info 6 0 R",
			),
		);
		expect(document.trailer.dict("Info")?.text("Title")).toBe("T");
		expect(document.pages.map(({ box }) => box)).toEqual([[0, 0, 100, 200]]);
		expect(
			document.pages[0]?.contents.map((one) => String(unpack(one))),
		).toEqual(["q", "Q"]);
		expect(document.pages[0]?.dict.objectNumber).toBe(3);
	});

	test("what is not there is null, and null is not there", () => {
		const { catalog } = openPdf(
			write({ ...onePage, 1: "<</Pages 2 0 R/A 99 0 R/B null/C[99 0 R]>>" }),
		);
		expect(catalog.get("A")).toBeUndefined();
		expect(catalog.get("B")).toBeUndefined();
		expect(catalog.items("C")).toEqual([undefined]);
	});

	test("a dictionary is one value, however it is come to", () => {
		const { catalog, pages } = openPdf(
			write({ ...onePage, 1: "<</Pages 2 0 R/First 4 0 R>>", 4: "3 0 R" }),
		);
		expect(catalog.dict("First")).toBe(pages[0]?.dict);
	});
});

test("what was written last goes before what it takes the place of", () => {
	const first = writeWithTable({ ...onePage, 4: "(old)", 5: "(gone)" });
	const [, before = ""] = /startxref\s+(\d+)/.exec(String(first)) ?? [];
	const update = "4 0 obj\n(new)\nendobj\n";
	const place = String(first.length).padStart(10, "0");
	const { trailer } = openPdf(
		Buffer.concat([
			first,
			Buffer.from(
				`${update}xref\n4 2\n${place} 00000 n \n0000000000 00001 f \ntrailer\n<</Root 1 0 R/Prev ${before}/Four 4 0 R/Five 5 0 R>>\nstartxref\n${first.length + update.length}\n%%EOF\n`,
			),
		]),
	);
	expect(trailer.text("Four")).toBe("new");
	expect(trailer.get("Five")).toBeUndefined();
	expect(trailer.dict("Root")?.name("Type")).toBe("Catalog");
});

test("a stream that was packed by differences is what was packed", () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(fc.nat(4), fc.uint8Array({ minLength: 6, maxLength: 6 })),
			),
			fc.integer({ min: 1, max: 3 }),
			(rows, colours) => {
				const plain = Buffer.concat(rows.map(([, row]) => row));
				const stream = streamOf(
					packedText(
						differences(rows, colours),
						`/DecodeParms<</Predictor 15/Colors ${colours}/Columns ${6 / colours}>>`,
					),
				);
				expect(unpack(stream)).toEqual(plain);
			},
		),
	);
});

/** Rows as PNG filters them (RFC 2083 §6), each in the way that its number says. */
function differences(
	rows: readonly (readonly [number, Uint8Array])[],
	step: number,
): Buffer {
	const guess = (method: number, a: number, b: number, c: number) => {
		const nearest = [a, b, c]
			.map((value) => [Math.abs(a + b - c - value), value] as const)
			.reduce((best, one) => (one[0] < best[0] ? one : best));
		return [0, a, b, Math.floor((a + b) / 2), nearest[1]][method] ?? 0;
	};
	return Buffer.concat(
		rows.map(([method, row], index) => {
			const above = rows[index - 1]?.[1];
			return Buffer.from([
				method,
				...row.map(
					(byte, at) =>
						byte -
						guess(
							method,
							row[at - step] ?? 0,
							above?.[at] ?? 0,
							above?.[at - step] ?? 0,
						),
				),
			]);
		}),
	);
}

function streamOf(text: string): Stream {
	const { trailer } = openPdf(
		writeWithTable({ ...onePage, 4: text }, "/Four 4 0 R"),
	);
	const stream = trailer.stream("Four");
	if (!stream) throw new Error("The file has no stream");
	return stream;
}

/** The file with its last number of `startxref` exchanged. */
const startAt = (file: Buffer, start: number) =>
	Buffer.from(
		file.toString("latin1").replace(/(startxref\s+)\d+/, `$1${start}`),
		"latin1",
	);

const withStream = (text: string): Objects => ({ ...onePage, 4: text });
const page3 = (dict: string): Objects => ({
	...onePage,
	3: `<</Type/Page/Parent 2 0 R${dict}>>`,
});

test.each<[string, () => Buffer, RegExp]>([
	["nothing", () => Buffer.alloc(0), /begin as a PDF/],
	[
		"a file without its end",
		() => writeWithTable(onePage).subarray(0, -8),
		/cut off/,
	],
	[
		"cross-references elsewhere",
		() => startAt(writeWithTable(onePage), 12),
		/cross-references/,
	],
	[
		"cross-references beyond the file",
		() => startAt(writeWithTable(onePage), 1e12),
		/cross-references/,
	],
	[
		"cross-references that follow themselves",
		() => {
			const file = writeWithTable(onePage, "/Prev 00000");
			const [, start = ""] = /startxref\s+(\d+)/.exec(String(file)) ?? [];
			return Buffer.from(
				String(file).replace("/Prev 00000", `/Prev ${start.padStart(5, "0")}`),
			);
		},
		/cross-references/,
	],
	[
		"a table of a billion objects",
		() =>
			Buffer.from(
				String(writeWithTable(onePage)).replace(
					"xref\n0 4",
					"xref\n0 999999999",
				),
			),
		/cross-references/,
	],
	[
		"rows without a width",
		() =>
			Buffer.from(
				writeWithStream(onePage)
					.toString("latin1")
					.replace("/W[1 4 2]", "/W[0 0 0]"),
				"latin1",
			),
		/cross-references/,
	],
	[
		"cross-references as long as another object says",
		() =>
			Buffer.from(
				writeWithStream(onePage)
					.toString("latin1")
					.replace(/(.*)\/Length \d+/s, "$1/Length 1 0 R"),
				"latin1",
			),
		/stream of its object/,
	],
	["no catalog", () => writeWithTable({ 2: "<<>>" }), /no catalog/],
	[
		"an object that stands elsewhere",
		() =>
			Buffer.from(
				String(writeWithTable(onePage)).replace("3 0 obj", "8 0 obj"),
			),
		/object 3 is not where/,
	],
	[
		"an object without an end",
		() =>
			Buffer.from(
				String(writeWithTable(onePage)).replace(
					"200]>>\nendobj",
					"200]>>\nendxyz",
				),
			),
		/damaged in its object 2/,
	],
	[
		"objects that are one another",
		() => writeWithTable({ 1: "2 0 R", 2: "3 0 R", 3: "1 0 R" }),
		/refer to one another/,
	],
	[
		"a stream as long as itself",
		() =>
			writeWithTable(
				withStream("<</Length 4 0 R>>\nstream\nq\nendstream"),
				"/Four 4 0 R",
			),
		/refer to one another/,
	],
	[
		"a stream that is shorter than it says",
		() =>
			writeWithTable(
				withStream(streamText("q").replace("Length 1", "Length 9")),
			),
		/stream of its object 4/,
	],
	[
		"a stream of damaged bytes",
		() => writeWithTable(withStream(streamText("?", "/Filter/FlateDecode"))),
		/stream of the PDF is damaged/,
	],
	[
		"a stream that is packed twice",
		() =>
			writeWithTable(
				withStream(
					streamText(
						deflateSync(deflateSync("q")),
						"/Filter[/FlateDecode/FlateDecode]",
					),
				),
			),
		/packed twice/,
	],
	[
		"a stream that is packed in a way of its own",
		() => writeWithTable(withStream(streamText("q", "/Filter/LZWDecode"))),
		/filter LZWDecode/,
	],
	[
		"a bomb",
		() => writeWithTable(withStream(packedText(Buffer.alloc(70_000_000)))),
		/unpacks to more than 64 MB/,
	],
	[
		"arrays in one another",
		() => writeWithTable(withStream("[".repeat(1e6) + "]".repeat(1e6))),
		/nested too deep/,
	],
	[
		"a stream of objects that holds fewer than it should",
		() =>
			Buffer.from(
				writeWithStream(onePage)
					.toString("latin1")
					.replace("/Type/ObjStm/N 3", "/Type/ObjStm/N 0"),
				"latin1",
			),
		/not where/,
	],
	[
		"pages that hold themselves",
		() => writeWithTable({ ...onePage, 3: "<</Kids[2 0 R]>>" }),
		/hold one another/,
	],
	[
		"pages nested deep",
		() =>
			writeWithTable({
				1: "<</Pages 2 0 R>>",
				...Object.fromEntries(
					Array.from({ length: 1000 }, (_, index) => [
						index + 2,
						`<</Kids[${index + 3} 0 R]>>`,
					]),
				),
			}),
		/hold one another/,
	],
])("%s is a problem that says so", (_title, make, message) => {
	const readAll = () => {
		const document = openPdf(make());
		expect(document.pages.length).toBeLessThan(10);
		for (const object of document.objects())
			if (object instanceof Stream) unpack(object);
	};
	expect(readAll).toThrow(Unreadable);
	expect(readAll).toThrow(message);
});

test("a file in which a byte was lost or changed is read, or is a problem that says so", () => {
	const files = forms.map(([, write]) => write(page3("/Contents 4 0 R")));
	fc.assert(
		fc.property(
			fc.constantFrom(...files),
			fc.nat(),
			fc.uint8Array({ maxLength: 3 }),
			(file, place, bytes) => {
				const at = place % file.length;
				const changed = Buffer.concat([
					file.subarray(0, at),
					bytes,
					file.subarray(at + 1),
				]);
				try {
					const document = openPdf(changed);
					for (const object of document.objects())
						if (object instanceof Stream) unpack(object);
					expect(document.pages).toBeInstanceOf(Array);
				} catch (error) {
					expect(error).toBeInstanceOf(Unreadable);
				}
			},
		),
		{ numRuns: 1000 },
	);
});
