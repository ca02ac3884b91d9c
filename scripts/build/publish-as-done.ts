/** Finished publications → the output folder, some at a time: each soon after it is done, and seldom enough that the pages over all of them cost little. */
import { join } from "node:path";
import { timed } from "../machine/timed.ts";
import type { House } from "../model/house.ts";
import type { Problem } from "../model/problem.ts";
import type { FinishedPublication } from "./finished-publication.ts";
import type { WaitOptions } from "./output/lock.ts";
import type { OutputFolder } from "./output/output-folder.ts";
import type { Plan } from "./plan-build.ts";
import { publish } from "./publish.ts";

interface PublisherOptions {
	readonly out: string;
	readonly output: OutputFolder;
	readonly plan: Pick<Plan, "standing" | "outputHashes">;
	readonly house: House;
	/** Whether nothing is published before `end`, and nothing at all where something stands in the way. */
	readonly allOrNothing: boolean;
	readonly waiting: WaitOptions;
	readonly onPublish: () => void;
	/** Told what stands in its place now, and whether it did before. */
	readonly onPublished: (item: FinishedPublication, unchanged: boolean) => void;
	/** Told what has come into the way of a publication, or of all (`undefined`). */
	readonly onObstacles: (
		item: FinishedPublication | undefined,
		problems: readonly Problem[],
	) => void;
}

export interface Publisher {
	/** Resolves when it is published, or waits for others with which it will be. */
	readonly add: (item: FinishedPublication) => Promise<void>;
	/** Publishes what waits, and gives what there is to say of the folder, in sentences. */
	readonly end: () => Promise<readonly string[]>;
}

/** Bytes to be written that wait at most. */
const mostWaiting = 32_000_000;
/** Milliseconds between two publishings at least, and how many times as long as the last one took. */
const [leastPause, pauseFactor] = [1_000, 20];

export function openPublisher(options: PublisherOptions): Publisher {
	const { plan, allOrNothing } = options;
	const remarks = new Set<string>();
	let waiting: FinishedPublication[] = [];
	let bytes = 0;
	let nextAt = performance.now() + leastPause;
	let turn: Promise<void> = Promise.resolve();
	const publishWaiting = async () => {
		const batch = waiting;
		waiting = [];
		bytes = 0;
		if (batch.length === 0) return;
		const start = performance.now();
		for (const remark of await publishBatch(batch, options))
			remarks.add(remark);
		const now = performance.now();
		nextAt = now + Math.max(leastPause, pauseFactor * (now - start));
	};
	const inTurn = () => {
		turn = turn.then(publishWaiting);
		return turn;
	};
	return {
		async add(item) {
			waiting.push(item);
			bytes += bytesToWrite(item, plan);
			const isTime = bytes > mostWaiting || performance.now() > nextAt;
			if (isTime && !allOrNothing) await inTurn();
		},
		async end() {
			await inTurn();
			plan.outputHashes.save();
			return [...remarks];
		},
	};
}

function bytesToWrite(
	{ slug, files }: FinishedPublication,
	{ standing }: Pick<Plan, "standing">,
): number {
	return files
		.filter(
			({ name, sha256 }) =>
				standing.own.get(`${slug}/${name}`)?.sha256 !== sha256,
		)
		.reduce((sum, file) => sum + file.bytes, 0);
}

/** All of the batch, but those in whose way something has come to stand. Gives remarks. */
async function publishBatch(
	batch: readonly FinishedPublication[],
	options: PublisherOptions,
): Promise<readonly string[]> {
	const { out, house, plan } = options;
	const { problems, unchanged, remarks } = await timed("publish", () =>
		options.output.inTurn(options.waiting, (write) => {
			options.onPublish();
			return publish(batch, out, house, write, plan.outputHashes.of);
		}),
	);
	if (problems.length === 0) {
		const before = new Set(unchanged);
		for (const item of batch) options.onPublished(item, before.has(item));
		return remarks;
	}
	const stopped = batch.filter(
		(item) => obstaclesTo(item, problems, out).length > 0,
	);
	for (const item of stopped)
		options.onObstacles(item, obstaclesTo(item, problems, out));
	const others = batch.filter((item) => !stopped.includes(item));
	if (stopped.length > 0 && !options.allOrNothing)
		return others.length > 0 ? publishBatch(others, options) : [];
	if (stopped.length === 0) options.onObstacles(undefined, problems);
	return [];
}

function obstaclesTo(
	{ slug }: FinishedPublication,
	problems: readonly Problem[],
	out: string,
): readonly Problem[] {
	const folder = join(out, slug);
	return problems.filter(
		({ file }) => file === folder || file.startsWith(join(folder, "/")),
	);
}
