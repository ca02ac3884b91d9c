/** A folder of Markdown files whose names begin with their numbers, which is their order. */

import { numberedFiles } from "../../manuscript/forms-of-others.ts";
import { asValues } from "../adopt-matter.ts";
import { matterOf } from "../chapter-file.ts";
import type { Listed, OtherBook } from "./listed.ts";
import { markdownFiles } from "./markdown-files.ts";

export async function readNumbered(folder: string): Promise<OtherBook> {
	const chapters = numberedFiles(folder);
	const others = markdownFiles(folder).filter(
		(path) => !path.includes("/") && !chapters.includes(path),
	);
	const [opening] = others.filter((path) => /^(?:index|readme)\./i.test(path));
	return {
		matter:
			opening === undefined
				? {}
				: asValues((await matterOf(folder, opening))?.value),
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
