/** The program of the thread that works, and a moment after it has begun the fault that COLOPHON_FAULT names. */
import { writeSync } from "node:fs";
import { register } from "tsx/esm/api";

const faults = {
	/** Small things, without a pause. */
	"fills the heap"() {
		for (const things = []; ; ) things.push({ thing: [things.length] });
	},
	/** Memory that is not V8’s. */
	"fills buffers"() {
		for (const buffers = []; ; ) buffers.push(Buffer.alloc(10_000_000, 1));
	},
	"stands still"() {
		writeSync(2, "It stands still\n");
		for (;;);
	},
	"throws where nobody catches"() {
		throw new Error("A fault of a library");
	},
};

setTimeout(faults[process.env.COLOPHON_FAULT], 1500);
register();
await import("../../scripts/commands/command-thread.ts");
