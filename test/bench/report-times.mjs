/** Loaded before a build that is measured: writes the stages that it leaves on its timeline when it ends. */
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

process.once("exit", () => {
	const stages = {};
	for (const { name, duration } of performance.getEntriesByType("measure"))
		stages[name] = Math.round((stages[name] ?? 0) + duration);
	writeFileSync(process.env.COLOPHON_BENCH_TIMES, JSON.stringify(stages));
});
