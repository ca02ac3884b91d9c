/** Many manuscripts: each good one is published, whatever becomes of the others, and what is done is not done again. */
import { spawn, spawnSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
	type BuildOptions,
	build,
	type Count,
} from "../../scripts/build/build.ts";
import { openOutput } from "../../scripts/build/output/output-folder.ts";
import { lookAround } from "../../scripts/build/output/surroundings.ts";
import { publish } from "../../scripts/build/publish.ts";
import { openPublisher } from "../../scripts/build/publish-as-done.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { openFileHashes } from "../../scripts/machine/file-hashes.ts";
import { severalAtOnce } from "../../scripts/machine/several-at-once.ts";
import { cli } from "../run-cli.ts";
import { publicationOf } from "./written.ts";

vi.setConfig({ testTimeout: 200_000 });

const place = mkdtempSync(join(tmpdir(), "colophon-catalogue-"));
let folder = "";
let count = 0;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
	count += 1;
	folder = join(place, String(count));
	mkdirSync(at("archive"), { recursive: true });
	vi.stubEnv("COLOPHON_CACHE", join(place, "cache"));
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(place, { recursive: true, force: true });
});

function write(name: string, matter = "", author = "forde"): void {
	writeFileSync(
		at("archive", `${name}.md`),
		`---
title: The ${name}
inLanguage: en-GB
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
author: [{ person: ${author} }]
${matter}---

It reopens.
`,
	);
}

function buildAll(options: BuildOptions = {}) {
	return build({
		paths: [at("archive")],
		out: at("dist"),
		editions: ["html"],
		reuse: true,
		...options,
	});
}

function published(): string[] {
	return existsSync(at("dist"))
		? readdirSync(at("dist"), { withFileTypes: true })
				.filter((entry) => entry.isDirectory() && entry.name !== ".colophon")
				.map(({ name }) => name)
				.sort()
		: [];
}

function sumsVerify(): boolean {
	return (
		spawnSync("sha256sum", ["-c", "--strict", "--quiet", "SHA256SUMS"], {
			cwd: at("dist"),
		}).status === 0
	);
}

describe("of a folder of articles", () => {
	test("the good are published, and of each other its problems are told", async () => {
		for (const name of ["gate", "quay"]) write(name);
		write("lock", "", "nobody");
		const counts: Count[] = [];
		const report = await buildAll({ onCount: (now) => counts.push(now) });
		expect(report.ok).toBe(false);
		expect(report.publications.map(({ path }) => path)).toEqual([
			at("archive", "gate.md"),
			at("archive", "quay.md"),
		]);
		expect(report.failed).toEqual([
			{ path: at("archive", "lock.md"), problems: report.problems },
		]);
		expect(report.problems.map(({ rule }) => rule)).toEqual(["id-unknown"]);
		expect(published()).toEqual(["gate", "quay"]);
		expect(sumsVerify()).toBe(true);
		expect(readFileSync(at("dist/index.html"), "utf8")).not.toContain(
			"The lock",
		);
		expect(counts.at(-1)).toEqual({
			total: 3,
			done: 3,
			found: 0,
			published: 2,
		});

		// The mended one alone is made.
		write("lock");
		const made: string[] = [];
		const second = await buildAll({
			onProgress: (stage, what) => stage === "html" && made.push(what),
		});
		expect(second.ok).toBe(true);
		expect(made).toEqual(["The lock"]);
		expect(published()).toEqual(["gate", "lock", "quay"]);
		expect(sumsVerify()).toBe(true);
	});

	test("nothing is published where all or nothing is asked for", async () => {
		write("gate");
		write("lock", "", "nobody");
		const report = await buildAll({ allOrNothing: true });
		expect(report).toMatchObject({ ok: false, publications: [] });
		expect(existsSync(at("dist"))).toBe(false);
		write("lock");
		expect(await buildAll({ allOrNothing: true })).toMatchObject({ ok: true });
		expect(published()).toEqual(["gate", "lock"]);
	});

	test("of two that want one place neither is published, and both are told", async () => {
		write("gate");
		write("lock", "slug: gate\n");
		write("quay");
		const report = await buildAll();
		expect(
			report.failed.map(({ path, problems }) => [path, problems[0]?.rule]),
		).toEqual([
			[at("archive", "gate.md"), "slug-twice"],
			[at("archive", "lock.md"), "slug-twice"],
		]);
		expect(published()).toEqual(["quay"]);
	});

	test("of two whose front matter does not show it at once, the second is told", async () => {
		write("gate");
		write("lock", '"sl\\u0075g": gate\n');
		const report = await buildAll({ jobs: 1 });
		expect(report.problems.map(({ rule }) => rule)).toEqual(["slug-twice"]);
		expect(published()).toEqual(["gate"]);
	});

	test("one whose place is somebody’s is told, and the others are published", async () => {
		for (const name of ["gate", "quay"]) write(name);
		mkdirSync(at("dist/gate"), { recursive: true });
		writeFileSync(at("dist/gate/notes.txt"), "notes");
		const report = await buildAll();
		expect(report.failed).toMatchObject([
			{
				path: at("archive", "gate.md"),
				problems: [{ rule: "output-in-the-way" }],
			},
		]);
		expect(readdirSync(at("dist/gate"))).toEqual(["notes.txt"]);
		expect(published()).toEqual(["gate", "quay"]);
	});

	test("editions are the same with one at a time and with several", async () => {
		for (const name of ["gate", "lock", "quay"]) write(name);
		const editions = ["html", "epub", "pdf"] as const;
		const options = { editions, reuse: false };
		await buildAll({ ...options, out: at("one"), jobs: 1 });
		await buildAll({ ...options, out: at("three"), jobs: 3 });
		const sums = (out: string) => readFileSync(at(out, "SHA256SUMS"), "utf8");
		expect(sums("three")).toBe(sums("one"));
	});

	test("a build that is killed in the middle is gone on with", async () => {
		const names = Array.from({ length: 12 }, (_, index) => `pier-${index}`);
		for (const name of names) write(name);
		const [program = "", ...command] = await cli();
		const words = [
			...command,
			...["build", at("archive"), "--out", at("dist")],
			...["--edition", "html", "--jobs", "1"],
		];
		vi.stubEnv("COLOPHON_CACHE", at("cache"));
		const child = spawn(program, words, { stdio: "ignore", detached: true });
		const ended = new Promise((done) => child.once("close", done));
		const kept = () => keptPublications(at("cache/made/publications"));
		await expect
			.poll(() => Object.keys(kept()).length, {
				timeout: 100_000,
				interval: 20,
			})
			.toBeGreaterThan(1);
		process.kill(-(child.pid ?? 0), "SIGKILL");
		await ended;
		const before = kept();
		const { status, stdout } = spawnSync(program, [...words, "--json"], {
			encoding: "utf8",
		});
		expect(status, stdout).toBe(0);
		// What was done stands in the cache as it was written then.
		expect(kept()).toMatchObject(before);
		expect(Object.keys(kept()).length).toBe(names.length);
		expect(published()).toEqual([...names].sort());
		expect(sumsVerify()).toBe(true);
	}, 300_000);
});

