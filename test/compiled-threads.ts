/** Threads that tests start run the compiled program: to load its sources takes a second and a half each time. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { vi } from "vitest";
import { compiled } from "./run-cli.ts";

vi.mock("../scripts/machine/open-thread.ts", async () => {
	const folder = await compiled();
	return {
		openThread: ((program, options) =>
			new Worker(
				join(folder, `lib/${program}.js`),
				options,
			)) satisfies typeof import("../scripts/machine/open-thread.ts").openThread,
	};
});
