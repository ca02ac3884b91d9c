/** What the witness says of itself. */
import { expect, test } from "vitest";
import { readManuscript } from "../../scripts/readings/manuscript.ts";

test("what the witness alone cannot read is told as its fault, with the file", () => {
	const matter = {
		named: [],
		stated: [],
		imageCredits: [],
		chapters: [],
		title: "Ice",
	};
	const text = { file: "ice.md", linesBefore: 0, title: "Ice" };
	const read = () =>
		readManuscript({
			file: "ice.md",
			matter: matter as never,
			fetched: new Map(),
			assets: [],
			texts: [{ ...text, markdown: undefined as never }],
		});
	expect(read).toThrow(/^ice\.md .* fault of Colophon/);
});
