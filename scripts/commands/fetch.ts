/** `colophon fetch`: images on the web that manuscripts show → copies in their folders, which a build takes. It is the one command that asks the network. */
import { statSync } from "node:fs";
import { dirname, relative } from "node:path";
import { type FetchReport, fetchImages } from "../fetch/fetch-images.ts";
import { readManuscript } from "../manuscript/index.ts";
import type { Problem } from "../model/problem.ts";
import type { Call, Command, ExitCode } from "./command.ts";

export const fetchCommand: Command = {
	name: "fetch",
	summary: "Save copies of the images on the web that manuscripts show",
	help: `Usage: colophon fetch PATH… [--again] [--allow-private] [--json]

A build reads nothing from the network: an image by its address, as in
![A crane](https://…/crane.jpg), is a frame with its text and its address. This
command saves such images under images/fetched/ in the manuscript’s folder, and
notes in colophon.images.lock.json where each comes from, on which day, and its
SHA-256. The next build shows the copies. Keep both under version control.

An image has at most 60 MB, and a minute to come. Only http and https are asked,
and no machine of a private network. What is no picture is not saved. Credits of
the images are stated in front matter as of all others, by their address.

  --again          fetch those anew that have a copy
  --allow-private  ask servers of private networks too
  --json           print the report as JSON on standard output, and nothing else

Exit status: 0 all there, 1 some images or manuscripts could not be read, 2 the
work could not be done.

Examples:
  colophon fetch article.md
  colophon fetch essays/ --again`,
	options: {
		again: { type: "boolean" },
		"allow-private": { type: "boolean" },
		json: { type: "boolean" },
	},
	run: runFetch,
};

interface FetchedManuscript extends FetchReport {
	readonly path: string;
	/** What keeps the manuscript from being read. */
	readonly problems: readonly Problem[];
}

async function runFetch(call: Call): Promise<ExitCode> {
	const { paths, flags, terminal } = call;
	if (paths.length === 0)
		throw new Error(
			"Missing manuscript: name one or several, as colophon fetch article.md",
		);
	const manuscripts: FetchedManuscript[] = [];
	for (const path of paths) manuscripts.push(await fetchFor(path, call));
	terminal.endProgress();
	const ok = manuscripts.every(
		({ failed, problems }) => failed.length + problems.length === 0,
	);
	if (flags.json) terminal.say(JSON.stringify({ ok, manuscripts }, null, 2));
	else for (const manuscript of manuscripts) say(manuscript, call);
	return ok ? 0 : 1;
}

async function fetchFor(path: string, call: Call): Promise<FetchedManuscript> {
	const { flags, terminal, signal } = call;
	const { onWeb, problems } = await readManuscript(path, { house: "" });
	if (!onWeb) return { path, problems, fetched: [], kept: [], failed: [] };
	const folder = statSync(path).isDirectory() ? path : dirname(path);
	const report = await fetchImages(folder, onWeb, {
		again: flags.again === true,
		allowPrivate: flags["allow-private"] === true,
		today: new Date().toISOString().slice(0, 10),
		signal,
		onImage: (address) => terminal.progress(`Fetching ${address}`),
	});
	return { path, problems: [], ...report };
}

function say(
	{ path, problems, fetched, kept, failed }: FetchedManuscript,
	{ terminal }: Call,
): void {
	terminal.sayProblems(problems);
	const name = relative(process.cwd(), path) || path;
	if (problems.length > 0) return;
	for (const { address, file } of fetched) terminal.say(`${file}  ${address}`);
	for (const { address, reason } of failed)
		terminal.say(`Not fetched: ${address}: ${reason}`);
	terminal.say(
		`${name}: ${fetched.length} fetched, ${kept.length} there already, ${failed.length} not fetched`,
	);
}
