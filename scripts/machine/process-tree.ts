/** The processes that this one has started, as the system tells of them; nothing on systems that do not tell. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { groupBy } from "./group-by.ts";
import { once } from "./once.ts";

/** The process with this number and all that it has started, and what they have started. */
export function treeOf(root: number): readonly number[] {
	return treeBy(tellsChildren() ? childrenOf : listedChildren(), root);
}

function treeBy(
	children: (pid: number) => readonly number[],
	root: number,
): readonly number[] {
	const tree = [root];
	for (const pid of tree) tree.push(...children(pid));
	return tree;
}

/** Whether the system tells the children of a process (proc_pid_children(5)): to ask all processes for their parents takes a hundred times as long. */
const tellsChildren = once(() => existsSync("/proc/thread-self/children"));

/** Each thread has those that it has started. */
function childrenOf(pid: number): readonly number[] {
	return entriesOf(`/proc/${pid}/task`).flatMap((thread) =>
		readProc(pid, `task/${thread}/children`)
			.split(" ")
			.filter((child) => child !== "")
			.map(Number),
	);
}

function listedChildren(): (pid: number) => readonly number[] {
	const children = groupBy(allProcesses(), (pid) =>
		Number(/\) \S (\d+)/.exec(readProc(pid, "stat"))?.[1]),
	);
	return (pid) => children.get(pid) ?? [];
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
	// What a process tells of its children while they end may lack some.
	for (const pid of treeBy(listedChildren(), root).slice(1))
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
	return entriesOf("/proc")
		.filter((name) => /^\d+$/.test(name))
		.map(Number);
}

function entriesOf(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** A process may end while it is looked at. */
function readProc(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, "utf8");
	} catch {
		return "";
	}
}
