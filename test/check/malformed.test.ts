/** Records and addresses that are not what they should be are said, and end nothing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRecord } from "../../scripts/audit/read-record.ts";
import { openEditions } from "../../scripts/check/open-editions.ts";
import { sha256 } from "../../scripts/machine/sha256.ts";
import { resolvePath } from "../../scripts/readings/epub.ts";
import { Unreadable } from "../../scripts/readings/unreadable.ts";

test.each(["%E0%A4%A.xhtml", "//[", "%"])(
	"the malformed address %s of an EPUB makes it unreadable, which is a finding",
	(href) => {
		expect(() => resolvePath("EPUB/package.opf", href)).toThrow(Unreadable);
	},
);

const html = {
	...{ name: "html", file: "a.html", bytes: 3 },
	sha256: sha256(Buffer.from("two")),
};

/** A folder with that record and those files, for one test. */
function inFolder(
	editions: readonly object[],
	files: Readonly<Record<string, string>>,
	use: (folder: string) => void,
): void {
	const folder = mkdtempSync(join(tmpdir(), "colophon-record-"));
	const record = {
		...{ title: "A", language: "en", form: "article", type: "Article" },
		...{ byline: { text: "", agents: [] }, creditLines: [], contributors: [] },
		...{ opening: [], notes: [], colophon: [], chapters: [], images: [] },
		editions,
	};
	try {
		writeFileSync(join(folder, "credits.json"), JSON.stringify(record));
		for (const [name, text] of Object.entries(files))
			writeFileSync(join(folder, name), text);
		use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

test.each([
	["without editions", [], /editions: expected the editions that were built/],
	[
		"that names an edition twice",
		[html, { ...html, file: "b.html" }],
		/editions: expected each edition once/,
	],
	[
		"that names a file of another folder",
		[{ ...html, file: "../a.html" }],
		/editions\.0\.file: expected the name of a file/,
	],
])("a credit record %s is refused", (_, editions, told) => {
	inFolder(editions, {}, (folder) => {
		expect(() => readRecord(folder)).toThrow(told);
	});
});

test("editions that are missing, changed or of nobody are findings", () => {
	const files = { "a.html": "one", "a.EPUB": "zip", "cover.jpg": "" };
	const epub = { ...html, name: "epub", file: "b.epub" };
	inFolder([html, epub], files, (folder) => {
		const { faults } = openEditions(folder, readRecord(folder));
		expect(
			faults.map(({ rule, edition, kind, actual }) => [
				...[rule, edition, kind],
				actual.replaceAll(folder, ""),
			]),
		).toEqual([
			["editions", "all", "foreign", "a.EPUB"],
			["checksum", "html", undefined, sha256(Buffer.from("one"))],
			["readable", "epub", undefined, "/b.epub is missing"],
		]);
	});
});
