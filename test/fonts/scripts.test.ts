/** Every script and sign is drawn: by its own family, or as its code point in a small frame. The audit looks for each character in every edition. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as harfbuzz from "harfbuzzjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuildReport, build } from "../../scripts/build/build.ts";
import { faceOfCodePoints } from "../../scripts/fonts/code-points.ts";
import { readHouse } from "../../scripts/house/index.ts";

const out = mkdtempSync(join(tmpdir(), "colophon-scripts-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
/** What is said of all of them. */
const said: Pick<BuildReport, "problems" | "notes">[] = [];

beforeAll(async () => {
	const paths = (...names: string[]) =>
		names.map((name) => join(import.meta.dirname, `${name}.md`));
	said.push(
		await build({ out, paths: paths("scripts", "no-font") }),
		// Other languages of these letters are printed by the tests of the audit.
		await build({
			out,
			paths: paths("chinese", "arabic"),
			editions: ["html", "epub"],
		}),
	);
});

test("a text in all scripts builds, and the audit finds each letter in all editions", () => {
	expect(said.flatMap(({ problems }) => problems)).toEqual([]);
	expect(notesOf("scripts.md")).toEqual([]);
});

test("Chinese is set in its own family, marks too, and stressed by dots", () => {
	const html = readFileSync(join(out, "chinese/chinese.html"), "utf8");
	expect(html).toContain('font-family:"Noto Serif SC"');
	expect(html).not.toContain('font-family:"Noto Serif JP"');
	expect(html).toMatch(/unicode-range:U\+0-B6, [^}]*U\+201E-2025/);
	expect(html).toContain("text-emphasis: filled dot");
});

test("characters without a font stand as their code points, and a note tells them once for each script", () => {
	expect(notesOf("no-font.md")).toEqual([
		"3:18 glyph-missing Unexpected Egyptian Hieroglyphs characters “𓀀” (U+13000), “𓂀” (U+13080), “𓁐” (U+13050), “𓀁” (U+13001) and “𓃀” (U+130C0): no font has them, so their code points stand there in small frames",
		"15:1 glyph-missing Unexpected character “\uf0c0” (U+F0C0): no font has it, so its code point stands there in a small frame",
		"25:3 glyph-missing Unexpected Cuneiform characters “𒀀” (U+12000), “𒀁” (U+12001) and “𒀂” (U+12002): no font has them, so their code points stand there in small frames",
	]);
});

test("what is searched and read aloud is the character itself", () => {
	const html = readFileSync(join(out, "no-font/no-font.html"), "utf8");
	expect(html).toContain("The sign 𓀀");
	expect(html).toContain("<td>𒀁𒀂</td>");
});

test("a frame is as wide as what it says", () => {
	const { fonts } = readHouse("news");
	const face = faceOfCodePoints(["𓀀", "ꔀ"], fonts);
	const font = new harfbuzz.Font(
		new harfbuzz.Face(new harfbuzz.Blob(face.read()), 0),
	);
	const [short, long] = [0xa500, 0x13000].map((code) =>
		font.glyphHAdvance(font.glyph(code) ?? 0),
	);
	expect(short).toBeGreaterThan(1000);
	expect(long).toBeGreaterThan(short ?? 0);
	expect(font.glyph(0x41)).toBeUndefined();
});

function notesOf(name: string): string[] {
	return said
		.flatMap(({ notes }) => notes)
		.filter(({ file }) => file.endsWith(`/${name}`))
		.map(
			({ line, column, rule, message }) =>
				`${line}:${column} ${rule} ${message}`,
		);
}
