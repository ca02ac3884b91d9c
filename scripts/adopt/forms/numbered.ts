/** A folder of Markdown files whose names begin with their numbers, which is their order. */

import { numberedFiles } from "../../manuscript/forms-of-others.ts";
import { headingAbove } from "../../manuscript/front-matter/others/heading-above.ts";
import { splitFrontMatter } from "../../manuscript/read-files.ts";
import { asValues } from "../adopt-matter.ts";
import { matterOf } from "../chapter-file.ts";
import type { Listed, OtherBook } from "./listed.ts";
import { markdownFiles } from "./markdown-files.ts";
import { textIn } from "./read-config.ts";

export async function readNumbered(folder: string): Promise<OtherBook> {
	const chapters = numberedFiles(folder);
	const others = markdownFiles(folder).filter(
		(path) => !path.includes("/") && !chapters.includes(path),
	);
	const [opening] = others.filter((path) => /^(?:index|readme)\./i.test(path));
	return {
		matter: opening === undefined ? {} : await bookIn(folder, opening),
		listed: [
			...chapters.map((file): Listed => ({ file })),
			...others.map(
				(leftOut): Listed => ({
					leftOut,
					because: "it has no number; list it where it belongs",
				}),
			),
		],
		remarks: [],
	};
}

/** What the page beside the chapters says: its front matter, or its heading. */
export async function bookIn(folder: string, file: string) {
	const own = await matterOf(folder, file);
	const text = (await textIn(folder, file)) ?? "";
	const title = headingAbove(splitFrontMatter(text)?.prose ?? text);
	return {
		...(title === undefined ? {} : { title }),
		...asValues(own?.value),
	};
}
