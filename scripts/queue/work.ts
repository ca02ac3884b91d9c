/** Works on the queue until it is told to stop: builds publications into the cache, and publishes nothing. */
import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import type { Job } from "bullmq";
import type { Problem } from "../build/build.ts";
import { availableMemory } from "../machine/available-memory.ts";
import { Crash, openBuilders } from "./builders.ts";
import { connect, queueName } from "./connect.ts";
import type { JobData, JobResult } from "./job.ts";
import { countWork, openMetrics, type WorkCount } from "./metrics.ts";
import { openSources } from "./sources.ts";

export interface WorkOptions {
	/** `redis://…` */
	readonly queue: string;
	/** Builds at the same time; as the machine has cores and memory, if absent. */
	readonly jobs?: number | undefined;
	/** A port of this machine alone that tells metrics. */
	readonly metrics?: number | undefined;
	readonly signal: AbortSignal;
	readonly onProgress: (what: string) => void;
	readonly onWarning: (warning: string) => void;
}

/** Bytes that a build wants, its browser included, and builds that one process watches over. */
const [buildMemory, mostJobs] = [1.3e9, 3];

/** Milliseconds after which a worker that says nothing has lost its job, and between two looks for such. */
const [lockDuration, stalledInterval] = [10_000, 5_000];
/** Workers that may vanish with a job before it is set aside at the next. */
const mostLost = 2;

/** What was done until `signal` said stop; what was begun then is given back to the queue. */
export async function work(options: WorkOptions): Promise<WorkCount> {
	const { signal, onProgress, onWarning } = options;
	const { redis, bullmq, queue, close } = await connect(
		options.queue,
		onWarning,
	);
	const builders = openBuilders();
	const sources = openSources();
	const count = countWork();
	const warned = new Set<string>();
	const warn = (warning: string) => {
		if (!warned.has(warning)) onWarning(warning);
		warned.add(warning);
	};
	const run = async (
		job: Job<JobData, JobResult>,
		token: string | undefined,
	): Promise<JobResult> => {
		const { source, path, recipe } = job.data;
		const start = performance.now();
		try {
			const folder = await sources.folderOf(source);
			const answer = await builders.build(folder, { ...recipe, paths: [path] });
			for (const warning of answer.warnings) warn(warning);
			if ("failure" in answer) throw new Crash(answer.failure.join(": "), "");
			for (const problem of answer.problems) await job.log(describe(problem));
			const { length } = answer.problems;
			if (length > 0)
				throw new bullmq.UnrecoverableError(
					`${length} ${length === 1 ? "problem" : "problems"} in the manuscript`,
				);
			const seconds = (performance.now() - start) / 1000;
			count.add("built", seconds);
			onProgress(`Built ${path} in ${seconds.toFixed(1)} s`);
			return { seconds };
		} catch (error) {
			if (signal.aborted) {
				await job.moveToWait(token);
				throw new bullmq.WaitingError();
			}
			const isProblem = error instanceof bullmq.UnrecoverableError;
			const { message } = error as Error;
			count.add(
				isProblem ? "refused" : "crashed",
				(performance.now() - start) / 1000,
			);
			if (!isProblem)
				await job.log(
					[message, error instanceof Crash ? error.log : ""].join("\n").trim(),
				);
			onProgress(`${path}: ${message}`);
			throw error;
		}
	};
	const metrics =
		options.metrics === undefined
			? undefined
			: await openMetrics(options.metrics, count, () => queue.getJobCounts());
	const worker = new bullmq.Worker<JobData, JobResult>(queueName, run, {
		connection: redis,
		concurrency: options.jobs ?? usualJobs(),
		lockDuration,
		stalledInterval,
		maxStalledCount: mostLost,
	});
	worker.on("error", (error) => warn(`The queue: ${error.message}`));
	try {
		await worker.waitUntilReady();
		onProgress("Waiting for jobs");
		await aborted(signal);
		const closed = worker.close();
		builders.end();
		await closed;
		return count;
	} finally {
		builders.end();
		metrics?.close();
		sources.close();
		await close();
	}
}

/** One for each core, as far as there is memory. */
function usualJobs(): number {
	const room = Math.floor(availableMemory() / buildMemory);
	return Math.max(1, Math.min(availableParallelism(), room, mostJobs));
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		// What waits for nothing but a signal would end by itself.
		const stay = setInterval(() => undefined, 60_000);
		const stop = () => {
			clearInterval(stay);
			resolve();
		};
		if (signal.aborted) stop();
		else signal.addEventListener("abort", stop, { once: true });
	});
}

function describe({ file, line, column, message, rule }: Problem): string {
	const place = [file, line, column].filter((part) => part !== undefined);
	return `${place.join(":")}  ${message}  ${rule}`;
}
