/** `colophon import`: wire copy → a manuscript that builds; nothing is written while a credit is open. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { parse } from "yaml";
import {
	type Imported,
	type ImportOptions,
	importSource,
} from "../import/index.ts";
import type { WireSource } from "../import/model.ts";
import { type Answers, noAnswers } from "../import/questions/settle.ts";
import {
	decodeText,
	maxSourceBytes,
	tooLarge,
} from "../import/sources/decode-text.ts";
import { packageRoot } from "../machine/package-root.ts";
import { isThere, putFiles } from "../machine/put-files.ts";
import type { Problem } from "../model/problem.ts";
import {
	type KnownOrganization,
	type Lexicon,
	makeLexicon,
} from "../names/lexicon.ts";
import type { Call, Command, ExitCode } from "./command.ts";

const rightsBases = ["owner", "licence", "authorised", "personal-archive"];
const templates = join(packageRoot, "templates");

export const importCommand: Command = {
	name: "import",
	summary:
		"Turn wire copy (text, Markdown, DOCX, a saved page) into a manuscript.",
	help: `Usage: colophon import FILE --title "…" [--out FILE.md] [flags]

Reads the date line, the byline, the dateline and the credit lines of an article
and writes a manuscript: front matter, with the source line of each credit beside
it, and the prose. Every line that may credit somebody is read, or it is a
problem that quotes the line. While one is open, nothing is written.

FILE is plain text, Markdown without front matter, a Word document (.docx), or a
page saved from a site (.html).

Flags
  --title TEXT          the headline; copy seldom marks its own
  --out FILE.md         where to write; FILE with the ending .md if it is absent
  --answers FILE.yaml   answers to the open lines
  --interactive         ask about each open line in this terminal
  --json                the questions and problems as data, and nothing else
  --force               write over an existing file
  --language TAG        the language of the copy, such as en-US or fr
  --encoding LABEL      the encoding of the file, such as windows-1252
  --publisher NAME      who publishes this edition; it is never assumed
  --rights-basis BASIS  owner, licence, authorised or personal-archive
  --house NAME          the house whose organizations.yaml is read (news)

Answers are YAML. The key is the number of the line in FILE:
  lines:
    "3": accept                     take it as it was read
    "5": text                       it credits nobody: keep it in the text
    "7": headline                   or subtitle, kicker, editorNote, left-out
    "9": { date: "2025-03-04" }
    "12":
      author: [{ name: Priya Halloran, affiliation: CNN }]
      contributor: [{ name: Owen Castellane, role: photographer }]
  fileAs: { Ludo van der Meersch: "van der Meersch, Ludo" }
  author: [{ name: Priya Halloran }]   the whole byline, where the copy has none
  noByline: The source names nobody    or why it has none

Examples
  colophon import wire.txt --title "Port reopens" --out manuscript/port.md
  colophon import wire.txt --title "Port reopens" --interactive
  colophon import wire.txt --title "Port reopens" --json > questions.json
  colophon import page.html --answers answers.yaml --publisher "Quay Press"

A byline that names an unknown organization is asked about. Add the organizations
of your newsroom to templates/HOUSE/organizations.yaml.

Exit: 0 written and clean, 1 problems, 2 the work could not be done.`,
	options: {
		title: { type: "string" },
		out: { type: "string" },
		answers: { type: "string" },
		interactive: { type: "boolean" },
		json: { type: "boolean" },
		force: { type: "boolean" },
		language: { type: "string" },
		encoding: { type: "string" },
		publisher: { type: "string" },
		"rights-basis": { type: "string" },
		house: { type: "string" },
	},
	run,
};

async function run(call: Call): Promise<ExitCode> {
	const path = onlyPath(call.paths);
	const out = outPath(path, call);
	const options = await readOptions(path, call);
	const source = await readSource(
		path,
		out,
		options.file,
		text(call, "encoding"),
	);
	let imported = importSource(source, options);
	if (call.flags.interactive)
		imported = await settleInTerminal(source, options, imported, call);
	const written =
		imported.manuscript === undefined
			? undefined
			: write(imported.manuscript, source, out, call);
	report(imported, written, call);
	return imported.problems.length > 0 ? 1 : 0;
}

function onlyPath(paths: readonly string[]): string {
	const [path] = paths;
	if (path === undefined || paths.length > 1)
		throw new Error(
			'Unexpected arguments, expected one FILE: colophon import wire.txt --title "…" --out article.md',
		);
	if (!existsSync(path)) throw new Error(`No file at ${path}: check the path`);
	const stat = statSync(path);
	if (!stat.isFile())
		throw new Error(
			`Unexpected ${stat.isDirectory() ? "folder" : "special file"} ${path}, expected a file of wire copy`,
		);
	return path;
}

function text(call: Call, name: string): string | undefined {
	const value = call.flags[name];
	return typeof value === "string" ? value : undefined;
}

/** Decided before any work: no question is asked for a file that cannot be written. */
function outPath(path: string, call: Call): string {
	const out =
		text(call, "out") ??
		join(dirname(path), `${basename(path, extname(path))}.md`);
	if (resolve(out) === resolve(path))
		throw new Error(
			`Unexpected --out ${out}: it is the source itself; give another file`,
		);
	if (!call.flags.json) refuseToReplace(out, call);
	return out;
}

