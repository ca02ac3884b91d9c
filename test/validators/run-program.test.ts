/** A program ends with all that it started. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { runProgram } from "../../scripts/validators/run-program.ts";
import { withFolder } from "../../scripts/validators/with-folder.ts";

test("A program gives its output, its errors and its code", async () => {
	const script = "console.log('out'); console.error('err'); process.exit(3)";
	expect(await runProgram([process.execPath, "-e", script])).toEqual({
		code: 3,
		output: "out\n",
		errors: "err\n",
	});
});

test("A program that is not there is a failure", async () => {
	await expect(runProgram(["colophon-absent"])).rejects.toThrow("ENOENT");
});

test("A program that was aborted before it starts is not started", async () => {
	const signal = AbortSignal.abort(new Error("Ctrl-C"));
	await expect(runProgram(["colophon-absent"], { signal })).rejects.toThrow(
		"Ctrl-C",
	);
});

test("A program that is aborted ends with the programs that it started", () =>
	withFolder(async (folder) => {
		const note = join(folder, "pid");
		const sleeper = "setInterval(() => undefined, 1000)";
		const script = `
			const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(sleeper)}]);
			require("node:fs").writeFileSync(${JSON.stringify(note)}, child.pid + "\\n");
			${sleeper}`;
		const controller = new AbortController();
		const running = runProgram([process.execPath, "-e", script], controller);
		const noted = () =>
			existsSync(note) && readFileSync(note, "utf8").endsWith("\n");
		while (!noted()) await setTimeout(20);
		controller.abort(new Error("Ctrl-C"));
		await expect(running).rejects.toThrow("Ctrl-C");
		while (isRunning(Number(readFileSync(note, "utf8")))) await setTimeout(20);
	}));

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
	} catch {
		return false;
	}
}
