/** Editions whose pictures lie where their house looks for them are held against their manuscript, which does not say where. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readManuscripts } from "../../scripts/build/read-manuscripts.ts";
import { writePublication } from "../../scripts/build/write-publication.ts";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import { sharedBrowser } from "../shared-browser.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-house-pictures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("where a house looks for pictures is known to the check", async () => {
	const file = join(folder, "quay.md");
	const text = (matter: string) =>
		`---\ntitle: The quay\ninLanguage: en\nauthor: Halima Forde\n${matter}images:\n  quay.jpg: { creditText: Photograph by Tom Reyes }\n---\n\nText.\n\n![A quay](quay.jpg)\n`;
	writeFileSync(file, text("assets: [shared]\n"));
	mkdirSync(join(folder, "shared"));
	cpSync("templates/specimen/quay.jpg", join(folder, "shared/quay.jpg"));
	const { manuscripts, problems } = await readManuscripts(
		[file],
		{ house: "news", strict: false },
		() => undefined,
	);
	expect(problems).toEqual([]);
	const [read] = manuscripts;
	if (!read) throw new Error("Unexpected problems");
	const written = await writePublication(
		read,
		{ ...read.house, assets: ["shared"] },
		sharedBrowser(),
		{ editions: ["html"], attachSource: false, onStage: () => undefined },
	);
	expect(written.problems).toEqual([]);
	for (const { name, bytes } of written.files)
		writeFileSync(join(folder, name), bytes);
	writeFileSync(file, text(""));
	const { report } = await checkFolder(folder, { manuscript: file });
	expect(report.results.filter(({ status }) => status === "fail")).toEqual([]);
});
