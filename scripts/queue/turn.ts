/** Whose turn it is to publish from a queue: a key in Redis that goes by itself where its holder has vanished. */
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import { thisProcess } from "../machine/running-process.ts";
import { queueName } from "./connect.ts";

export interface Turn {
	/** Throws where another may have it by now. */
	readonly requireHeld: () => void;
	readonly end: () => Promise<void>;
}

const key = `${queueName}:publisher`;
/** Milliseconds after which a holder that says nothing has lost it, and between two signs of life. */
const [lifetime, pulse] = [30_000, 5_000];

/** Waits for it; `onWait` is told once who has it. */
export async function takeTurn(
	redis: Redis,
	signal: AbortSignal,
	onWait: (holder: string) => void,
): Promise<Turn> {
	const own = `${hostname()} ${thisProcess()}`;
	let tell: typeof onWait | undefined = onWait;
	while ((await redis.set(key, own, "PX", lifetime, "NX")) !== "OK") {
		tell?.((await redis.get(key)) ?? "another process");
		tell = undefined;
		await pause(pulse / 10, undefined, { signal });
	}
	let isHeld = true;
	const beat = setInterval(() => {
		renew(redis, own).then(
			(held) => {
				isHeld = held;
			},
			() => {
				isHeld = false;
			},
		);
	}, pulse);
	return {
		requireHeld() {
			if (!isHeld)
				throw new Error(
					"The turn to publish was lost, since Redis was out of reach: start again",
				);
		},
		async end() {
			clearInterval(beat);
			await redis.eval(
				'if redis.call("get", KEYS[1]) == ARGV[1] then redis.call("del", KEYS[1]) end',
				...[1, key, own],
			);
		},
	};
}

/** Whether it is still this process’s. */
async function renew(redis: Redis, own: string): Promise<boolean> {
	const renewed = await redis.eval(
		'if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("pexpire", KEYS[1], ARGV[2]) end return 0',
		...[1, key, own, lifetime],
	);
	return renewed === 1;
}
