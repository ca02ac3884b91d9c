/** What the command line says when it cannot do its work, to people and to programs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { cli, type Ended, run, runCli } from "../run-cli.ts";

const empty = mkdtempSync(join(tmpdir(), "colophon-empty-"));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

/** The command line in an empty folder. */
function call(...words: string[]): Promise<Ended> {
	return runCli(words, { under: ["env", "-C", empty] });
}

test.each([
	["build", "--json"],
	["build", "nothing.md", "--json"],
	["build", "--wrong", "--json"],
	["check", "nothing", "--json"],
	["import", "nothing.txt", "--json"],
	["biuld", "--json"],
])("colophon %s %s fails in JSON too", async (...words) => {
	const { code, stdout, stderr } = await call(...words);
	expect(code).toBe(2);
	const said = JSON.parse(stdout);
	expect(said).toEqual({ ok: false, failure: expect.any(Array) });
	expect(stderr).toContain(said.failure[0]);
});

test("a build where there is nothing says what to do", async () => {
	const { code, stderr } = await call("build");
	expect(code).toBe(2);
	expect(stderr).toBe(
		"colophon: No folder manuscript here: name a manuscript, as colophon build article.md, or put manuscripts into manuscript/\n",
	);
});

test("an unknown command is told the one that it may be", async () => {
	expect((await call("biuld")).stderr).toContain("did you mean “build”?");
});

test("colophon help is colophon --help", async () => {
	const [help, flag] = await Promise.all([call("help"), call("--help")]);
	expect(help).toEqual(flag);
	expect(help.code).toBe(0);
});

test("the end of a program that reads ends nothing", async () => {
	const { stderr } = await run([
		"sh",
		"-c",
		`{ "$@" --help; echo "exit $?" >&2; } | true`,
		"sh",
		...(await cli()),
	]);
	expect(stderr).toBe("exit 0\n");
});
