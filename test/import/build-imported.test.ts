/** Wire copy all the way: imported, built into three editions, which the build audits, and read once more. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readEpub } from "../../scripts/readings/epub.ts";
import { readHtml } from "../../scripts/readings/html.ts";
import { readPdf } from "../../scripts/readings/pdf.ts";
import { callCli } from "../call-cli.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const seed = here("../../../shared/seed/wire-article.txt");

/** Imports and builds `file`; the texts of its editions without white space, in which every printing breaks elsewhere. */
async function importAndBuild(file: string): Promise<string[]> {
	const folder = mkdtempSync(join(tmpdir(), "colophon-wire-"));
	try {
		const article = join(folder, "article.md");
		const imported = await callCli([
			"import",
			file,
			"--title",
			"Basin",
			"--out",
			article,
		]);
		expect(imported, imported.stdout).toMatchObject({ code: 0 });
		const out = join(folder, "out");
		const built = await callCli(["build", "--fresh", article, "--out", out]);
		expect(built, built.stdout).toMatchObject({ code: 0 });
		const bytes = (edition: string) =>
			readFileSync(join(out, "article", `article.${edition}`));
		const pdf = await readPdf(bytes("pdf"));
		return [
			readHtml(bytes("html")).blocks,
			readEpub(bytes("epub")).blocks,
			pdf.blocks,
		].map((blocks) => solid(blocks.map((block) => block.text).join("")));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function solid(text: string): string {
	return text.replace(/[\s\u00ad\u2010-]/gu, "");
}

/** The copy’s paragraphs between its byline and its credit line. */
function prose(file: string): string[] {
	return readFileSync(file, "utf8")
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.slice(1, -1);
}

const copies = [
	{
		name: "invented copy of a wire article",
		file: here("fixtures/harbour.txt"),
		byline: "By Tamsin Okoro-Vale, Ilse Brandvold and Jonas Teague, CNN",
		credits: "CNN’s Halima Forde and Piet Ouwens contributed to this report.",
	},
	{
		name: "the article that was handed in",
		file: seed,
		byline: "By Max Saltman, Katharina Krebs and Matthew Chance, CNN",
		credits:
			"CNN’s Lauren Kent and Michael Williams contributed to this report.",
	},
];

for (const { name, file, byline, credits } of copies)
	test.skipIf(!existsSync(file))(
		`${name} keeps its byline, every paragraph in order and its credit line, once`,
		async () => {
			for (const text of await importAndBuild(file)) {
				expect(text.split(solid(byline))).toHaveLength(2);
				expect(text.split(solid(credits))).toHaveLength(2);
				expect(text).toContain("February24,2025");
				let from = 0;
				for (const paragraph of prose(file)) {
					const at = text.indexOf(solid(paragraph), from);
					expect(at, paragraph).toBeGreaterThanOrEqual(from);
					from = at + solid(paragraph).length;
				}
				expect(text.indexOf(solid(credits))).toBeGreaterThanOrEqual(from);
			}
		},
	);
