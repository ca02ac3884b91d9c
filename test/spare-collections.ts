/** Builds in the tests’ own process leave its garbage to Node: to look through all that a run of tests has loaded takes half a second each time. */
import { vi } from "vitest";

vi.mock("../scripts/machine/free-memory.ts", () => ({
	freeMemory: (() =>
		undefined) satisfies typeof import("../scripts/machine/free-memory.ts").freeMemory,
}));
