/** Manuscripts → publications, each with the house that sets it, and every problem in them. */
import { checkGlyphs } from "../fonts/check-glyphs.ts";
import { houseNames, readHouse } from "../house/index.ts";
import {
	findManuscripts,
	type PlacedYaml,
	readManuscript,
} from "../manuscript/index.ts";
import type { House } from "../model/house.ts";
import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { Statement } from "../model/statement.ts";
import { statementOf } from "../statement/index.ts";

/** A publication with the house that sets it, and where its front matter stands. */
export interface Work {
	readonly publication: Publication;
	/** What every edition says of it. */
	readonly statement: Statement;
	readonly frontMatter: PlacedYaml;
	readonly house: House;
	/** What was adapted on the way in, in sentences. */
	readonly notes: readonly string[];
}

export interface ReadManuscripts {
	readonly works: readonly Work[];
	readonly problems: readonly Problem[];
}

/** Without paths, every manuscript in `manuscript/`. `house` is for those that name none. */
export async function readManuscripts(
	paths: readonly string[],
	house: string,
	onRead: (path: string) => void,
): Promise<ReadManuscripts> {
	const found = paths.length > 0 ? paths : findManuscripts("manuscript");
	const houses = houseNames();
	const problems: Problem[] = [];
	const works = new Map<string, Work>();
	for (const path of found) {
		onRead(path);
		const read = await readManuscript(path, { house, houses });
		problems.push(...read.problems);
		const { publication, frontMatter } = read;
		if (!publication || !frontMatter) continue;
		const { slug } = publication;
		const own = readHouse(publication.house);
		const statement = statementOf(publication);
		problems.push(...checkGlyphs(statement, publication, own));
		const first = works.get(slug)?.publication.file;
		if (first) problems.push(slugTwice(slug, path, first));
		works.set(slug, {
			publication,
			statement,
			frontMatter,
			house: own,
			notes: read.notes ?? [],
		});
	}
	return { works: [...works.values()], problems };
}

function slugTwice(slug: string, path: string, first: string): Problem {
	return {
		rule: "slug-twice",
		message: `Unexpected second publication with the slug “${slug}”, which ${first} has: rename the file, or add slug to its front matter`,
		file: path,
	};
}
