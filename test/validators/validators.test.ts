/** Each reference validator passes a good small edition and finds the fault of a broken one in its place. */
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import {
	findValidators,
	type Objection,
	type ValidatorName,
} from "../../scripts/validators/index.ts";
import { readFolder, writeEpub, writePdf } from "./small-files.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const validators = await findValidators();
const folder = await mkdtemp(join(tmpdir(), "colophon-test-"));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const book = await readFolder(join(here, "book"));
const page = await readFile(join(here, "page.html"), "utf8");

function validatorOf(name: ValidatorName) {
	const validator = validators.find((one) => one.name === name);
	if (!validator) throw new Error(`No validator is called ${name}`);
	return validator;
}

/** A test that needs a validator; without it the title says why it was skipped. */
function testWith(
	name: ValidatorName,
	title: string,
	run: () => Promise<void>,
) {
	const { found, remedy } = validatorOf(name);
	test.skipIf(!found)(found ? title : `${title} (not run: ${remedy})`, run);
}

let files = 0;
async function judge(
	name: ValidatorName,
	bytes: string | Uint8Array,
): Promise<readonly Objection[]> {
	const validator = validatorOf(name);
	const file = join(folder, `${++files}.${validator.edition}`);
	await writeFile(file, bytes);
	return (await validator.run(file)).filter(
		({ severity }) => severity !== "usage",
	);
}

/** The good book with one change in its chapter. */
function changeChapter(from: string, to: string): Uint8Array {
	const path = "EPUB/chapter.xhtml";
	const chapter = new TextDecoder().decode(book.get(path));
	return writeEpub(
		new Map([...book, [path, Buffer.from(change(chapter, from, to))]]),
	);
}

function change(text: string, from: string, to: string): string {
	if (!text.includes(from)) throw new Error(`Nothing to break: ${from}`);
	return text.replace(from, to);
}

test.skipIf(process.env.COLOPHON_VALIDATORS !== "required")(
	"Where COLOPHON_VALIDATORS=required, all five validators are installed",
	() => {
		const missing = validators.filter(({ found }) => !found);
		expect(missing.map(({ name, remedy }) => `${name}: ${remedy}`)).toEqual([]);
	},
);

describe("EPUBCheck", () => {
	testWith("epubcheck", "passes the good book", async () => {
		expect(await judge("epubcheck", writeEpub(book))).toEqual([]);
	});

	testWith(
		"epubcheck",
		"finds a list item outside a list, with line and column",
		async () => {
			const findings = await judge(
				"epubcheck",
				changeChapter("<h1>One</h1>", "<h1>One</h1><li>stray</li>"),
			);
			expect(findings).toMatchObject([
				{
					validator: "epubcheck",
					edition: "epub",
					severity: "error",
					rule: "RSC-005",
					message: expect.stringContaining('"li" not allowed here'),
					place: "EPUB/chapter.xhtml:8:21",
				},
			]);
		},
	);

	testWith("epubcheck", "finds that a file is no book at all", async () => {
		const findings = await judge("epubcheck", "no zip");
		expect(findings.map(({ severity }) => severity)).toContain("fatal");
	});
});

describe("Ace", () => {
	testWith("ace", "passes the good book", async () => {
		expect(await judge("ace", writeEpub(book))).toEqual([]);
	});

	testWith(
		"ace",
		"finds an image without a text alternative, with its selector",
		async () => {
			expect(
				await judge("ace", changeChapter(' alt="A black dot"', "")),
			).toMatchObject([
				{
					validator: "ace",
					edition: "epub",
					severity: "violation",
					rule: "image-alt",
					place: "EPUB/chapter.xhtml img",
				},
			]);
		},
	);

	testWith("ace", "fails on a file that is no book", async () => {
		await expect(judge("ace", "no zip")).rejects.toThrow(/^Ace failed on /);
	});
});

describe("veraPDF", () => {
	testWith(
		"verapdf",
		"passes a good file in PDF/UA-1 and PDF/A-2a",
		async () => {
			expect(await judge("verapdf", writePdf())).toEqual([]);
		},
	);

	testWith(
		"verapdf",
		"passes a good file in PDF/A-3a where it claims part 3",
		async () => {
			expect(await judge("verapdf", writePdf({ claim: "3A" }))).toEqual([]);
		},
	);

	testWith(
		"verapdf",
		"finds a figure without a text alternative, with its object",
		async () => {
			expect(await judge("verapdf", writePdf({ alt: "" }))).toMatchObject([
				{
					validator: "verapdf",
					edition: "pdf",
					severity: "error",
					rule: "ua1:7.3-1",
					place: expect.stringMatching(/7 0 obj SEFigure/),
				},
			]);
		},
	);

	testWith(
		"verapdf",
		"holds a file that claims PDF/A-2b to PDF/A-2a",
		async () => {
			const findings = await judge("verapdf", writePdf({ claim: "2B" }));
			expect(findings.map(({ rule }) => rule)).toEqual(["2a:6.6.4-3"]);
		},
	);

	testWith("verapdf", "finds that a file is no PDF at all", async () => {
		expect(await judge("verapdf", "no PDF")).toMatchObject([
			{ severity: "fatal", rule: "parse" },
		]);
	});
});

