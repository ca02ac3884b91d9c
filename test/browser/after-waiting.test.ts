import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { afterWaiting } from "../../scripts/machine/after-waiting.ts";

/** Milliseconds in which this process hears nothing. */
function beBusy(time: number): void {
	const end = performance.now() + time;
	while (performance.now() < end);
}

test("a browser that answers while this process is busy is heard before its time is over", async () => {
	const act = vi.fn();
	const stop = afterWaiting(1_000, act);
	beBusy(1_500);
	// What has come meanwhile is heard now.
	await pause(0);
	expect(act).not.toHaveBeenCalled();
	stop();
});

test("one that never answers is given up, once, and not after the wait was ended", async () => {
	const given = vi.fn();
	const ended = vi.fn();
	afterWaiting(200, given);
	afterWaiting(200, ended)();
	await pause(600);
	expect(given).toHaveBeenCalledTimes(1);
	expect(ended).not.toHaveBeenCalled();
});
