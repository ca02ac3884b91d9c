/** Has axe, which the page has loaded, look at the document. */
import type { AxeResults, RunOptions } from "axe-core";
import { program } from "./program.ts";

export const askAxe = program(ask);

function ask(options: RunOptions): Promise<AxeResults> {
	const { axe } = globalThis as unknown as {
		readonly axe: typeof import("axe-core");
	};
	return axe.run(document, options);
}
