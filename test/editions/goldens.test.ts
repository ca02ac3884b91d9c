/** What each fixture says in its editions, kept beside this file as a reviewer can read it. `npx vitest -u` writes it anew. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
	findManuscripts,
	publicationFile,
} from "../../scripts/manuscript/index.ts";
import { editionsOf } from "../editions-of.ts";
import { ofThisRun } from "../every-day.ts";
import { readZip } from "./read-zip.ts";
import { htmlText, pdfText } from "./visible-text.ts";

const fixtures = "test/fixtures";
/** Set to be looked at, page by page: too long to be read as a golden. */
const looked = "specimen";
/** One article in other languages than German, whose words the tests of credits hold too, and one that is credited as a translation is. */
const alike = ["es", "fr", "it", "nl", "pt", "adaptation"];
const names = ofThisRun(
	readdirSync(fixtures).filter((name) => name !== looked),
	(name) => alike.includes(name),
);

const creditsSchema = z.fromJSONSchema(
	JSON.parse(readFileSync("credits.schema.json", "utf8")),
);

describe.each(names)("%s", (name) => {
	let folder: string;
	beforeAll(async () => {
		folder = await editionsOf(manuscriptOf(name));
	});

	const golden = (file: string) =>
		join(import.meta.dirname, name, "golden", file);
	const edition = (extension: string) =>
		readFileSync(join(folder, `${basename(folder)}.${extension}`));

	test("the EPUB’s package document credits everyone", async () => {
		const files = readZip(edition("epub"));
		await expect(part(files, /\.opf$/)).toMatchFileSnapshot(
			golden("content.opf"),
		);
	});

	test("the EPUB’s contents lead to its documents", async () => {
		const files = readZip(edition("epub"));
		await expect(part(files, /toc\.xhtml$/)).toMatchFileSnapshot(
			golden("toc.xhtml"),
		);
	});

	test("the HTML edition’s data credits everyone", async () => {
		const html = edition("html").toString();
		const data: unknown = JSON.parse(
			/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(
				html,
			)?.[1] ?? "",
		);
		await expect(pretty(data)).toMatchFileSnapshot(golden("json-ld.json"));
	});

	const credits = (): unknown => {
		return JSON.parse(readFileSync(join(folder, "credits.json"), "utf8"));
	};

	test("the credit record is valid against the published schema, which knows each of its keys", () => {
		expect(creditsSchema.safeParse(credits()).error).toBeUndefined();
	});

	test("the credit record is what the editions say", async () => {
		const { editions, ...record } = credits() as {
			editions: { name: string }[];
		};
		expect(editions.map((edition) => edition.name)).toEqual([
			"html",
			"epub",
			"pdf",
		]);
		await expect(pretty(record)).toMatchFileSnapshot(golden("credits.json"));
	});

	test("the HTML edition shows all of it", async () => {
		await expect(htmlText(edition("html").toString())).toMatchFileSnapshot(
			golden("html.txt"),
		);
	});

	test("the PDF shows all of it", async () => {
		await expect(await pdfText(edition("pdf"))).toMatchFileSnapshot(
			golden("pdf.txt"),
		);
	});
});

/** Each fixture is a folder manuscript, or a folder with one file. */
function manuscriptOf(name: string): string {
	const folder = join(fixtures, name);
	return existsSync(join(folder, publicationFile))
		? folder
		: (findManuscripts(folder)[0] ?? folder);
}

function part(files: ReadonlyMap<string, Buffer>, name: RegExp): string {
	const [, bytes] = [...files].find(([path]) => name.test(path)) ?? [];
	return bytes?.toString() ?? "";
}

/** Fingerprints of paragraphs say nothing to a reviewer. */
const unread = new Set(["blocks", "noteBlocks"]);

function pretty(data: unknown): string {
	const readable = (key: string, value: unknown) =>
		unread.has(key) ? undefined : value;
	return `${JSON.stringify(data, readable, 2)}\n`;
}
