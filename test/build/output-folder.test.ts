/** Invariant 3 of the design: the output folder holds old or new editions, whatever happens. */
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { run, runCli } from "../run-cli.ts";
import { publisher } from "./publisher.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-output-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let out: string;
let count = 0;
beforeEach(() => {
	count += 1;
	out = join(folder, `dist-${count}`);
	fill();
});

/** Files of somebody else’s. */
const others = ["notes/notes.txt", "other/other.html"];

function fill(): void {
	for (const path of others) {
		mkdirSync(join(out, path, ".."), { recursive: true });
		writeFileSync(join(out, path), "old");
	}
}

/** The text of every file by its path. */
function read(): Record<string, string> {
	return Object.fromEntries(
		readdirSync(out, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => [path.slice(out.length + 1), readFileSync(path, "utf8")]),
	);
}

const untouched = Object.fromEntries(others.map((path) => [path, "old"]));
const manuscript = "test/fixtures/wire/northern-basin.md";

test("publishing keeps what is other, and leaves nothing behind but its record", async () => {
	expect(await run([...publisher, out, "old"])).toMatchObject({ code: 0 });
	expect(readdirSync(out)).toEqual([
		".colophon",
		"SHA256SUMS",
		"index.html",
		"notes",
		"one",
		"other",
	]);
	expect(readdirSync(join(out, ".colophon"))).toEqual(["record.json"]);
	expect(read()).toMatchObject({ ...untouched, "one/one.html": "html old" });
});

describe("says what is in the way, ends with 2 and changes nothing", () => {
	test("when a file stands where the folder should be", async () => {
		const file = join(out, "notes", "notes.txt");
		const { code, stderr } = await runCli(["build", manuscript, "--out", file]);
		expect({ code, said: lastLines(stderr) }).toEqual({
			code: 2,
			said: [
				`colophon: Cannot write to ${file}: something in the path is a file; choose a folder with --out. What was there is as it was`,
				`  because: ENOTDIR: not a directory, mkdir '${file}/.colophon'`,
			],
		});
		expect(read()).toEqual(untouched);
	});

	test("when a file stands in the path", async () => {
		const path = join(out, "notes", "notes.txt", "dist");
		const { code, stderr } = await runCli(["build", manuscript, "--out", path]);
		expect(code).toBe(2);
		expect(stderr).toContain(
			"something in the path is a file; choose a folder",
		);
		expect(read()).toEqual(untouched);
	});

	test("when the folder may not be written", async () => {
		chmodSync(out, 0o555);
		const { code, stdout } = await run([...publisher, out, "old"], {
			...(process.getuid?.() === 0 ? { uid: 65_534 } : {}),
		});
		expect({ code, stdout }).toEqual({
			code: 2,
			stdout: `Cannot write to ${out}: change its permissions, or choose another folder with --out. What was there is as it was\n1 steps\n`,
		});
		expect(read()).toEqual(untouched);
	});

	test.skipIf(!canMount())("when the disk is read-only", async () => {
		const { code, stdout } = await run([...publisher, out, "old"], {
			under: mounted(
				`mount --bind ${out} ${out} && mount -o remount,ro,bind ${out}`,
			),
		});
		expect({ code, stdout }).toEqual({
			code: 2,
			stdout: `Cannot write to ${out}: it is read-only; choose another folder with --out. What was there is as it was\n1 steps\n`,
		});
		expect(read()).toEqual(untouched);
	});

	test.skipIf(!canMount())("when the disk is full", async () => {
		const shelf = join(folder, `shelf-${count}`);
		mkdirSync(shelf);
		const list = `cd ${shelf} && find . -type f -exec sh -c 'echo "{} $(cat {})"' \\; | sort`;
		const { stdout } = await run(
			[
				"sh",
				"-c",
				`"$@"; echo "exit $?"; ${list}`,
				"sh",
				...publisher,
				shelf,
				"large",
			],
			{
				under: mounted(
					`mount -t tmpfs -o size=200k tmpfs ${shelf} && cp -r ${out}/. ${shelf}`,
				),
			},
		);
		expect(stdout.split("\n")).toEqual([
			`Cannot write to ${shelf}: the disk is full, or can hold no more files; free some space, or choose another with --out. What was there is as it was`,
			expect.stringMatching(/^\d+ steps$/),
			"exit 2",
			...others.map((path) => `./${path} old`),
			"",
		]);
	});
});

test("Ctrl-C in the middle ends the browser and leaves the editions as they were", async () => {
	const processes = new Set<number>();
	const { code, stderr } = await runCli(
		["build", "--fresh", manuscript, "--out", out],
		{
			onStderr: (text, child) => {
				if (!text.includes("Drawing the cover")) return;
				for (const pid of descendants(child.pid ?? 0)) processes.add(pid);
				child.kill("SIGINT");
			},
		},
	);
	expect({ code, said: lastLines(stderr).at(-1) }).toEqual({
		code: 2,
		said: "colophon: Interrupted: the output folder is as it was before",
	});
	expect(read()).toEqual(untouched);
	expect(readdirSync(out)).toEqual(["notes", "other"]);
	expect(processes.size).toBeGreaterThan(0);
	await expect
		.poll(() => [...processes].filter(isRunning), { timeout: 10_000 })
		.toEqual([]);
});

function lastLines(text: string): string[] {
	const lines = text.trim().split("\n");
	return lines.slice(lines.findIndex((line) => line.startsWith("colophon:")));
}

function canMount(): boolean {
	return (
		process.platform === "linux" &&
		spawnSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", folder])
			.status === 0
	);
}

/** Words that run a command after `mount`, in a namespace that goes with it. */
function mounted(mount: string): string[] {
	return ["unshare", "--mount", "sh", "-c", `${mount} && exec "$@"`, "sh"];
}

function descendants(pid: number): number[] {
	const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid="], {
		encoding: "utf8",
	});
	const pairs = stdout
		.trim()
		.split("\n")
		.map((line) => line.trim().split(/\s+/).map(Number));
	const found = [pid];
	for (const parent of found)
		found.push(
			...pairs.filter(([, above]) => above === parent).map(([own]) => own ?? 0),
		);
	return found.slice(1);
}

function isRunning(pid: number): boolean {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return !/\) Z /.test(stat);
	} catch {
		return false;
	}
}
