/** The processes that this one has started, as the system tells of them; nothing on systems that do not tell. */
import { readdirSync, readFileSync } from "node:fs";

/** The process with this number and all that it has started, and what they have started. */
export function treeOf(root: number): readonly number[] {
	const children = new Map<number, number[]>();
	for (const pid of allProcesses()) {
		const parent = Number(/\) \S (\d+)/.exec(readProc(pid, "stat"))?.[1]);
		children.set(parent, [...(children.get(parent) ?? []), pid]);
	}
	const tree = [root];
	for (const pid of tree) tree.push(...(children.get(pid) ?? []));
	return tree;
}

/** Bytes of memory that they have for themselves. */
export function memoryOf(processes: readonly number[]): number {
	return processes.reduce((sum, pid) => {
		const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readProc(pid, "status"));
		return sum + Number(kilobytes?.[1] ?? 0) * 1024;
	}, 0);
}

/** Ends at once all that the process with this number has started, with what is in the process groups of these. */
export function endChildrenOf(root: number): void {
	for (const pid of treeOf(root).slice(1))
		for (const target of [-pid, pid]) endProcess(target);
}

/** One that is gone already is no fault. */
function endProcess(target: number): void {
	try {
		process.kill(target, "SIGKILL");
	} catch {
		// ESRCH, or a process that leads no group.
	}
}

function allProcesses(): number[] {
	if (process.platform !== "linux") return [];
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.map(Number);
}

/** A process may end while it is looked at. */
function readProc(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, "utf8");
	} catch {
		return "";
	}
}
