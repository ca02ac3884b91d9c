/** `colophon build` as somebody at a terminal, and a program, sees it when a manuscript has problems. */
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callCli } from "../call-cli.ts";
import { runCli } from "../run-cli.ts";

const manuscript = "test/problems/several-problems-at-once/article.md";
const out = join(tmpdir(), `colophon-never-${process.pid}`);

test("problems go to standard output with their source lines, progress to standard error, and the exit is 1", async () => {
	const { code, stdout, stderr } = await runCli([
		"build",
		manuscript,
		"--out",
		out,
	]);
	expect(code).toBe(1);
	expect(stdout).toMatch(
		/^test\/problems\/several-problems-at-once\/article\.md:7:15 {2}Unknown id “fored”/,
	);
	expect(stdout).toMatch(/\n3 problems; nothing was written\n$/);
	expect(stderr).toBe(`Reading ${manuscript}\n`);
	expect(existsSync(out)).toBe(false);
});

test("--json prints the same as data, and nothing else anywhere", async () => {
	const { code, stdout, stderr } = await callCli([
		"build",
		manuscript,
		"--json",
		"--out",
		out,
	]);
	expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
	expect(JSON.parse(stdout)).toMatchObject({
		ok: false,
		publications: [],
		problems: expect.arrayContaining([
			expect.objectContaining({
				rule: "id-unknown",
				file: manuscript,
				line: 7,
				column: 15,
				source: "  - { person: fored }",
			}),
		]),
	});
	expect(existsSync(out)).toBe(false);
});

test("a flag that is unknown and a manuscript that is not there are failures with a remedy", async () => {
	const flag = await callCli(["build", "--colour"]);
	expect(flag.code).toBe(2);
	expect(flag.stderr).toContain("see colophon build --help");
	const path = await callCli(["build", "nowhere.md", "--out", out]);
	expect(path.code).toBe(2);
	expect(path.stderr).toContain(
		"No manuscript at nowhere.md: give a Markdown file, or a folder with publication.yaml",
	);
	expect(existsSync(out)).toBe(false);
});
