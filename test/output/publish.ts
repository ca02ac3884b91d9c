/** Publishes two folders and the download page of given sizes into the folder named first, as the build does: for tests in a process of its own. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { type StagedOutput, stageOutput } from "../../scripts/output-folder.ts";

const [out = "", size = "0", killAt] = process.argv.slice(2);
if (killAt !== undefined) killBeforeRename(Number(killAt));
try {
	const staged = stageOutput(out);
	const bytes = "new ".repeat(Number(size) / 4);
	publishAll(staged, bytes);
} catch (error) {
	process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 2;
}

function publishAll(staged: StagedOutput, bytes: string): void {
	try {
		staged.publish({
			folders: new Map([
				["one", [{ name: "one.html", bytes }]],
				["two", [{ name: "two.html", bytes }]],
			]),
			files: [{ name: "index.html", bytes }],
		});
	} finally {
		staged.discard();
	}
}

/** Ends this process, as a power failure would, before its rename with this number. */
function killBeforeRename(number: number): void {
	const { renameSync } = fs;
	let count = 0;
	fs.renameSync = (from, to) => {
		count += 1;
		if (count === number) process.kill(process.pid, "SIGKILL");
		renameSync(from, to);
	};
	syncBuiltinESMExports();
}
