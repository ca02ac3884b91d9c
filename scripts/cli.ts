#!/usr/bin/env node
/** The command line: gives the words to a thread that does the work, and watches it. */
import "./machine/compile-later.ts";
import { supervise } from "./commands/supervise.ts";
import { openTerminal } from "./commands/terminal.ts";
import { openThread } from "./machine/open-thread.ts";

// A program that reads what is said may end first, as in `| head`: the work goes on.
for (const stream of [process.stdout, process.stderr])
	stream.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code !== "EPIPE") throw error;
	});

const words = process.argv.slice(2);
const terminal = openTerminal(words.includes("--json"));
process.exitCode = await supervise(words, terminal, (options) =>
	openThread("command-thread", options),
);
