/** Looks for a validator’s program: in the environment, in the user’s cache, on PATH; and asks it for its version. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { cacheFolders } from "../machine/cache-folder.ts";
import { runJava } from "./run-java.ts";
import type { FoundValidator, ProgramCall } from "./validator.ts";

export interface ToolPlaces {
	/** The environment variable that names it and wins over everything else. */
	readonly variable: string;
	/** Where `npm run validators` puts it, below the folder of installed validators. */
	readonly installed: string;
	/** What it is called on PATH. */
	readonly program: string;
	/** How the file or folder at a path is started. */
	readonly start: (path: string) => ProgramCall;
	/** What a user names in the variable: `its jar`. */
	readonly named: string;
}

interface Tool {
	readonly found?: FoundValidator | undefined;
	readonly remedy: string;
}

/** The folder in a cache folder of the user’s into which `npm run validators` installs, for every Colophon of that user. */
export const installedIn = (cache: string) => join(cache, "validators");

/** The first of the user’s caches in which `path` is installed: a whole path, or nothing. */
export function findInstalled(path: string): string | undefined {
	return cacheFolders()
		.map((cache) => join(installedIn(cache), path))
		.find((place) => existsSync(place));
}

/** Looks where its variable says, in the user’s cache, then on PATH, and starts what it finds once to ask for its version. */
export async function findTool(places: ToolPlaces): Promise<Tool> {
	const remedy = `install with “npm run validators” in Colophon’s repository, name ${places.named} in ${places.variable}, or put ${places.program} on PATH`;
	const named = process.env[places.variable];
	if (named && !existsSync(named))
		return {
			remedy: `${places.variable} names ${named}, which is not there: correct it`,
		};
	const command = locate(places, named);
	if (!command) return { remedy };
	try {
		return { found: { command, version: await askVersion(command) }, remedy };
	} catch (cause) {
		return { remedy: describeStart(command, cause) };
	}
}

/** Throws, with the remedy, when the tool was not found. */
export function commandOf({ found, remedy }: Tool): ProgramCall {
	if (!found) throw new Error(`Not installed: ${remedy}`);
	return found.command;
}

function locate(
	places: ToolPlaces,
	named: string | undefined,
): ProgramCall | undefined {
	if (named) return places.start(resolve(named));
	const installed = findInstalled(places.installed);
	if (installed !== undefined) return places.start(installed);
	const program = onPath(places.program);
	return program === undefined ? undefined : [program];
}

function onPath(program: string): string | undefined {
	const name = process.platform === "win32" ? `${program}.exe` : program;
	return (process.env.PATH ?? "")
		.split(delimiter)
		.filter((folder) => folder !== "")
		.map((folder) => join(folder, name))
		.find(isProgram);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** Starting it is the only proof that it starts. */
async function askVersion(command: ProgramCall): Promise<string> {
	const { output, errors } = await runJava([...command, "--version"], {
		timeout: 60_000,
	});
	const version = /\d+(?:\.\d+){1,3}/.exec(output)?.[0];
	if (version === undefined)
		throw new Error(errors.split("\n")[0] || "it does not tell its version");
	return version;
}

function describeStart([program]: ProgramCall, cause: unknown): string {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return program === "java" && reason.includes("ENOENT")
		? "install Java 17 or later and put “java” on PATH"
		: `install it again: ${program} does not start (${reason})`;
}
