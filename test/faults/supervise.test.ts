/** The work runs in a thread and is watched: it ends with a sentence, whatever it does, and leaves nothing behind. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Limits, supervise } from "../../scripts/commands/supervise.ts";
import {
	failureMessages,
	type Terminal,
} from "../../scripts/commands/terminal.ts";
import { openCache } from "../../scripts/machine/cache-folder.ts";
import { type Ended, type RunOptions, run, tsx } from "../run-cli.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-watch-"));
	mkdirSync(join(folder, "tmp"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A build in whose thread the fault comes about. */
function build(fault: string, options: RunOptions = {}): Promise<Ended> {
	return run(
		[
			...[...tsx("test/faults/faulty-cli.ts"), "build", "--fresh"],
			...["test/fixtures/wire/northern-basin.md"],
			...["--out", join(folder, "dist")],
		],
		{
			...options,
			env: {
				COLOPHON_FAULT: fault,
				TMPDIR: join(folder, "tmp"),
				XDG_CACHE_HOME: dirname(openCache()),
			},
		},
	);
}

/** What the browser had to write, and no edition. */
function expectNothingLeft(): void {
	const left = readdirSync(join(folder, "tmp"), { recursive: true })
		.map(String)
		.filter((path) => /work\/./.test(path));
	expect(left).toEqual([]);
	const out = join(folder, "dist");
	const written = existsSync(out) ? readdirSync(out, { recursive: true }) : [];
	expect(written.map(String).filter((path) => !/^\./.test(path))).toEqual([]);
}

/** What was said last, without the progress. */
function failureIn({ stderr }: Ended): string {
	return stderr.slice(stderr.indexOf("colophon:"));
}

test.each(["fills the heap", "fills buffers"])(
	"a thread that %s ends with the limit and the remedy, not with the engine’s stack",
	async (fault) => {
		const ended = await build(fault);
		expect(failureIn(ended)).toMatch(
			/^colophon: Colophon needs more than \d(\.\d)? GB of memory( \(.*\))?: split what it works on, or make its tables, notes and pictures fewer or smaller\n$/,
		);
		expect(ended.code).toBe(2);
		expectNothingLeft();
	},
	240_000,
);

test("an error that a library leaves to nobody ends the build", async () => {
	const ended = await build("throws where nobody catches");
	expect(failureIn(ended)).toBe("colophon: A fault of a library\n");
	expect(ended.code).toBe(2);
	expectNothingLeft();
});

describe("a thread that stands still", () => {
	test.each(["SIGINT", "SIGTERM"] as const)(
		"is ended by one %s, which it cannot hear",
		async (signal) => {
			const ended = await build("stands still", whenItStands([signal]));
			expect(failureIn(ended)).toBe(
				"colophon: Interrupted: the output folder is as it was before\n",
			);
			expect(ended.code).toBe(2);
			expectNothingLeft();
		},
	);

	test("is ended by the second Ctrl-C at once", async () => {
		const ended = watched("for (;;);", { grace: 600_000 });
		for (const wait of [200, 400])
			setTimeout(() => process.emit("SIGINT"), wait);
		expect(await ended).toEqual({
			code: 2,
			failures: ["Interrupted: the output folder is as it was before"],
		});
	});

	test("is ended when the time is up, with what it was at", async () => {
		const { code, failures } = await watched(
			"parentPort.postMessage(['progress', 'Reading a.md']); for (;;);",
			{ silence: 500 },
		);
		expect(failures).toEqual([
			"Colophon came no further for 0.5 seconds (Reading a.md): split what it works on, or make its tables, notes and pictures fewer or smaller",
		]);
		expect(code).toBe(2);
	});
});

test.runIf(process.platform === "linux")(
	"what the thread has started is watched with it",
	async () => {
		const { code, failures } = await watched("setInterval(() => 0, 1000)", {
			tree: 1e6,
		});
		expect(failures).toEqual([
			expect.stringMatching(/^Colophon needs more than 0 GB of memory: /),
		]);
		expect(code).toBe(2);
	},
);

describe("a thread that works", () => {
	test("may take its time while it gives signs of life", async () => {
		const { code, failures } = await watched(
			"setInterval(() => parentPort.postMessage(['alive']), 50); setTimeout(() => process.exit(1), 1500);",
			{ silence: 1000 },
		);
		expect({ code, failures }).toEqual({ code: 1, failures: [] });
	});

	test("is not cut short while it puts editions into place", async () => {
		const publishing = watched(
			"parentPort.postMessage(['publishing']); setTimeout(() => process.exit(0), 1500);",
			{ grace: 50 },
		);
		setTimeout(() => process.emit("SIGINT"), 500);
		setTimeout(() => process.emit("SIGINT"), 700);
		const { code, failures } = await publishing;
		expect({ code, failures }).toEqual({ code: 0, failures: [] });
	});
});

/** The end of a thread that runs `program` under narrow limits. */
async function watched(program: string, limits: Partial<Limits>) {
	const failures: string[] = [];
	const silent = () => undefined;
	const terminal: Terminal = {
		interactive: false,
		say: silent,
		sayProblems: silent,
		sayNotes: () => undefined,
		sayChange: () => undefined,
		progress: silent,
		tally: () => undefined,
		warn: silent,
		endProgress: silent,
		fail: (error) => failures.push(...failureMessages(error)),
	};
	const code = await supervise(
		[],
		terminal,
		(options) =>
			new Worker(
				`const { parentPort } = require("node:worker_threads"); ${program}`,
				{ ...options, eval: true },
			),
		{ own: 64e9, tree: 64e9, silence: 60_000, grace: 60_000, ...limits },
	);
	return { code, failures };
}

/** Sends the signals once the browser works and the thread has come to its fault. */
function whenItStands(
	signals: readonly NodeJS.Signals[],
): Pick<RunOptions, "onStderr"> {
	return {
		onStderr(text, child) {
			if (!text.includes("stands still")) return;
			for (const signal of signals) child.kill(signal);
		},
	};
}
