/** `colophon build`: manuscripts → editions. */
import type { BuildReport, Stage } from "../build/build.ts";
import { build } from "../build/build.ts";
import { type EditionName, editionNames } from "../model/edition.ts";
import type { Call, Command, ExitCode } from "./command.ts";

export const buildCommand: Command = {
	name: "build",
	summary: "Build manuscripts into EPUB, PDF and HTML editions",
	help: `Usage: colophon build [PATH…] [--out DIR] [--edition LIST] [--house NAME] [--author NAMES]
                      [--strict] [--attach-source] [--fresh] [--cache PLACE] [--browser PATH]
                      [--json]

Builds each manuscript, a Markdown file with front matter or a folder with
publication.yaml, into its editions. Without PATH, every manuscript in
manuscript/ is built. When a manuscript has problems they are all listed, with
their places, and the output folder stays as it was. What is adapted instead,
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
  --fresh          make everything anew, whatever was built before
  --cache PLACE    where it is kept: a folder, or s3://BUCKET/PREFIX, which machines share
  --browser PATH   a Chrome or Chromium to print with (see: colophon doctor)
  --json           print the report as JSON on standard output, and nothing else

Exit status: 0 built, 1 problems in a manuscript, 2 the work could not be done.

Examples:
  colophon build
  colophon build article.md --out editions
  colophon build essays/ --edition epub,pdf`,
	options: {
		out: { type: "string" },
		edition: { type: "string" },
		house: { type: "string" },
		author: { type: "string" },
		strict: { type: "boolean" },
		"attach-source": { type: "boolean" },
		fresh: { type: "boolean" },
		cache: { type: "string" },
		browser: { type: "string" },
		json: { type: "boolean" },
	},
	run: runBuild,
};

async function runBuild(call: Call): Promise<ExitCode> {
	const { flags, terminal } = call;
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
		signal: call.signal,
		onWarning: terminal.warn,
		onProgress(stage, what) {
			terminal.progress(describeStage(stage, what));
			if (stage === "publish") call.onPublish?.();
		},
	});
	terminal.endProgress();
	if (flags.json) terminal.say(JSON.stringify(report, null, 2));
	else sayReport(report, call);
	return report.ok ? 0 : 1;
}

function sayReport(report: BuildReport, { terminal }: Call): void {
	terminal.sayProblems(report.problems);
	const count = report.problems.length;
	if (count > 0)
		terminal.say(
			`${count} ${count === 1 ? "problem" : "problems"}; nothing was written`,
		);
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
}

function readEditions(list: string | undefined): EditionName[] | undefined {
	if (list === undefined) return undefined;
	const names = list.split(",").map((name) => name.trim());
	const known = editionNames.filter((name) => names.includes(name));
	const unknown = names.find((name) => !known.some((other) => other === name));
	if (unknown !== undefined)
		throw new Error(
			`Unknown edition “${unknown}”, expected ${editionNames.join(", ")}`,
		);
	return known;
}

function describeStage(stage: Stage, what: string): string {
	const words: Readonly<Record<Stage, string>> = {
		read: "Reading",
		unpack: "Unpacking, this once,",
		html: "Writing HTML:",
		epub: "Writing EPUB:",
		pdf: "Printing PDF:",
		cover: "Drawing the cover:",
		audit: "Re-reading the editions:",
		wait: "Waiting for another build that writes to the folder, process",
		publish: "Putting the editions into",
	};
	return `${words[stage]} ${what}`;
}

function text(flag: string | boolean | undefined): string | undefined {
	return typeof flag === "string" ? flag : undefined;
}
