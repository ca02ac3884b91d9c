/** What is tried every day, and what among the tests of the machine, since it shows once more what a case of every day shows. */
import { inject } from "vitest";

declare module "vitest" {
	interface ProvidedContext {
		/** `alike` among the tests of the machine. */
		readonly cases: "one of each kind" | "alike";
	}
}

export const isEveryDay = inject("cases") === "one of each kind";

/** Those of `all` that this run tries. */
export function ofThisRun<T>(
	all: readonly T[],
	isAlike: (one: T) => boolean,
): readonly T[] {
	return all.filter((one) => isAlike(one) !== isEveryDay);
}
