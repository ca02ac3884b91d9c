/** What `colophon adopt` makes of manuscripts of other tools: each folder of `cases` holds one, what is said of it, and the file that is written. */
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { adopt } from "../../scripts/adopt/index.ts";
import { adoptCommand } from "../../scripts/commands/adopt.ts";
import {
	describeChange,
	describeFailure,
	describeProblem,
	type Terminal,
} from "../../scripts/commands/terminal.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";

const cases = join(import.meta.dirname, "cases");
const folder = mkdtempSync(join(tmpdir(), "colophon-adopt-"));
beforeAll(() => vi.spyOn(process, "cwd").mockReturnValue(folder));
afterAll(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true, force: true });
});

describe("each case is adopted once, and then is as Colophon has it:", () => {
	for (const name of readdirSync(cases))
		test(name, async () => {
			const { path, flags } = open(name);
			const text = bodyOf(path);
			const said = await run([path], { ...flags, yes: true });
			await expect(plain(said)).toMatchFileSnapshot(
				join(cases, name, "said.txt"),
			);
			const file = fileOf(path);
			if (existsSync(file))
				await expect(readFileSync(file, "utf8")).toMatchFileSnapshot(
					join(cases, name, `after.${file.split(".").at(-1)}`),
				);
			expect(bodyOf(path)).toBe(text);
			if (!existsSync(file)) return;
			const again = await adopt(path, flags);
			expect(again.after).toBeUndefined();
		});
});

describe("nothing is written", () => {
	test("where nobody can be asked, and the change is shown all the same", async () => {
		const { path } = open("front-matter-of-hugo");
		const before = readFileSync(path);
		const said = await run([path], {});
		expect(said).toContain("+ people:");
		expect(said).toContain("give --yes to write what is shown");
		expect(said).toContain("exit 2");
		expect(readFileSync(path)).toEqual(before);
	});

	test("as data, until it is asked for", async () => {
		const { path } = open("quarto-book");
		const { adopted } = JSON.parse(
			(await run([path], { json: true })).replace(/exit 0\n$/, ""),
		);
		expect(adopted).toMatchObject([{ changed: true, written: false }]);
		expect(readdirSync(path)).not.toContain("publication.yaml");
	});

	test("where the file has changed since it was read", async () => {
		const { path } = open("no-front-matter");
		const said = await run([path], { yes: true, author: "Halima Forde" }, () =>
			writeFileSync(path, "# Another text\n"),
		);
		expect(said).toContain("has changed since it was read");
		expect(readFileSync(path, "utf8")).toBe("# Another text\n");
	});

	test("by an author who cannot be told", async () => {
		const { path } = open("no-front-matter");
		const said = await run([path], { yes: true, author: "Smith" });
		expect(said).toContain("Unexpected --author “Smith”");
		expect(readFileSync(path, "latin1")).not.toContain("Smith");
	});
});

test("a file that a link leads to is changed, and keeps its permissions", async () => {
	const { path } = open("no-front-matter");
	const link = join(folder, "link.md");
	symlinkSync(path, link);
	const { mode } = statSync(path);
	await run([link], { yes: true, author: "Halima Forde" });
	expect(readFileSync(path, "utf8")).toContain("halima-forde");
	expect(statSync(path).mode).toBe(mode);
});

test("keys by the thousand are adopted at once, and nothing of them is lost", async () => {
	const path = join(folder, "keys.md");
	const keys = Array.from({ length: 5_000 }, (_, at) => `zq${at}: ${at}\n`);
	writeFileSync(
		path,
		`---\ntitle: Ice\nauthor: Halima Forde\n${keys.join("")}---\n\nText.\n`,
	);
	const before = process.cpuUsage();
	await run([path], { yes: true });
	const { problems } = await readManuscript(path, { house: "" });
	// Microseconds of a processor, which other work on the machine does not lengthen.
	expect(process.cpuUsage(before).user).toBeLessThan(6_000_000);
	expect(problems).toEqual([]);
	expect(readFileSync(path, "utf8")).toContain("  zq4999: 4999\n");
});

/** A copy of the case’s manuscript, in a folder of its own. */
function open(name: string) {
	const [entry = ""] = readdirSync(join(cases, name, "before"));
	const place = mkdtempSync(join(folder, "case-"));
	cpSync(join(cases, name, "before"), place, { recursive: true });
	const flags = join(cases, name, "flags.json");
	return {
		path: join(place, entry),
		flags: existsSync(flags) ? JSON.parse(readFileSync(flags, "utf8")) : {},
	};
}

function fileOf(path: string): string {
	return statSync(path).isDirectory() ? join(path, "publication.yaml") : path;
}

/** Byte by byte, what stands below front matter. */
function bodyOf(path: string): string {
	if (statSync(path).isDirectory()) return "";
	return readFileSync(path, "latin1").replace(
		/^(?:\u00ef\u00bb\u00bf)?(?:(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1\r?\n(?:(?=\r?\n)\r?\n)?)?/,
		"",
	);
}

function plain(said: string): string {
	return said.replaceAll(`${folder}/`, "").replaceAll(/case-\w{6}\//g, "");
}

async function run(
	paths: readonly string[],
	flags: Readonly<Record<string, string | boolean>>,
	onShown: () => void = () => undefined,
): Promise<string> {
	const said: string[] = [];
	const terminal: Terminal = {
		interactive: false,
		say: (text) => said.push(text),
		sayProblems: (problems) =>
			said.push(...problems.map((problem) => describeProblem(problem))),
		sayNotes: () => undefined,
		sayChange: (file, lines) => {
			said.push(...describeChange(file, lines));
			onShown();
		},
		progress: () => undefined,
		tally: () => undefined,
		warn: () => undefined,
		endProgress: () => undefined,
		fail: (error) => said.push(describeFailure(error)),
	};
	const code = await adoptCommand
		.run({ paths, flags, terminal, signal: new AbortController().signal })
		.catch((error: unknown) => {
			terminal.fail(error);
			return 2;
		});
	return `${said.join("\n")}\nexit ${code}\n`;
}
