/** What a command of the command line is: its words for `--help`, its flags, and what it does. */
import type { ParseArgsConfig } from "node:util";
import type { Terminal } from "./terminal.ts";

/** 0 clean, 1 problems in a manuscript or an edition, 2 the work could not be done. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
	readonly name: string;
	/** One line of `colophon --help`. */
	readonly summary: string;
	/** The page of `colophon NAME --help`: usage, what it does, flags, examples. */
	readonly help: string;
	/** Flags as node:util’s `parseArgs` takes them; `--help` is there for every command. */
	readonly options: NonNullable<ParseArgsConfig["options"]>;
	/** Failures are thrown, with the remedy in their message, and end as exit code 2. */
	readonly run: (call: Call) => Promise<ExitCode>;
}

export interface Call {
	/** What stands after the command and is no flag. */
	readonly paths: readonly string[];
	readonly flags: Readonly<Record<string, string | boolean | undefined>>;
	readonly terminal: Terminal;
	/** Aborted by Ctrl-C. */
	readonly signal: AbortSignal;
	/** Told before the output folder changes, after which nothing should cut the work short. */
	readonly onPublish?: (() => void) | undefined;
	/** Told when what was to be put there stands, and other work may go on. */
	readonly onPublished?: (() => void) | undefined;
}
