/** Work grows with the manuscript: four times the text takes about four times as long, and never six times. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { build } from "../../scripts/build/build.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { bombs, writeManuscript } from "../bombs/manuscripts.ts";
import { pdfText } from "../editions/visible-text.ts";
import { longArticle, manuscripts } from "./manuscripts.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-growth-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Milliseconds that any work may take, whatever its size: for code that is compiled while it runs, and for busy machines. */
const constant = 500;

test.each(Object.entries(manuscripts))(
	"four times as many %s are read in about four times the time",
	async (_what, { write, size }) => {
		await read(write(50));
		const one = await timeOf(() => read(write(size)));
		const four = await timeOf(() => read(write(4 * size)));
		expect(four).toBeLessThan(6 * one + constant);
	},
	120_000,
);

test("hundreds of rows, items, paragraphs and notes are divided for the browser, and no edition shows it", async () => {
	const file = join(folder, "long.md");
	writeFileSync(file, longArticle());
	const { problems } = await build({
		paths: [file],
		out: join(folder, "editions"),
	});
	expect(problems).toEqual([]);
}, 300_000);

test("the words of a wide table stay whole, however many rows it has", async () => {
	const columns = Array.from({ length: 5 }, (_, column) => column);
	const row = (cell: (column: number) => string) =>
		`| ${columns.map(cell).join(" | ")} |\n`;
	const rows = Array.from({ length: 401 }, (_, index) =>
		row((column) => `Thermohygrograph${column}${index}`),
	);
	const file = join(folder, "long-and-wide.md");
	const head = readFileSync("test/layout/no-publisher.md", "utf8");
	writeFileSync(
		file,
		`${head}\n${row((column) => `Gauge ${column}`)}${row(() => "---")}${rows.join("")}`,
	);
	const out = join(folder, "wide");
	const { problems } = await build({ paths: [file], out, editions: ["pdf"] });
	expect(problems).toEqual([]);
	const words = (
		await pdfText(readFileSync(join(out, "long-and-wide/long-and-wide.pdf")))
	).split(/\s+/);
	for (const index of [0, 200, 400])
		expect(words).toContain(`Thermohygrograph4${index}`);
}, 120_000);

test.each(
	bombs.flatMap(([what, files, rule]) =>
		rule === undefined ? [[what, files] as const] : [],
	),
)(
	"%s are built",
	async (what, files) => {
		const place = join(folder, what.replace(/\W+/g, "-"));
		const { problems } = await build({
			paths: [writeManuscript(place, files)],
			out: `${place}-out`,
		});
		expect(problems).toEqual([]);
		// Kilobytes; the browser has a limit of its own.
		expect(process.resourceUsage().maxRSS).toBeLessThan(2_000_000);
	},
	120_000,
);

async function read(text: string) {
	const file = join(folder, "article.md");
	writeFileSync(file, text);
	const { publication, problems } = await readManuscript(file, {
		house: "news",
	});
	expect(problems).toEqual([]);
	if (!publication) throw new Error("No publication");
	return publication;
}

/** Milliseconds of this process alone, whatever others do meanwhile. */
async function timeOf(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
