/** Looks for a validator’s program: in the environment, in the repository, on PATH; and asks it for its version. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { packageRoot } from "../package-root.js";
import { runJava } from "./run-java.js";
/** The folder of `npm run validators`; it is there in the repository only. */
export const installation = join(packageRoot, "test", "validators");
export async function findTool(places) {
    const remedy = `install with “npm run validators” in Colophon’s repository, name ${places.named} in ${places.variable}, or put ${places.program} on PATH`;
    const named = process.env[places.variable];
    if (named && !existsSync(named))
        return {
            remedy: `${places.variable} names ${named}, which is not there: correct it`,
        };
    const command = locate(places, named);
    if (!command)
        return { remedy };
    try {
        return { found: { command, version: await askVersion(command) }, remedy };
    }
    catch (cause) {
        return { remedy: describeStart(command, cause) };
    }
}
/** Throws, with the remedy, when the tool was not found. */
export function commandOf({ found, remedy }) {
    if (!found)
        throw new Error(`Not installed: ${remedy}`);
    return found.command;
}
function locate(places, named) {
    if (named)
        return places.start(resolve(named));
    const installed = join(installation, places.installed);
    if (existsSync(installed))
        return places.start(installed);
    const program = onPath(places.program);
    return program === undefined ? undefined : [program];
}
function onPath(program) {
    const name = process.platform === "win32" ? `${program}.exe` : program;
    return (process.env.PATH ?? "")
        .split(delimiter)
        .filter((folder) => folder !== "")
        .map((folder) => join(folder, name))
        .find(isProgram);
}
function isProgram(path) {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        return false;
    }
}
/** Starting it is the only proof that it starts. */
async function askVersion(command) {
    const { output, errors } = await runJava([...command, "--version"], {
        timeout: 60_000,
    });
    const version = /\d+(?:\.\d+){1,3}/.exec(output)?.[0];
    if (version === undefined)
        throw new Error(errors.split("\n")[0] || "it does not tell its version");
    return version;
}
function describeStart([program], cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return program === "java" && reason.includes("ENOENT")
        ? "install Java 17 or later and put “java” on PATH"
        : `install it again: ${program} does not start (${reason})`;
}
