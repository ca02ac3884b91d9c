/** Every work names its authors, or says why it names none. */
import type { Check } from "./check.ts";

export const authorMissing: Check = ({ matter }, report) => {
	if ((matter.author ?? []).length === 0 && !matter.noByline)
		report(
			"author-missing",
			'Missing author: add author: Halima Forde to the front matter, or name who wrote it as --author "A and B", or add noByline with the reason why nobody is named',
			["author"],
		);
};
