/** Measures whole builds and their stages, as an installed Colophon does them: medians, and the memory of the process tree. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { describeCatalogue, measureCatalogue } from "./measure-catalogue.ts";
import { writeBook } from "./write-book.ts";

const runs = 5;

interface Run {
	/** Milliseconds of the whole process, from its start to its end. */
	readonly whole: number;
	/** Milliseconds by stage; stages overlap. */
	readonly stages: Readonly<Record<string, number>>;
	/** The largest sum of the processes’ private memory, in megabytes. */
	readonly memory: number;
}

const { values, positionals } = parseArgs({
	options: {
		/** Measures a catalogue instead, of so many articles. */
		catalogue: { type: "boolean" },
		articles: { type: "string", default: "200" },
	},
	allowPositionals: true,
});
const file = resolve(
	positionals[0] ?? join(import.meta.dirname, "results.json"),
);
const folder = mkdtempSync(join(tmpdir(), "colophon-bench-"));
try {
	process.chdir(join(import.meta.dirname, "../.."));
	execFileSync("npm", ["run", "--silent", "compile"], { stdio: "inherit" });
	if (values.catalogue) await benchCatalogue(Number(values.articles));
	else await benchPublications();
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function benchPublications(): Promise<void> {
	writeBook(join(folder, "book"));
	const subjects = {
		article: "manuscript/rare-earths.md",
		book: join(folder, "book"),
	};
	const results: Record<string, Run> = {};
	for (const [name, path] of Object.entries(subjects))
		results[name] = await measure(name, path);
	process.stdout.write(`${table(results)}\n`);
	writeFileSync(
		file,
		`${JSON.stringify({ ...machine(), runs, results }, null, 2)}\n`,
	);
}

async function benchCatalogue(articles: number): Promise<void> {
	const times = await measureCatalogue(folder, articles);
	process.stdout.write(`${describeCatalogue(articles, times)}\n`);
	writeFileSync(
		file,
		`${JSON.stringify({ ...machine(), articles, times }, null, 2)}\n`,
	);
}

/**
 * The median of each time. Memory is looked at in the first run alone, which also unpacks and keeps what is kept: looking
 * takes half a core.
 */
async function measure(name: string, path: string): Promise<Run> {
	const { memory } = await runOnce(path, watchMemory);
	const measured: Run[] = [];
	for (let number = 1; number <= runs; number++) {
		process.stderr.write(`${name}: ${number} of ${runs}\n`);
		measured.push(await runOnce(path));
	}
	const stages = Object.keys(measured[0]?.stages ?? {}).map((stage) => [
		stage,
		median(measured.map((run) => run.stages[stage] ?? 0)),
	]);
	return {
		whole: median(measured.map((run) => run.whole)),
		stages: Object.fromEntries(stages),
		memory,
	};
}

/** A process of its own into an empty folder, as a user starts it. */
async function runOnce(
	path: string,
	watch?: (child: ChildProcess) => () => number,
): Promise<Run> {
	const out = join(folder, "out");
	rmSync(out, { recursive: true, force: true });
	const times = join(folder, "times.json");
	const start = performance.now();
	const child = spawn(
		process.execPath,
		[
			"--import",
			join(import.meta.dirname, "report-times.mjs"),
			...["lib/cli.js", "build", "--fresh", path, "--out", out, "--json"],
		],
		{
			stdio: ["ignore", "ignore", "inherit"],
			env: { ...process.env, COLOPHON_BENCH_TIMES: times },
		},
	);
	const memory = watch?.(child);
	const code = await new Promise((done) => child.once("exit", done));
	const whole = performance.now() - start;
	if (code !== 0) throw new Error(`The build of ${path} ended with ${code}`);
	const stages = JSON.parse(readFileSync(times, "utf8")) as Run["stages"];
	return { whole: Math.round(whole), stages, memory: memory?.() ?? 0 };
}

/** Looks at the process tree until it is asked for the peak, in megabytes; 0 where there is no /proc. */
function watchMemory(child: ChildProcess): () => number {
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, memoryOf(child.pid ?? 0));
	}, 50);
	return () => {
		clearInterval(watch);
		return Math.round(peak / 1000);
	};
}

/** Kilobytes of the proportional set: a page that processes share counts once. */
function memoryOf(root: number): number {
	const parents = new Map<number, number>();
	for (const entry of readProc("").split("\n"))
		if (/^\d+$/.test(entry))
			parents.set(
				Number(entry),
				Number(/\) \S (\d+)/.exec(readProc(`${entry}/stat`))?.[1]),
			);
	const tree = [root];
	for (const pid of tree)
		for (const [child, parent] of parents) if (parent === pid) tree.push(child);
	return tree.reduce(
		(sum, pid) =>
			sum +
			Number(/^Pss:\s+(\d+)/m.exec(readProc(`${pid}/smaps_rollup`))?.[1] ?? 0),
		0,
	);
}

/** A file of /proc, or its entries; empty for a process that has ended. */
function readProc(path: string): string {
	try {
		return path === ""
			? readdirSync("/proc").join("\n")
			: readFileSync(`/proc/${path}`, "utf8");
	} catch {
		return "";
	}
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function machine() {
	return {
		node: process.version,
		processor: cpus()[0]?.model ?? "",
		cores: availableParallelism(),
		load: loadavg(),
	};
}

function table(results: Readonly<Record<string, Run>>): string {
	const names = Object.keys(results);
	const stages = [
		...new Set(
			Object.values(results).flatMap((run) => Object.keys(run.stages)),
		),
	];
	const row = (title: string, value: (run: Run) => string) =>
		[
			title.padEnd(14),
			...Object.values(results).map((run) => value(run).padStart(10)),
		].join("");
	return [
		["".padEnd(14), ...names.map((name) => name.padStart(10))].join(""),
		row("whole process", (run) => `${run.whole} ms`),
		...stages.map((stage) =>
			row(`  ${stage}`, (run) => `${run.stages[stage] ?? 0} ms`),
		),
		row("peak memory", (run) => `${run.memory} MB`),
		`Median of ${runs}; stages overlap; load ${loadavg()
			.map((value) => value.toFixed(1))
			.join(" ")} on ${availableParallelism()} cores`,
	].join("\n");
}
