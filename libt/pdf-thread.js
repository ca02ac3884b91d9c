/** The program of a thread that finishes one print and then checks what came of it. */
import { parentPort } from "node:worker_threads";
import { finishPdf } from "./editions/pdf/finish/index.js";
import { checkPdf } from "./validators/check-pdf.js";
parentPort?.once("message", async ({ raw, facts }) => {
    const finished = await finishPdf(raw, facts);
    parentPort?.postMessage(finished);
    parentPort?.postMessage(await checkPdf(finished.bytes));
});
