/** Runs a program to its end or kills it with all that it started; knows nothing of validators. */
import { spawn } from "node:child_process";
import { limitTime } from "./time-limit.js";
const longestOutput = 64 * 1024 * 1024;
/** Throws when the program does not start, is aborted, runs out of time or says more than 64 MB. */
export async function runProgram(command, options = {}) {
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
    }
    finally {
        process.removeListener("exit", end);
        end();
    }
}
function collect(child) {
    const texts = { output: [], errors: [] };
    let length = 0;
    return new Promise((resolve, reject) => {
        const keep = (chunks) => (chunk) => {
            length += chunk.length;
            if (length > longestOutput)
                reject(new Error("The program says more than 64 MB"));
            else
                chunks.push(chunk);
        };
        child.stdout?.on("data", keep(texts.output));
        child.stderr?.on("data", keep(texts.errors));
        child.once("error", reject);
        child.once("close", (code) => resolve({
            code,
            output: Buffer.concat(texts.output).toString("utf8"),
            errors: Buffer.concat(texts.errors).toString("utf8"),
        }));
    });
}
/** Rejects on abort and when the time is up, and never resolves. */
function untilLimit(program, limits) {
    const limit = limitTime(limits);
    return new Promise((_resolve, reject) => {
        limit.signal.addEventListener("abort", () => reject(limit.reason(program)));
    });
}
/** Ends a process group at once; one that is gone already is no fault. */
export function killGroup(pid) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    }
    catch {
        // ESRCH: nothing is left of it.
    }
}
