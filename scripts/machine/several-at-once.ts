/** Work on many things, several at a time. */

interface Share<T> {
	/** Places that there are. */
	readonly places: number;
	/** Places that the work on one of them takes; what wants more than there are has all. */
	readonly placesFor: (item: T) => number;
}

/** Begins in the order of `items`. Throws what the first work throws that fails, and begins no more then. */
export async function severalAtOnce<T>(
	items: readonly T[],
	{ places, placesFor }: Share<T>,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const running = new Set<Promise<void>>();
	let free = places;
	for (const item of items) {
		const taken = Math.min(places, placesFor(item));
		while (free < taken) await Promise.race(running);
		free -= taken;
		const job: Promise<void> = work(item).then(() => {
			free += taken;
			running.delete(job);
		});
		// Without a handler Node ends the process; who waits still gets the error.
		job.catch(() => undefined);
		running.add(job);
	}
	await Promise.all(running);
}
