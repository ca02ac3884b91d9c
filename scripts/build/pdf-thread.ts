/** The program of a thread that finishes one print and then checks what came of it. */
import { parentPort } from "node:worker_threads";
import { finishPdf } from "../editions/pdf/finish/index.ts";
import { freeMemory } from "../machine/free-memory.ts";
import { checkPdf } from "../pdf-checker/check-pdf.ts";
import type { PrintToFinish } from "./finish-and-check.ts";

parentPort?.once("message", async ({ raw, facts }: PrintToFinish) => {
	const finished = await finishPdf(raw, facts);
	parentPort?.postMessage(finished);
	// Of what finishing has left: the file is opened anew to be checked.
	freeMemory();
	parentPort?.postMessage(await checkPdf(finished.bytes));
});
