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
import { stageOutput } from "../../scripts/output-folder.ts";
import { run, runCli, tsx } from "../run-cli.ts";

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

/** An earlier build, with a publication that no later one names. */
const earlier = [
	"index.html",
	"one/one.html",
	"other/other.html",
	"two/two.html",
];

function fill(): void {
	for (const path of earlier) {
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

const untouched = Object.fromEntries(earlier.map((path) => [path, "old"]));
const publish = tsx("test/output/publish.ts");
const manuscript = "test/fixtures/wire/northern-basin.md";

test("publishing replaces what is new, keeps what is other, and leaves nothing behind", async () => {
	expect(await run([...publish, out, "4"])).toMatchObject({ code: 0 });
	expect(readdirSync(out)).toEqual(["index.html", "one", "other", "two"]);
	expect(read()).toEqual({
		"index.html": "new ",
		"one/one.html": "new ",
		"other/other.html": "old",
		"two/two.html": "new ",
	});
});

// Two renames for each folder and for the page, the old away, the new into place: killed between the two.
test.each([2, 4, 6])(
	"killed before its rename %i, a build loses nothing: the next one finds old or new in each place",
	async (rename) => {
		const { code } = await run([...publish, out, "4", String(rename)]);
		expect(code).toBeNull();
		stageOutput(out).discard();
		expect(readdirSync(out)).toEqual(["index.html", "one", "other", "two"]);
		const done = Math.floor((rename - 1) / 2);
		expect(
			Object.values(read()).filter((text) => text === "new "),
		).toHaveLength(done);
		expect(read()).toMatchObject({ "other/other.html": "old" });
	},
);

test("a build in another process that still runs keeps its staging folder", () => {
	const staged = stageOutput(out);
	const mine = readdirSync(out).filter((name) => name.startsWith("."));
	mkdirSync(join(out, `.staging-${process.ppid}-abcdef`));
	stageOutput(out).discard();
	expect(readdirSync(out)).toContain(`.staging-${process.ppid}-abcdef`);
	expect(mine).toHaveLength(1);
	staged.discard();
});

test("where a rename fails in the middle, those before it are undone", () => {
	const staged = stageOutput(out);
	expect(() =>
		staged.publish({
			folders: new Map([["one", [{ name: "one.html", bytes: "new " }]]]),
			// A folder of that name is made, and then a file is to take its place inside a file.
			files: [{ name: "one/one.html/page.html", bytes: "new " }],
		}),
	).toThrow(/What was there is as it was/);
	staged.discard();
	expect(read()).toEqual(untouched);
});

describe("says what is in the way, ends with 2 and changes nothing", () => {
	test("when a file stands where the folder should be", async () => {
		const file = join(out, "index.html");
		const { code, stderr } = await runCli(["build", manuscript, "--out", file]);
		expect({ code, said: lastLines(stderr) }).toEqual({
			code: 2,
			said: [
				`colophon: Cannot write to ${file}: a file of that name is in the way; choose a folder with --out. What was there is as it was`,
				`  because: EEXIST: file already exists, mkdir '${file}'`,
			],
		});
		expect(read()).toEqual(untouched);
	});

	test("when a file stands in the path", async () => {
		const path = join(out, "index.html", "dist");
		const { code, stderr } = await runCli(["build", manuscript, "--out", path]);
		expect(code).toBe(2);
		expect(stderr).toContain(
			"something in the path is a file; choose a folder",
		);
		expect(read()).toEqual(untouched);
	});

	test("when the folder may not be written", async () => {
		chmodSync(out, 0o555);
		const { code, stdout } = await run([...publish, out, "4"], {
			...(process.getuid?.() === 0 ? { uid: 65_534 } : {}),
		});
		expect({ code, stdout }).toEqual({
			code: 2,
			stdout: `Cannot write to ${out}: change its permissions, or choose another folder with --out. What was there is as it was\n`,
		});
		expect(read()).toEqual(untouched);
	});

	test.skipIf(!canMount())("when the disk is read-only", async () => {
		const { code, stdout } = await run([...publish, out, "4"], {
			under: mounted(
				`mount --bind ${out} ${out} && mount -o remount,ro,bind ${out}`,
			),
		});
		expect({ code, stdout }).toEqual({
			code: 2,
			stdout: `Cannot write to ${out}: it is read-only; choose another folder with --out. What was there is as it was\n`,
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
				...publish,
				shelf,
				"200000",
			],
			{
				under: mounted(
					`mount -t tmpfs -o size=256k tmpfs ${shelf} && cp -r ${out}/. ${shelf}`,
				),
			},
		);
		expect(stdout.split("\n")).toEqual([
			`Cannot write to ${shelf}: the disk is full; free some space, or choose another with --out. What was there is as it was`,
			"exit 2",
			...earlier.map((path) => `./${path} old`),
			"",
		]);
	});
});

test("Ctrl-C in the middle ends the browser and leaves the editions as they were", async () => {
	const processes = new Set<number>();
	const { code, stderr } = await runCli(["build", manuscript, "--out", out], {
		onStderr: (text, child) => {
			if (!text.includes("Drawing the cover")) return;
			for (const pid of descendants(child.pid ?? 0)) processes.add(pid);
			child.kill("SIGINT");
		},
	});
	expect({ code, said: lastLines(stderr).at(-1) }).toEqual({
		code: 2,
		said: "colophon: Interrupted: the output folder is as it was before",
	});
	expect(read()).toEqual(untouched);
	expect(readdirSync(out)).toEqual(["index.html", "one", "other", "two"]);
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
