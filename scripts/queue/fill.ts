/** A folder of manuscripts → jobs in the queue. */
import { join } from "node:path";
import { findManuscripts } from "../manuscript/find-manuscripts.ts";
import type { JobQueue } from "./connect.ts";
import { idOf, type JobData, type Recipe } from "./job.ts";
import type { NamedSource, OpenSources } from "./sources.ts";

/** Jobs that are handed over at once. */
const bulk = 500;

/** The number of jobs. Each publication is in the queue once: one that waits, was set aside or awaits its publication is queued anew. */
export async function fillQueue(
	queue: JobQueue,
	{ source, path }: NamedSource,
	recipe: Recipe,
	sources: OpenSources,
): Promise<number> {
	const root = await sources.folderOf(source);
	const paths = findManuscripts(join(root, path)).map((found) =>
		found.slice(root.length + 1),
	);
	for (let index = 0; index < paths.length; index += bulk) {
		const jobs = paths
			.slice(index, index + bulk)
			.map((own): JobData => ({ source, path: own, recipe }));
		// One that is being built stays as it is.
		await Promise.all(jobs.map((data) => queue.remove(idOf(data))));
		await queue.addBulk(
			jobs.map((data) => ({
				name: data.path,
				data,
				opts: { jobId: idOf(data) },
			})),
		);
	}
	return paths.length;
}
