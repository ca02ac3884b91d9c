/** Publications by several machines: workers that are killed at random lose nothing, make nothing twice, and make the same bytes as one process. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { treeOf } from "../../scripts/machine/process-tree.ts";
import { cli, type Ended, runCli } from "../run-cli.ts";

/** Short articles; by hand it may be 500, which take some minutes. */
const number = Number(process.env.COLOPHON_TEST_JOBS ?? 15);
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
const isRequired = process.env.COLOPHON_VALIDATORS === "required";

/** Several builds, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "colophon-queue-"));
const at = (...names: string[]) => join(folder, ...names);
/** As on another machine: the browser, which takes long to unpack, is found all the same. */
const env = { COLOPHON_CACHE: at("cache") };
let redis: ChildProcess;
let address = "";
const started = new Set<ChildProcess>();

test.skipIf(hasRedis || !isRequired)(
	"Where COLOPHON_VALIDATORS=required, redis-server is installed",
	() => expect(hasRedis).toBe(true),
);

beforeAll(async () => {
	if (!hasRedis) return;
	const port = 20_000 + (process.pid % 20_000);
	address = `redis://127.0.0.1:${port}`;
	redis = spawn(
		"redis-server",
		[
			...["--port", String(port), "--bind", "127.0.0.1"],
			...["--save", "", "--dir", folder],
		],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	for await (const data of redis.stdout ?? [])
		if (/Ready to accept connections/.test(String(data))) break;
	mkdirSync(at("archive"));
	for (let index = 0; index < number; index += 1)
		writeFileSync(at("archive", `article-${index}.md`), article(index));
	writeFileSync(
		at("archive", "faulty.md"),
		article(-1).replace("person: forde", "person: nobody"),
	);
	mkdirSync(at("single"));
	for (let index = 0; index < 3; index += 1)
		writeFileSync(at("single", `single-${index}.md`), article(-10 - index));
});
afterEach(async () => {
	for (const child of started) await kill(child);
	started.clear();
	if (hasRedis)
		spawnSync("redis-cli", ["-u", address, "flushall"], { stdio: "ignore" });
});
afterAll(async () => {
	if (hasRedis) await kill(redis);
	rmSync(folder, { recursive: true, force: true });
});

function article(index: number): string {
	return `---
title: The quay, part ${index}
inLanguage: en-GB
datePublished: "2025-03-18"
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
author: [{ person: forde }]
---

It reopens for the ${Math.abs(index)}th time.
`;
}

async function start(
	words: readonly string[],
): Promise<{ child: ChildProcess; said: () => string }> {
	const [program = "", ...rest] = await cli();
	const child = spawn(program, [...rest, ...words], {
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, ...env },
	});
	started.add(child);
	let said = "";
	child.stdout.on("data", (data: Buffer) => {
		said += data.toString();
	});
	child.stderr.on("data", (data: Buffer) => {
		said += data.toString();
	});
	return { child, said: () => said };
}

async function kill(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, "exit");
	child.kill("SIGKILL");
	await ended;
}

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await pause(50);
}

function worker(...words: string[]) {
	return start(["work", "--queue", address, "--jobs", "1", ...words]);
}

function queue(...words: string[]): Promise<Ended> {
	return runCli(
		["queue", ...words, "--queue", address, "--edition", "html", "--json"],
		{ env },
	);
}

function filesIn(place: string): Readonly<Record<string, string>> {
	return Object.fromEntries(
		readdirSync(place, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [relative(place, path), readFileSync(path, "base64")]),
	);
}

/** The same every time, so that a failure can be seen again. */
function shuffled(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}

