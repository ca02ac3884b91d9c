/** The command line in the tests’ own process: what it says is the same, and no program has to be loaded for it. */

import { runWords } from "../scripts/commands/run-words.ts";
import { openTerminal } from "../scripts/commands/terminal.ts";
import type { Ended } from "./run-cli.ts";

/** What these words print, and the exit code. */
export async function callCli(words: readonly string[]): Promise<Ended> {
	const said = { stdout: "", stderr: "" };
	const terminal = openTerminal(words.includes("--json"), {
		stdin: { isTTY: false },
		stdout: output((text) => {
			said.stdout += text;
		}),
		stderr: output((text) => {
			said.stderr += text;
		}),
	});
	const { signal } = new AbortController();
	const code = await runWords(words, { terminal, signal });
	return { code, ...said };
}

function output(write: (text: string) => void) {
	// As wide as nothing is cut by.
	return { write, isTTY: false, columns: 1000 };
}
