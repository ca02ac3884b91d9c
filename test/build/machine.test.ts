/** Faults of the machine and interruptions, as far as the output folder sees them: each ends in a sentence, and old editions are whole. */
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canChangeMachine, machines, mounted } from "../faults/machine.ts";
import { run, runCli } from "../run-cli.ts";
import { publisher } from "./publisher.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-machine-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manuscript = resolve("test/fixtures/wire/northern-basin.md");
const old = join(folder, "old");
beforeAll(async () => {
	await run([...publisher, old, "old"]);
});

function oldEditions(name: string): string {
	const out = join(folder, name);
	cpSync(old, out, { recursive: true });
	return out;
}

/** Every file and folder, with the text of files. */
function standing(out: string): Readonly<Record<string, string>> {
	return Object.fromEntries(
		readdirSync(out, { recursive: true, withFileTypes: true })
			.map((entry) => [join(entry.parentPath, entry.name), entry] as const)
			.map(([path, entry]) => [
				path.slice(out.length + 1),
				entry.isFile() ? readFileSync(path, "utf8") : "folder",
			]),
	);
}

/** What a build tells, in its order, when it begins a part of its work. */
const stages = [
	"Reading",
	"Printing PDF",
	"Writing HTML",
	"Writing EPUB",
	"Drawing the cover",
	"Re-reading the editions",
	"Putting the editions into",
] as const;

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (signal) => {
	test.each(stages)(
		"while it is %s, a build ends in a sentence or is through with it",
		async (stage) => {
			const out = oldEditions(`${signal}-${stages.indexOf(stage)}`);
			const before = standing(out);
			const { code, stderr } = await runCli(
				["build", "--fresh", manuscript, "--out", out],
				{
					onStderr: (text, child) => {
						if (text.includes(stage)) child.kill(signal);
					},
				},
			);
			expect(stderr).toContain(stage);
			const said = stderr.split("\n").filter((line) => /^colophon:/.test(line));
			if (code === 0) {
				// It was through before it could hear of the signal.
				expect(said).toEqual([]);
				expect(stage).toBe("Putting the editions into");
			} else {
				expect({ code, said }).toEqual({
					code: 2,
					said: [expect.stringMatching(/^colophon: Interrupted/)],
				});
				expect(standing(out)).toEqual(before);
			}
			expect(sumsVerify(out)).toBe(true);
		},
		120_000,
	);
});

function sumsVerify(out: string): boolean {
	return (
		spawnSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], { cwd: out })
			.status === 0
	);
}

test.each([
	"with spaces",
	"50% #1 & more?",
	"出版物 — Ausgabe",
	"'quoted' \"twice\" $HOME",
	"-dash",
])("an output folder called %s is as good as another", async (name) => {
	const out = join(folder, "odd", name);
	for (const state of ["old", "new"])
		expect(await run([...publisher, out, state])).toMatchObject({ code: 0 });
	expect(sumsVerify(out)).toBe(true);
	const killed = await run([...publisher, out, "old", "kill", "70"]);
	expect(killed.code).toBeNull();
	await runCli(["import", "nowhere.txt"]);
	expect(sumsVerify(out)).toBe(true);
	expect(readdirSync(join(out, ".colophon"))).toEqual(["record.json"]);
});

describe.skipIf(!canChangeMachine)("On another machine", () => {
	test("a disk that can hold no more files ends a build in a sentence", async () => {
		const shelf = join(folder, "shelf");
		mkdirSync(shelf);
		const list = `cd ${shelf} && sha256sum -c --quiet SHA256SUMS && find . | sort`;
		const { stdout } = await run(
			["sh", "-c", `"$@"; ${list}`, "sh", ...publisher, shelf, "new"],
			{
				under: mounted(
					`mount -t tmpfs -o nr_inodes=16 tmpfs ${shelf} && cp -r ${old}/. ${shelf}`,
				),
			},
		);
		expect(stdout).toContain("the disk is full, or can hold no more files");
		expect(stdout.split("\n").filter((line) => /^\./.test(line))).toEqual([
			".",
			...Object.keys(standing(old))
				.map((path) => `./${path}`)
				.sort(),
		]);
	});

	test("editions of another user are told from one’s own by the system, and stay", async () => {
		const out = oldEditions("another-user");
		const before = standing(out);
		const { code, stdout } = await run([...publisher, out, "new"], {
			under: machines["an ordinary user"],
		});
		expect({ code, stdout }).toEqual({
			code: 2,
			stdout: expect.stringContaining(
				"change its permissions, or choose another folder with --out. What was there is as it was",
			),
		});
		expect(standing(out)).toEqual(before);
	});

	test("where one folder of several may not be written to, the others are old too", async () => {
		const out = oldEditions("one-folder");
		chmodSync(out, 0o777);
		chmodSync(join(out, ".colophon"), 0o777);
		const before = standing(out);
		const { code } = await run([...publisher, out, "new"], {
			under: machines["an ordinary user"],
		});
		expect(code).toBe(2);
		expect(standing(out)).toEqual(before);
		expect(sumsVerify(out)).toBe(true);
	});
});
