/** Editions whose author was named for the build, `--author "A and B"`, are held against a manuscript that names nobody. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readManuscripts } from "../../scripts/build/read-manuscripts.ts";
import { writePublication } from "../../scripts/build/write-publication.ts";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import { sharedBrowser } from "../shared-browser.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-given-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("who was named for the build is known to the check", async () => {
	const file = join(folder, "ice.md");
	writeFileSync(file, "# Ice on the quay\n\nText.\n");
	const author = "Halima Forde and Tom Reyes";
	const { manuscripts } = await readManuscripts(
		[file],
		{ house: "news", strict: false, author },
		() => undefined,
	);
	const [read] = manuscripts;
	if (!read) throw new Error("Unexpected problems");
	const { record, files, problems } = await writePublication(
		read,
		read.house,
		sharedBrowser(),
		{
			editions: ["html"],
			attachSource: false,
			author,
			onStage: () => undefined,
		},
	);
	expect(problems).toEqual([]);
	expect(record.witness?.givenAuthor).toBe(author);
	for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
	const { report } = await checkFolder(folder, { manuscript: file });
	expect(report.results.filter(({ status }) => status === "fail")).toEqual([]);
});
