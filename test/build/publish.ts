/**
 * Publishes as a build does, with something that happens before a step; a step is one opening, change or removal of a file.
 * For tests, in a process of its own: OUT STATE [stop|kill NUMBER], or OUT STATE each end|fail, which does it for every
 * step, each in a copy OUT-NUMBER, and prints a line of JSON for each.
 */
import fs, { cpSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { openOutput } from "../../scripts/build/output/output-folder.ts";
import { publish } from "../../scripts/build/publish.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { type State, written } from "./written.ts";

const [out = "", state = "old", what = "", which = "0"] = process.argv.slice(2);
const house = readHouse("news");
const print = (text: string) => process.stdout.write(`${text}\n`);

let count = 0;
let happens: (step: number) => void = () => undefined;
for (const name of [
	"mkdirSync",
	"mkdtempSync",
	"openSync",
	"writeFileSync",
	"fsyncSync",
	"renameSync",
	"unlinkSync",
	"rmdirSync",
	"rmSync",
] as const) {
	const original = fs[name] as (...given: unknown[]) => unknown;
	Object.assign(fs, {
		[name]: (...given: unknown[]) => {
			count += 1;
			happens(count);
			return original(...given);
		},
	});
}
syncBuiltinESMExports();

if (what === "each") await publishForEachStep();
else {
	happens = (step) => {
		if (step !== Number(which)) return;
		if (what === "stop") print("stopped");
		process.kill(process.pid, what === "stop" ? "SIGSTOP" : "SIGKILL");
	};
	const { said, failed } = await publishInto(out);
	print(said.join("\n"));
	print(`${count} steps`);
	process.exitCode = failed ? 2 : 0;
}

async function publishForEachStep(): Promise<void> {
	for (let at = 1, done = false; !done; at += 1) {
		cpSync(out, `${out}-${at}`, { recursive: true });
		count = 0;
		happens = (step) => {
			// A process that has ended changes nothing more, whatever it had in mind.
			if (which === "end" ? step >= at : step === at) throw diskFull();
		};
		const result = await publishInto(`${out}-${at}`);
		happens = () => undefined;
		done = count < at;
		if (!done) print(JSON.stringify(result));
	}
}

function diskFull(): Error {
	return Object.assign(new Error("ENOSPC: no space left on device"), {
		code: "ENOSPC",
	});
}

async function publishInto(
	folder: string,
): Promise<{ said: string[]; failed: boolean }> {
	const said: string[] = [];
	try {
		const output = openOutput(folder);
		try {
			const { problems, unchanged, remarks } = await output.inTurn(
				{ onWait: (process) => print(`waits for ${process}`) },
				(write) => publish(written(state as State), folder, house, write),
			);
			said.push(
				...problems.map(({ file, message }) => `${file} ${message}`),
				...remarks,
				...unchanged.map(({ slug }) => `${slug} is unchanged`),
			);
		} finally {
			output.close();
		}
		return { said, failed: false };
	} catch (error) {
		said.push(error instanceof Error ? error.message : String(error));
		return { said, failed: true };
	}
}
