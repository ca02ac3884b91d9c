/** What stands in the output folder beside the editions, over several builds. */
import { spawnSync } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuildReport, build } from "../../scripts/build/build.ts";
import { outputOf } from "../editions-of.ts";

const out = mkdtempSync(join(tmpdir(), "colophon-release-"));
const wire = "test/fixtures/wire/northern-basin.md";
const dutch = "test/fixtures/nl/dok.md";
let report: BuildReport;

beforeAll(async () => {
	cpSync(await outputOf(wire), out, { recursive: true });
	report = await build({ paths: [dutch], out });
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(out, path), "utf8");
const hasSha256sum = spawnSync("sha256sum", ["--version"]).status === 0;

test("a build reports its own publications", () => {
	expect(report.publications).toMatchObject([
		{ slug: "dok", unchanged: false },
	]);
});

test("a publication of an earlier build stays, with its place on the download page", () => {
	const page = read("index.html");
	for (const slug of ["northern-basin", "dok"]) {
		expect(readdirSync(join(out, slug))).toHaveLength(5);
		for (const extension of ["html", "epub", "pdf"])
			expect(page).toContain(`href="${slug}/${slug}.${extension}"`);
	}
	expect(page).toContain(
		"By Tamsin Okoro-Vale, Per Lindqvist and Folake Adeyemi, NNW",
	);
	expect(page).toContain("Door Halima Forde en Iván Iriarte, NNW");
});

test("the checksums name every file that is for readers, and those of the editions stand on the page too", () => {
	const sums = read("SHA256SUMS").trim().split("\n");
	const files = readdirSync(out, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== "SHA256SUMS")
		// The record of what Colophon wrote.
		.filter((entry) => entry.name !== "record.json")
		.map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1));
	expect(sums.map((line) => line.slice(66)).sort()).toEqual(files.sort());
	const editions = sums.filter(
		(line) => /\.(html|epub|pdf)$/.test(line) && line.includes("/"),
	);
	expect(editions).toHaveLength(6);
	for (const line of editions)
		expect(read("index.html")).toContain(line.slice(0, 64));
});

test.skipIf(!hasSha256sum)("sha256sum -c finds nothing to say", () => {
	const { status, stdout } = spawnSync(
		"sha256sum",
		["-c", "--quiet", "SHA256SUMS"],
		{
			cwd: out,
			encoding: "utf8",
		},
	);
	expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});

test.skipIf(!hasSha256sum)("sha256sum -c finds a byte that is changed", () => {
	const copy = mkdtempSync(join(tmpdir(), "colophon-copy-"));
	spawnSync("cp", ["-r", `${out}/.`, copy]);
	writeFileSync(join(copy, "dok", "dok.html"), "changed");
	const { status, stdout } = spawnSync(
		"sha256sum",
		["-c", "--quiet", "SHA256SUMS"],
		{
			cwd: copy,
			encoding: "utf8",
		},
	);
	rmSync(copy, { recursive: true });
	expect(status).toBe(1);
	expect(stdout).toContain("dok/dok.html: FAILED");
});

test("a second build of the same says so and writes nothing", async () => {
	const times = () =>
		readdirSync(out, { recursive: true, withFileTypes: true })
			// Where the lock comes and goes.
			.filter((entry) => entry.name !== ".colophon")
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => [path, statSync(path).mtimeMs, statSync(path).ino]);
	const before = times();
	const again = await build({ paths: [dutch], out });
	expect(again.publications).toMatchObject([{ unchanged: true }]);
	expect(times()).toEqual(before);
});