describe("Nu", () => {
	testWith("nu", "passes the good page", async () => {
		expect(await judge("nu", page)).toEqual([]);
	});

	testWith(
		"nu",
		"finds an error and a warning, with line and column",
		async () => {
			const broken = change(page, "<main>", '<main role="main"><li>stray</li>');
			expect(await judge("nu", broken)).toMatchObject([
				{ severity: "warning", rule: "nu-warning", place: "15:3" },
				{
					validator: "nu",
					edition: "html",
					severity: "error",
					message: expect.stringContaining("“li” not allowed"),
					place: "15:21",
				},
			]);
		},
	);

	testWith("nu", "finds an image that the page’s policy forbids", async () => {
		const broken = change(page, "img-src data:", "img-src 'none'");
		expect(await judge("nu", broken)).toMatchObject([
			{ severity: "warning", place: "17:14" },
		]);
	});
});

describe("axe", () => {
	testWith("axe", "passes the good page", async () => {
		expect(await judge("axe", page)).toEqual([]);
	});

	testWith(
		"axe",
		"finds an image without a text alternative, with its selector",
		async () => {
			expect(
				await judge("axe", change(page, ' alt="A black dot"', "")),
			).toMatchObject([
				{
					validator: "axe",
					edition: "html",
					severity: "violation",
					rule: "image-alt",
					place: "img",
				},
			]);
		},
	);

	testWith(
		"axe",
		"finds grey on black where only dark readers see it",
		async () => {
			const broken = change(page, "color: #eee", "color: #444");
			const findings = await judge("axe", broken);
			expect(findings.length).toBeGreaterThan(0);
			for (const { rule, message } of findings) {
				expect(rule).toBe("color-contrast");
				expect(message).toMatch(/\(dark 320 px, dark 1280 px\)$/);
			}
		},
	);

	testWith(
		"axe",
		"finds targets that are too small and too close (WCAG 2.2)",
		async () => {
			const broken = change(
				page,
				"</main>",
				'<button style="width:9px;height:9px;padding:0" aria-label="Less"></button><button style="width:9px;height:9px;padding:0" aria-label="More"></button></main>',
			);
			const findings = await judge("axe", broken);
			expect(new Set(findings.map(({ rule }) => rule))).toEqual(
				new Set(["target-size"]),
			);
		},
	);

	testWith("axe", "sees the page before any script of its own", async () => {
		const broken = change(page, ' alt="A black dot"', "")
			.replace(/<meta http-equiv.*>/, "")
			.replace(
				"</main>",
				"</main><script>document.querySelector('img').alt = 'Mended'</script>",
			);
		expect((await judge("axe", broken)).map(({ rule }) => rule)).toEqual([
			"image-alt",
		]);
	});
});

describe("Every validator", () => {
	test("fails on a file that is not there", async () => {
		for (const validator of validators)
			await expect(validator.run(join(folder, "absent"))).rejects.toThrow(
				"ENOENT",
			);
	});

	test("is not found where its variable names nothing, and the remedy says so", async () => {
		for (const tool of ["EPUBCHECK", "ACE", "VERAPDF", "VNU"])
			vi.stubEnv(`COLOPHON_${tool}`, join(folder, "absent"));
		const named = (await findValidators()).filter(({ name }) => name !== "axe");
		for (const { found, remedy } of named) {
			expect(found).toBeUndefined();
			expect(remedy).toMatch(
				/^COLOPHON_\w+ names .*absent, which is not there/,
			);
		}
	});

	for (const name of ["epubcheck", "ace", "nu", "axe"] as const)
		testWith(name, `lets an edition fetch nothing: ${name}`, async () => {
			let connections = 0;
			const server = createServer((socket) => {
				connections++;
				socket.destroy();
			});
			server.listen(0, "127.0.0.1");
			await once(server, "listening");
			const address = server.address();
			const port = typeof address === "object" ? address?.port : undefined;
			const tempting = `<p><img alt="" src="http://127.0.0.1:${port}/image"/><iframe title="Frame" src="http://127.0.0.1:${port}/frame"></iframe></p><script>new WebSocket("ws://127.0.0.1:${port}/socket"); fetch("http://127.0.0.1:${port}/fetch");</script>`;
			await judge(
				name,
				validatorOf(name).edition === "epub"
					? changeChapter("<h1>One</h1>", `<h1>One</h1>${tempting}`)
					: change(page, "</main>", `${tempting}</main>`).replace(
							/<meta http-equiv.*>/,
							"",
						),
			);
			server.close();
			expect(connections).toBe(0);
		});

	for (const { name, title, edition } of validators)
		testWith(name, `is ended when the time is up: ${title}`, async () => {
			const file = join(folder, `slow.${edition}`);
			await writeFile(
				file,
				edition === "epub"
					? writeEpub(book)
					: edition === "pdf"
						? writePdf()
						: page,
			);
			await expect(
				validatorOf(name).run(file, { timeout: 50 }),
			).rejects.toThrow("took longer than 0.05 seconds");
		});
});
