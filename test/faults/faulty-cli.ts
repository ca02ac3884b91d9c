/** The command line with a thread that comes to a fault: for tests in a process of its own. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { supervise } from "../../scripts/commands/supervise.ts";
import { openTerminal } from "../../scripts/commands/terminal.ts";

const thread = join(import.meta.dirname, "faulty-thread.mjs");
process.exitCode = await supervise(
	process.argv.slice(2),
	openTerminal(),
	(options) => new Worker(thread, { ...options, execArgv: [] }),
);