/** When each was written, whole. */
function keptPublications(folder: string): Record<string, number> {
	if (!existsSync(folder)) return {};
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /^[0-9a-f]+$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(
		files.map((file) => [file, statSync(file).mtimeMs]),
	);
}

test("what came into the way of one while it waited keeps no other from being published", async () => {
	const out = at("dist");
	const house = readHouse("news");
	const first = openOutput(out);
	await first.inTurn({}, (write) =>
		publish(
			[publicationOf("one", "old"), publicationOf("two", "old")],
			out,
			house,
			write,
		),
	);
	first.close();
	const outputHashes = openFileHashes(out);
	const output = openOutput(out);
	const stopped: string[] = [];
	const stood: string[] = [];
	const publisher = openPublisher({
		out,
		output,
		house,
		plan: { standing: lookAround(out, outputHashes.of), outputHashes },
		allOrNothing: false,
		waiting: {},
		onPublish: () => undefined,
		onPublished: ({ slug }) => stood.push(slug),
		onObstacles: (item) => stopped.push(item?.slug ?? "all"),
	});
	await publisher.add(publicationOf("one", "new"));
	await publisher.add(publicationOf("two", "new"));
	writeFileSync(join(out, "one/one.html"), "changed by hand");
	await publisher.end();
	output.close();
	expect({ stopped, stood }).toEqual({ stopped: ["one"], stood: ["two"] });
	expect(readFileSync(join(out, "one/one.html"), "utf8")).toBe(
		"changed by hand",
	);
	expect(readFileSync(join(out, "two/two.html"), "utf8")).toBe("html new");
});

test("work is done several at a time, and what wants all places has them", async () => {
	let now = 0;
	const most = new Map<string, number>();
	await severalAtOnce(
		["a", "b", "c", "LARGE", "d", "e"],
		{ places: 2, placesFor: (name) => (name === "LARGE" ? Infinity : 1) },
		async (name) => {
			now += 1;
			await new Promise((done) => setTimeout(done, 5));
			most.set(name, now);
			now -= 1;
		},
	);
	expect(Math.max(...most.values())).toBe(2);
	expect(most.get("LARGE")).toBe(1);
	expect(most.size).toBe(6);
});
