/** Processes that build, each for one folder at a time; one that dies takes nothing with it but its build. */
import type { ChildProcess } from "node:child_process";
import { openProcess } from "../machine/open-process.ts";
import type { BuildAnswer, BuildRequest } from "./builder-program.ts";

export interface Builders {
	/** Builds in `folder`. Throws a `Crash` where the process ends or stands still. */
	readonly build: (
		folder: string,
		request: BuildRequest,
	) => Promise<BuildAnswer>;
	/** Ends all at once, whatever they do. */
	readonly end: () => void;
}

/** A build that ended without an answer. */
export class Crash extends Error {
	override readonly name = "Crash";
	/** The last that it printed. */
	readonly log: string;
	constructor(message: string, log: string) {
		super(message);
		this.log = log;
	}
}

/** Builds after which a process is replaced by a new one. */
const mostBuilds = 200;
/** Milliseconds that a build may take. */
const patience = 900_000;
/** Letters of what was printed that are kept. */
const logLength = 4_000;

interface Builder {
	readonly child: ChildProcess;
	readonly folder: string;
	builds: number;
	log: string;
}

export function openBuilders(): Builders {
	const all = new Set<Builder>();
	const idle = new Set<Builder>();
	const drop = (builder: Builder) => {
		all.delete(builder);
		idle.delete(builder);
		builder.child.kill("SIGKILL");
	};
	const take = (folder: string): Builder => {
		const found = [...idle].find((builder) => builder.folder === folder);
		// Those of another folder give way.
		for (const builder of idle) if (builder !== found) drop(builder);
		if (found) idle.delete(found);
		const builder = found ?? startBuilder(folder);
		all.add(builder);
		return builder;
	};
	return {
		async build(folder, request) {
			const builder = take(folder);
			try {
				const answer = await ask(builder, request);
				builder.builds += 1;
				if (builder.builds < mostBuilds) idle.add(builder);
				else drop(builder);
				return answer;
			} catch (error) {
				drop(builder);
				throw error;
			}
		},
		end() {
			for (const builder of all) drop(builder);
		},
	};
}

function startBuilder(folder: string): Builder {
	const child = openProcess("queue-builder", folder);
	const builder: Builder = { child, folder, builds: 0, log: "" };
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (data: Buffer) => {
			builder.log = (builder.log + data.toString()).slice(-logLength);
		});
	return builder;
}

function ask(builder: Builder, request: BuildRequest): Promise<BuildAnswer> {
	const { child } = builder;
	return new Promise((resolve, reject) => {
		const crash = (what: string) => {
			settle();
			reject(new Crash(what, builder.log));
		};
		const hear = (answer: BuildAnswer) => {
			settle();
			resolve(answer);
		};
		const end = (code: number | null, signal: string | null) =>
			crash(`The process that built ended (${signal ?? `exit ${code}`})`);
		const fail = (error: Error) => crash(error.message);
		const late = setTimeout(
			() => crash(`The build took more than ${patience / 1000} seconds`),
			patience,
		);
		const settle = () => {
			clearTimeout(late);
			child.off("message", hear).off("exit", end).off("error", fail);
		};
		child.on("message", hear).on("exit", end).on("error", fail);
		if (child.connected) child.send(request);
		else end(child.exitCode, child.signalCode);
	});
}
