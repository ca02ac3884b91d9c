/** Threads that tests start run the compiled program: to load its sources takes a second and a half each time. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type * as threads from "../../../scripts/machine/open-thread.ts";
import { compiled } from "../../run-cli.ts";

const folder = await compiled();

export const openThread: typeof threads.openThread = (program, options) =>
	new Worker(join(folder, `lib/${program}.js`), options);