test.skipIf(!hasRedis)(
	"three workers, killed at random, build all that is queued, and one publisher publishes it as one process would",
	async () => {
		const alone = await runCli(
			[
				...["build", ...articles(), "--out", at("one"), "--edition", "html"],
				"--json",
			],
			{ env: { COLOPHON_CACHE: at("other-cache") } },
		);
		expect(alone.code).toBe(0);

		const metrics = String(40_000 + (process.pid % 20_000));
		const workers = [
			await worker("--metrics", metrics),
			await worker(),
			await worker(),
		];
		const publisher = await start([
			...["queue", at("archive"), "--publish", at("many"), "--queue", address],
			...["--edition", "html", "--json"],
		]);
		let isPublished = false;
		const publishing = once(publisher.child, "close").finally(() => {
			isPublished = true;
		});
		await until(() => workers.some(({ said }) => said().includes("Built")));
		const asked = await fetch(`http://127.0.0.1:${metrics}/metrics`);
		const text = await asked.text();
		expect(text).toMatch(/^colophon_jobs_total\{outcome="built"\} \d+$/m);
		expect(text).toMatch(/^colophon_queue_jobs\{state="waiting"\} \d+$/m);
		expect(text).toMatch(/^# EOF\n$/m);

		const random = shuffled(7);
		let kills = 0;
		while (!isPublished && kills < Math.max(2, number / 6)) {
			await pause(random() * 4_000);
			if (isPublished) break;
			const [killed] = workers.splice(Math.floor(random() * 3), 1);
			if (killed) await kill(killed.child);
			workers.push(await worker());
			kills += 1;
		}
		const [code] = await publishing;
		expect(kills).toBeGreaterThan(1);
		const report = JSON.parse(publisher.said());
		expect(report).toMatchObject({
			ok: false,
			queued: number + 1,
			problems: [],
			jobs: { waiting: 0, active: 0, built: 0, setAside: 1 },
			setAside: [
				{
					path: expect.stringContaining("faulty.md"),
					reason: "1 problem in the manuscript",
					log: [expect.stringContaining("nobody")],
				},
			],
		});
		expect(code).toBe(1);
		// Each once.
		expect(report.published).toHaveLength(number);
		expect(filesIn(at("many"))).toEqual(filesIn(at("one")));

		for (const { child } of workers) {
			const ended = once(child, "exit");
			child.kill("SIGTERM");
			expect(await ended).toEqual([0, null]);
		}
	},
	number * 20_000 + 60_000,
);

function articles(): string[] {
	return Array.from({ length: number }, (_, index) =>
		at("archive", `article-${index}.md`),
	);
}

test.skipIf(!hasRedis)(
	"a job whose build crashes three times is set aside with its log, and tried again when it is queued again",
	async () => {
		rmSync(at("cache"), { recursive: true, force: true });
		mkdirSync(at("one-job"), { recursive: true });
		writeFileSync(at("one-job", "crash.md"), article(-20));
		const { child, said } = await worker();
		await queue(at("one-job"));
		const crashes = () => said().match(/ended \(SIGKILL\)/g)?.length ?? 0;
		await until(() => {
			for (const pid of treeOf(child.pid ?? 0).slice(1))
				if (isBuilder(pid)) process.kill(pid, "SIGKILL");
			return crashes() === 3;
		});
		await pause(500);
		expect(JSON.parse((await queue()).stdout)).toMatchObject({
			ok: false,
			jobs: { waiting: 0, active: 0, setAside: 1 },
			setAside: [
				{
					crashes: 3,
					reason: "The process that built ended (SIGKILL)",
					log: Array(3).fill("The process that built ended (SIGKILL)"),
				},
			],
		});
		const again = await queue(at("one-job"), "--publish", at("crashed"));
		expect(JSON.parse(again.stdout)).toMatchObject({
			ok: true,
			published: [expect.stringContaining("crash.md")],
		});
	},
);

function isBuilder(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(
			"queue-builder",
		);
	} catch {
		return false;
	}
}

test.skipIf(!hasRedis)(
	"a worker that is told to stop gives back what it has begun",
	async () => {
		rmSync(at("cache"), { recursive: true, force: true });
		await queue(at("single"));
		const { child, said } = await worker();
		await until(() => said().includes("Waiting for jobs"));
		await pause(700);
		const ended = once(child, "exit");
		child.kill("SIGTERM");
		expect(await ended).toEqual([0, null]);
		const { jobs } = JSON.parse((await queue()).stdout);
		expect(jobs).toMatchObject({ active: 0, setAside: 0 });
		expect(jobs.waiting + jobs.built).toBe(3);
	},
);

test.skipIf(!hasRedis)("of two publishers one waits", async () => {
	await queue(at("single"));
	const words = ["queue", "--queue", address, "--publish"];
	const first = await start([...words, at("first")]);
	await until(() => isTaken());
	const second = await start([...words, at("second")]);
	await until(() => second.said().includes("which publishes from this queue"));
	const { said } = await worker();
	const [[code], [other]] = await Promise.all([
		once(first.child, "exit"),
		once(second.child, "exit"),
	]);
	expect([code, other]).toEqual([0, 0]);
	expect(said()).toContain("Built");
	expect(first.said()).toContain("3 published");
	expect(readdirSync(folder)).not.toContain("second");
});

function isTaken(): boolean {
	return spawnSync("redis-cli", ["-u", address, "get", "colophon:publisher"])
		.stdout.toString()
		.includes("-");
}

test.skipIf(!hasRedis)(
	"a commit is built as it is in the repository, whatever stands in the folder",
	async () => {
		const clone = at("clone");
		mkdirSync(join(clone, "texts"), { recursive: true });
		writeFileSync(join(clone, "texts", "quay.md"), article(-30));
		const git = (...words: string[]) =>
			spawnSync("git", [
				...["-C", clone, "-c", "user.name=A", "-c", "user.email=a@a.example"],
				...words,
			]);
		git("init", "-q");
		git("add", ".");
		git("commit", "-qm", "one");
		writeFileSync(join(clone, "texts", "quay.md"), "changed since");
		await worker();
		const { stdout } = await queue(
			join(clone, "texts"),
			...["--commit", "HEAD", "--publish", at("committed")],
		);
		expect(JSON.parse(stdout)).toMatchObject({
			ok: true,
			published: ["texts/quay.md"],
		});
		expect(readFileSync(at("committed/quay/quay.html"), "utf8")).toContain(
			"30th time",
		);
	},
);

test.each([
	[
		["--queue", "redis://:very-secret@127.0.0.1:49151"],
		"No Redis answers at 127.0.0.1:49151",
	],
	[["--queue", "http://127.0.0.1"], "write redis://HOST:PORT"],
	[[], "add --queue redis://HOST:PORT"],
])(
	"a queue that cannot be had is told with the remedy: %j",
	async (words, remedy) => {
		const ended = await runCli(["queue", ...words], {
			env: { COLOPHON_QUEUE: "" },
		});
		expect(ended.code).toBe(2);
		expect(ended.stderr).toContain(remedy);
		expect(ended.stdout + ended.stderr).not.toContain("very-secret");
	},
);
