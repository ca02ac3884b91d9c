/** Results of rules → lines of a terminal: what failed first, and at the end how many. */
import { describeResult } from "../audit/describe.ts";
import type { AuditResult } from "../audit/rule.ts";
import type { Terminal } from "./terminal.ts";

/** `what` is what was checked: a folder, a house. */
export function sayResults(
	what: string,
	results: readonly AuditResult[],
	terminal: Terminal,
): void {
	const by = (status: AuditResult["status"]) =>
		results.filter((result) => result.status === status);
	for (const result of [...by("fail"), ...by("warn"), ...by("not-run")])
		for (const line of describeResult(result)) terminal.say(line);
	terminal.say(
		`${what}: ${by("pass").length} passed, ${by("fail").length} failed, ${by("warn").length} warned, ${by("not-run").length} not run`,
	);
}
