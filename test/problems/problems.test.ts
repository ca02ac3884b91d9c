/** The catalogue of what authors get wrong: each folder here is a manuscript and, in expected.txt, what the build prints of it. */
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildCommand } from "../../scripts/commands/build.ts";
import {
	describeFailure,
	describeNotes,
	describeProblem,
	type Terminal,
} from "../../scripts/commands/terminal.ts";

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);
const place = mkdtempSync(join(tmpdir(), "colophon-problems-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test.each(cases)(
	"%s: says what is wrong, where, and what to do",
	async (name) => {
		const folder = join(import.meta.dirname, name);
		const out = join(place, name);
		mkdirSync(out);
		writeFileSync(join(out, "notes.txt"), "Somebody’s notes.\n");
		const printed = await printBuild(folder, out);
		await expect(printed).toMatchFileSnapshot(join(folder, "expected.txt"));
		expect(readdirSync(out)).toEqual(["notes.txt"]);
		expect(readFileSync(join(out, "notes.txt"), "utf8")).toBe(
			"Somebody’s notes.\n",
		);
	},
);

/** What `colophon build` prints of every manuscript in `folder`, with its exit code. */
async function printBuild(folder: string, out: string): Promise<string> {
	const here = relative(process.cwd(), folder);
	const lines: string[] = [];
	const terminal: Terminal = {
		interactive: false,
		say: (text) => lines.push(text),
		sayProblems: (problems) =>
			lines.push(...problems.map((problem) => describeProblem(problem))),
		sayNotes: (notes) => lines.push(...describeNotes(notes)),
		sayChange: () => undefined,
		progress: () => undefined,
		tally: () => undefined,
		warn: () => undefined,
		endProgress: () => undefined,
		fail: (error) => lines.push(describeFailure(error)),
	};
	const code = await buildCommand
		.run({
			paths: manuscripts(folder).map((entry) => join(here, entry)),
			flags: { out },
			terminal,
			signal: new AbortController().signal,
		})
		.catch((error: unknown) => {
			terminal.fail(error);
			return 2;
		});
	return `${lines.join("\n").replaceAll(`${here}/`, "")}\nexit ${code}\n`;
}

function manuscripts(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter(
			(entry) =>
				/\.(md|markdown)$/.test(entry.name) || entry.name === "harbours",
		)
		.map((entry) => entry.name);
}
