/** The folder of a book of another tool → its publication.yaml, which is written beside what is there. */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Document } from "yaml";
import { findInside } from "../manuscript/find-inside.ts";
import { formsIn } from "../manuscript/forms-of-others.ts";
import { parseYaml } from "../manuscript/front-matter/yaml.ts";
import { publicationFile } from "../manuscript/index.ts";
import { missing } from "./adopt-file.ts";
import { adoptMatter, asValues, inOrder } from "./adopt-matter.ts";
import { changedLines } from "./changed-lines.ts";
import { readChapterFile } from "./chapter-file.ts";
import { readBook } from "./forms/index.ts";
import type { OtherBook } from "./forms/listed.ts";
import { listChapters } from "./list-chapters.ts";
import type { AdoptOptions, Proposal } from "./proposal.ts";
import { writeMatter } from "./write-matter.ts";

export async function adoptFolder(
	folder: string,
	options: AdoptOptions,
): Promise<Proposal> {
	const path = join(folder, publicationFile);
	const file = relative(process.cwd(), path) || path;
	if ("file" in findInside(folder, publicationFile))
		return {
			file,
			path,
			before: readFileSync(path),
			after: undefined,
			lines: [],
			remarks: [],
			problems: [],
		};
	const [form, ...rest] = formsIn(folder);
	const others = rest.filter(({ name }) => name !== form?.name);
	if (!form)
		throw new Error(
			`No book in ${folder}: expected a table of contents (_quarto.yml, _bookdown.yml, SUMMARY.md, _toc.yml, myst.yml, mkdocs.yml, sidebars.js), or Markdown files whose names begin with numbers`,
		);
	const book = await readBook(folder, form);
	const yaml = parseYaml(new Document(book.matter).toString(), form.file, 1);
	const adopted = adoptMatter(yaml, options);
	const { extra: _, ...said } = adopted.values;
	const opening =
		said.title === undefined ? await openingTitle(folder, book) : undefined;
	const own = { ...(opening ? { title: opening.title } : {}), ...said };
	const { above, remarks, ...listed } = await listChapters(
		folder,
		book.listed,
		own,
	);
	if (listed.chapters.length === 0)
		throw new Error(
			`No chapters in ${form.file} of ${folder}: ${remarks[0] ?? "list them there"}`,
		);
	const after = writeMatter({
		values: inOrder({ ...own, ...listed }),
		kept: new Set(),
		moved: [],
		above,
		remarks: missing(adopted),
	});
	return {
		file,
		path,
		before: undefined,
		after: Buffer.from(after),
		lines: changedLines([], after.split("\n").slice(0, -1)),
		remarks: [
			...others.map(
				(other) =>
					`${other.file} of ${other.tool} is there too; the chapters are those of ${form.file}`,
			),
			...(opening
				? [
						`The title “${opening.title}” is that of ${opening.file}; correct it where the book has another`,
					]
				: []),
			...book.remarks,
			...remarks,
		],
		problems: [],
	};
}

/** The title of the page that opens the book, or stands beside its chapters. */
async function openingTitle(folder: string, { listed }: OtherBook) {
	const [first] = listed.filter((item) => "file" in item);
	const files = [first?.file ?? "", "README.md", "index.md"].filter(
		(file) =>
			/(?:^|\/)(?:index|readme|intro|welcome)(?:\.\w+)?$/i.test(file) &&
			!/^[^/]*\d[^/]*\//.test(file),
	);
	for (const named of files)
		for (const file of [named, `${named}.md`]) {
			const page = await readChapterFile(folder, file);
			const own = asValues(page?.matter?.value).title;
			const title = typeof own === "string" ? own : page?.heading;
			if (title?.trim()) return { file, title: title.trim() };
		}
	return undefined;
}
