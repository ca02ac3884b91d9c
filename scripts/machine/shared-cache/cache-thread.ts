/** The program of the thread that talks to the store of a shared cache. A store that cannot be asked is left alone for a while, and told of once. */
import { parentPort, workerData } from "node:worker_threads";
import { openStore } from "./open-store.ts";
import {
	type Answer,
	answered,
	type Request,
	type Settled,
	type SharedCacheData,
	writtenOut,
} from "./shared-cache.ts";
import type { Store } from "./store.ts";

/** Milliseconds for which a store that could not be asked is left alone. */
const rest = 30_000;

if (parentPort) serve(parentPort, workerData as SharedCacheData);

function serve(
	port: NonNullable<typeof parentPort>,
	{ address, answers, counts }: SharedCacheData,
): void {
	const opened = openStore(address);
	// It is awaited where it is asked for.
	opened.catch(() => undefined);
	const faults = new Map<string, string>();
	const writings = new Set<Promise<unknown>>();
	let isAtRest = false;
	const tryTo = async <T>(
		work: (store: Store) => Promise<T>,
	): Promise<T | undefined> => {
		if (isAtRest) return undefined;
		try {
			return await work(await opened);
		} catch (error) {
			isAtRest = true;
			setTimeout(() => {
				isAtRest = false;
			}, rest).unref();
			const reason = reasonOf(error);
			faults.set(
				reason,
				`The shared cache ${address} cannot be asked (${reason}): the build went on without it`,
			);
			return undefined;
		}
	};
	const count = (place: number) => {
		Atomics.add(counts, place, 1);
		Atomics.notify(counts, place);
	};
	port.on("message", async (request: Request) => {
		if (request.task === "get") {
			const { id, name } = request;
			const bytes = await tryTo((store) => store.get(name));
			answers.postMessage({ id, bytes } satisfies Answer);
			count(answered);
		} else if (request.task === "put") {
			const { name, bytes } = request;
			const writing = tryTo((store) => store.put(name, bytes)).finally(() => {
				writings.delete(writing);
				count(writtenOut);
			});
			writings.add(writing);
		} else {
			await Promise.all(writings);
			port.postMessage({ faults: [...faults.values()] } satisfies Settled);
			faults.clear();
		}
	});
}

/** In a part of a sentence; of an error of the connection what it comes from. */
function reasonOf(error: unknown): string {
	const { name, message, cause } = error as Error;
	if (name === "TimeoutError") return "it takes too long";
	const { code, message: origin } = (cause ?? {}) as NodeJS.ErrnoException;
	return code ?? origin ?? message;
}
