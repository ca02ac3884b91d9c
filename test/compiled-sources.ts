/**
 * The program as the tests of every day load it: compiled once in a run, file by file, and loaded by Node itself. To hand
 * each file through Vite takes many times as long, for every worker anew, and what comes of it runs slower.
 */
import { readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build, type Plugin as Compiling } from "esbuild";
import type { Plugin } from "vitest/config";
import type { TestProject } from "vitest/node";

/** Each of its files takes the place of the one of the same path in `scripts/`, of which it alone may ask. */
const standIns = "test/stand-ins";

/** The program, what stands in for parts of it, and what those ask for. */
const folders = ["scripts", standIns, "test"] as const;

/** For a project of Vitest. */
export function compiledSources(): Plugin {
	const files = findFiles();
	let project: TestProject | undefined;
	let compiling: Promise<string> | undefined;
	return {
		name: "compiled-sources",
		enforce: "pre",
		config: () => ({
			// Node loads them.
			test: { server: { deps: { external: [/\/program\.mjs\//] } } },
		}),
		configureVitest(context) {
			project = context.project;
		},
		async resolveId(source, importer = "") {
			const file = nameOf(resolve(dirname(importer), source));
			const runFolder = project?.getProvidedContext().runFolder;
			// Before the run begins, there is none.
			if (!runFolder || !files.has(file)) return undefined;
			compiling ??= compile(files, join(runFolder, "program.mjs"));
			return join(await compiling, compiledName(inPlaceOf(file, files)));
		},
	};
}

/** By their names. */
function findFiles(): ReadonlySet<string> {
	const found = folders.flatMap((folder) =>
		readdirSync(folder, { recursive: folder !== "test", encoding: "utf8" }).map(
			(path) => nameOf(join(folder, path)),
		),
	);
	const isSource = (file: string) => /(?<!\.d|\.test)\.ts$/.test(file);
	return new Set(found.filter(isSource));
}

async function compile(
	files: ReadonlySet<string>,
	outdir: string,
): Promise<string> {
	await build({
		entryPoints: [...files],
		outdir,
		outbase: ".",
		outExtension: { ".js": ".mjs" },
		bundle: true,
		packages: "external",
		format: "esm",
		platform: "node",
		target: "node20",
		logLevel: "warning",
		plugins: [linking(files, outdir)],
	});
	return outdir;
}

/** Leaves each import of a file an import. */
function linking(files: ReadonlySet<string>, outdir: string): Compiling {
	return {
		name: "linking",
		setup({ onResolve }) {
			onResolve({ filter: /^\..*\.ts$/ }, ({ path, importer, kind }) => {
				if (kind === "entry-point") return undefined;
				const file = nameOf(resolve(dirname(importer), path));
				const other = inPlaceOf(file, files);
				const wanted = other === nameOf(importer) ? file : other;
				return { path: resolve(outdir, compiledName(wanted)), external: true };
			});
		},
	};
}

/** Its stand-in, or the file itself where there is none. */
function inPlaceOf(file: string, files: ReadonlySet<string>): string {
	const standIn = file.replace(/^scripts/, standIns);
	return files.has(standIn) ? standIn : file;
}

function compiledName(file: string): string {
	return file.replace(/\.ts$/, ".mjs");
}

/** From the root of the repository. */
function nameOf(path: string): string {
	return relative(".", path).replaceAll("\\", "/");
}
