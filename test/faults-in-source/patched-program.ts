/** The program with one of its files changed: what the change cannot reach is compiled and loaded once, for all faults. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

export type Program = typeof import("./make-editions.ts");

/** A change of one file. */
export interface Patch {
	/** From the root of the repository, with `/`. */
	readonly file: string;
	/** Stands in the file exactly once. */
	readonly search: string;
	readonly replace: string;
}

/** What takes long and changes no text, and what looks for the line of a finding, of which the edition is wanted here. */
const standIns: Readonly<Record<string, string>> = {
	"scripts/fonts/compress-woff2.ts":
		'export { compressWoff2 } from "../../test/faults-in-source/kept/unpacked-fonts.ts";',
	"scripts/machine/free-memory.ts":
		"export const freeMemory = () => undefined;",
	"scripts/editions/epub/compression.ts": "export const compressionLevel = 1;",
	"scripts/editions/page/cover.ts":
		"export const drawCover = async () => Uint8Array.of(0xff, 0xd8, 0xff);",
	"scripts/audit/look.ts":
		"export const lookAt = async () => ({ unseen: [], untold: [], overprints: [] }); export const lookAtPdf = lookAt;",
	"scripts/trace/place-problems.ts": `export const placeProblems = ({ results, faults }) => [
		...faults.map(({ rule }) => ({ rule, file: "pdf" })),
		...results
			.filter(({ status }) => status === "fail")
			.flatMap((result) => [result, ...(result.follows ?? [])])
			.map(({ rule, edition }) => ({ rule, file: edition })),
	];`,
};

/** What comes before a fault, or has nothing to do with it, and is therefore made once for all of them. */
const kept: Readonly<Record<string, string>> = {
	"scripts/build/read-manuscripts.ts": "read-manuscripts.ts",
	"scripts/editions/pdf/print/print.ts": "print.ts",
	"scripts/house/index.ts": "house.ts",
	"scripts/readings/manuscript.ts": "witness.ts",
};
const keepers = "test/faults-in-source/kept";

const start = "test/faults-in-source/make-editions.ts";

export interface Programs {
	/** The program with `patch`, or as it is. */
	readonly load: (patch?: Patch) => Promise<Program>;
	/** Takes away what was compiled. */
	readonly end: () => void;
}

export async function openPrograms(): Promise<Programs> {
	// From here the names of libraries lead to those that are installed.
	const folder = resolve(`node_modules/.cache/faults-in-source-${process.pid}`);
	mkdirSync(folder, { recursive: true });
	const importers = importersIn(await readImports());
	const files = [
		start,
		...importers.keys(),
		...Object.values(kept).map((file) => `${keepers}/${file}`),
	];
	const urlOf = (file: string) =>
		pathToFileURL(join(folder, "whole", file.replace(/\.ts$/, ".mjs"))).href;
	await build({
		...options,
		entryPoints: files,
		outdir: join(folder, "whole"),
		outbase: ".",
		outExtension: { ".js": ".mjs" },
		plugins: [linking(() => true, urlOf), loading()],
	});
	let loaded = 0;
	return {
		async load(patch) {
			if (!patch) return import(urlOf(start));
			loaded += 1;
			const outfile = join(folder, `${loaded}.mjs`);
			const reached = reachedFrom(patch.file, importers);
			if (!reached.has(start)) throw new Error(`No build reads ${patch.file}`);
			await build({
				...options,
				entryPoints: [start],
				outfile,
				plugins: [linking((file) => !reached.has(file), urlOf), loading(patch)],
			});
			return import(pathToFileURL(outfile).href);
		},
		end: () => rmSync(folder, { recursive: true, force: true }),
	};
}

const options = {
	bundle: true,
	packages: "external",
	format: "esm",
	platform: "node",
	target: "node20",
	logLevel: "silent",
	// By it the program finds its templates and the programs of its threads.
	define: {
		"import.meta.url": JSON.stringify(
			pathToFileURL(resolve("scripts/build/build.ts")).href,
		),
	},
} as const satisfies BuildOptions;

async function readImports(): Promise<Metafile["inputs"]> {
	const { metafile } = await build({
		...options,
		entryPoints: [start],
		outdir: ".",
		write: false,
		metafile: true,
		plugins: [loading()],
	});
	return metafile.inputs;
}

type Importers = ReadonlyMap<string, readonly string[]>;

/** Of each file of the program, those that import it. */
function importersIn(inputs: Metafile["inputs"]): Importers {
	const importers = new Map<string, string[]>();
	for (const [file, { imports }] of Object.entries(inputs))
		for (const { path, external } of imports) {
			if (external || !path.endsWith(".ts")) continue;
			const own = importers.get(path);
			if (own) own.push(file);
			else importers.set(path, [file]);
		}
	return importers;
}

/** The file itself and all that import it, by way of others too. */
function reachedFrom(file: string, importers: Importers): ReadonlySet<string> {
	const reached = new Set([file]);
	for (const one of reached)
		for (const importer of importers.get(one) ?? []) reached.add(importer);
	return reached;
}

/** Leaves imports of some files to what is compiled already, and kept where it may be. */
function linking(
	isLinked: (file: string) => boolean,
	urlOf: (file: string) => string,
): Plugin {
	return {
		name: "linking",
		setup({ onResolve }) {
			onResolve(
				{ filter: /^\.{1,2}\/.*\.ts$/ },
				({ path, resolveDir, kind }) => {
					const file = nameOf(join(resolveDir, path));
					if (!isLinked(file) || kind === "entry-point") return undefined;
					const keeper =
						nameOf(resolveDir) === keepers ? undefined : kept[file];
					const linked = keeper ? `${keepers}/${keeper}` : file;
					return { path: urlOf(linked), external: true };
				},
			);
		},
	};
}

/** Gives the sources, with a patch and the stand-ins. */
function loading(patch?: Patch): Plugin {
	return {
		name: "loading",
		setup({ onLoad }) {
			onLoad({ filter: /\.ts$/ }, ({ path }) => {
				const file = nameOf(path);
				const source = standIns[file] ?? readFileSync(path, "utf8");
				const contents = patch?.file === file ? patched(patch, source) : source;
				return { contents, loader: "ts" };
			});
		},
	};
}

/** From the root of the repository. */
function nameOf(path: string): string {
	return relative(".", path).replaceAll("\\", "/");
}

function patched({ file, search, replace }: Patch, source: string): string {
	const [before = "", after, ...more] = source.split(search);
	if (after === undefined || more.length > 0)
		throw new Error(
			`${file} holds ${after === undefined ? "nowhere" : "more than once"}: ${search}`,
		);
	return `${before}${replace}${after}`;
}
