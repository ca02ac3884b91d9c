/** The words that drawings show: a print sets them as text, and no passage holds them. */
import type { Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { Statement } from "../model/statement.ts";

/** Of each drawing its words in a row, each row once; those that stand in files, and those in the text. */
export function drawnWordsOf({ images, chapters }: Statement): string[] {
	const files = images
		.filter(({ mediaType }) => mediaType === "image/svg+xml")
		.map(({ bytes }) => wordsOfFile(Buffer.from(bytes).toString("utf8")));
	const inText = chapters.flatMap(({ body, notes }) =>
		[body, ...notes.map((note) => note.body)].flatMap(wordsOfDrawings),
	);
	return [...new Set([...files, ...inText])].filter((words) => words !== "");
}

/** SVG as the build writes it. */
function wordsOfFile(svg: string): string {
	return [...svg.matchAll(/<text\b[^>]*>([\s\S]*?)<\/text>/g)]
		.map(([, inner = ""]) => decoded(inner.replace(/<[^>]*>/g, "")))
		.join(" ")
		.trim();
}

function decoded(text: string): string {
	return text
		.replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) =>
			String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
		)
		.replace(/&#(\d{1,7});/g, (_, code: string) =>
			String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
		)
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&apos;", "'")
		.replaceAll("&amp;", "&");
}

function wordsOfDrawings(body: Root): string[] {
	const words: string[] = [];
	visit(body, { tagName: "svg" }, (drawing) => {
		words.push(textOf(drawing));
		return SKIP;
	});
	return words;
}
