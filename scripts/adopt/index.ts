/** A manuscript as another tool has it → the front matter or the publication.yaml that Colophon wants, proposed and not yet written. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { adoptFile } from "./adopt-file.ts";
import { adoptFolder } from "./adopt-folder.ts";
import type { AdoptOptions, Proposal } from "./proposal.ts";

export type { AdoptOptions, ChangedLine, Proposal } from "./proposal.ts";

/** Throws where there is nothing that could be adopted. */
export async function adopt(
	path: string,
	options: AdoptOptions,
): Promise<Proposal> {
	if (!existsSync(path))
		throw new Error(
			`No manuscript at ${path}: give a Markdown file, or the folder of a book`,
		);
	// What a link leads to is changed, and not the link.
	const real = realpathSync(path);
	const stat = statSync(real);
	if (stat.isDirectory()) return adoptFolder(path, options);
	if (!stat.isFile())
		throw new Error(
			`Unexpected special file ${path}, expected a Markdown file or a folder`,
		);
	return adoptFile(path, real, options);
}
