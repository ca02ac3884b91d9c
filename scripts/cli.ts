#!/usr/bin/env node
/** The command line: gives the words to a thread that does the work, and watches it. */
import { supervise } from "./commands/supervise.ts";
import { openTerminal } from "./commands/terminal.ts";
import { openThread } from "./machine/open-thread.ts";

const words = process.argv.slice(2);
const terminal = openTerminal(words.includes("--json"));
process.exitCode = await supervise(words, terminal, (options) =>
	openThread("command-thread", options),
);
