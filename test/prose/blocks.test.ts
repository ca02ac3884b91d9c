/** What page breaks, the record and the trace know a text by. */
import { expect, test } from "vitest";
import { read } from "./read.ts";

const markdown = `## The basin {#basin}

Two quays
and a lock.[^1]

| Depth | Ice |
| --- | --- |
| 9 m | - |

[^1]: Of *stone*.
`;

test("each block of a text has an id and its line", async () => {
	const { body } = await read(markdown, { idPrefix: "ice-" });
	const blocks = body.children.flatMap((node) =>
		node.type === "element" ? [node.data?.block] : [],
	);
	expect(blocks).toEqual([
		{ id: "ice-basin", line: 1 },
		{ id: "_block-ice-1", line: 3 },
		{ id: "_block-ice-2", line: 6 },
	]);
});

test("each passage has the words of its paragraph, item or cell, and its line", async () => {
	const { passages, notes } = await read(markdown);
	expect(passages.map(({ text, line }) => [line, text])).toEqual([
		[1, "The basin"],
		[3, "Two quays\nand a lock.1"],
		[6, "Depth"],
		[6, "Ice"],
		[8, "9 m"],
		[8, "-"],
	]);
	expect(notes[0]?.passages).toMatchObject([{ line: 10, text: "Of stone." }]);
});

test("white space, hyphenation and ligatures change no hash, and a word does", async () => {
	const hashOf = async (text: string) => (await read(text)).passages[0]?.hash;
	expect(await hashOf("An of\u00adfice, re-opened")).toBe(
		await hashOf("An o\ufb03ce,\nreopened"),
	);
	expect(await hashOf("An office, reopened")).not.toBe(
		await hashOf("An office, opened"),
	);
});
