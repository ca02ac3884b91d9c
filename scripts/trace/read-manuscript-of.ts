/** The manuscript that editions were built from, and a failure where it is another one. */
import { parse } from "node:path";
import { type PlacedYaml, readManuscript } from "../manuscript/index.ts";
import type { Note, Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { Statement } from "../model/statement.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { statementOf } from "../statement/index.ts";

export interface Manuscript {
	readonly publication: Publication;
	/** What every edition says of it. */
	readonly statement: Statement;
	readonly frontMatter: PlacedYaml;
	/** What was adapted in it. */
	readonly notes: readonly Note[];
}

/** Throws where the manuscript has problems, or neither the name nor the title of the editions. */
export async function readManuscriptOf(
	record: CreditRecord,
	path: string,
): Promise<Manuscript> {
	// No line depends on the house, but pictures lie where it looks for them.
	const read = await readManuscript(path, {
		house: "",
		assets: () => record.house?.assets ?? [],
		author: record.witness?.givenAuthor,
	});
	const { publication, frontMatter } = read;
	if (!publication || !frontMatter)
		throw new Error(
			`The manuscript ${path} has problems, the first at ${describe(read.problems[0])}: correct them and build it again`,
		);
	const slug = parse(record.editions[0]?.file ?? "").name;
	if (publication.slug !== slug || publication.title !== record.title)
		throw new Error(
			`${path} is not the manuscript of these editions: it is ${publication.slug}, “${publication.title}”, and they are ${slug}, “${record.title}”; name theirs, or build it again`,
		);
	const { notes } = read;
	const statement = statementOf(publication);
	return { publication, statement, frontMatter, notes };
}

function describe(problem: Problem | undefined): string {
	if (!problem) return "its beginning";
	return `${problem.file}:${problem.line ?? 1} (${problem.message})`;
}
