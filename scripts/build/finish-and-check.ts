/** A print → the finished PDF and what is wrong in it; for a book in a thread of its own, so that this one can go on. */
import { on } from "node:events";
import type { Worker } from "node:worker_threads";
import type { FinishedPdf, PdfFacts } from "../editions/pdf/finish/index.ts";
import { openThread } from "../machine/open-thread.ts";
import { timed } from "../machine/timed.ts";
import type { PdfFault } from "../model/problem.ts";

export interface PrintToFinish {
	readonly raw: Uint8Array;
	readonly facts: PdfFacts;
}

interface CheckedPdf extends FinishedPdf {
	/** What the checker finds, which comes later than the bytes. */
	readonly findings: Promise<readonly PdfFault[]>;
}

type Finisher = (print: PrintToFinish) => Promise<CheckedPdf>;

/** Pages of a print from which on a thread saves more than its start costs. */
const pagesForThread = 40;

/** Called while the print is still on its way, because a thread takes time to start; `signal` ends it. */
export function openFinisher(
	pages: number,
	signal: AbortSignal | undefined,
): Finisher {
	return pages < pagesForThread ? finishHere : startThread(signal);
}

async function finishHere({ raw, facts }: PrintToFinish): Promise<CheckedPdf> {
	const [{ finishPdf }, { checkPdf }] = await Promise.all([
		import("../editions/pdf/finish/index.ts"),
		import("../pdf-checker/check-pdf.ts"),
	]);
	const finished = await timed("pdf finish", () => finishPdf(raw, facts));
	return {
		...finished,
		findings: timed("pdf check", () => checkPdf(finished.bytes)),
	};
}

function startThread(signal: AbortSignal | undefined): Finisher {
	const thread = openThread("pdf-thread", { resourceLimits });
	// A print that fails needs it no more.
	thread.unref();
	const end = () => thread.terminate();
	signal?.addEventListener("abort", end);
	return async (print) => {
		thread.ref();
		thread.postMessage(print);
		const { finished, found } = answersOf(thread);
		const findings = found.finally(() => {
			// A signal outlives many threads.
			signal?.removeEventListener("abort", end);
			return end();
		});
		findings.catch(() => undefined);
		return {
			...(await timed("pdf finish", () => finished)),
			findings: timed("pdf check", () => findings),
		};
	};
}

/** The thread’s two answers, in order; both fail when it does. */
function answersOf(thread: Worker) {
	const messages = on(thread, "message", { close: ["exit"] });
	const answer = async () => {
		const { done, value } = await messages.next();
		if (done) throw new Error("The thread that finishes the PDF ended early");
		return value[0];
	};
	const finished: Promise<FinishedPdf> = answer();
	const found: Promise<readonly PdfFault[]> = finished.then(answer);
	return { finished, found };
}

/** Keeps what is soon forgotten from growing to many times that. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };
