/** The EPUB says of its accessibility what its content bears out, and what an evaluator claims; and its author hears what shops show badly. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { adviseOnEpub } from "../../scripts/editions/epub/advise.ts";
import { writeEpub } from "../../scripts/editions/epub/index.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { readZip } from "../editions/read-zip.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-metadata-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
copyFileSync("templates/specimen/buoy.png", join(folder, "buoy.png"));

const house = readHouse("news");
const image = "images: { buoy.png: { own: true } }";

describe("Accessibility metadata", () => {
	test("of text alone claims nothing of pictures, formulas or pages", async () => {
		const opf = await packageOf("", "Text.");
		expect(values(opf, "schema:accessMode")).toEqual(["textual"]);
		expect(values(opf, "schema:accessModeSufficient")).toEqual(["textual"]);
		expect(values(opf, "schema:accessibilityFeature")).toEqual([
			"tableOfContents",
			"structuralNavigation",
			"readingOrder",
			"displayTransformability",
		]);
		expect(values(opf, "pageBreakSource")).toEqual([]);
	});

	test("of a picture that is described has the visual mode and the alternative", async () => {
		const opf = await packageOf(image, "Text.\n\n![A blue disc](buoy.png)");
		expect(values(opf, "schema:accessMode")).toEqual(["textual", "visual"]);
		expect(values(opf, "schema:accessibilityFeature")).toContain(
			"alternativeText",
		);
	});

	test("of a drawing in the text has the visual mode as well", async () => {
		const opf = await packageOf(
			"",
			'Text.\n\n<svg role="img" aria-label="A square" viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg>',
		);
		expect(values(opf, "schema:accessMode")).toEqual(["textual", "visual"]);
		expect(values(opf, "schema:accessibilityFeature")).toContain(
			"alternativeText",
		);
	});

	test("of pictures that are all decoration claims no alternative", async () => {
		const opf = await packageOf(image, 'Text.\n\n![](buoy.png "decorative")');
		expect(values(opf, "schema:accessMode")).toEqual(["textual", "visual"]);
		expect(values(opf, "schema:accessibilityFeature")).not.toContain(
			"alternativeText",
		);
	});

	test("of a formula names MathML", async () => {
		const opf = await packageOf("", "A $$x^2$$.");
		expect(values(opf, "schema:accessibilityFeature")).toContain("MathML");
	});

	test("of a book with printed pages names them and their source", async () => {
		const opf = await packageOf("", "Text.", new Map([["_block-0", 1]]));
		expect(values(opf, "schema:accessibilityFeature")).toEqual(
			expect.arrayContaining(["pageBreakMarkers", "pageNavigation"]),
		);
		expect(values(opf, "pageBreakSource")).toEqual(["article.pdf"]);
	});

	test("claims no conformance of its own", async () => {
		const opf = await packageOf("", "Text.");
		expect(opf).not.toContain("conformsTo");
		expect(opf).not.toContain("certifiedBy");
	});

	test("passes on the claim of an evaluator, by name", async () => {
		const opf = await packageOf(
			"organizations: { lab: { name: Reading Lab } }\naccessibility: { conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, certifiedBy: lab }",
			"Text.",
		);
		expect(values(opf, "dcterms:conformsTo")).toEqual([
			"EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
		]);
		expect(values(opf, "a11y:certifiedBy")).toEqual(["Reading Lab"]);
	});

	test.each([
		[
			"without an evaluator",
			"{ conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA }",
		],
		["in other words", "{ conformsTo: WCAG 2.2 AA, certifiedBy: lab }"],
		[
			"of somebody unknown",
			"{ conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA, certifiedBy: nobody }",
		],
	])("refuses a claim %s", async (_how, claim) => {
		const { problems } = await read(
			`organizations: { lab: { name: Reading Lab } }\npublisher: lab\naccessibility: ${claim}`,
			"Text.",
		);
		expect(problems).toHaveLength(1);
		expect(problems[0]?.line).toBe(7);
	});
});

describe("What Kindle shows badly", () => {
	test("is nothing in a plain text", async () => {
		expect(await adviceOn("", "Text.\n\n| a |\n| - |\n| 1 |")).toEqual([]);
	});

	test.each([
		[
			"long alternative texts",
			image,
			`![${"word ".repeat(40)}](buoy.png)`,
			"of 199 characters",
		],
		[
			"long tables",
			"",
			`| a |\n| - |\n${"| 1 |\n".repeat(100)}`,
			"of 101 rows",
		],
		[
			"wide tables",
			"",
			`${"| a ".repeat(10)}|\n${"| - ".repeat(10)}|\n`,
			"of 10 columns",
		],
		[
			"drawings with words",
			"",
			'<svg role="img" aria-label="A" viewBox="0 0 9 9" width="9" height="9"><text y="5">A</text></svg>',
			"holds text",
		],
	])("is told of %s, with the line", async (_what, matter, prose, words) => {
		const [note, ...more] = await adviceOn(matter, prose);
		expect(note).toContain(words);
		expect(note).toMatch(/article\.md:\d+: /);
		expect(more).toEqual([]);
	});

	test("is told of more than 25 drawings", async () => {
		const drawing =
			'<svg role="img" aria-label="A" viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg>\n\n';
		expect(await adviceOn("", drawing.repeat(25))).toEqual([]);
		expect(await adviceOn("", drawing.repeat(26))).toEqual([
			expect.stringContaining("26 SVG drawings"),
		]);
	});
});

function read(matter: string, prose: string) {
	const file = join(folder, "article.md");
	writeFileSync(
		file,
		`---\ntitle: An article\ninLanguage: en\nnoByline: A test\n${matter}\n---\n\n${prose}\n`,
	);
	return readManuscript(file, { house: "news" });
}

async function publicationOf(matter: string, prose: string) {
	const { publication, problems } = await read(matter, prose);
	if (!publication) throw new Error(JSON.stringify(problems));
	return publication;
}

async function packageOf(
	matter: string,
	prose: string,
	breaks?: ReadonlyMap<string, number>,
): Promise<string> {
	const publication = await publicationOf(matter, prose);
	const epub = await writeEpub(
		statementOf(publication),
		house,
		Promise.resolve(new Uint8Array(9)),
		breaks && Promise.resolve(breaks),
	);
	return String(readZip(Buffer.from(epub)).get("OEBPS/content.opf"));
}

async function adviceOn(matter: string, prose: string): Promise<string[]> {
	return adviseOnEpub(statementOf(await publicationOf(matter, prose)));
}

/** The values of a property of the package, in order. */
function values(opf: string, property: string): string[] {
	return [
		...opf.matchAll(
			new RegExp(`<meta [^>]*property="${property}">([^<]*)<`, "g"),
		),
	].map(([, value = ""]) => value);
}
