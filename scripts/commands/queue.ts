/** `colophon queue`: manuscripts → jobs for workers, and what they have built → the output folder. */
import { type QueueOutcome, runQueue } from "../queue/index.ts";
import type { Call, Command, ExitCode } from "./command.ts";
import { readEditions, text } from "./flags.ts";

export const queueCommand: Command = {
	name: "queue",
	summary: "Queue manuscripts for workers, and publish what they build",
	help: `Usage: colophon queue [FOLDER] [--queue ADDRESS] [--publish DIR] [--commit REV]
                      [--cache PLACE] [--edition LIST] [--house NAME] [--author NAMES]
                      [--strict] [--attach-source] [--json]

Puts a job for each manuscript of FOLDER into a queue in Redis, for workers on any
number of machines (see: colophon work), and says how the queue stands. Workers see
FOLDER under the same path, or have a clone of the repository that --commit names;
s3://BUCKET/PATH.tar is an archive of manuscripts in object storage.

With --publish it stays until the queue is empty, and puts what workers have built
into DIR. One process at a time publishes from a queue; the others wait. A job that
crashes three times, and one whose manuscript has problems, is set aside with its
log; to queue its manuscript again tries it again. Needs: npm install bullmq@6 ioredis@6

  --queue ADDRESS  redis://HOST:PORT; COLOPHON_QUEUE, if absent
  --publish DIR    where the editions go
  --commit REV     manuscripts as they are in this commit of the clone of FOLDER
  --cache PLACE    the cache that the workers have: a folder, or s3://BUCKET/PREFIX
  --json           print the report as JSON on standard output, and nothing else
  and --edition, --house, --author, --strict, --attach-source as of colophon build

Exit status: 0 done, 1 some jobs were set aside, 2 the work could not be done.

Examples:
  colophon queue archive/ --queue redis://press:6379
  colophon queue archive/ --queue redis://press:6379 --cache s3://press/made --publish dist
  colophon queue --queue redis://press:6379 --json`,
	options: {
		queue: { type: "string" },
		publish: { type: "string" },
		commit: { type: "string" },
		cache: { type: "string" },
		edition: { type: "string" },
		house: { type: "string" },
		author: { type: "string" },
		strict: { type: "boolean" },
		"attach-source": { type: "boolean" },
		json: { type: "boolean" },
	},
	run: runCommand,
};

async function runCommand(call: Call): Promise<ExitCode> {
	const { flags, paths, terminal } = call;
	const [place, ...more] = paths;
	if (more.length > 0)
		throw new Error(`Unexpected “${more.join(" ")}”: name one folder`);
	const outcome = await runQueue({
		queue: queueAddress(call),
		place,
		commit: text(flags.commit),
		recipe: {
			editions: readEditions(text(flags.edition)),
			house: text(flags.house),
			author: text(flags.author),
			strict: flags.strict === true,
			attachSource: flags["attach-source"] === true,
		},
		publish: text(flags.publish),
		signal: call.signal,
		onProgress: terminal.progress,
		onWarning: terminal.warn,
	});
	terminal.endProgress();
	const ok = outcome.jobs.setAside + outcome.problems.length === 0;
	if (flags.json) terminal.say(JSON.stringify({ ok, ...outcome }, null, 2));
	else sayOutcome(outcome, call);
	return ok ? 0 : 1;
}

function sayOutcome(outcome: QueueOutcome, { terminal }: Call): void {
	terminal.sayProblems(outcome.problems);
	for (const { path, reason, crashes, log } of outcome.setAside) {
		terminal.say(`${path}: ${reason} (tried ${crashes} times)`);
		for (const line of log) terminal.say(`  ${line}`);
	}
	const { waiting, active, built, setAside } = outcome.jobs;
	if (outcome.published.length > 0)
		terminal.say(`${outcome.published.length} published`);
	terminal.say(
		`${waiting} waiting, ${active} being built, ${built} to be published, ${setAside} set aside`,
	);
}

/** Throws, with the remedy, where none is named. */
export function queueAddress({ flags }: Call): string {
	const address = text(flags.queue) ?? process.env.COLOPHON_QUEUE ?? "";
	if (address === "")
		throw new Error("Missing queue: add --queue redis://HOST:PORT");
	return address;
}
