/** Names for running processes that no later process has, to be written where another process looks. */
import { readFileSync, readlinkSync } from "node:fs";

/** This process: its number, and, where the system tells, the namespace that counts it and when it began. */
export function thisProcess(): string {
	return `${process.pid}-${namespace()}-${startOf(process.pid)}`;
}

/** What has become of the process of that name; `elsewhere` are those of another container, which cannot be seen from here. */
export function stateOf(name: string): "running" | "ended" | "elsewhere" {
	const [pid = "", space = "", start = ""] = name.split("-");
	if (space !== namespace()) return "elsewhere";
	return isRunning(Number(pid)) && startOf(Number(pid)) === start
		? "running"
		: "ended";
}

/** The process’s number (PID), for messages. */
export function numberOf(name: string): string {
	return name.split("-")[0] ?? "";
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

/** Containers that share a folder number their processes each for itself. */
function namespace(): string {
	try {
		return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "";
	} catch {
		return "";
	}
}

/** Ticks after the start of the machine, proc(5); numbers of processes are given out again. */
function startOf(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
	} catch {
		return "";
	}
}
