/** How long the parts of a build take, told to who observes this process’s timeline (`performance.measure`), for benchmarks; no output holds it. */
import { performance } from "node:perf_hooks";

/** Does `work` and leaves a measure called `name` (User Timing), in milliseconds. */
export async function timed<T>(
	name: string,
	work: () => T | Promise<T>,
): Promise<T> {
	const start = performance.now();
	try {
		return await work();
	} finally {
		performance.measure(name, { start });
		// Of ten thousand publications the timeline would keep all.
		performance.clearMeasures(name);
	}
}
