/** Runs a program to its end or kills it with all that it started; knows nothing of validators. */
import { type ChildProcess, spawn } from "node:child_process";
import { limitTime, type TimeLimits } from "./time-limit.ts";
import type { ProgramCall } from "./validator.ts";

export interface ProgramOptions extends TimeLimits {
	/** Laid over the environment of this process. */
	readonly environment?: Readonly<Record<string, string>> | undefined;
	/** The working folder. */
	readonly folder?: string | undefined;
}

export interface ProgramResult {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
}

const longestOutput = 64 * 1024 * 1024;

/** Throws when the program does not start, is aborted, runs out of time or says more than 64 MB. */
export async function runProgram(
	command: ProgramCall,
	options: ProgramOptions = {},
): Promise<ProgramResult> {
	options.signal?.throwIfAborted();
	const [program, ...parameters] = command;
	const child = spawn(program, parameters, {
		stdio: ["ignore", "pipe", "pipe"],
		// A group of its own, so that a script’s children end with it.
		detached: process.platform !== "win32",
		cwd: options.folder,
		env: { ...process.env, ...options.environment },
	});
	const end = () => killGroup(child.pid);
	process.once("exit", end);
	try {
		return await Promise.race([collect(child), untilLimit(program, options)]);
	} finally {
		process.removeListener("exit", end);
		end();
	}
}

function collect(child: ChildProcess): Promise<ProgramResult> {
	const texts = { output: [] as Buffer[], errors: [] as Buffer[] };
	let length = 0;
	return new Promise((resolve, reject) => {
		const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
			length += chunk.length;
			if (length > longestOutput)
				reject(new Error("The program says more than 64 MB"));
			else chunks.push(chunk);
		};
		child.stdout?.on("data", keep(texts.output));
		child.stderr?.on("data", keep(texts.errors));
		child.once("error", reject);
		child.once("close", (code) =>
			resolve({
				code,
				output: Buffer.concat(texts.output).toString("utf8"),
				errors: Buffer.concat(texts.errors).toString("utf8"),
			}),
		);
	});
}

/** Rejects on abort and when the time is up, and never resolves. */
function untilLimit(program: string, limits: TimeLimits): Promise<never> {
	const limit = limitTime(limits);
	return new Promise((_resolve, reject) => {
		limit.signal.addEventListener("abort", () => reject(limit.reason(program)));
	});
}

/** Ends a process group at once; one that is gone already is no fault. */
export function killGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
	} catch {
		// ESRCH: nothing is left of it.
	}
}
