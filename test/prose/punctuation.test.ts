/** Signs that are typed for others, in a house that sets them. */
import { expect, test } from "vitest";
import type { Publication } from "../../scripts/model/publication.ts";
import { setQuotationMarks } from "../../scripts/prose/set-quotation-marks.ts";
import { read } from "./read.ts";

async function inHouse(markdown: string): Promise<string> {
	const { body, passages } = await read(markdown);
	const chapter = { lang: "en", body, passages, notes: [], headings: [] };
	const publication = { chapters: [chapter] } as unknown as Publication;
	const [set] = setQuotationMarks(publication, "typographic").chapters;
	return (set?.passages ?? []).map(({ text }) => text).join("\n");
}

test.each([
	['He said "no" -- or did he?', "He said “no” – or did he?"],
	["1999--2004, and then---nothing...", "1999–2004, and then—nothing…"],
	[
		"Run it with --force (or --dry-run).",
		"Run it with --force (or --dry-run).",
	],
	["Below .../docs, after ....", "Below .../docs, after ...."],
	["`a -- b...` is code", "a -- b... is code"],
	["It's the 'old' one", "It’s the ‘old’ one"],
])("%s", async (written, set) => {
	expect(await inHouse(written)).toBe(set);
});
