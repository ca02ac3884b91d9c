/** The program of the thread that runs a command. The process’s own thread prints, hears signals and keeps watch meanwhile. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { runWords } from "./run-words.ts";
import type { CommandData, ThreadMessage } from "./supervise.ts";
import { failureMessages, type Terminal } from "./terminal.ts";

/** Milliseconds between two signs of life. */
const pulse = 1_000;

if (parentPort) {
	const { words, interactive } = workerData as CommandData;
	const report = reporter(parentPort);
	setInterval(() => report(["alive"]), pulse).unref();
	const terminal = distantTerminal(report, interactive);
	process.exit(
		await runWords(words, {
			terminal,
			signal: interruption(parentPort),
			onPublish: () => report(["publishing"]),
			onPublished: () => report(["published"]),
		}),
	);
}

function reporter(port: MessagePort): (said: ThreadMessage) => void {
	return (said) => port.postMessage(said);
}

/** Aborted when the process’s own thread says so. */
function interruption(port: MessagePort): AbortSignal {
	const controller = new AbortController();
	port.once("message", (reason: string) => controller.abort(new Error(reason)));
	// Listening alone does not keep this thread from ending.
	port.unref();
	return controller.signal;
}

/** The terminal of the process, from this thread. */
function distantTerminal(
	report: (said: ThreadMessage) => void,
	interactive: boolean,
): Terminal {
	return {
		interactive,
		say: (text) => report(["say", text]),
		sayProblems: (problems) => report(["sayProblems", problems]),
		sayNotes: (notes) => report(["sayNotes", notes]),
		sayChange: (file, lines) => report(["sayChange", file, lines]),
		progress: (text) => report(["progress", text]),
		tally: (text) => report(["tally", text]),
		warn: (text) => report(["warn", text]),
		endProgress: () => report(["endProgress"]),
		fail: (error) => report(["fail", failureMessages(error)]),
	};
}
