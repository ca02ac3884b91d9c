/** Loaded before a build that is measured: writes the stages that its working thread leaves on its timeline when it ends. */
import { writeFileSync } from "node:fs";
import { PerformanceObserver } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const stages = {};
const count = (entries) => {
	for (const { name, duration } of entries)
		stages[name] = Math.round((stages[name] ?? 0) + duration);
};
if (!isMainThread) {
	const observer = new PerformanceObserver((list) => count(list.getEntries()));
	observer.observe({ type: "measure" });
	process.once("exit", () => {
		count(observer.takeRecords());
		writeFileSync(process.env.COLOPHON_BENCH_TIMES, JSON.stringify(stages));
	});
}
