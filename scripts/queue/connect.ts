/** The queue in Redis, by BullMQ: both are installed by those who work with queues, and loaded when one is opened. */
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { JobData, JobResult } from "./job.ts";

export const queueName = "colophon";

/** Crashes after which a job is set aside. */
const mostCrashes = 3;

export type JobQueue = Queue<JobData, JobResult>;

export interface Connection {
	readonly redis: Redis;
	readonly bullmq: typeof import("bullmq");
	readonly queue: JobQueue;
	readonly close: () => Promise<void>;
}

/** Throws, with the remedy and without the password, where there is no such Redis. */
export async function connect(
	address: string,
	onWarning: (warning: string) => void,
): Promise<Connection> {
	const place = placeOf(address);
	const { bullmq, ioredis } = await loadLibraries();
	const redis = new ioredis.Redis(address, {
		// BullMQ waits for a Redis that comes back.
		maxRetriesPerRequest: null,
		lazyConnect: true,
	});
	let isTold = false;
	redis.on("error", (error: Error) => {
		if (!isTold) onWarning(`The queue at ${place}: ${error.message}`);
		isTold = true;
	});
	redis.on("ready", () => {
		isTold = false;
	});
	isTold = true;
	await redis.connect().catch((cause: unknown) => {
		redis.disconnect();
		throw new Error(
			`No Redis answers at ${place}: start one, or name another with --queue redis://HOST:PORT`,
			{ cause },
		);
	});
	const queue: JobQueue = new bullmq.Queue(queueName, {
		connection: redis,
		defaultJobOptions: {
			attempts: mostCrashes,
			backoff: { type: "exponential", delay: 1_000 },
		},
	});
	return {
		redis,
		bullmq,
		queue,
		async close() {
			await queue.close();
			redis.disconnect();
		},
	};
}

/** Host, port and database. */
function placeOf(address: string): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === "")
		throw new Error(
			"Unexpected address of the queue: write redis://HOST:PORT, or rediss:// for TLS",
		);
	return `${url.host}${url.pathname}`;
}

async function loadLibraries() {
	try {
		const [bullmq, ioredis] = await Promise.all([
			import("bullmq"),
			import("ioredis"),
		]);
		return { bullmq, ioredis };
	} catch (cause) {
		throw new Error(
			"A queue needs BullMQ, which is not installed: npm install bullmq@6 ioredis@6",
			{ cause },
		);
	}
}