async function readOptions(path: string, call: Call): Promise<ImportOptions> {
	const rightsBasis = text(call, "rights-basis");
	if (rightsBasis !== undefined && !rightsBases.includes(rightsBasis))
		throw new Error(
			`Unexpected --rights-basis ${rightsBasis}, expected one of ${rightsBases.join(", ")}`,
		);
	const language = text(call, "language");
	if (
		language !== undefined &&
		!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)
	)
		throw new Error(
			`Unexpected --language ${language}, expected a BCP 47 tag such as en-US`,
		);
	if (call.flags.interactive && !call.terminal.interactive)
		throw new Error(
			"No terminal to ask in: give --answers FILE.yaml, and --json to list the questions",
		);
	const title = text(call, "title");
	return {
		file: relative(process.cwd(), path) || path,
		lexicon: await readLexicon(text(call, "house") ?? "news"),
		title:
			title === undefined || title.trim() === "" ? undefined : title.trim(),
		language,
		publisher: text(call, "publisher"),
		rightsBasis,
		answers: await answersOf(text(call, "answers")),
	};
}

async function answersOf(path: string | undefined): Promise<Answers> {
	if (path === undefined) return noAnswers;
	if (!existsSync(path))
		throw new Error(`No answers at ${path}: check the path`);
	const { readAnswers } = await import("../import/questions/read-answers.ts");
	return readAnswers(readFileSync(path, "utf8"), path);
}

/** The organizations of the house, and those that every house knows. */
async function readLexicon(house: string): Promise<Lexicon> {
	if (!/^[a-z0-9-]+$/.test(house) || !existsSync(join(templates, house)))
		throw new Error(`No house “${house}” in ${templates}`);
	const files = [...new Set([house, "news"])]
		.map((id) => join(templates, id, "organizations.yaml"))
		.filter((file) => existsSync(file));
	return makeLexicon(
		files.flatMap((file) =>
			organizationsOf(parse(readFileSync(file, "utf8")), file),
		),
	);
}

function organizationsOf(said: unknown, file: string): KnownOrganization[] {
	const list =
		typeof said === "object" && said !== null && "organizations" in said
			? said.organizations
			: undefined;
	if (!Array.isArray(list))
		throw new Error(
			`${file}: expected organizations, a list of { name, also }`,
		);
	return list.map((entry: unknown) => {
		if (typeof entry === "string") return { name: entry };
		const record =
			typeof entry === "object" && entry !== null
				? new Map(Object.entries(entry))
				: new Map<string, unknown>();
		const name: unknown = record.get("name");
		const also: unknown = record.get("also") ?? [];
		if (
			typeof name !== "string" ||
			!Array.isArray(also) ||
			also.some((one) => typeof one !== "string")
		)
			throw new Error(
				`${file}: unexpected entry ${JSON.stringify(entry)}, expected { name: …, also: […] }`,
			);
		return { name, also, distributor: record.get("distributor") === true };
	});
}

