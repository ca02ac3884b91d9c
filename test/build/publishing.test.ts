/** The publishing step: killed, failing or held at each of its steps, it leaves old editions or new ones, and never a mixture. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { finishInterrupted } from "../../scripts/build/output/unfinished.ts";
import { type Ended, run, runCli } from "../run-cli.ts";
import { publisher } from "./publisher.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-publishing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where what is being published is remembered. */
const env = { XDG_CACHE_HOME: join(folder, "cache") };
const publish = (out: string, ...words: readonly string[]): Promise<Ended> =>
	run([...publisher, out, ...words], { env });

const before = join(folder, "before");
let old: Files;
let fresh: Files;

type Files = Readonly<Record<string, string>>;

/** Every file that readers see, by its path. */
function filesIn(out: string): Files {
	return Object.fromEntries(
		readdirSync(out, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
			.filter((path) => !path.startsWith(".colophon"))
			.sort()
			.map((path) => [path, readFileSync(join(out, path), "utf8")]),
	);
}

/** As `sha256sum -c SHA256SUMS` does. */
function sumsVerify(out: string): boolean {
	const lines = readFileSync(join(out, "SHA256SUMS"), "utf8")
		.trim()
		.split("\n");
	return lines.every((line) => {
		const path = join(out, line.slice(66));
		if (!existsSync(path)) return false;
		const sum = createHash("sha256").update(readFileSync(path)).digest("hex");
		return sum === line.slice(0, 64);
	});
}

function copyOfBefore(name: string): string {
	const out = join(folder, name);
	cpSync(before, out, { recursive: true });
	return out;
}

beforeAll(async () => {
	await publish(before, "old");
	old = filesIn(before);
	const after = copyOfBefore("after");
	await publish(after, "new");
	fresh = filesIn(after);
});

test("a publication is changed and another one is new, and both states are whole", () => {
	expect(Object.keys(old)).toHaveLength(5);
	expect(Object.keys(fresh)).toHaveLength(8);
	expect([sumsVerify(before), sumsVerify(join(folder, "after"))]).toEqual([
		true,
		true,
	]);
});

/** Commands of every kind, as they go after a build that was killed. Each ends soon, and most of them with a failure. */
const nextCommands: readonly ((out: string) => readonly string[])[] = [
	(out) => ["build", "test/problems/author-missing/article.md", "--out", out],
	(out) => ["check", join(out, "one"), "--browser", "/nowhere"],
	(out) => ["build", "nowhere.md", "--out", join(out, "..", "elsewhere")],
	() => ["import", "nowhere.txt"],
	() => ["doctor", "--browser", "/nowhere"],
];

test("ended before any of its steps, a build leaves old or new, or the next command of any kind makes it so", async () => {
	const steps = await forEachStep("ended", "end");
	const mixed = steps.filter(({ out }) => !isWhole(out));
	// Each command once, and then what they all do first.
	vi.stubEnv("XDG_CACHE_HOME", env.XDG_CACHE_HOME);
	for (const [index, { out }] of mixed.entries()) {
		const words = nextCommands[index]?.(out);
		if (words) await runCli(words, { env });
		else expect(await finishInterrupted([out], {})).toEqual([]);
		expect({ out, words, files: filesIn(out) }).toEqual({
			out,
			words,
			files: fresh,
		});
	}
	vi.unstubAllEnvs();
	expect(steps.filter(({ out }) => !isWhole(out))).toEqual([]);
	expect(mixed.length).toBeGreaterThan(nextCommands.length);
	// What comes after that works, and nothing is left behind.
	for (const { out } of [steps[5], steps[30], steps.at(-3)].filter(isGiven)) {
		expect(await publish(out, "new")).toMatchObject({ code: 0 });
		expect(filesIn(out)).toEqual(fresh);
		expect(readdirSync(join(out, ".colophon"))).toEqual(["record.json"]);
	}
}, 400_000);

function isWhole(out: string): boolean {
	const files = JSON.stringify(filesIn(out));
	const isOne = [old, fresh].some((all) => JSON.stringify(all) === files);
	return isOne && sumsVerify(out);
}

function isGiven<T>(item: T | undefined): item is T {
	return item !== undefined;
}

interface Step {
	readonly out: string;
	readonly said: readonly string[];
	readonly failed: boolean;
}

/** The new state is published over the old as often as it takes steps, and something happens before each. */
async function forEachStep(
	name: string,
	what: "end" | "fail",
): Promise<Step[]> {
	const out = copyOfBefore(name);
	const { code, stdout, stderr } = await publish(out, "new", "each", what);
	expect(code, stderr).toBe(0);
	const lines = stdout.trim().split("\n");
	expect(lines.length).toBeGreaterThan(50);
	return lines.map((line, index) => ({
		out: `${out}-${index + 1}`,
		...(JSON.parse(line) as Omit<Step, "out">),
	}));
}

test("a build that is really killed in the middle is finished by another command", async () => {
	const out = copyOfBefore("killed");
	const { code } = await publish(out, "new", "kill", "80");
	expect({ code, whole: isWhole(out) }).toEqual({ code: null, whole: false });
	await runCli(["import", "nowhere.txt"], { env });
	expect(filesIn(out)).toEqual(fresh);
});

test("where any one of its steps fails, all is old and is said to be, or all is new", async () => {
	const steps = await forEachStep("failing", "fail");
	for (const { out, said, failed } of steps)
		expect({ out, said, files: filesIn(out) }).toEqual({
			out,
			said: failed
				? [
						`Cannot write to ${out}: the disk is full, or can hold no more files; free some space, or choose another with --out. What was there is as it was`,
					]
				: [],
			files: failed ? old : fresh,
		});
	expect(new Set(steps.map(({ failed }) => failed))).toEqual(
		new Set([true, false]),
	);
}, 100_000);

test("two builds into one folder wait for each other, and both are published", async () => {
	const out = copyOfBefore("two");
	const first = start(out, "two", "stop", "40");
	await first.said("stopped");
	const second = start(out, "three");
	await second.said(`waits for ${first.child.pid}`);
	first.child.kill("SIGCONT");
	expect([await first.code, await second.code]).toEqual([0, 0]);
	expect(Object.keys(filesIn(out))).toEqual([
		"SHA256SUMS",
		"index.html",
		...["one", "three", "two"].flatMap((slug) => [
			`${slug}/cover.jpg`,
			`${slug}/credits.json`,
			`${slug}/${slug}.html`,
		]),
	]);
	expect(sumsVerify(out)).toBe(true);
	for (const slug of ["one", "two", "three"])
		expect(filesIn(out)["index.html"]).toContain(`${slug}/${slug}.html`);
});

test("a build that is killed while another waits for it keeps it waiting no longer", async () => {
	const out = copyOfBefore("dead");
	const first = start(out, "two", "stop", "40");
	await first.said("stopped");
	const second = start(out, "three");
	await second.said(`waits for ${first.child.pid}`);
	first.child.kill("SIGKILL");
	expect(await second.code).toBe(0);
	expect(sumsVerify(out)).toBe(true);
	expect(filesIn(out)["index.html"]).toContain("three/three.html");
});

test("the number of a process that has ended is no lock, although another process has it now", async () => {
	const out = copyOfBefore("reused");
	const lock = join(out, ".colophon", "lock");
	mkdirSync(lock);
	writeFileSync(join(lock, `ticket-${process.ppid}-${space()}-1-abcdef`), "");
	const { code, stdout } = await publish(out, "new");
	expect({ code, stdout }).toEqual({
		code: 0,
		stdout: expect.not.stringContaining("waits"),
	});
	expect(filesIn(out)).toEqual(fresh);
});

/** The namespace of this process’s number. */
function space(): string {
	const { stdout } = spawnSync("readlink", ["/proc/self/ns/pid"], {
		encoding: "utf8",
	});
	return /\d+/.exec(stdout)?.[0] ?? "";
}

interface Started {
	readonly child: ChildProcess;
	readonly code: Promise<number | null>;
	/** Resolves when it has printed the words. */
	readonly said: (words: string) => Promise<void>;
}

/** A build that goes on while the test looks. */
function start(out: string, ...words: readonly string[]): Started {
	const [program = "", ...rest] = publisher;
	const child = spawn(program, [...rest, out, ...words], {
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "inherit"],
	});
	let text = "";
	child.stdout?.on("data", (data: Buffer) => {
		text += data.toString();
	});
	return {
		child,
		code: new Promise((done) => child.on("close", done)),
		said: (wanted) =>
			expect.poll(() => text, { timeout: 30_000 }).toContain(wanted),
	};
}
