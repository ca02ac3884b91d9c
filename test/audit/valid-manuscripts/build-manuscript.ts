/** The steps of a build up to the audit, in this process and with the browser of all tests: much faster than a build for each. */
import { readManuscripts } from "../../../scripts/build/read-manuscripts.ts";
import { writePublication } from "../../../scripts/build/write-publication.ts";
import {
	type EditionName,
	editionNames,
} from "../../../scripts/model/edition.ts";
import { sharedBrowser } from "../../shared-browser.ts";

/** What is wrong with a manuscript or its editions, a line for each. */
export async function problemsOf(
	path: string,
	editions: readonly EditionName[] = editionNames,
): Promise<string[]> {
	const read = await readManuscripts(
		[path],
		{ house: "news", strict: false },
		() => undefined,
	);
	const problems = [...read.problems];
	if (problems.length === 0)
		for (const manuscript of read.manuscripts) {
			const written = await writePublication(
				manuscript,
				manuscript.house,
				sharedBrowser(),
				{ editions, attachSource: false, onStage: () => undefined },
			);
			problems.push(...written.problems);
		}
	return problems.map(
		({ file, line, message, rule, source }) =>
			`${file}:${line}  ${message}  ${rule}\n${source}`,
	);
}
