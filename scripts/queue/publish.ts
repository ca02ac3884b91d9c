/** What workers have built → the output folder: by one publisher at a time, some publications at once, until the queue is empty. */
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Job } from "bullmq";
import type { Problem } from "../build/build.ts";
import { groupBy } from "../machine/group-by.ts";
import { openBuilders } from "./builders.ts";
import type { Connection, JobQueue } from "./connect.ts";
import { groupOf, type JobData, type JobResult } from "./job.ts";
import { openJobs } from "./report.ts";
import type { OpenSources } from "./sources.ts";
import { takeTurn } from "./turn.ts";

export interface PublishOptions {
	readonly out: string;
	readonly signal: AbortSignal;
	readonly onProgress: (what: string) => void;
	readonly onWarning: (warning: string) => void;
}

export interface PublishReport {
	/** Manuscripts whose publications stand in the output folder. */
	readonly published: readonly string[];
	/** Why others do not: something is in the way, or changed meanwhile. */
	readonly problems: readonly Problem[];
}

/** Publications that are put there at once. */
const [least, most] = [50, 200];
/** Milliseconds between two looks, and looks after which fewer are put there too. */
const [interval, mostLooks] = [500, 20];

type BuiltJob = Job<JobData, JobResult>;

/** Whatever ends it, what was not published stays in the queue. */
export async function publishBuilt(
	{ queue, redis }: Connection,
	sources: OpenSources,
	options: PublishOptions,
): Promise<PublishReport> {
	const { signal, onProgress } = options;
	const turn = await takeTurn(redis, signal, (holder) =>
		onProgress(`Waiting for ${holder}, which publishes from this queue`),
	);
	const builders = openBuilders();
	const stop = () => builders.end();
	signal.addEventListener("abort", stop, { once: true });
	const published = new Set<string>();
	const problems: Problem[] = [];
	try {
		for (let looks = 1; ; looks += 1) {
			signal.throwIfAborted();
			turn.requireHeld();
			const counts = await queue.getJobCounts();
			const [built, open] = [counts.completed ?? 0, openJobs(counts)];
			if (built + open === 0) break;
			if (built >= least || (built > 0 && (open === 0 || looks > mostLooks))) {
				const jobs = await queue.getCompleted(0, most - 1);
				for (const group of groupBy(jobs, ({ data }) => groupOf(data)).values())
					await publishGroup(group);
				onProgress(`${published.size} published, ${open} to be built`);
				looks = 0;
			} else await pause(interval);
		}
	} finally {
		signal.removeEventListener("abort", stop);
		builders.end();
		await turn.end();
	}
	return { published: [...published].sort(), problems };

	/** What is published leaves the queue, and so does what has problems, which are told; what crashed stays. */
	async function publishGroup(jobs: readonly BuiltJob[]): Promise<void> {
		const [first] = jobs;
		if (!first) return;
		const { source, recipe } = first.data;
		const answer = await builders.build(await sources.folderOf(source), {
			...recipe,
			paths: jobs.map(({ data }) => data.path),
			out: resolve(options.out),
		});
		for (const warning of answer.warnings) options.onWarning(warning);
		if ("failure" in answer) throw new Error(answer.failure.join(": "));
		problems.push(...answer.problems);
		const standing = new Set(answer.publications.map(({ path }) => path));
		const crashed = new Map(
			answer.failed.flatMap(({ path, failure }) =>
				failure ? [[path, failure] as const] : [],
			),
		);
		for (const job of jobs) {
			const { path } = job.data;
			if (crashed.has(path)) continue;
			if (standing.has(path)) published.add(path);
			await forget(queue, job);
		}
		for (const failure of crashed.values()) throw new Error(failure.join(": "));
	}
}

/** Unless it was queued anew meanwhile. */
async function forget(queue: JobQueue, job: BuiltJob): Promise<void> {
	const now = await queue.getJob(job.id ?? "");
	if (now && now.finishedOn === job.finishedOn) await now.remove();
}
