/** The program with one of its files changed: bundled without the libraries, which all faults share, and loaded into this process. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { context, type Plugin } from "esbuild";

export type Program = typeof import("./make-editions.ts");

/** A change of one file. */
export interface Patch {
	/** From the root of the repository, with `/`. */
	readonly file: string;
	/** Stands in the file exactly once. */
	readonly search: string;
	readonly replace: string;
}

/** What asks a browser and changes no text, and what looks for the line of a finding, of which the edition is wanted here. */
const standIns: Readonly<Record<string, string>> = {
	"scripts/editions/page/cover.ts":
		"export const drawCover = async () => Uint8Array.of(0xff, 0xd8, 0xff);",
	"scripts/audit/look.ts":
		"export const lookAt = async () => ({ unseen: [], overprints: [] });",
	"scripts/trace/place-problems.ts": `export const placeProblems = ({ results, faults }) => [
		...faults.map(({ rule }) => ({ rule, file: "pdf" })),
		...results
			.filter(({ status }) => status === "fail")
			.map(({ rule, edition }) => ({ rule, file: edition })),
	];`,
};

export interface Programs {
	/** The program with `patch`, or as it is. */
	readonly load: (patch?: Patch) => Promise<Program>;
	/** Takes away what was loaded. */
	readonly end: () => Promise<void>;
}

/** `files` are those that patches will change: whatever else there is, the bundler reads once. */
export async function openPrograms(
	files: readonly string[],
): Promise<Programs> {
	// From here the names of libraries lead to those that are installed.
	const folder = resolve(`node_modules/.cache/faults-in-source-${process.pid}`);
	mkdirSync(folder, { recursive: true });
	let patch: Patch | undefined;
	let loaded = 0;
	const bundler = await context({
		entryPoints: [join(import.meta.dirname, "make-editions.ts")],
		bundle: true,
		packages: "external",
		format: "esm",
		platform: "node",
		target: "node20",
		write: false,
		logLevel: "silent",
		// By it the program finds its templates and the programs of its threads.
		define: {
			"import.meta.url": JSON.stringify(
				pathToFileURL(resolve("scripts/build/build.ts")).href,
			),
		},
		plugins: [changing(files, () => patch)],
	});
	return {
		async load(changed) {
			patch = changed;
			const { outputFiles } = await bundler.rebuild();
			loaded += 1;
			const file = join(folder, `${loaded}.mjs`);
			writeFileSync(file, outputFiles?.[0]?.contents ?? "");
			return import(pathToFileURL(file).href);
		},
		async end() {
			await bundler.dispose();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Gives the bundler the sources with the patch of the moment. */
function changing(
	files: readonly string[],
	patchNow: () => Patch | undefined,
): Plugin {
	const own = [...new Set([...files, ...Object.keys(standIns)])];
	const filter = new RegExp(`[\\\\/](?:${own.map(patternOf).join("|")})$`);
	return {
		name: "changing",
		setup({ onLoad, onEnd }) {
			const read = new Set<string>();
			onLoad({ filter }, ({ path }) => {
				const file = relative(".", path).replaceAll("\\", "/");
				read.add(file);
				const patch = patchNow();
				const source = standIns[file] ?? readFileSync(path, "utf8");
				return {
					contents: patch?.file === file ? patched(patch, source) : source,
					loader: "ts",
				};
			});
			onEnd(() => {
				const missing = own.filter((file) => !read.has(file));
				if (missing.length > 0)
					throw new Error(`No build reads ${missing.join(", ")}`);
			});
		},
	};
}

/** With the separators of any system. */
function patternOf(file: string): string {
	return file.replaceAll(".", "\\.").replaceAll("/", "[\\\\/]");
}

function patched({ file, search, replace }: Patch, source: string): string {
	const [before = "", after, ...more] = source.split(search);
	if (after === undefined || more.length > 0)
		throw new Error(
			`${file} holds ${after === undefined ? "nowhere" : "more than once"}: ${search}`,
		);
	return `${before}${replace}${after}`;
}
