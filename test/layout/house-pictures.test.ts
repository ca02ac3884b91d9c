/** A house that shows its logo: it stands in every edition, needs no credit of the manuscript, and lends none to its pictures. */
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	applyRules,
	readEditions,
	unfolded,
} from "../../scripts/audit/index.ts";
import type { AuditResult } from "../../scripts/audit/rule.ts";
import {
	type WrittenPublication,
	writePublication,
} from "../../scripts/build/write-publication.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { type EditionName, editionNames } from "../../scripts/model/edition.ts";
import type { House } from "../../scripts/model/house.ts";
import { readPdf } from "../../scripts/readings/pdf.ts";
import { unzip } from "../../scripts/readings/unzip.ts";
import {
	downloadPage,
	listingOf,
} from "../../scripts/release/download-page.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { sharedBrowser } from "../shared-browser.ts";

const alt = "The Skerry Post";
const image = `<img src="logo.svg" alt="${alt}">`;
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20"><path d="M0 0h60v20H0z" fill="#123"/></svg>`;
const inline = `data:image/svg+xml;base64,${Buffer.from(logo).toString("base64")}`;

const houses = mkdtempSync(join(tmpdir(), "colophon-house-"));
let house: House;
let written: WrittenPublication;

beforeAll(async () => {
	const folder = join(houses, "skerry");
	cpSync("templates/news", folder, { recursive: true });
	writeFileSync(join(folder, "logo.svg"), logo);
	for (const [template, place] of [
		["html", '<div class="masthead">'],
		["print", '<div class="masthead">'],
		["cover", "<body"],
		["epub/article", '<article class="h-entry">'],
		["download", "<main>"],
	] as const)
		addLogo(join(folder, `${template}.liquid`), place);
	house = readHouse("skerry", houses);
	const { publication, frontMatter } = await readManuscript(
		"test/layout/no-publisher.md",
		{ house: "news" },
	);
	if (!publication || !frontMatter)
		throw new Error("The manuscript has problems");
	written = await writePublication(
		{
			publication,
			statement: statementOf(publication),
			frontMatter,
			notes: [],
		},
		house,
		sharedBrowser(),
		{
			editions: editionNames,
			attachSource: false,
			onStage: () => undefined,
		},
	);
});
afterAll(() => rmSync(houses, { recursive: true, force: true }));

test("the logo stands in every edition and on the download page, and the audit has nothing against it", async () => {
	expect(written.problems).toEqual([]);
	expect(edition("html").toString()).toContain(
		`<img src="${inline}" alt="${alt}">`,
	);
	const files = unzip(edition("epub"));
	expect(
		Buffer.from(files.get("OEBPS/house/logo.svg")?.() ?? []).toString(),
	).toBe(logo);
	expect(
		Buffer.from(files.get("OEBPS/content.opf")?.() ?? []).toString(),
	).toContain('href="house/logo.svg"');
	const { alternatives } = await readPdf(edition("pdf"));
	expect([...alternatives.values()]).toContain(alt);
	const page = downloadPage(
		[
			{
				slug: written.slug,
				listing: listingOf(written.record),
				editions: written.record.editions,
			},
		],
		house,
	);
	expect(page).toContain(`<img src="${inline}" alt="${alt}">`);
});

test("the logo in the text is an image like any other, which nobody is credited for", async () => {
	const html = edition("html")
		.toString()
		.replace(
			'id="_text">',
			`id="_text"><p><img src="${inline}" alt="A storm over the skerry"></p>`,
		);
	expect(await faultsOf(html)).toContain(
		"an unknown image: A storm over the skerry",
	);
});

test("a picture in the masthead that is none of the house’s is unknown", async () => {
	const other = Buffer.from(logo.replace("#123", "#321")).toString("base64");
	const html = edition("html")
		.toString()
		.replace(inline, `data:image/svg+xml;base64,${other}`);
	expect(await faultsOf(html)).toContain(`an unknown image: ${alt}`);
});

function addLogo(file: string, place: string): void {
	const template = readFileSync(file, "utf8");
	const at = template.lastIndexOf(place);
	if (at < 0) throw new Error(`${file} has no ${place}`);
	const end = template.indexOf(">", at) + 1;
	// An EPUB’s documents are XML.
	const own = file.includes("epub") ? image.replace(">", "/>") : image;
	writeFileSync(file, template.slice(0, end) + own + template.slice(end));
}

function edition(name: EditionName): Buffer {
	const file = written.files.find(
		(item) => item.name === `${written.slug}.${name}`,
	);
	return Buffer.from(file?.bytes ?? []);
}

/** What rule I01 finds in an HTML edition. */
async function faultsOf(html: string): Promise<string[]> {
	const files = new Map([["html", Buffer.from(html)]] as const);
	const read = await readEditions(written.record, files);
	return unfolded(applyRules({ record: written.record, ...read }))
		.filter((result: AuditResult) => result.rule === "I01")
		.map(({ actual }) => actual);
}
