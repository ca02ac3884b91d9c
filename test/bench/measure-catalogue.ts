/** Measures a catalogue of short articles as an installed Colophon builds it: cold, unchanged and with one of them changed, as whole processes, and held against an article that is alone. */
import { spawn } from "node:child_process";
import {
	appendFileSync,
	mkdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { drawer, paragraph } from "./write-book.ts";

interface Measured {
	/** Milliseconds of the whole process. */
	readonly whole: number;
	/** Seconds of processor time of it and of all that it has started; 0 where the system does not tell. */
	readonly processor: number;
	/** The most that Node’s own process has held, in megabytes. */
	readonly memory: number;
}

export type CatalogueTimes = Readonly<
	Record<"node" | "one" | "cold" | "unchanged" | "changed", Measured>
>;

/** Fonts are warm: one article is built before. */
export async function measureCatalogue(
	folder: string,
	articles: number,
): Promise<CatalogueTimes> {
	const names = Array.from({ length: articles }, (_, index) => `port-${index}`);
	const catalogue = join(folder, "catalogue");
	mkdirSync(catalogue);
	for (const [index, name] of names.entries())
		writeFileSync(join(catalogue, `${name}.md`), article(name, index));
	const alone = join(folder, "alone.md");
	writeFileSync(alone, article("alone", articles));
	const env = { ...process.env, COLOPHON_CACHE: join(folder, "cache") };
	const build = (path: string) =>
		run(["lib/cli.js", "build", path, "--out", join(folder, "site")], env);
	await build(alone);
	appendFileSync(alone, "\nAnother tide.\n");
	const node = await run(["-e", "0"], env);
	const one = await build(alone);
	const cold = await build(catalogue);
	const unchanged = await build(catalogue);
	appendFileSync(join(catalogue, "port-0.md"), "\nAnother tide.\n");
	return { node, one, cold, unchanged, changed: await build(catalogue) };
}

/** As lines of a table. */
export function describeCatalogue(
	articles: number,
	{ node, one, ...builds }: CatalogueTimes,
): string {
	const row = (title: string, { whole, processor, memory }: Measured) =>
		`${title.padEnd(28)}${String(whole).padStart(8)} ms  ${processor.toFixed(2).padStart(7)} s CPU  ${String(memory).padStart(5)} MB  ${(whole / node.whole).toFixed(1)} × node`;
	const perArticle = builds.cold.whole / articles;
	return [
		row("node -e 0", node),
		row("an article alone", one),
		row(`${articles} articles, cold`, builds.cold),
		row("  unchanged", builds.unchanged),
		row("  one of them changed", builds.changed),
		`${(1000 / perArticle).toFixed(2)} articles a second, each ${(perArticle / one.whole).toFixed(2)} × the article alone, with ${(builds.cold.processor / articles).toFixed(2)} s CPU`,
	].join("\n");
}

function article(name: string, seed: number): string {
	const draw = drawer(seed + 1);
	return `---
title: Notice of ${name}
inLanguage: en-GB
datePublished: "2026-09-01"
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
organizations:
  quay: { name: Quay Press }
author: [{ person: forde }]
publisher: quay
---

${paragraph(draw)}

## The tide

${paragraph(draw)}
`;
}

async function run(
	words: readonly string[],
	env: NodeJS.ProcessEnv,
): Promise<Measured> {
	const [start, processor] = [performance.now(), processorOfChildren()];
	const child = spawn(process.execPath, words, { env, stdio: "ignore" });
	let memory = 0;
	const watch = setInterval(() => {
		const status = read(`/proc/${child.pid}/status`);
		memory = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? memory);
	}, 50);
	const code = await new Promise((done) => child.once("close", done));
	clearInterval(watch);
	if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}`);
	return {
		whole: Math.round(performance.now() - start),
		processor: processorOfChildren() - processor,
		memory: Math.round(memory / 1000),
	};
}

/** Seconds: `cutime` and `cstime` of proc_pid_stat(5), in the hundredths that Linux counts. */
function processorOfChildren(): number {
	const stat = read("/proc/self/stat");
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / 100;
}

function read(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
