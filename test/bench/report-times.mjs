/** Loaded before a build that is measured: writes the stages that its working thread leaves on its timeline when it ends. */
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

process.once("exit", () => {
	if (isMainThread) return;
	const stages = {};
	for (const { name, duration } of performance.getEntriesByType("measure"))
		stages[name] = Math.round((stages[name] ?? 0) + duration);
	writeFileSync(process.env.COLOPHON_BENCH_TIMES, JSON.stringify(stages));
});
