/** Commands that run over folders of somebody else’s files: each of them is there afterwards, byte by byte. */
import { spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openOutput } from "../../scripts/build/output/output-folder.ts";
import { publish } from "../../scripts/build/publish.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { type Ended, type RunOptions, run, tsx } from "../run-cli.ts";
import { publisher } from "./publisher.ts";
import { publicationOf } from "./written.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-others-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = resolve("test/fixtures/wire/northern-basin.md");
const book = resolve("test/fixtures/northern-basins");

/** A project of somebody’s: manuscripts, and a site with an index, a list of checksums and notes. */
let here: string;
let count = 0;
beforeEach(() => {
	count += 1;
	here = join(folder, `project-${count}`);
	cpSync(book, join(here, "essays"), { recursive: true });
	cpSync(article, join(here, "article.md"));
	cpSync(article, join(here, "manuscript", "port.md"));
	put("article/pictures/quay.txt", "a picture");
	put("site/images/quay.txt", "another picture");
	put("notes/notes.md", "notes");
});

function put(path: string, text: string): void {
	mkdirSync(dirname(join(here, path)), { recursive: true });
	writeFileSync(join(here, path), text);
}

/** What stands at each path under the project: the text of files, the goal of links. */
function standing(): Readonly<Record<string, string>> {
	return Object.fromEntries(
		readdirSync(here, { recursive: true, encoding: "utf8" })
			.sort()
			.map((path) => {
				const stat = lstatSync(join(here, path));
				if (stat.isSymbolicLink())
					return [path, readlinkSync(join(here, path))];
				return [
					path,
					stat.isFile()
						? readFileSync(join(here, path), "base64")
						: stat.isDirectory()
							? "folder"
							: "special",
				];
			}),
	);
}

function colophon(
	words: readonly string[],
	options: RunOptions = {},
): Promise<Ended> {
	const command = [...tsx("scripts/cli.ts"), ...words];
	return run(["sh", "-c", 'cd "$0" && exec "$@"', here, ...command], options);
}

interface Case {
	readonly words: readonly string[];
	/** What somebody has there. */
	readonly prepare?: () => unknown;
	/** What is named. */
	readonly says: RegExp;
	readonly code: 1 | 2;
}

const site = ["--out", "site"];
const noBrowser = ["--browser", "/nowhere"];

