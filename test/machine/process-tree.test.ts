/** What this process has started is found, however the system tells of it, and can be ended. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import {
	endChildrenOf,
	memoryOf,
	treeOf,
} from "../../scripts/machine/process-tree.ts";

test.runIf(process.platform === "linux")(
	"children and theirs are found and ended",
	async () => {
		const shell = spawn("sh", ["-c", "sleep 60 & sleep 60 & echo begun; wait"]);
		await once(shell.stdout, "data");
		const { pid = 0 } = shell;
		const tree = treeOf(pid);
		expect(tree).toHaveLength(3);
		expect(tree[0]).toBe(pid);
		expect(treeOf(process.pid)).toEqual(expect.arrayContaining([...tree]));
		expect(memoryOf(tree)).toBeGreaterThan(0);
		endChildrenOf(pid);
		shell.kill();
		await once(shell, "close");
		expect(treeOf(pid)).toEqual([pid]);
	},
);
