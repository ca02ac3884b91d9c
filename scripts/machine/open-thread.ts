/** Threads that run a program of the package, compiled or from its sources. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { packageRoot } from "./package-root.ts";
import programs from "./thread-programs.json" with { type: "json" };

/** A name in `lib/`; the list has its place in `scripts/`, and the bundle is made from it too. */
type ThreadProgram = keyof typeof programs;

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
