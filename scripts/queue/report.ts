/** How a queue stands, and what was set aside. */
import type { JobQueue } from "./connect.ts";

export interface QueueReport {
	/** Jobs by what becomes of them. */
	readonly jobs: {
		readonly waiting: number;
		readonly active: number;
		/** Built, and not published yet. */
		readonly built: number;
		readonly setAside: number;
	};
	/** The first of them. */
	readonly setAside: readonly SetAside[];
}

export interface SetAside {
	/** The manuscript. */
	readonly path: string;
	readonly reason: string;
	/** How often it crashed. */
	readonly crashes: number;
	/** What was said, the first first. */
	readonly log: readonly string[];
}

/** Jobs that are told one by one. */
const mostTold = 100;

export async function reportOn(queue: JobQueue): Promise<QueueReport> {
	const counts = await queue.getJobCounts();
	const jobs = await queue.getFailed(0, mostTold - 1);
	const setAside = await Promise.all(
		jobs.map(async (job): Promise<SetAside> => {
			const { logs } = await queue.getJobLogs(job.id ?? "");
			return {
				path: job.data.path,
				reason: job.failedReason,
				crashes: job.attemptsMade,
				log: logs,
			};
		}),
	);
	return {
		jobs: {
			waiting: openJobs(counts) - (counts.active ?? 0),
			active: counts.active ?? 0,
			built: counts.completed ?? 0,
			setAside: counts.failed ?? 0,
		},
		setAside: setAside.sort((a, b) => (a.path < b.path ? -1 : 1)),
	};
}

/** Those that are still to be built, or are being built. */
export function openJobs(counts: Readonly<Record<string, number>>): number {
	const states = ["waiting", "active", "delayed", "prioritized", "paused"];
	return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}