/** Each stops before the browser prints; the time that a print takes is not wanted. */
const refusals: Readonly<Record<string, Case>> = {
	"a book into the folder that holds it": {
		words: ["build", "essays", "--out", "."],
		says: /Unexpected output folder \., which holds the source folder essays/,
		code: 2,
	},
	"a book into itself": {
		words: ["build", "essays", "--out", "essays"],
		says: /Unexpected output folder essays, which is the source folder essays/,
		code: 2,
	},
	"a book into a folder in it, by way of a link": {
		words: ["build", "essays", "--out", "link/dist"],
		prepare: () => symlinkSync("essays", join(here, "link")),
		says: /which lies in the source folder essays/,
		code: 2,
	},
	"an article into a book that is not built": {
		words: ["build", "article.md", "--out", "essays/dist"],
		says: /which lies in the source folder .*essays/,
		code: 2,
	},
	"manuscripts into manuscript/": {
		words: ["build", "--out", "manuscript"],
		says: /which is the source folder manuscript/,
		code: 2,
	},
	"an article into manuscript/": {
		words: ["build", "article.md", "--out", "manuscript"],
		says: /which is the source folder manuscript/,
		code: 2,
	},
	"one of manuscript/ into a folder there": {
		words: ["build", "manuscript/port.md", "--out", "manuscript/dist"],
		says: /which lies in the source folder manuscript/,
		code: 2,
	},
	"an article beside the folder of its pictures, which has its name": {
		words: ["build", "article.md", "--out", "."],
		says: /^article {2}Unexpected folder, which Colophon did not make/,
		code: 1,
	},
	"an article with the slug of a folder of the site": {
		words: ["build", "images.md", ...site],
		prepare: () => cpSync(article, join(here, "images.md")),
		says: /^site\/images {2}Unexpected folder, which Colophon did not make/,
		code: 1,
	},
	"a site’s own index": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/index.html", "my site"),
		says: /^site\/index\.html {2}Unexpected file, which Colophon did not write/,
		code: 1,
	},
	"a list of checksums": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/SHA256SUMS", `${"0".repeat(64)}  index.html\n`),
		says: /^site\/SHA256SUMS {2}Unexpected file, which Colophon did not write/,
		code: 1,
	},
	"an edition that was changed by hand": {
		words: ["build", "one.md", ...site],
		prepare: async () => {
			await builtBefore();
			put("site/one/one.html", "html oLd");
		},
		says: /^site\/one\/one\.html {2}Unexpected change to a file of an earlier build/,
		code: 1,
	},
	"a link in the place of an edition": {
		words: ["build", "one.md", ...site],
		prepare: async () => {
			await builtBefore();
			moveAndLink("site/one/one.html", "notes/one.html");
		},
		says: /^site\/one\/one\.html {2}Unexpected symbolic link/,
		code: 1,
	},
	"a link in the place of a publication’s folder": {
		words: ["build", "one.md", ...site],
		prepare: async () => {
			await builtBefore();
			moveAndLink("site/one", "notes/one");
		},
		says: /^site\/one {2}Unexpected symbolic link where Colophon needs a folder/,
		code: 1,
	},
	"a file where a folder should be": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/article", "a file"),
		says: /^site\/article {2}Unexpected file where Colophon needs a folder/,
		code: 1,
	},
	"a folder where a file should be": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/index.html/notes.txt", "notes"),
		says: /^site\/index\.html {2}Unexpected folder in the place of a file/,
		code: 1,
	},
	"a pipe where a file should be": {
		words: ["build", "article.md", ...site],
		prepare: () => spawnSync("mkfifo", [join(here, "site/SHA256SUMS")]),
		says: /^site\/SHA256SUMS {2}Unexpected special file/,
		code: 1,
	},
	"a file of the name of Colophon’s own folder": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/.colophon", "mine"),
		says: /^site\/\.colophon {2}Unexpected file where Colophon needs a folder/,
		code: 1,
	},
	"a record that is none": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/.colophon/record.json", "mine"),
		says: /^site\/\.colophon\/record\.json {2}Unexpected content/,
		code: 1,
	},
	"a journal that is none": {
		words: ["build", "article.md", ...site],
		prepare: () => put("site/.colophon/journal.json", "mine"),
		says: /site\/\.colophon\/journal\.json, expected what an interrupted build has yet to do/,
		code: 2,
	},
	"import over a manuscript": {
		words: ["import", "notes/notes.md", "--title", "T", "--out", "article.md"],
		says: /article\.md exists: give another --out/,
		code: 2,
	},
	"a report over an edition": {
		words: ["check", "site/one", "--report", "site/one/one.html"],
		prepare: () => builtBefore(),
		says: /one\.html exists and is no report of Colophon’s/,
		code: 2,
	},
	"a pipe as a manuscript": {
		words: ["build", "pipe.md", ...site],
		prepare: () => spawnSync("mkfifo", [join(here, "pipe.md")]),
		says: /Unexpected special file pipe\.md, expected a Markdown file/,
		code: 2,
	},
	"a pipe as a credit record": {
		words: ["check", "site/one", "--credits-only"],
		prepare: () => {
			put("site/one/notes.txt", "notes");
			spawnSync("mkfifo", [join(here, "site/one/credits.json")]);
		},
		says: /credits\.json is no file/,
		code: 2,
	},
	"the doctor": {
		words: ["doctor", "--browser", "/nowhere"],
		says: /\/nowhere/,
		code: 2,
	},
};

function moveAndLink(path: string, goal: string): void {
	cpSync(join(here, path), join(here, goal), { recursive: true });
	rmSync(join(here, path), { recursive: true });
	symlinkSync(join(here, goal), join(here, path));
}

/** An earlier build of `one.md` into `site`, as far as the output folder sees it. */
function builtBefore(): Promise<unknown> {
	cpSync(article, join(here, "one.md"));
	return publishInto(join(here, "site"), "old");
}

const house = readHouse("news");

function publishInto(out: string, text: string) {
	const output = openOutput(out);
	return output
		.inTurn({}, (write) =>
			publish([publicationOf("one", text)], out, house, write),
		)
		.finally(output.close);
}

describe("Refused, and everything is as it was:", () => {
	test.each(Object.entries(refusals))("%s", async (_name, refusal) => {
		await refusal.prepare?.();
		const before = standing();
		// A browser that is not there is missed only by what wants to print.
		const browser = refusal.words[0] === "build" ? noBrowser : [];
		const { code, stdout, stderr } = await colophon([
			...refusal.words,
			...browser,
		]);
		const said = stdout + stderr;
		expect(said).toMatch(refusal.says);
		expect(code).toBe(refusal.code);
		expect(standing()).toEqual(before);
	});
});

