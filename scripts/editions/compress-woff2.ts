/** TrueType → WOFF2, in a thread of its own: a face takes a tenth of a second, which the other editions need not wait for. */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

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

/** Each font compressed (WOFF2, W3C Recommendation), in the order given. */
export function compressWoff2(
	fonts: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
	const compressor = createRequire(import.meta.url).resolve(
		"wawoff2/compress.js",
	);
	return new Promise((resolve, reject) => {
		const thread = new Worker(program, {
			eval: true,
			execArgv: [],
			workerData: { compressor, fonts },
		});
		thread.once("message", resolve);
		thread.once("error", reject);
		thread.once("exit", () =>
			reject(new Error("The compression of fonts ended early")),
		);
	});
}
