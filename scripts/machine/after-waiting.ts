/** Limits for others to answer in: what this process does itself meanwhile, and cannot hear them for, does not count. */

/** Milliseconds between two looks at whether this process is free to hear. */
const step = 100;

/** Calls `act` after `limit` milliseconds in which this process was free; returns what ends the wait. */
export function afterWaiting(limit: number, act: () => void): () => void {
	let waited = 0;
	// However long the process is busy, its timer comes once for it.
	const timer = setInterval(() => {
		waited += step;
		if (waited < limit) return;
		clearInterval(timer);
		act();
	}, step);
	return () => clearInterval(timer);
}