test("what came into the way while the editions were made is kept, and nothing is written", async () => {
	await builtBefore();
	put("site/one/one.html", "changed by hand");
	const before = standing();
	const { problems } = await publishInto(join(here, "site"), "new");
	expect(problems).toMatchObject([{ file: join(here, "site/one/one.html") }]);
	expect(standing()).toEqual(before);
});

test("what was changed between a build that was killed and the next command is kept", async () => {
	await builtBefore();
	const env = { XDG_CACHE_HOME: join(folder, "cache") };
	await run([...publisher, join(here, "site"), "new", "kill", "80"], { env });
	put("site/index.html", "changed by hand");
	put("site/two/two.html", "written by hand");
	await colophon(["import", "nowhere.txt"], { env });
	expect(existsSync(join(here, "site/.colophon/journal.json"))).toBe(false);
	expect(standing()).toMatchObject({
		"site/index.html": base64("changed by hand"),
		"site/two/two.html": base64("written by hand"),
	});
});

test("import writes its draft beside nobody’s files", async () => {
	put("port.md.part", "a part");
	put(
		"wire.txt",
		"March 18, 2025\nBy Ilse Brandvold, CNN\n\n(CNN) – Officials reopened the northern basin on Tuesday after two weeks, and ships sailed again.\n\nThe quay was full by noon, the harbour master said on the radio.\n",
	);
	const before = standing();
	const words = ["import", "wire.txt", "--title", "Port", "--out", "port.md"];
	const { stdout } = await colophon(words);
	expect(stdout).toContain("Wrote port.md");
	const { "port.md": written, ...rest } = standing();
	expect(written).toBeDefined();
	expect(rest).toEqual(before);
});

function base64(text: string): string {
	return Buffer.from(text).toString("base64");
}

test("builds into a folder of somebody’s keep its files, and the editions that they do not build", async () => {
	const build = ["build", "port.md", "--out", "."];
	cpSync(article, join(here, "port.md"));
	const before = standing();
	const others = () =>
		Object.fromEntries(
			Object.entries(standing()).filter(([path]) => path in before),
		);
	const first = await colophon([...build, "--edition", "html"]);
	expect(first.code, first.stdout + first.stderr).toBe(0);
	expect(others()).toEqual(before);

	put("port/letters/editor.txt", "a letter");
	const html = standing()["port/port.html"];
	const second = await colophon([...build, "--edition", "epub"]);
	expect(second).toMatchObject({ code: 0 });
	expect(second.stdout).not.toContain("another state");
	expect(standing()).toMatchObject({
		...before,
		"port/port.html": html,
		"port/letters/editor.txt": base64("a letter"),
	});
	expect(editionsNamed()).toEqual(["html", "epub"]);
	expect(verifySums()).toBe(0);

	const text = readFileSync(article, "utf8");
	put("port.md", text.replace(/^title: .*$/m, "title: Another title"));
	const third = await colophon([...build, "--edition", "html"]);
	expect(third.stdout).toContain(
		"Note: port: the EPUB edition is of another state of the manuscript, and stays; build with --edition epub to renew it",
	);
	expect(editionsNamed()).toEqual(["html", "epub"]);
	expect(verifySums()).toBe(0);

	const check = ["check", "port", "--credits-only", "--report", "report.html"];
	await colophon(check);
	const report = standing()["report.html"];
	// An earlier report makes place, and one that was signed does not.
	expect((await colophon(check)).stderr).not.toContain("exists");
	expect(standing()["report.html"]).toBe(report);
	put(
		"report.html",
		`${readFileSync(join(here, "report.html"))} Signed: I. B.`,
	);
	expect((await colophon(check)).stderr).toContain("report.html exists");
	expect(readFileSync(join(here, "report.html"), "utf8")).toContain("Signed");
}, 200_000);

/** In credits.json and on the download page, which name the same. */
function editionsNamed(): string[] {
	const read = (path: string) => readFileSync(join(here, path), "utf8");
	const { editions } = JSON.parse(read("port/credits.json")) as {
		editions: { name: string; file: string }[];
	};
	const page = read("index.html");
	for (const { file } of editions) expect(page).toContain(`port/${file}`);
	return editions.map(({ name }) => name);
}

function verifySums(): number | null {
	return spawnSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], { cwd: here })
		.status;
}
