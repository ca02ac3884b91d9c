/** The words of a command line → what they ask for: flags in, report and exit code out. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { finishInterrupted } from "../build/output/unfinished.ts";
import { packageRoot } from "../machine/package-root.ts";
import { useCache } from "../machine/shared-cache/address.ts";
import { settleShared } from "../machine/shared-cache/shared-cache.ts";
import { didYouMean } from "../manuscript/front-matter/nearest.ts";
import type { Call, Command, ExitCode } from "./command.ts";

/** Loaded when they are called, so that each starts fast. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	build: async () => (await import("./build.ts")).buildCommand,
	adopt: async () => (await import("./adopt.ts")).adoptCommand,
	doctor: async () => (await import("./doctor.ts")).doctorCommand,
	import: async () => (await import("./import.ts")).importCommand,
	fetch: async () => (await import("./fetch.ts")).fetchCommand,
	check: async () => (await import("./check.ts")).checkCommand,
	house: async () => (await import("./house.ts")).houseCommand,
	cache: async () => (await import("./cache.ts")).cacheCommand,
	queue: async () => (await import("./queue.ts")).queueCommand,
	work: async () => (await import("./work.ts")).workCommand,
};

type Surroundings = Pick<
	Call,
	"terminal" | "signal" | "onPublish" | "onPublished"
>;

/** Failures are said, and end as 2. */
export async function runWords(
	words: readonly string[],
	surroundings: Surroundings,
): Promise<ExitCode> {
	const { terminal } = surroundings;
	const [name, ...rest] = words;
	try {
		if (name === "--version" || name === "-v") {
			terminal.say(version());
			return 0;
		}
		if (name === undefined || asksForOverview(name, rest[0])) {
			terminal.say(await overview());
			return name === undefined ? 2 : 0;
		}
		const wanted = name === "help" ? (rest[0] ?? "") : name;
		const load = commands[wanted];
		if (!load)
			throw new Error(
				`Unknown command “${wanted}”${didYouMean(wanted, Object.keys(commands))}, expected one of ${Object.keys(commands).join(", ")}: see colophon --help`,
			);
		const given = name === "help" ? ["--help"] : rest;
		return await call(await load(), given, surroundings);
	} catch (error) {
		terminal.fail(explain(error));
		return 2;
	}
}

function asksForOverview(name: string, next: string | undefined): boolean {
	const flag = /^(?:--help|-h)$/;
	return (
		flag.test(name) ||
		(name === "help" && (next === undefined || flag.test(next)))
	);
}

/** What the engine says when something grows beyond what it can hold. */
const engineLimits =
	/^(?:Invalid (?:array|string) length|(?:Map|Set) maximum size exceeded|Array buffer allocation failed|Maximum call stack size exceeded)$/;

function explain(error: unknown): unknown {
	return error instanceof RangeError && engineLimits.test(error.message)
		? new Error(
				"This is larger than Colophon can hold, or nested more deeply: split it, or make its tables, notes and pictures fewer or smaller",
				{ cause: error },
			)
		: error;
}

async function call(
	command: Command,
	given: readonly string[],
	{ terminal, signal, onPublish, onPublished }: Surroundings,
): Promise<ExitCode> {
	const { values, positionals } = parse(command, given);
	if (values.help) {
		terminal.say(command.help);
		return 0;
	}
	if (typeof values.cache === "string") useCache(values.cache);
	await finishBefore(positionals, values.out, { terminal, signal });
	try {
		return await command.run({
			paths: positionals,
			flags: values,
			terminal,
			signal,
			onPublish,
			onPublished,
		});
	} finally {
		for (const fault of await settleShared()) terminal.warn(fault);
	}
}

/** What a killed build has left half done is done before anything else: in the folders that the command may look into, and wherever it was. */
async function finishBefore(
	paths: readonly string[],
	out: string | boolean | undefined,
	{ terminal, signal }: Pick<Call, "terminal" | "signal">,
): Promise<void> {
	const named = [...paths, ...(typeof out === "string" ? [out] : [])];
	const faults = await finishInterrupted(
		["dist", ...named, ...named.map((path) => dirname(path))],
		{
			onWait: (number) =>
				terminal.progress(`Waiting for the build of process ${number}`),
			signal,
		},
	);
	for (const fault of faults) terminal.warn(fault);
}

function parse(command: Command, words: readonly string[]) {
	try {
		return parseArgs({
			args: [...words],
			options: {
				...command.options,
				help: { type: "boolean", short: "h" },
			} as { [name: string]: { type: "string" | "boolean" } },
			allowPositionals: true,
		});
	} catch (cause) {
		throw new Error(
			`Unexpected flag for “${command.name}”: see colophon ${command.name} --help`,
			{ cause },
		);
	}
}

async function overview(): Promise<string> {
	const loaded = await Promise.all(
		Object.values(commands).map((load) => load()),
	);
	const width = Math.max(...loaded.map((command) => command.name.length));
	return `Colophon builds a Markdown manuscript into an EPUB to download, a PDF to print and
an HTML file to archive; each credits everyone who made the work.

Usage: colophon COMMAND [PATH…] [flags]

${loaded.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join("\n")}

A Markdown file builds as it is: colophon build article.md --author "A and B".
A book of mdBook, Quarto, Jupyter Book or MkDocs: colophon adopt FOLDER, then build it.

colophon COMMAND --help tells more of each. colophon --version prints the version.
With --json, a command that could not do its work (exit status 2) prints
{ "ok": false, "failure": [what, because …] } on standard output.`;
}

function version(): string {
	const file = join(packageRoot, "package.json");
	return (JSON.parse(readFileSync(file, "utf8")) as { version: string })
		.version;
}
