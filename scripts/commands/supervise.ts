/** Keeps watch over the thread that does the work: prints what it says, passes signals on, and ends all of it, with a sentence, when it takes too much. */
import type { Worker, WorkerOptions } from "node:worker_threads";
import { availableMemory } from "../machine/available-memory.ts";
import { endChildrenOf, memoryOf, treeOf } from "../machine/process-tree.ts";
import { removeOwnWorkFolders } from "../machine/work-folder.ts";
import type { Note, Problem } from "../model/problem.ts";
import type { ExitCode } from "./command.ts";
import { failureOf, type Terminal } from "./terminal.ts";

/** What the thread is given. */
export interface CommandData {
	readonly words: readonly string[];
	readonly interactive: boolean;
}

/** What the thread says: words for the terminal, that it lives, and that what it does now should not be cut short. */
export type ThreadMessage =
	| readonly ["say" | "progress" | "tally" | "warn", string]
	| readonly ["sayProblems", readonly Problem[]]
	| readonly ["sayNotes", readonly Note[]]
	| readonly ["sayChange", ...Parameters<Terminal["sayChange"]>]
	| readonly ["fail", readonly string[]]
	| readonly ["endProgress"]
	| readonly ["alive"]
	| readonly ["publishing"]
	| readonly ["published"];

export interface Limits {
	/** Bytes of memory of this process. */
	readonly own: number;
	/** Bytes of memory of this process and all that it has started. */
	readonly tree: number;
	/** Milliseconds without a sign of life. */
	readonly silence: number;
	/** Milliseconds from a signal to the end of work that does not heed it. */
	readonly grace: number;
}

/** More than any sound manuscript needs, and less than what makes the system itself end processes. */
const usualLimits: Limits = {
	own: Math.min(2e9, availableMemory() * 0.8),
	tree: Math.min(4e9, availableMemory() * 0.8),
	silence: 300_000,
	grace: 3_000,
};

/** Milliseconds between two looks at this process, and looks between two at all that it has started. */
const [watchInterval, looksForTree] = [100, 5];

/** Milliseconds that publishing has to come to its end. */
const publishingGrace = 30_000;

/** Runs the words in the thread that `open` opens, and resolves with the exit code. */
export async function supervise(
	words: readonly string[],
	terminal: Terminal,
	open: (options: WorkerOptions) => Worker,
	limits: Limits = usualLimits,
): Promise<ExitCode> {
	const asks = terminal.interactive && mayAsk(words);
	const data: CommandData = { words, interactive: terminal.interactive };
	const thread = open({
		workerData: data,
		stdin: asks,
		// Far above the watch’s limit, since there V8 would end the whole process and print its stack.
		resourceLimits: { maxOldGenerationSizeMb: (4 * limits.own) / 1e6 },
	});
	if (asks && thread.stdin) process.stdin.pipe(thread.stdin);
	const work: WatchedWork = {
		stage: "",
		looks: 0,
		silent: 0,
		publishing: false,
		published: false,
	};
	let watch: NodeJS.Timeout | undefined;
	try {
		return await new Promise<ExitCode>((resolve, reject) => {
			thread.once("exit", (code) => resolve(code as ExitCode));
			thread.once("error", reject);
			process.once("uncaughtException", reject);
			thread.on("message", (said: ThreadMessage) => hear(said, work, terminal));
			hearSignals(thread, work, limits, reject);
			watch = setInterval(look, watchInterval, work, limits, reject);
		});
	} catch (error) {
		return await endAll(thread, terminal, error);
	} finally {
		clearInterval(watch);
		if (asks) process.stdin.destroy();
	}
}

function mayAsk(words: readonly string[]): boolean {
	return (
		words.includes("--interactive") ||
		(words[0] === "adopt" && !words.includes("--yes"))
	);
}

