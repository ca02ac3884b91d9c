/** Pictures as authors have them, all the way into the editions. */
import {
	linkSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { build } from "../../../scripts/build/build.ts";
import { chunk, jpeg, png, quarters } from "./draw.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-pictures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = `title: Port officials reopen northern basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
author:
  - { person: forde }
`;

function write(
	name: string,
	files: Readonly<Record<string, string | Uint8Array>>,
): string {
	const place = join(folder, name);
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(join(place, path, ".."), { recursive: true });
		writeFileSync(join(place, path), content);
	}
	return place;
}

test("one picture under two names, names with blanks written either way, and a large photograph are built", async () => {
	const place = write("article", {
		"article.md": `---
${head}images:
  quay.png: { creditText: Ada Quay }
  old/quay.png: { creditText: Harbour Archive }
  my photo.png: { own: true }
  caf%C3%A9%20noir.jpg: { own: true }
  basin.jpg: { own: true }
---

The basin is open to vessels again.

![The quay today](quay.png)

![The quay in the archive](./old/quay.png)

![Mud](my%20photo.png)

![A café](<café noir.jpg>)

![The basin from the air](basin.jpg)
`,
		"quay.png": png(),
		"old/quay.png": png(),
		"my photo.png": png({ width: 9 }),
		"café noir.jpg": jpeg(40, 30),
		"basin.jpg": Buffer.from(quarters(3600, 2400).jpegsaveBuffer()),
	});
	const report = await build({
		paths: [join(place, "article.md")],
		out: `${place}-out`,
	});
	expect(report.problems).toEqual([]);
	expect(report.remarks).toContainEqual(
		"article: pictures were made smaller, to what a page holds in print at 300 pixels to the inch: basin.jpg (3600 × 2400 to 2480 × 1653 pixels)",
	);
	const html = readFileSync(
		join(`${place}-out`, "article/article.html"),
		"utf8",
	);
	expect(html.match(/width="2480" height="1653"/)).not.toBeNull();
});

test("in the chapters of a book too", async () => {
	const place = write("basins", {
		"publication.yaml": `${head}chapters: [{ file: one.md }, { file: text/two.md }]
images:
  img/my%20photo.png: { creditText: Ada Quay }
  img/the same.png: { creditText: Ada Quay }
`,
		"one.md": "# Ice\n\nIce.\n\n![Ice](<img/my photo.png>)\n",
		"text/two.md":
			"# Silt\n\nSilt.\n\n![Silt](img/the%20same.png)\n\n![Ice again](img/my%20photo.png)\n",
		"img/my photo.png": png(),
		"img/the same.png": png(),
	});
	const report = await build({
		paths: [place],
		out: `${place}-out`,
		editions: ["html", "epub"],
	});
	expect(report.problems).toEqual([]);
});

test("a damaged picture is told of with its line, beside whatever else is wrong", async () => {
	const place = write("damaged", {
		"article.md": `---
${head}images:
  crane.jpg: { own: true }
  quay.png: { own: true }
---

The basin is open.

![A crane](crane.jpg)

![The quay](quay.png) and ![a third](third.png).
`,
		"crane.jpg": Buffer.concat([
			jpeg(640, 480).subarray(0, 8000),
			Buffer.from([0xff, 0xd9]),
		]),
		"quay.png": png({ rows: Buffer.alloc(20) }),
	});
	const { problems } = await build({
		paths: [join(place, "article.md")],
		out: `${place}-out`,
	});
	expect(
		problems.map(({ rule, line, message }) => ({ rule, line, message })),
	).toEqual([
		{
			rule: "image",
			line: 15,
			message:
				"Unexpected image crane.jpg: it cannot be decoded; copy or save it anew",
		},
		{
			rule: "image",
			line: 17,
			message: "Unexpected image quay.png: it is cut off; copy or save it anew",
		},
		expect.objectContaining({
			line: 17,
			message: expect.stringContaining("third.png"),
		}),
	]);
});

/** A file that tells its size and is nothing else, since amounts are judged before anything is decoded. */
function promise(width: number, height: number, bytes: number): Buffer {
	return Buffer.concat([
		png({ width, height }).subarray(0, 33),
		chunk("IDAT", Buffer.alloc(bytes)),
		chunk("IEND", ""),
	]);
}

test.each([
	[
		"70 pages of drawings as PNG",
		70,
		promise(2480, 3508, 100),
		68,
		/^Unexpected number of megapixels of PNG in one publication, expected at most 600: save photographs as JPEG/,
	],
	[
		"five pictures of 13 megapixels and 60 MB",
		5,
		promise(3000, 4244, 60_000_000),
		3,
		/^Unexpected number of megabytes of pictures in one publication, expected at most 150: save photographs as JPEG/,
	],
])(
	"%s are a problem at the first that is too much",
	async (what, count, bytes, passing, message) => {
		const names = Array.from({ length: count }, (_, index) => `p${index}.png`);
		const place = write(what, {
			"article.md": `---
${head}images: { ${names.map((name) => `${name}: { own: true }`).join(", ")} }
---

${names.map((name) => `![The basin on sheet ${name.slice(1, -4)}](${name})`).join("\n\n")}
`,
			"p0.png": bytes,
		});
		for (const name of names.slice(1))
			linkSync(join(place, "p0.png"), join(place, name));
		const { problems } = await build({
			paths: [join(place, "article.md")],
			out: `${place}-out`,
		});
		expect(problems).toEqual([
			expect.objectContaining({
				rule: "too-much",
				line: 11 + 2 * passing,
				message: expect.stringMatching(message),
			}),
		]);
	},
);
