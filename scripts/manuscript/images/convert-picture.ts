/** Pictures that must be decoded, to be made smaller, turned upright or looked through for damage: in threads of their own, and kept between builds. */
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { findKept, keep, keyOf } from "../../machine/cache.ts";
import { openThread } from "../../machine/open-thread.ts";
import { UnfitPicture } from "./unfit-picture.ts";

/** What is to be done with a picture; with neither size nor turn, it is only decoded. */
export interface Conversion {
	readonly mediaType: "image/jpeg" | "image/png";
	/** Whether it is a file of another kind, of which one of this is made. */
	readonly isOther?: boolean;
	/** Whether the decoder of HEIF, which is large, is wanted. */
	readonly needsHeif?: boolean;
	/** A file with no metadata but its colour profile. */
	readonly bytes: Uint8Array;
	/** Pixels before it is turned. */
	readonly width: number;
	readonly height: number;
	/** As Exif counts. */
	readonly orientation: number;
	/** Whether colours for print become sRGB. */
	readonly isCmyk: boolean;
	/** Whether a new file is wanted. */
	readonly isChanged: boolean;
}

/** What a thread answers: the new file, empty where none was wanted, or why it cannot be decoded. */
export type Converted =
	| { readonly bytes: Uint8Array }
	| { readonly fault: string };

export interface Converter {
	/** Pictures that may be given to it before the first is done. */
	readonly atOnce: number;
	/** The new file, empty where none was wanted. Throws where the picture cannot be decoded. */
	readonly convert: (conversion: Conversion) => Promise<Uint8Array>;
	/** Ends the threads. */
	readonly end: () => void;
}

/** Named in what is kept: another version makes other bytes. */
const decoder = "wasm-vips 0.0.19";

/** Each thread holds one picture; a second one pays where there are many. */
const mostThreads = Math.min(2, availableParallelism());

/** Threads start when there is work for them. */
export function openConverter(): Converter {
	const threads: Worker[] = [];
	/** By whether they decode HEIF. */
	const idle = new Map<boolean, Worker[]>([
		[true, []],
		[false, []],
	]);
	return {
		atOnce: mostThreads,
		async convert(conversion) {
			const { bytes, ...wanted } = conversion;
			const key = keyOf(decoder, JSON.stringify(wanted), bytes);
			const kept = findKept("pictures", key);
			if (kept) return kept;
			const { needsHeif = false } = conversion;
			const waiting = idle.get(needsHeif);
			const thread =
				waiting?.pop() ??
				openThread("picture-thread", { workerData: { needsHeif } });
			if (!threads.includes(thread)) threads.push(thread);
			const converted = await ask(thread, conversion);
			waiting?.push(thread);
			if ("fault" in converted)
				throw new UnfitPicture("it cannot be decoded; copy or save it anew", {
					cause: converted.fault,
				});
			keep("pictures", key, converted.bytes);
			return converted.bytes;
		},
		end() {
			for (const thread of threads) thread.terminate();
		},
	};
}

function ask(thread: Worker, conversion: Conversion): Promise<Converted> {
	return new Promise((resolve, reject) => {
		const fail = (cause?: unknown) =>
			reject(
				new Error(
					"The thread that decodes pictures ended early: build again, and save the largest pictures smaller if it ends again",
					{ cause },
				),
			);
		const settle = (converted: Converted) => {
			thread.off("error", fail).off("exit", fail);
			resolve(converted);
		};
		thread.once("message", settle).once("error", fail).once("exit", fail);
		thread.postMessage(conversion, handedOver(conversion));
	});
}

/** Bytes of which nothing else is made go over without a copy. */
function handedOver({ isChanged, bytes }: Conversion): ArrayBuffer[] {
	const { buffer } = bytes;
	const isWhole = buffer.byteLength === bytes.byteLength;
	return isChanged && isWhole && buffer instanceof ArrayBuffer ? [buffer] : [];
}
