/** `colophon work`: builds what is in a queue. */
import { work } from "../queue/work.ts";
import type { Call, Command, ExitCode } from "./command.ts";
import { text } from "./flags.ts";
import { queueAddress } from "./queue.ts";

export const workCommand: Command = {
	name: "work",
	summary: "Build what is queued, on this machine, into the shared cache",
	help: `Usage: colophon work [--queue ADDRESS] [--cache PLACE] [--jobs NUMBER] [--metrics PORT] [--json]

Takes jobs from a queue (see: colophon queue) and builds them into the cache, until
it is told to stop (Ctrl-C, SIGTERM); what it has begun then goes back to the queue.
Workers and publisher have the same cache: a folder that all of them see, or object
storage. A worker that is killed loses nothing: after some seconds others take over.
Needs: npm install bullmq@6 ioredis@6

  --queue ADDRESS  redis://HOST:PORT; COLOPHON_QUEUE, if absent
  --cache PLACE    a folder, or s3://BUCKET/PREFIX; COLOPHON_CACHE, if absent
  --jobs NUMBER    builds at the same time: 1 to 3 (one for each core, as far as there
                   is memory); on large machines start several workers
  --metrics PORT   tell jobs, seconds and failures as OpenMetrics on 127.0.0.1:PORT
  --json           at the end, print what was done as JSON on standard output

Exit status: 0 stopped, 2 the work could not be done.

Examples:
  colophon work --queue redis://press:6379 --cache s3://press/made
  colophon work --queue redis://press:6379 --cache /mnt/press/cache --metrics 9464`,
	options: {
		queue: { type: "string" },
		cache: { type: "string" },
		jobs: { type: "string" },
		metrics: { type: "string" },
		json: { type: "boolean" },
	},
	run: runWork,
};

async function runWork(call: Call): Promise<ExitCode> {
	const { flags, terminal } = call;
	const { jobs, seconds } = await work({
		queue: queueAddress(call),
		jobs: number("jobs", flags.jobs, 3),
		metrics: number("metrics", flags.metrics, 65_535),
		signal: call.signal,
		onProgress: terminal.progress,
		onWarning: terminal.warn,
	});
	terminal.endProgress();
	if (flags.json)
		terminal.say(JSON.stringify({ ok: true, jobs, seconds }, null, 2));
	else
		terminal.say(
			`${jobs.built} built, ${jobs.refused} with problems, ${jobs.crashed} crashes`,
		);
	return 0;
}

function number(
	name: string,
	said: string | boolean | undefined,
	most: number,
): number | undefined {
	const written = text(said);
	if (written === undefined) return undefined;
	const value = Number(written);
	if (!Number.isInteger(value) || value < 1 || value > most)
		throw new Error(
			`Unexpected --${name} “${written}”: write a number from 1 to ${most}`,
		);
	return value;
}
