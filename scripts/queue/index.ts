/** Publications by several machines: a queue of jobs in Redis, workers that build into the shared cache, and one publisher. */
import { connect } from "./connect.ts";
import { fillQueue } from "./fill.ts";
import type { Recipe } from "./job.ts";
import { type PublishReport, publishBuilt } from "./publish.ts";
import { type QueueReport, reportOn } from "./report.ts";
import { nameSource, openSources } from "./sources.ts";

export interface QueueOptions {
	/** `redis://…` */
	readonly queue: string;
	/** A folder of manuscripts, or the address of an archive; nothing is queued if absent. */
	readonly place?: string | undefined;
	/** Of the clone in which the folder lies. */
	readonly commit?: string | undefined;
	readonly recipe: Recipe;
	/** The output folder; nothing is published if absent. */
	readonly publish?: string | undefined;
	readonly signal: AbortSignal;
	readonly onProgress: (what: string) => void;
	readonly onWarning: (warning: string) => void;
}

export interface QueueOutcome extends QueueReport, PublishReport {
	/** Jobs that were put into the queue. */
	readonly queued: number;
}

/** Fills the queue, publishes what workers build until it is empty, and says how it stands: each as far as it is asked for. */
export async function runQueue(options: QueueOptions): Promise<QueueOutcome> {
	const { place, commit, recipe, publish, onWarning } = options;
	const connection = await connect(options.queue, onWarning);
	const sources = openSources();
	try {
		const { queue } = connection;
		const queued =
			place === undefined
				? 0
				: await fillQueue(
						queue,
						await nameSource(place, commit),
						recipe,
						sources,
					);
		if (queued > 0) options.onProgress(`${queued} queued`);
		const published =
			publish === undefined
				? { published: [], problems: [] }
				: await publishBuilt(connection, sources, { ...options, out: publish });
		return { queued, ...published, ...(await reportOn(queue)) };
	} finally {
		sources.close();
		await connection.close();
	}
}
