/** The command line in a process of its own, as somebody at a terminal runs it. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { once } from "./once.ts";

export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly env?: Readonly<Record<string, string>>;
	readonly uid?: number;
	/** A program, with its arguments, that the command line runs under. */
	readonly under?: readonly string[];
	readonly onStderr?: (text: string, child: ChildProcess) => void;
}

/** The words that run a TypeScript file without a build. */
export function tsx(file: string): string[] {
	const loader = createRequire(import.meta.url).resolve("tsx");
	return [
		process.execPath,
		"--import",
		pathToFileURL(loader).href,
		resolve(file),
	];
}

export async function runCli(
	words: readonly string[],
	options: RunOptions = {},
): Promise<Ended> {
	return run([...(await cli()), ...words], options);
}

/** The words that run the command line. */
export async function cli(): Promise<string[]> {
	return [process.execPath, join(await compiled(), "lib/cli.js")];
}

/** The folder of the program as it is installed, bundled once in a run of the tests: it starts in a fifth of the time. */
export function compiled(): Promise<string> {
	return once("program", async (folder) => {
		copyFileSync("package.json", join(folder, "package.json"));
		symlinkSync(resolve("templates"), join(folder, "templates"));
		mkdirSync(join(folder, "scripts"));
		symlinkSync(resolve("scripts/credits"), join(folder, "scripts/credits"));
		await promisify(execFile)(process.execPath, [
			"bundle.mjs",
			join(folder, "lib"),
		]);
	});
}

export function run(
	command: readonly string[],
	options: RunOptions = {},
): Promise<Ended> {
	const [program = "", ...rest] = [...(options.under ?? []), ...command];
	const child = spawn(program, rest, {
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, ...options.env },
		...(options.uid === undefined ? {} : { uid: options.uid }),
	});
	const said = { stdout: "", stderr: "" };
	child.stdout.on("data", (data: Buffer) => {
		said.stdout += data.toString();
	});
	child.stderr.on("data", (data: Buffer) => {
		said.stderr += data.toString();
		options.onStderr?.(data.toString(), child);
	});
	return new Promise((done, fail) => {
		child.on("error", fail);
		child.on("close", (code) => done({ code, ...said }));
	});
}
