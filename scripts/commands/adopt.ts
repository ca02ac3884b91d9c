/** `colophon adopt`: manuscripts as other tools have them → Colophon’s front matter, shown before it is written. */
import { readFileSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { adopt, type Proposal } from "../adopt/index.ts";
import { isThere, putFiles } from "../machine/put-files.ts";
import { readManuscript } from "../manuscript/index.ts";
import type { Problem } from "../model/problem.ts";
import type { Call, Command, ExitCode } from "./command.ts";

export const adoptCommand: Command = {
	name: "adopt",
	summary: "Give manuscripts of other tools the front matter that Colophon has",
	help: `Usage: colophon adopt PATH… [--yes] [--author NAMES] [--language TAG] [--json]

A build takes front matter of Hugo, Jekyll, Pandoc, Quarto, MyST, Docusaurus or
Obsidian as it is meant. This command writes it down in Colophon’s form, once:

  article.md   names go into people and organizations, dates, languages and
               keywords under their keys; who cannot be told stays as it is, and
               a build says so at its line; all other keys stand under extra. The
               text below is not touched.
  folder/      a publication.yaml is written beside what is there, with the title,
               the authors and the chapters in their order, from _quarto.yml,
               _bookdown.yml, book.toml or SUMMARY.md (mdBook, GitBook), _toc.yml
               and _config.yml (Jupyter Book), myst.yml, mkdocs.yml, a plain
               sidebars.js (Docusaurus), or files whose names begin with numbers.

The change is shown first, and written when you say yes. Nothing else is changed,
and a file that somebody changes meanwhile is left alone.

  --yes           write without asking, for scripts
  --author NAMES  who is credited where nobody is named: "A and B"
  --language TAG  the language where none is said, such as en-US
  --json          the changes as data, and nothing else; written only with --yes

Exit status: 0 all is as Colophon has it, 1 something is left to you, 2 the work
could not be done.

Examples:
  colophon adopt article.md
  colophon adopt my-mdbook/ --author "Halima Forde" --language en-GB
  colophon adopt posts/*.md --yes`,
	options: {
		yes: { type: "boolean" },
		author: { type: "string" },
		language: { type: "string" },
		json: { type: "boolean" },
	},
	run: runAdopt,
};

interface Adopted {
	readonly path: string;
	readonly proposal: Proposal;
	readonly isWritten: boolean;
	/** What a build says of it now. */
	readonly problems: readonly Problem[];
}

async function runAdopt(call: Call): Promise<ExitCode> {
	const { paths, flags, terminal } = call;
	if (paths.length === 0)
		throw new Error(
			"Missing manuscript: name one or several, as colophon adopt article.md",
		);
	const options = {
		author: text(flags.author),
		language: languageOf(text(flags.language)),
	};
	const replies = openReplies(call);
	const adopted: Adopted[] = [];
	try {
		for (const path of paths) {
			call.signal.throwIfAborted();
			const proposal = await adopt(path, options);
			adopted.push(await settle(path, proposal, call, replies));
		}
	} finally {
		replies?.close();
	}
	if (flags.json) {
		terminal.say(JSON.stringify(asData(adopted), null, 2));
		return isDone(adopted) ? 0 : 1;
	}
	if (adopted.some(isOpen) && !flags.yes && !replies)
		throw new Error(
			"Nothing written: there is no terminal to ask in; give --yes to write what is shown",
		);
	return isDone(adopted) && !adopted.some(isOpen) ? 0 : 1;
}

/** Whether it was shown and not written. */
function isOpen({ proposal, isWritten }: Adopted): boolean {
	return proposal.after !== undefined && !isWritten;
}

function isDone(adopted: readonly Adopted[]): boolean {
	return adopted.every(({ problems }) => problems.length === 0);
}

interface Replies {
	readonly next: () => Promise<string | undefined>;
	readonly close: () => void;
}

/** Nothing where nobody is to be asked. */
function openReplies({ flags, terminal, signal }: Call): Replies | undefined {
	if (flags.yes || flags.json || !terminal.interactive) return undefined;
	const lines = createInterface({
		input: process.stdin,
		terminal: false,
		signal,
	});
	const replies = lines[Symbol.asyncIterator]();
	return {
		next: async () => {
			const { value, done } = await replies.next();
			return done ? undefined : String(value);
		},
		close: () => lines.close(),
	};
}

/** Shows, asks, writes, and says what is left. */
async function settle(
	path: string,
	proposal: Proposal,
	call: Call,
	replies: Replies | undefined,
): Promise<Adopted> {
	const { terminal, flags } = call;
	const isSilent = flags.json === true;
	if (!isSilent) show(proposal, call);
	const { problems } = proposal;
	if (proposal.after === undefined)
		return { path, proposal, isWritten: false, problems };
	if (!isSilent && replies)
		terminal.say(`Write this to ${proposal.file}? [y/N]`);
	const isWanted =
		flags.yes === true ||
		/^\s*y(?:es)?\s*$/i.test((await replies?.next()) ?? "");
	if (!isWanted) {
		if (replies) terminal.say("Not written");
		return { path, proposal, isWritten: false, problems };
	}
	write(proposal);
	if (!isSilent) terminal.say(`Wrote ${proposal.file}`);
	const read = await readManuscript(path, { house: "" });
	if (!isSilent) sayLeft(read.problems, call);
	return { path, proposal, isWritten: true, problems: read.problems };
}

function show(proposal: Proposal, { terminal }: Call): void {
	const { file, lines, remarks, problems } = proposal;
	terminal.sayProblems(problems);
	if (proposal.after === undefined && problems.length === 0)
		terminal.say(`${file} is as Colophon has it: nothing to change`);
	if (lines.length > 0) terminal.sayChange(file, lines);
	for (const remark of remarks.slice(0, mostRemarks))
		terminal.say(`Note: ${remark}`);
	if (remarks.length > mostRemarks)
		terminal.say(
			`Note: and ${remarks.length - mostRemarks} more, all of them in remarks of ${file}`,
		);
}

const mostRemarks = 12;

function sayLeft(problems: readonly Problem[], { terminal }: Call): void {
	if (problems.length === 0) return;
	terminal.say(
		`Left to you, as a build says: ${problems.length === 1 ? "one problem" : `${problems.length} problems`}`,
	);
	terminal.sayProblems(problems);
}

/** What stood there goes only as long as it is what was shown. */
function write({ path, before, after }: Proposal): void {
	if (after === undefined) return;
	const mode = before && statSync(path).mode;
	putFiles([{ path, bytes: after, mode }], (place) => {
		const isSame =
			before !== undefined && Buffer.compare(readFileSync(place), before) === 0;
		if (!isSame)
			throw new Error(
				`${path} has changed since it was read: look at it, and adopt it again`,
			);
		return true;
	});
	if (!isThere(path)) throw new Error(`${path} is not there any more`);
}

function asData(adopted: readonly Adopted[]) {
	return {
		ok: isDone(adopted),
		adopted: adopted.map(({ path, proposal, isWritten, problems }) => ({
			path,
			file: proposal.file,
			changed: proposal.after !== undefined,
			written: isWritten,
			lines: proposal.lines.map(({ sign, text: line }) => `${sign} ${line}`),
			remarks: proposal.remarks,
			problems,
		})),
	};
}

function languageOf(tag: string | undefined): string | undefined {
	if (tag !== undefined && !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag))
		throw new Error(
			`Unexpected --language ${tag}, expected a BCP 47 tag such as en-US`,
		);
	return tag;
}

function text(flag: string | boolean | undefined): string | undefined {
	return typeof flag === "string" ? flag : undefined;
}
