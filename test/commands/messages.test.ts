/** What the command line says when it cannot do its work, to people and to programs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { callCli } from "../call-cli.ts";
import { cli, run, runCli } from "../run-cli.ts";

const empty = mkdtempSync(join(tmpdir(), "colophon-empty-"));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

test.each([
	["build", "nothing.md", "--json"],
	["build", "--wrong", "--json"],
	["check", "nothing", "--json"],
	["import", "nothing.txt", "--json"],
	["house", "--json"],
	["house", "check", "nobody", "--json"],
	["biuld", "--json"],
])("colophon %s %s fails in JSON too", async (...words) => {
	const { code, stdout, stderr } = await callCli(words);
	expect(code).toBe(2);
	const said = JSON.parse(stdout);
	expect(said).toEqual({ ok: false, failure: expect.any(Array) });
	expect(stderr).toContain(said.failure[0]);
});

test("a build where there is nothing says what to do, and ends so", async () => {
	const { code, stdout, stderr } = await runCli(["build", "--json"], {
		under: ["env", "-C", empty],
	});
	const said =
		"No folder manuscript here: name a manuscript, as colophon build article.md, or put manuscripts into manuscript/";
	expect(code).toBe(2);
	expect(stderr).toBe(`colophon: ${said}\n`);
	expect(JSON.parse(stdout)).toEqual({ ok: false, failure: [said] });
});

test("an unknown command is told the one that it may be", async () => {
	expect((await callCli(["biuld"])).stderr).toContain("did you mean “build”?");
});

test("colophon help is colophon --help", async () => {
	const [help, flag] = [await callCli(["help"]), await callCli(["--help"])];
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
