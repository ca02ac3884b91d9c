/** Threads that run a program of the package, compiled or from its sources. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { packageRoot } from "./package-root.ts";

/** The programs by their name in `lib/`, with their places in `scripts/`. */
const programs = {
	"command-thread": "commands/command-thread.ts",
	"pdf-thread": "build/pdf-thread.ts",
	"picture-thread": "manuscript/images/picture-thread.ts",
} as const;

export type ThreadProgram = keyof typeof programs;

/** A thread that begins with TypeScript loads what understands it first, as this process did. */
export function openThread(
	program: ThreadProgram,
	options: WorkerOptions,
): Worker {
	if (!import.meta.url.endsWith(".ts"))
		return new Worker(join(packageRoot, `lib/${program}.js`), options);
	const tsx = createRequire(import.meta.url).resolve("tsx/package.json");
	const [api, file] = [
		join(dirname(tsx), "dist/esm/api/index.mjs"),
		join(packageRoot, "scripts", programs[program]),
	].map((path) => JSON.stringify(pathToFileURL(path).href));
	return new Worker(
		`import(${api}).then(({ register }) => { register(); return import(${file}); })`,
		{ ...options, eval: true, execArgv: [] },
	);
}
