/** TrueType → WOFF2. A face takes a tenth of a second, so it is done in a thread of its own and kept in the cache folder. */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { findKept, keep, keyOf } from "../machine/cache.ts";

/** Each font compressed (W3C Recommendation WOFF2), in the order given. */
export async function compressWoff2(
	fonts: readonly Uint8Array[],
): Promise<Uint8Array[]> {
	const keys = fonts.map((font) => keyOf(compressorVersion(), font));
	const kept = keys.map((key) => findKept("woff2", key));
	const missing = fonts.filter((_font, index) => !kept[index]);
	const fresh = missing.length > 0 ? await compressInThread(missing) : [];
	const made = new Map(missing.map((font, index) => [font, fresh[index]]));
	return fonts.map((font, index) => {
		const bytes = kept[index] ?? made.get(font);
		if (!bytes) throw new Error("A font was not compressed");
		if (!kept[index]) keep("woff2", keys[index] ?? "", bytes);
		return bytes;
	});
}

const require = createRequire(import.meta.url);

function compressorVersion(): string {
	const { version } = require("wawoff2/package.json") as { version: string };
	return `wawoff2 ${version}`;
}

/** The program of the thread, as text because a thread does not load TypeScript. */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
const compress = require(workerData.compressor);
(async () => {
	const compressed = [];
	for (const font of workerData.fonts)
		compressed.push(Uint8Array.from(await compress(Buffer.from(font))));
	parentPort.postMessage(compressed);
})();
`;

function compressInThread(
	fonts: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
	return new Promise((resolve, reject) => {
		const thread = new Worker(program, {
			eval: true,
			execArgv: [],
			workerData: { compressor: require.resolve("wawoff2/compress.js"), fonts },
		});
		thread.once("message", resolve);
		thread.once("error", reject);
		thread.once("exit", () =>
			reject(new Error("The compression of fonts ended early")),
		);
	});
}
