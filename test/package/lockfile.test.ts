/** What `npm ci` says in a clone, on the Node that runs this test. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");
const clone = mkdtempSync(join(tmpdir(), "colophon-clone-"));

beforeAll(() => {
	for (const file of ["package.json", "package-lock.json", ".npmrc"])
		copyFileSync(join(repository, file), join(clone, file));
});

afterAll(() => rmSync(clone, { recursive: true, force: true }));

test("npm ci warns of nothing: every package runs on this Node, and no script waits for leave", () => {
	const { status, stdout, stderr } = spawnSync(
		"npm",
		[
			...["ci", "--dry-run", "--offline", "--cache", join(clone, "cache")],
			// That there is a newer npm is no fault of the clone.
			"--no-update-notifier",
		],
		{ cwd: clone, encoding: "utf8" },
	);
	expect(stderr).toBe("");
	expect(stdout).toMatch(/^added \d+ packages/m);
	expect(status).toBe(0);
});
