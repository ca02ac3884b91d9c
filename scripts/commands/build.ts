/** `colophon build`: manuscripts → editions. */
import { type BuildReport, build } from "../build/build.ts";
import { openProgress } from "./build-progress.ts";
import type { Call, Command, ExitCode } from "./command.ts";
import { readEditions, text } from "./flags.ts";
import { printable } from "./terminal.ts";

export const buildCommand: Command = {
	name: "build",
	summary: "Build manuscripts into EPUB, PDF and HTML editions",
	help: `Usage: colophon build [PATH…] [--out DIR] [--edition LIST] [--house NAME] [--author NAMES]
                      [--strict] [--attach-source] [--all-or-nothing] [--jobs N]
                      [--fresh] [--cache PLACE] [--browser PATH] [--json]

Builds each manuscript, a Markdown file with front matter, a folder with
publication.yaml, or a folder of such, into its editions. Without PATH, every
manuscript in manuscript/ is built. Each publication is put into the output folder
when it is done, as a whole or not at all. When a manuscript has problems they are
all listed, with their places, its own editions stay as they were, and the others
are published. A build that was interrupted goes on where it was. What is adapted,
such as a link that leads nowhere, is told in a note with its line. Only files
that an earlier build wrote, and nobody has changed since, are replaced; editions
that are not built stay. Nothing is made twice: what was built before from the
same files, by the same Colophon and browser, is kept (see: colophon cache).

  --out DIR        where the editions go (dist)
  --edition LIST   html, epub, pdf, or several with commas (all three)
  --house NAME     the house style of manuscripts that name none (news)
  --author NAMES   who is credited where a manuscript names no author: "A and B"
  --strict         take what would be adapted for problems (strict: true in front
                   matter, or in a house, does so too)
  --attach-source  put the manuscript’s files into the PDF (PDF/A-3a), images apart
  --all-or-nothing publish nothing when any manuscript has problems
  --jobs N         publications that are made at a time (by cores and memory)
  --fresh          make everything anew, whatever was built before
  --cache PLACE    where it is kept: a folder, or s3://BUCKET/PREFIX, which machines share
  --browser PATH   a Chrome or Chromium to print with (see: colophon doctor)
  --json           print the report as JSON on standard output, and nothing else

Exit status: 0 all built, 1 problems in a manuscript, 2 the work could not be done.

Examples:
  colophon build
  colophon build article.md --out editions
  colophon build essays/ --edition epub,pdf
  colophon build archive/ --out site`,
	options: {
		out: { type: "string" },
		edition: { type: "string" },
		house: { type: "string" },
		author: { type: "string" },
		strict: { type: "boolean" },
		"attach-source": { type: "boolean" },
		"all-or-nothing": { type: "boolean" },
		jobs: { type: "string" },
		fresh: { type: "boolean" },
		cache: { type: "string" },
		browser: { type: "string" },
		json: { type: "boolean" },
	},
	run: runBuild,
};

async function runBuild(call: Call): Promise<ExitCode> {
	const { flags, terminal } = call;
	const progress = openProgress(call);
	const report = await build({
		paths: call.paths,
		out: text(flags.out),
		editions: readEditions(text(flags.edition)),
		house: text(flags.house),
		author: text(flags.author),
		strict: flags.strict === true,
		attachSource: flags["attach-source"] === true,
		reuse: flags.fresh !== true,
		browser: text(flags.browser),
		allOrNothing: flags["all-or-nothing"] === true,
		jobs: readJobs(text(flags.jobs)),
		signal: call.signal,
		onWarning: terminal.warn,
		onProgress: progress.tellStage,
		onCount: progress.tellCount,
	});
	terminal.endProgress();
	if (flags.json) terminal.say(JSON.stringify(report, null, 2));
	else sayReport(report, call);
	return report.ok ? 0 : 1;
}

function sayReport(report: BuildReport, { terminal }: Call): void {
	terminal.sayProblems(report.problems);
	for (const publication of report.publications) {
		terminal.say(
			`${publication.title}${publication.unchanged ? " (unchanged)" : ""}`,
		);
		for (const edition of publication.editions)
			terminal.say(
				`  ${publication.folder}/${edition.file}  ${Math.ceil(edition.bytes / 1000)} kB`,
			);
	}
	terminal.sayNotes(report.notes);
	for (const remark of report.remarks) terminal.say(`Note: ${remark}`);
	for (const line of describeFailed(report)) terminal.say(line);
}

/** How many problems there are, and of many manuscripts which are not published, with the first problem of each. */
export function describeFailed(
	report: Pick<BuildReport, "problems" | "failed" | "publications">,
): string[] {
	const { problems, failed, publications } = report;
	if (problems.length === 0 && failed.length === 0) return [];
	const isAlone = publications.length === 0 && failed.length <= 1;
	const width = Math.max(...failed.map(({ path }) => path.length), 0);
	const counted = failed.map(
		(one) =>
			[one, one.failure ? "failed" : count(one.problems.length)] as const,
	);
	const widthOfCount = Math.max(...counted.map(([, said]) => said.length), 0);
	const table = counted.map(([{ path, problems: own, failure }, said]) => {
		const first = failure?.[0] ?? own[0]?.message ?? "";
		return printable(
			`  ${path.padEnd(width)}  ${said.padEnd(widthOfCount)}  ${first}`,
		);
	});
	const published = publications.length;
	const rest =
		published === 0
			? "nothing was written"
			: `${published} ${published === 1 ? "is" : "are"} published, ${failed.length} ${failed.length === 1 ? "is" : "are"} not:`;
	return [
		`${count(problems.length)}; ${rest}`,
		...(isAlone && failed[0]?.failure === undefined ? [] : table),
	];
}

function count(problems: number): string {
	return `${problems} ${problems === 1 ? "problem" : "problems"}`;
}

function readJobs(said: string | undefined): number | undefined {
	if (said === undefined) return undefined;
	if (!/^[1-9]\d{0,2}$/.test(said))
		throw new Error(`Unexpected --jobs ${said}, expected a number from 1`);
	return Number(said);
}