/** The format by what the file is, then by its name. */
async function readSource(
	path: string,
	out: string,
	file: string,
	encoding: string | undefined,
): Promise<WireSource> {
	const { size } = statSync(path);
	if (size > maxSourceBytes) return broken(tooLarge(size, file));
	const imageFolder = `${basename(out, extname(out))}-images`;
	const bytes = await readFile(path);
	if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) {
		const { docxSource } = await import("../import/sources/read-docx.ts");
		return docxSource(bytes, file, imageFolder);
	}
	const decoded = decodeText(bytes, file, encoding);
	if (typeof decoded !== "string") return broken(decoded);
	if (
		/\.x?html?$/i.test(path) ||
		/^\s*<(?:!doctype html|html)\b/i.test(decoded.slice(0, 1000))
	) {
		const { htmlSource } = await import("../import/sources/read-html.ts");
		return htmlSource(decoded, file, imageFolder);
	}
	if (/\.(?:md|markdown)$/i.test(path)) {
		const { markdownSource } = await import(
			"../import/sources/read-markdown.ts"
		);
		return markdownSource(decoded, file);
	}
	const { textSource } = await import("../import/sources/read-text.ts");
	return textSource(decoded, file);
}

function broken(problem: Problem): WireSource {
	return { blocks: [], problems: [problem] };
}

/** Asks until nothing new is open: an answer may open a question of its own. */
async function settleInTerminal(
	source: WireSource,
	options: ImportOptions,
	first: Imported,
	call: Call,
): Promise<Imported> {
	const { ask } = await import("../import/questions/ask.ts");
	const seen = new Set<string>();
	let imported = first;
	let { answers } = options;
	for (let round = 0; round < 5; round += 1) {
		const open = imported.questions.filter(
			(question) => !seen.has(question.id),
		);
		if (open.length === 0) break;
		for (const question of open) seen.add(question.id);
		answers = await ask(open, answers, {
			input: process.stdin,
			output: process.stderr,
			signal: call.signal,
		});
		imported = importSource(source, { ...options, answers });
	}
	return imported;
}

/** Writes the pictures and the manuscript, all or nothing. */
function write(
	manuscript: string,
	source: WireSource,
	out: string,
	call: Call,
): string {
	const pictures = source.blocks
		.flatMap(({ image }) => (image && image.bytes.length > 0 ? [image] : []))
		.map(({ path, bytes }) => ({ path: join(dirname(out), path), bytes }));
	const files = [...pictures, { path: out, bytes: manuscript }];
	for (const { path } of files) refuseToReplace(path, call);
	putFiles(files, () => call.flags.force === true);
	return out;
}

function refuseToReplace(path: string, { flags }: Call): void {
	if (isThere(path) && !flags.force)
		throw new Error(
			`${path} exists: give another --out, or --force to write over it`,
		);
}

function report(
	imported: Imported,
	written: string | undefined,
	call: Call,
): void {
	const { terminal } = call;
	const { problems, questions, lines } = imported;
	if (call.flags.json) {
		const said = lines.map(({ line, text: words, zone, status, rule }) => ({
			line,
			text: words,
			zone,
			status,
			rule,
		}));
		terminal.say(
			JSON.stringify({ written, problems, questions, lines: said }, null, 2),
		);
		return;
	}
	terminal.sayProblems(problems);
	if (written !== undefined) terminal.say(`Wrote ${written}`);
	else
		terminal.say(
			`Nothing written: settle ${problems.length === 1 ? "the problem" : `the ${problems.length} problems`} above with --interactive, or with --answers FILE.yaml.`,
		);
}
