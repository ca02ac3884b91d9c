/** How far a build is: what it does to a single manuscript, or how many of many are done, how fast, and how long the rest takes. */
import type { Count, Stage } from "../build/build.ts";
import type { Call } from "./command.ts";

export interface BuildProgress {
	readonly tellStage: (stage: Stage, what: string) => void;
	readonly tellCount: (count: Count) => void;
}

export function openProgress({
	terminal,
	onPublish,
	onPublished,
}: Call): BuildProgress {
	const start = performance.now();
	let last: Count | undefined;
	return {
		tellStage(stage, what) {
			if (stage === "publish") onPublish?.();
			// Of many, these would be a page of lines.
			if (last === undefined || isRare.has(stage))
				terminal.progress(describeStage(stage, what));
		},
		tellCount(count) {
			if (count.published > 0) onPublished?.();
			if (count.total === 1) return;
			if (count.done === last?.done) return;
			last = count;
			const seconds = (performance.now() - start) / 1000;
			terminal.tally(describeCount(count, seconds));
		},
	};
}

const isRare: ReadonlySet<Stage> = new Set<Stage>(["unpack", "wait"]);

/** “127 of 500 · 2.4/s · 3 min left”; what was found takes no time, and counts for no rate. */
export function describeCount(
	{ done, total, found }: Omit<Count, "published">,
	seconds: number,
): string {
	const rate = (done - found) / seconds;
	return [
		`${done} of ${total}`,
		...(rate > 0
			? [
					`${rate < 0.1 ? rate.toFixed(2) : rate.toFixed(1)}/s`,
					`${describeTime((total - done) / rate)} left`,
				]
			: []),
	].join(" · ");
}

function describeTime(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function describeStage(stage: Stage, what: string): string {
	const words: Readonly<Record<Stage, string>> = {
		read: "Reading",
		unpack: "Unpacking, this once,",
		html: "Writing HTML:",
		epub: "Writing EPUB:",
		pdf: "Printing PDF:",
		cover: "Drawing the cover:",
		audit: "Re-reading the editions:",
		wait: "Waiting for another build that writes to the folder, process",
		publish: "Putting the editions into",
	};
	return `${words[stage]} ${what}`;
}