/** What is known of the work of the thread. */
interface WatchedWork {
	/** The last progress that it told. */
	stage: string;
	/** Looks at it, and how many of them since it was heard of. */
	looks: number;
	silent: number;
	/** Whether it puts editions into place, and whether it has. */
	publishing: boolean;
	published: boolean;
}

function hear(
	said: ThreadMessage,
	work: WatchedWork,
	terminal: Terminal,
): void {
	work.silent = 0;
	if (said[0] === "publishing") work.publishing = true;
	else if (said[0] === "published") {
		work.publishing = false;
		work.published = true;
	} else if (said[0] === "endProgress") terminal.endProgress();
	else if (said[0] === "sayProblems") terminal.sayProblems(said[1]);
	else if (said[0] === "sayNotes") terminal.sayNotes(said[1]);
	else if (said[0] === "sayChange") terminal.sayChange(said[1], said[2]);
	else if (said[0] === "fail") terminal.fail(failureOf(said[1]));
	else if (said[0] !== "alive") terminal[said[0]](said[1]);
	if (said[0] === "progress" || said[0] === "tally") work.stage = said[1];
}

type Stop = (reason: Error) => void;

/** The first signal ends the work in order, or without its help when it does not heed it; the second at once. */
function hearSignals(
	thread: Worker,
	work: WatchedWork,
	limits: Limits,
	stop: Stop,
): void {
	let isSecond = false;
	const end = () => stop(interruption(work));
	const hearSignal = () => {
		if (isSecond && !work.publishing) end();
		if (isSecond) return;
		isSecond = true;
		thread.postMessage(interruption(work).message);
		const patience = () =>
			work.publishing ? setTimeout(end, publishingGrace).unref() : end();
		setTimeout(patience, limits.grace).unref();
	};
	for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
		process.on(name, hearSignal);
}

function interruption({ publishing, published }: WatchedWork): Error {
	if (publishing)
		return new Error(
			"Interrupted while the editions were put into place: the next command puts them right",
		);
	return new Error(
		published
			? "Interrupted: what is published is whole, and the next build goes on from there"
			: "Interrupted: the output folder is as it was before",
	);
}

/** Stops work that takes too much, or that stands still. */
function look(work: WatchedWork, limits: Limits, stop: Stop): void {
	work.looks += 1;
	work.silent += 1;
	if (work.silent * watchInterval > limits.silence)
		stop(standsStill(work, limits));
	const own = process.memoryUsage.rss();
	if (own > limits.own) stop(tooMuchMemory(work, limits.own));
	if (work.looks % looksForTree > 0) return;
	if (memoryOf(treeOf(process.pid)) > limits.tree)
		stop(tooMuchMemory(work, limits.tree));
}

const remedy =
	"split what it works on, or make its tables, notes and pictures fewer or smaller";

function tooMuchMemory(work: WatchedWork, limit: number): Error {
	return new Error(
		`Colophon needs more than ${Math.floor(limit / 1e8) / 10} GB of memory${during(work)}: ${remedy}`,
	);
}

function standsStill(work: WatchedWork, { silence }: Limits): Error {
	return new Error(
		`Colophon came no further for ${silence / 1000} seconds${during(work)}: ${remedy}`,
	);
}

function during({ stage }: WatchedWork): string {
	return stage === "" ? "" : ` (${stage})`;
}

/** Milliseconds for a thread to end: only work outside of JavaScript takes longer. */
const lastPatience = 5_000;

/** Ends the thread, what it has started and what that has left, says why, and gives the exit code. */
async function endAll(
	thread: Worker,
	terminal: Terminal,
	reason: unknown,
): Promise<ExitCode> {
	thread.removeAllListeners("message");
	terminal.fail(reason);
	const ended = thread.terminate();
	endChildrenOf(process.pid);
	removeOwnWorkFolders();
	const force = setTimeout(
		() => process.kill(process.pid, "SIGKILL"),
		lastPatience,
	);
	await ended;
	clearTimeout(force);
	return 2;
}
