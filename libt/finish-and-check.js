/** A print → the finished PDF and what is wrong in it; for a book in a thread of its own, so that this one can go on. */
import { on } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { packageRoot } from "./package-root.js";
import { timed } from "./timed.js";
/** Pages of a print from which on a thread saves more than its start costs. */
const pagesForThread = 40;
/** Called while the print is still on its way, because a thread takes time to start; `signal` ends it. */
export function openFinisher(pages, signal) {
    return pages < pagesForThread ? finishHere : startThread(signal);
}
async function finishHere({ raw, facts }) {
    const [{ finishPdf }, { checkPdf }] = await Promise.all([
        import("./editions/pdf/finish/index.js"),
        import("./validators/check-pdf.js"),
    ]);
    const finished = await timed("pdf finish", () => finishPdf(raw, facts));
    return {
        ...finished,
        findings: timed("pdf check", () => checkPdf(finished.bytes)),
    };
}
function startThread(signal) {
    const thread = new Worker(program, { execArgv: loader });
    // A print that fails needs it no more.
    thread.unref();
    signal?.addEventListener("abort", () => thread.terminate());
    return async (print) => {
        thread.ref();
        thread.postMessage(print);
        const { finished, found } = answersOf(thread);
        const findings = found.finally(() => thread.terminate());
        findings.catch(() => undefined);
        return {
            ...(await timed("pdf finish", () => finished)),
            findings: timed("pdf check", () => findings),
        };
    };
}
/** The thread’s two answers, in order; both fail when it does. */
function answersOf(thread) {
    const messages = on(thread, "message", { close: ["exit"] });
    const answer = async () => {
        const { done, value } = await messages.next();
        if (done)
            throw new Error("The thread that finishes the PDF ended early");
        return value[0];
    };
    const finished = answer();
    const found = finished.then(answer);
    return { finished, found };
}
const isCompiled = !import.meta.url.endsWith(".ts");
const program = join(packageRoot, isCompiled ? "lib/pdf-thread.js" : "scripts/pdf-thread.ts");
/** A thread that begins with TypeScript needs a loader for it, as this process did. */
const loader = isCompiled
    ? []
    : [
        "--import",
        pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href,
    ];
