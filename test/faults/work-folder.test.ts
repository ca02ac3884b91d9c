/** Where the browser and the validators write while they work, and what becomes of it. */
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withBrowser } from "../../scripts/browser/browser-session.ts";
import { unpackBundle } from "../../scripts/browser/bundled-browser.ts";
import { openCache } from "../../scripts/machine/cache-folder.ts";
import { openWorkFolder } from "../../scripts/machine/work-folder.ts";
import { type Ended, type RunOptions, runCli } from "../run-cli.ts";
import { canChangeMachine, mounted } from "./machine.ts";

/** Before the environment is another: the browser need not be unpacked again. */
const cache = dirname(openCache());
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-work-"));
	for (const name of ["home", "tmp"]) mkdirSync(join(folder, name));
	vi.stubEnv("HOME", join(folder, "home"));
	vi.stubEnv("TMPDIR", join(folder, "tmp"));
	vi.stubEnv("XDG_CACHE_HOME", "");
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

interface BuildOptions extends RunOptions {
	readonly flags?: readonly string[];
}

function build({ flags = [], ...options }: BuildOptions = {}): Promise<Ended> {
	return runCli(
		[
			...["build", "--fresh", "test/fixtures/wire/northern-basin.md"],
			...["--out", join(folder, "dist"), ...flags],
		],
		{ ...options, env: { XDG_CACHE_HOME: cache, ...options.env } },
	);
}

function filesIn(path: string): string[] {
	return existsSync(path) ? readdirSync(path, { encoding: "utf8" }) : [];
}

/** The number of a process that has ended. */
function endedProcess(): number {
	return spawnSync(process.execPath, ["--version"]).pid;
}

/** The folder of a process, as it would have made it: with a file in it. */
function folderOf(pid: number, space?: string): string {
	const like = openWorkFolder();
	const [, own = ""] = basename(like).split("-");
	const name = [pid, space ?? own, startOf(pid), "aB3dE6"].join("-");
	const path = join(dirname(like), name);
	mkdirSync(join(path, "Default"), { recursive: true });
	writeFileSync(join(path, "Default", "History"), "");
	return path;
}

/** When a process began: the twenty-second field of /proc/PID/stat. */
function startOf(pid: number): string {
	const stat = `/proc/${pid}/stat`;
	if (!existsSync(stat)) return "";
	return /\) (?:\S+ ){19}(\d+)/.exec(readFileSync(stat, "utf8"))?.[1] ?? "";
}

describe("the folder of work", () => {
	test("lies in one of Colophon’s own, which is the user’s alone", () => {
		const path = openWorkFolder();
		const [user] = readdirSync(join(folder, "tmp"));
		expect(user).toMatch(/^colophon-/);
		expect(dirname(path)).toBe(join(folder, "tmp", user ?? "", "work"));
		if (process.getuid) {
			const own = join(folder, "tmp", user ?? "");
			chmodSync(own, 0o777);
			expect(openWorkFolder().startsWith(own)).toBe(false);
			rmSync(own, { recursive: true });
			symlinkSync(folder, own);
			expect(openWorkFolder().startsWith(own)).toBe(false);
		}
	});

	test("is removed with the next one when its process has ended, and no other is", () => {
		const abandoned = folderOf(endedProcess());
		const own = folderOf(process.pid);
		const living = folderOf(process.ppid);
		const foreign = join(dirname(abandoned), "of-somebody-else");
		mkdirSync(foreign);
		openWorkFolder();
		expect(existsSync(abandoned)).toBe(false);
		for (const path of [own, living, foreign])
			expect(existsSync(path)).toBe(true);
	});

	test("of another container, whose processes are not seen here, is left for a day", () => {
		const there = folderOf(endedProcess(), "1");
		openWorkFolder();
		expect(existsSync(there)).toBe(true);
		utimesSync(there, 0, 0);
		openWorkFolder();
		expect(existsSync(there)).toBe(false);
	});

	test("lies in the cache where the temporary folder is missing, which is not made", () => {
		vi.stubEnv("TMPDIR", join(folder, "nowhere"));
		expect(openWorkFolder().startsWith(join(folder, "home", ".cache"))).toBe(
			true,
		);
		expect(existsSync(join(folder, "nowhere"))).toBe(false);
	});
});

const linux = process.platform === "linux";

test.runIf(linux)("a browser leaves nothing in it", async () => {
	vi.stubEnv("XDG_CACHE_HOME", cache);
	const works = dirname(openWorkFolder());
	const before = readdirSync(works);
	await withBrowser({}, async (browser) => {
		await browser;
		expect(readdirSync(works)).toHaveLength(before.length + 1);
	});
	expect(readdirSync(works)).toEqual(before);
});

test.runIf(linux)(
	"what a killed build leaves there is removed by the next",
	async () => {
		const works = dirname(openWorkFolder());
		const killed = await build({
			onStderr: (text, child) => {
				if (text.includes("Drawing the cover")) child.kill("SIGKILL");
			},
		});
		expect(killed.code).toBeNull();
		expect(readdirSync(works)).toHaveLength(2);
		expect((await build()).code).toBe(0);
		// The one of this test.
		expect(readdirSync(works)).toHaveLength(1);
	},
);

describe.runIf(canChangeMachine)("a temporary folder that is full", () => {
	const full = "mount -t tmpfs -o size=64k tmpfs";
	const noInodes = "mount -t tmpfs -o nr_inodes=20 tmpfs";

	test.each([
		["of bytes", full],
		["of files", noInodes],
	])("%s keeps no build from its work", async (_case, mount) => {
		const { code, stderr } = await build({
			under: mounted(`${mount} ${join(folder, "tmp")}`),
		});
		expect({ code, stderr }).toMatchObject({ code: 0 });
	});

	test("and a cache that is full too end it with the remedy", async () => {
		vi.stubEnv("XDG_CACHE_HOME", cache);
		const { executable, environment } = await unpackBundle();
		const { code, stderr } = await build({
			flags: ["--browser", executable],
			under: mounted(`${full} ${folder}/home && ${full} ${folder}/tmp`),
			env: { XDG_CACHE_HOME: "", ...environment },
		});
		expect(stderr.slice(stderr.indexOf("colophon:"))).toMatch(
			/^colophon: There is no room for temporary files: free 64 MB in the temporary folder, or set TMPDIR to one with room\n {2}because: .* has 0 MB free\n$/,
		);
		expect(code).toBe(2);
		expect(filesIn(join(folder, "dist"))).toEqual([]);
	});
});
