/** Records and addresses that are not what they should be are said, and end nothing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRecord } from "../../scripts/audit/read-record.ts";
import { resolvePath } from "../../scripts/readings/epub.ts";
import { Unreadable } from "../../scripts/readings/unreadable.ts";

test.each(["%E0%A4%A.xhtml", "//[", "%"])(
	"the malformed address %s of an EPUB makes it unreadable, which is a finding",
	(href) => {
		expect(() => resolvePath("EPUB/package.opf", href)).toThrow(Unreadable);
	},
);

test("a credit record without editions is refused", () => {
	const folder = mkdtempSync(join(tmpdir(), "colophon-record-"));
	const record = {
		...{ title: "A", language: "en", form: "article", type: "Article" },
		...{ byline: { text: "", agents: [] }, creditLines: [], contributors: [] },
		...{ opening: [], notes: [], colophon: [], chapters: [], images: [] },
		editions: [],
	};
	try {
		writeFileSync(join(folder, "credits.json"), JSON.stringify(record));
		expect(() => readRecord(folder)).toThrow(/editions/);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
