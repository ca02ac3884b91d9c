/** Prose in and HTML out, with the problems on the way, for the tests of transforms. */
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { ImageAsset } from "../../scripts/model/publication.ts";
import { readProse } from "../../scripts/prose/index.ts";

const stringify = unified().use(rehypeStringify);

export async function read(
	markdown: string,
	more: {
		readonly idPrefix?: string;
		readonly title?: string;
		readonly firstNote?: number;
	} = {},
) {
	type Told = { rule: string; line: number | undefined };
	const problems: Told[] = [];
	const adapted: Told[] = [];
	const prose = await readProse(markdown, {
		file: "article.md",
		idPrefix: "",
		title: undefined,
		firstNote: 1,
		image: (path) => ({ ...crane, path }),
		isThere: () => true,
		unfetched: () => ({ creditText: undefined }),
		note: (rule, _message, point) => adapted.push({ rule, line: point?.line }),
		report: (rule, _message, point) =>
			problems.push({ rule, line: point?.line }),
		...more,
	});
	return {
		...prose,
		problems,
		adapted,
		html: stringify.stringify(prose.body).trim(),
		noteHtml: prose.notes.map((note) => stringify.stringify(note.body).trim()),
	};
}

const crane: ImageAsset = {
	path: "crane.png",
	fileName: "crane-0123456789.png",
	mediaType: "image/png",
	bytes: new Uint8Array(),
	width: 40,
	height: 30,
	creditText: "Photograph by Ada Moor",
	own: false,
};
