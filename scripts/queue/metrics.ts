/** What a worker has done, as numbers, and as OpenMetrics 1.0 on a port that this machine alone reaches. */
import { createServer } from "node:http";

/** Built; a manuscript with problems; a build that crashed. */
export type Outcome = "built" | "refused" | "crashed";

export interface WorkCount {
	readonly jobs: Readonly<Record<Outcome, number>>;
	/** Of all jobs together. */
	readonly seconds: number;
}

export function countWork(): WorkCount & {
	readonly add: (outcome: Outcome, seconds: number) => void;
} {
	const jobs: Record<Outcome, number> = { built: 0, refused: 0, crashed: 0 };
	let sum = 0;
	return {
		jobs,
		get seconds() {
			return sum;
		},
		add(outcome, seconds) {
			jobs[outcome] += 1;
			sum += seconds;
		},
	};
}

/** `states` are the jobs of the queue by their state. Throws where the port is taken. */
export async function openMetrics(
	port: number,
	count: WorkCount,
	states: () => Promise<Readonly<Record<string, number>>>,
): Promise<{ readonly close: () => void }> {
	const server = createServer((_request, response) => {
		states().then(
			(found) => {
				response.setHeader(
					"content-type",
					"application/openmetrics-text; version=1.0.0; charset=utf-8",
				);
				response.end(metricsText(count, found));
			},
			() => response.writeHead(503).end(),
		);
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", (cause) =>
			reject(
				new Error(`Port ${port} cannot be used for metrics: name another`, {
					cause,
				}),
			),
		);
		server.listen(port, "127.0.0.1", resolve);
	});
	return { close: () => server.close() };
}

function metricsText(
	{ jobs, seconds }: WorkCount,
	states: Readonly<Record<string, number>>,
): string {
	const all = Object.values(jobs).reduce((sum, number) => sum + number, 0);
	return [
		"# TYPE colophon_jobs counter",
		"# HELP colophon_jobs Jobs of this worker by how they ended.",
		...Object.entries(jobs).map(
			([outcome, number]) =>
				`colophon_jobs_total{outcome="${outcome}"} ${number}`,
		),
		"# TYPE colophon_job_seconds summary",
		"# UNIT colophon_job_seconds seconds",
		"# HELP colophon_job_seconds Seconds that they took.",
		`colophon_job_seconds_count ${all}`,
		`colophon_job_seconds_sum ${seconds}`,
		"# TYPE colophon_queue_jobs gauge",
		"# HELP colophon_queue_jobs Jobs of the queue by their state.",
		...Object.entries(states).map(
			([state, number]) => `colophon_queue_jobs{state="${state}"} ${number}`,
		),
		"# EOF\n",
	].join("\n");
}
