/**
 * Every place where the project writes, moves or removes files, with the reason why none of somebody else’s is harmed.
 * A new one fails here until somebody has thought about it and listed it; what it does to files of others is shown in
 * `test/build/files-of-others.test.ts`.
 */
import { expect, test } from "vitest";
import { readSources } from "./sources.ts";
import { changesIn } from "./writes.ts";

interface Reviewed {
	readonly because: string;
	readonly changes: readonly string[];
}

const reviewed: Readonly<Record<string, Reviewed>> = {
	"build/output/journal.ts": {
		because:
			"Takes the place of what the record names and nobody has changed since, which is looked at before and at each rename. In its own folder it removes files whose names are numbers, and folders only when they are empty.",
		changes: [
			"mkdirSync(join(out, folder))",
			"openSync(folder)",
			"openSync(path)",
			"renameSync(fresh)",
			"renameSync(old)",
			"renameSync(part)",
			"renameSync(place)",
			"renameSync(place)",
			"rmdirSync(folder)",
			"unlinkSync(join(out, `{journalPath}.part`))",
			"unlinkSync(join(out, folder, name))",
			"unlinkSync(join(out, journalPath))",
			"writeFileSync(file)",
		],
	},
	"build/output/lock.ts": {
		because:
			"Tickets have names that only this program gives, in its own folder; whatever else lies in the lock is an error.",
		changes: [
			"mkdtempSync(join(out, ownFolder, ticketName(thisProcess())))",
			"renameSync(ticket)",
			"rmSync(join(lock, holder))",
			"rmdirSync(path)",
			"unlinkSync(path)",
			"writeFileSync(join(ticket, name))",
		],
	},
	"build/output/unfinished.ts": {
		because: "In the cache, under the name of this process and a hash.",
		changes: [
			"renameSync(`{file}.part`)",
			"rmSync(file)",
			"rmSync(file)",
			"writeFileSync(`{file}.part`)",
		],
	},
	"build/output/output-folder.ts": {
		because: "The output folder itself, if this build made it and it is empty.",
		changes: ["rmdirSync(folder)"],
	},
	"machine/put-files.ts": {
		because:
			"Files that the user names; what stands there goes only when the command may replace it (--force, an unchanged report). Drafts are in a new folder.",
		changes: [
			"chmodSync(draft)",
			"copyFileSync(draft)",
			'mkdtempSync(join(dirname(last), ".colophon-"))',
			"renameSync(draft)",
			"rmSync(draft)",
			"rmdirSync(folder)",
			"writeFileSync(draft)",
		],
	},
	"machine/make-folder.ts": {
		because: "Makes folders where there is nothing.",
		changes: ["mkdirSync(folder)"],
	},
	"machine/cache.ts": {
		because: "In the cache, files named by a SHA-256.",
		changes: [
			"renameSync(draft)",
			"rmSync(path)",
			"rmSync(path)",
			"utimesSync(path)",
			"writeFileSync(draft)",
			"writeFileSync(stamp)",
		],
	},
	"browser/bundled-browser.ts": {
		because:
			"In the cache, folders named chromium-VERSION, which are unpacked beside their place.",
		changes: [
			'chmod(join(folder, "chromium"))',
			'createWriteStream(join(folder, "chromium"))',
			"extract(join(folder, name))",
			"mkdtemp(`{target}-`)",
			"rename(folder)",
			"rename(folder)",
			"rm(folder)",
			"rm(path)",
			"rm(target)",
			"rmSync(join(folder, mark))",
			'writeFile(join(folder, "fonts", "fonts.conf"))',
			"writeFile(join(folder, mark))",
		],
	},
	"machine/work-folder.ts": {
		because:
			"Temporary folders that are new, under a folder of Colophon’s own, or of processes that have ended.",
		changes: ["mkdtempSync(join(works, `{thisProcess()}-`))", "rmSync(folder)"],
	},
	"queue/sources.ts": {
		because: "In a new temporary folder.",
		changes: ["extract(folder)", "extract(folder)"],
	},
	"validators/ace.ts": {
		because: "In a new temporary folder.",
		changes: ["chmod(script)", "mkdir(home)", "writeFile(script)"],
	},
	"credits/write-cldr.ts": {
		because: "A tool of the repository: writes the table that is in it.",
		changes: ['writeFileSync(new URL("cldr.json", import.meta.url))'],
	},
	"manuscript/front-matter/write-schema.ts": {
		because: "A tool of the repository: writes the schema that is in it.",
		changes: [
			'writeFile(new URL("../../../colophon.schema.json", import.meta.url))',
		],
	},
	"statement/write-schema.ts": {
		because: "A tool of the repository: writes the schema that is in it.",
		changes: [
			'writeFile(new URL("../../credits.schema.json", import.meta.url))',
		],
	},
};

test("every write, rename and removal is reviewed", () => {
	const found = Object.fromEntries(
		readSources()
			.map(({ path, text }) => [path, changesIn(text)] as const)
			.filter(([, changes]) => changes.length > 0),
	);
	expect(found).toEqual(
		Object.fromEntries(
			Object.entries(reviewed).map(([path, { changes }]) => [path, changes]),
		),
	);
});

test("the scan sees calls under another name and over lines, and no reading", () => {
	const text = `import { readFileSync, renameSync, rm as gone, type Stats } from "node:fs";
import { writeFile } from "node:fs/promises";
renameSync(a, b); await gone(join(a, b), {}); readFileSync(f); // rm(g)
await writeFile(
	c(d, e), f,
);`;
	expect(changesIn(text)).toEqual([
		"renameSync(a)",
		"rm(join(a, b))",
		"writeFile(c(d, e))",
	]);
});

test("node:fs is not imported as a whole, where no scan could follow", () => {
	expect(() => changesIn('import fs from "node:fs";')).toThrow();
	expect(() => changesIn('import * as fs from "fs";')).toThrow();
	const dynamic = readSources().filter(({ text }) =>
		/(?:import|require|getBuiltinModule)\(\s*["'`](?:node:)?fs/.test(text),
	);
	expect(dynamic.map(({ path }) => path)).toEqual([]);
});
