/**
 * The cache that several machines share, behind the folder of this one. A thread of its own talks to the store: what is
 * looked for is waited for, so that nobody else need know of it, and what is kept is written while the work goes on.
 */
import {
	MessageChannel,
	type MessagePort,
	receiveMessageOnPort,
	type Worker,
} from "node:worker_threads";
import { openThread } from "../open-thread.ts";
import { sharedAddress } from "./address.ts";
import { parseAddress } from "./open-store.ts";

/** What the thread is given. */
export interface SharedCacheData {
	readonly address: string;
	readonly answers: MessagePort;
	/** How many answers and how many writings there have been. */
	readonly counts: Int32Array;
}

export type Request =
	| { readonly task: "get"; readonly id: number; readonly name: string }
	| { readonly task: "put"; readonly name: string; readonly bytes: Uint8Array }
	| { readonly task: "settle" };

export interface Answer {
	readonly id: number;
	readonly bytes: Uint8Array | undefined;
}

/** Of all writings: that none is left to do, and what went wrong, in sentences, since this was told last. */
export interface Settled {
	readonly faults: readonly string[];
}

/** Places in `counts`. */
export const [answered, writtenOut] = [0, 1];

/** Milliseconds after which the thread itself is taken for dead; the store has less. */
const patience = 20_000;
/** Writings that may wait; whoever makes more waits too. */
const mostWaiting = 64;

interface Link {
	readonly worker: Worker;
	readonly answers: MessagePort;
	readonly counts: Int32Array;
	asked: number;
	sent: number;
}

let link: Link | undefined;
/** The one that is linked, or that did not answer. */
let linked: string | undefined;

/** What the store has under the name; nothing where it has none or cannot be asked. Throws where the address is none. */
export function getShared(name: string): Uint8Array | undefined {
	const to = openLink();
	if (!to) return undefined;
	const before = Atomics.load(to.counts, answered);
	to.asked += 1;
	send(to, { task: "get", id: to.asked, name });
	let count = before;
	for (;;) {
		const ended = Atomics.wait(to.counts, answered, count, patience);
		for (
			let found = receiveMessageOnPort(to.answers);
			found;
			found = receiveMessageOnPort(to.answers)
		) {
			const { id, bytes } = found.message as Answer;
			if (id === to.asked) return bytes;
		}
		if (ended === "timed-out") return giveUp(to);
		count = Atomics.load(to.counts, answered);
	}
}

/** Writes it there by and by. */
export function putShared(name: string, bytes: Uint8Array): void {
	const to = openLink();
	if (!to) return;
	const done = Atomics.load(to.counts, writtenOut);
	if (
		to.sent - done >= mostWaiting &&
		Atomics.wait(to.counts, writtenOut, done, patience) === "timed-out"
	) {
		giveUp(to);
		return;
	}
	to.sent += 1;
	to.worker.ref();
	send(to, { task: "put", name, bytes });
}

/** Waits until all is written; what went wrong since this was asked last, in sentences. */
export async function settleShared(): Promise<readonly string[]> {
	const faults = lost.splice(0);
	const to = link;
	if (!to) return faults;
	const settled = new Promise<readonly string[]>((resolve) => {
		to.worker.ref();
		const hear = (said: Settled) => resolve(said.faults);
		to.worker.once("message", hear);
		to.worker.once("exit", () => resolve([]));
	});
	send(to, { task: "settle" });
	faults.push(...(await settled));
	to.worker.unref();
	return faults;
}

/** Of threads that did not answer. */
const lost: string[] = [];

function giveUp(to: Link): undefined {
	lost.push("The shared cache did not answer: the build went on without it");
	link = undefined;
	void to.worker.terminate();
}

function send({ worker }: Link, request: Request): void {
	worker.postMessage(request);
}

function openLink(): Link | undefined {
	const address = sharedAddress();
	if (address === undefined) return undefined;
	if (address === linked) return link;
	parseAddress(address);
	linked = address;
	const { port1, port2 } = new MessageChannel();
	const counts = new Int32Array(new SharedArrayBuffer(8));
	const data: SharedCacheData = { address, answers: port2, counts };
	const worker = openThread("cache-thread", {
		workerData: data,
		transferList: [port2],
	});
	const opened: Link = { worker, answers: port1, counts, asked: 0, sent: 0 };
	worker.unref();
	worker.on("error", (error) => {
		lost.push(`The shared cache cannot be used: ${error.message}`);
		link = undefined;
	});
	link = opened;
	return opened;
}
