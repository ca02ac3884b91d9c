/** Processes of their own that run a program of the package, for work whose end, whatever it be, must not end this one. */
import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "./package-root.ts";
import programs from "./thread-programs.json" with { type: "json" };

/** Speaks by messages, and runs in the folder `cwd`; what it prints can be read. */
export function openProcess(
	program: keyof typeof programs,
	cwd: string,
): ChildProcess {
	const isBundle = !import.meta.url.endsWith(".ts");
	const [path, execArgv] = isBundle
		? [join(packageRoot, `lib/${program}.js`), []]
		: [join(packageRoot, "scripts", programs[program]), typescript()];
	return fork(path, [], {
		cwd,
		execArgv,
		stdio: ["ignore", "pipe", "pipe", "ipc"],
	});
}

/** What understands TypeScript is loaded first. */
function typescript(): string[] {
	const loader = createRequire(import.meta.url).resolve("tsx");
	return ["--import", pathToFileURL(loader).href];
}
