/** Editions that somebody else has changed: `check` opens nothing that they ask for, and always comes to its report. */
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditResult } from "../../scripts/audit/rule.ts";
import { withBrowser } from "../../scripts/browser/browser-session.ts";
import { build } from "../../scripts/build/build.ts";
import { checkFolder } from "../../scripts/check/check-folder.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";
import {
	findValidators,
	type Validator,
} from "../../scripts/validators/index.ts";
import { type Edit, editEntry, editText, swap } from "../audit/edit-files.ts";

let folder: string;
let built: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "colophon-hostile-"));
	const report = await build({
		paths: ["test/audit/fixtures/port/port.md"],
		out: folder,
		editions: ["html", "epub"],
	});
	expect(report.problems).toEqual([]);
	built = join(folder, "port");
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the editions with one of them changed, and the others unknown to the record. */
function changed(
	file: "port.html" | "port.epub",
	edit: (bytes: Uint8Array) => Uint8Array,
) {
	const copy = mkdtempSync(join(folder, "copy-"));
	cpSync(built, copy, { recursive: true });
	writeFileSync(join(copy, file), edit(readFileSync(join(copy, file))));
	const path = join(copy, "credits.json");
	const record: CreditRecord = JSON.parse(readFileSync(path, "utf8"));
	const editions = record.editions.filter((edition) => edition.file === file);
	writeFileSync(path, JSON.stringify({ ...record, editions }));
	return copy;
}

const inArticle = (part: string) => (epub: Uint8Array) =>
	editEntry(epub, "OEBPS/text.xhtml", swap("</body>", `${part}</body>`));
const inPage = (part: string) => (page: Uint8Array) =>
	editText(page, swap("</main>", `${part}</main>`) satisfies Edit);

/** Names of entries are not packed, and the new one is as long. */
const leadOut = (epub: Uint8Array) =>
	Buffer.from(
		Buffer.from(epub)
			.toString("latin1")
			.replaceAll("OEBPS/style.css", "../../style.css"),
		"latin1",
	);

/** A validator for each edition that is never to be asked. */
const opening: Validator[] = (["html", "epub"] as const).map((edition) => ({
	name: edition === "html" ? "axe" : "ace",
	title: "a validator with a browser",
	edition,
	browses: true,
	found: { command: ["none"], version: "1" },
	remedy: "",
	run: async () => {
		throw new Error("It was opened");
	},
}));

async function check(
	copy: string,
	validators: readonly Validator[],
): Promise<readonly AuditResult[]> {
	const checked = await withBrowser({}, (browser) =>
		checkFolder(copy, { browser, validators }),
	);
	expect(checked.report.ok).toBe(false);
	return checked.report.results;
}

describe.each([
	[
		"port.epub",
		"a frame of a file",
		inArticle('<iframe src="file:///etc/passwd"></iframe>'),
		"<iframe>",
	],
	[
		"port.epub",
		"a document that leads on",
		inArticle(
			'<meta http-equiv="refresh" content="0;url=file:///etc/passwd"/>',
		),
		"refresh",
	],
	[
		"port.html",
		"a page that leads on",
		inPage('<meta http-equiv="refresh" content="0;url=https://example.org">'),
		"refresh",
	],
	[
		"port.html",
		"a frame of a file",
		inPage('<iframe src="file:///etc/passwd"></iframe>'),
		"<iframe>",
	],
] as const)("%s with %s", (file, _name, edit, what) => {
	test("is told with its place, and no browser opens it", async () => {
		const edition = file === "port.html" ? "html" : "epub";
		const results = await check(
			changed(file, edit),
			opening.filter((one) => one.edition === edition),
		);
		expect(results).toContainEqual(
			expect.objectContaining({
				rule: "Z05",
				edition,
				status: "fail",
				actual: expect.stringContaining(what),
				where: expect.stringMatching(/:\d+$/),
			}),
		);
		expect(
			results.filter(({ actual }) => actual.includes("would run or fetch")),
		).toMatchObject([{ edition, status: "not-run" }]);
		expect(results).toContainEqual(
			expect.objectContaining({ rule: "V04", edition, status: "not-run" }),
		);
	});
});

test("an entry that leads out of the EPUB is told, and nothing unpacks it", async () => {
	const copy = changed("port.epub", leadOut);
	const results = await check(
		copy,
		opening.filter(({ edition }) => edition === "epub"),
	);
	expect(results).toContainEqual(
		expect.objectContaining({
			rule: "readable",
			status: "fail",
			actual: expect.stringContaining("../../style.css"),
		}),
	);
	expect(results).toContainEqual(
		expect.objectContaining({
			rule: "ace",
			status: "not-run",
			actual: expect.stringContaining("cannot be read"),
		}),
	);
});

test("a validator that fails on an edition is a finding, and the others are asked all the same", async () => {
	const asked: string[] = [];
	const sound: Validator = {
		...(opening[1] as Validator),
		name: "epubcheck",
		browses: false,
		run: async () => {
			asked.push("epubcheck");
			return [];
		},
	};
	const results = await check(built, [...opening, sound]);
	expect(results.filter(({ status }) => status === "fail")).toMatchObject([
		{ rule: "axe", actual: "It was opened" },
		{ rule: "ace", actual: "It was opened" },
	]);
	expect(asked).toEqual(["epubcheck"]);
});

test("the validators that open editions in a browser are the ones that say so", async () => {
	const browsing = (await findValidators()).filter(({ browses }) => browses);
	expect(browsing.map(({ name }) => name)).toEqual(["ace", "axe"]);
});

test.each([
	["a link", '<p><a href="%E0%A4%A.xhtml#a">away</a></p>'],
	["a picture", '<p><img src="//[" alt=""/></p>'],
])("%s whose address is malformed is a finding", async (_what, part) => {
	const results = await check(changed("port.epub", inArticle(part)), []);
	expect(results).toContainEqual(
		expect.objectContaining({
			rule: "readable",
			edition: "epub",
			actual: expect.stringMatching(/^Malformed address/),
		}),
	);
});
