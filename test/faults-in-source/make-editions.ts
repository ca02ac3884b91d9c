/** What is bundled anew for each fault: a manuscript → its editions, and the rules that hold something against them. */
import type { Browser } from "puppeteer";
import { readManuscripts } from "../../scripts/build/read-manuscripts.ts";
import { writePublication } from "../../scripts/build/write-publication.ts";
import type { EditionName } from "../../scripts/model/edition.ts";

export interface Held {
	readonly rule: string;
	/** `all` where editions are compared with each other; `manuscript` where none was begun. */
	readonly edition: EditionName | "all" | "manuscript";
}

/** The steps of a build, up to the files; nothing is written to disk. */
export async function makeEditions(
	manuscript: string,
	editions: readonly EditionName[],
	browser: Promise<Browser>,
): Promise<readonly Held[]> {
	const { manuscripts, problems } = await readManuscripts(
		[manuscript],
		{ house: "news", strict: false },
		() => undefined,
	);
	const [read] = manuscripts;
	if (!read || problems.length > 0)
		return problems.map(({ rule }) => ({ rule, edition: "manuscript" }));
	const written = await writePublication(read, read.house, browser, {
		editions,
		attachSource: false,
		onStage: () => undefined,
	});
	// The stand-in for `placeProblems` has put the edition there.
	return written.problems.map(({ rule, file }) => ({
		rule,
		edition: file as Held["edition"],
	}));
}
