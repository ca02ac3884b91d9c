/** The folder of one run of the tests, in which several files find what is made once for all of them; it goes when the run ends. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
	interface ProvidedContext {
		readonly runFolder: string;
	}
}

/** In the repository, so that a program in it finds the libraries that are installed. */
const cache = resolve(".cache");

export function setup({ provide }: TestProject): () => void {
	mkdirSync(cache, { recursive: true });
	const folder = mkdtempSync(join(cache, "run-"));
	// Other users of the machine run programs in it too.
	chmodSync(folder, 0o755);
	provide("runFolder", folder);
	return () => rmSync(folder, { recursive: true, force: true });
}
