/** What rules say that hold a print against its page, where there is none. */
import { nothing } from "../finding.ts";

export const noPage = [
	{
		status: "not-run",
		expected: "the HTML or the EPUB of the same publication, to compare with",
		actual: nothing,
		where: "credits.json",
	},
] as const;
