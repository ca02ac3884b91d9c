/** scripts/ → lib/, or the folder that is named: the program with the libraries that it needs for every build, in few files that load fast. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = import.meta.dirname;
const lib = process.argv[2] ?? join(root, "lib");

/** Libraries that read files of their own, or that few builds need. */
const external = [
	"@expo-google-fonts/*",
	"@sparticuz/chromium",
	"axe-core",
	"bullmq",
	"harfbuzzjs",
	"hyphen",
	"ioredis",
	"katex",
	"mammoth",
	"subset-font",
	"unpdf",
	"wasm-vips",
	"wawoff2",
];

rmSync(join(lib, "chunks"), { recursive: true, force: true });
/** Libraries that fetch, which no build may do. */
const fetching = {
	name: "fetching",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^(?:node-fetch|proxy-agent)$/ }, ({ path }) => ({
			path,
			namespace: "fetching",
		}));
		onLoad({ filter: /.*/, namespace: "fetching" }, ({ path }) => ({
			contents: `module.exports = () => { throw new Error("Unexpected use of ${path}: nothing is fetched"); };
				module.exports.ProxyAgent = module.exports;`,
		}));
	},
};

/** Of the library of emoji, the names that the texts of authors are read by, and not what keyboards need. */
const emojiNames = {
	name: "emoji-names",
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]gemoji[\\/]index\.js$/ }, async ({ path }) => {
			const { nameToEmoji } = await import(pathToFileURL(path).href);
			return {
				contents: `export const nameToEmoji = ${JSON.stringify(nameToEmoji)};`,
			};
		});
	},
};

/** Of libraries, what no build comes to: messages in languages other than ours, and a protocol that our browsers are not spoken to by. */
const unused = {
	name: "unused",
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
			contents: 'export { default as en } from "./en.js";',
		}));
		onLoad({ filter: /[\\/]puppeteer[\\/]bidi[\\/]bidi\.js$/ }, () => ({
			contents: 'throw new Error("Unexpected use of WebDriver BiDi");',
		}));
	},
};

const { metafile } = await build({
	absWorkingDir: root,
	entryPoints: {
		cli: "scripts/cli.ts",
		build: "scripts/build/build.ts",
		...threadPrograms(),
	},
	outdir: lib,
	chunkNames: "chunks/[name]-[hash]",
	bundle: true,
	splitting: true,
	format: "esm",
	platform: "node",
	target: "node20",
	external,
	plugins: [fetching, emojiNames, unused],
	metafile: true,
	minify: true,
	legalComments: "none",
	logLevel: "warning",
	banner: {
		// Libraries in CommonJS ask for Node’s own modules by it.
		js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
	},
});
requireNamedExports(metafile);
writeFileSync(join(lib, "LICENSES.txt"), licences(metafile));

/** The programs of threads by their name in `lib/`. */
function threadPrograms() {
	const list = join(root, "scripts/machine/thread-programs.json");
	return Object.fromEntries(
		Object.entries(JSON.parse(readFileSync(list, "utf8"))).map(
			([name, path]) => [name, `scripts/${path}`],
		),
	);
}

/** Throws where our code loads CommonJS when it is wanted: in a bundle that has no named exports, in Node it has. */
function requireNamedExports({ inputs }) {
	const wrong = Object.entries(inputs)
		.filter(([path]) => path.startsWith("scripts/"))
		.flatMap(([path, { imports }]) =>
			imports
				.filter(({ kind }) => kind === "dynamic-import")
				.filter((to) => !to.external && inputs[to.path].format === "cjs")
				.map((to) => `${path}: unexpected import("${to.original}")`),
		);
	if (wrong.length > 0)
		throw new Error(
			`${wrong.join("\n")}: a CommonJS module in the bundle has no named exports there; import it at the head of the file`,
		);
}

/** The licences of the bundled libraries, which ask to be carried along. */
function licences({ inputs }) {
	const folders = new Set([
		// What `scripts/credits/cldr.json` is made from (Unicode-3.0).
		"node_modules/cldr-core",
		...Object.keys(inputs).flatMap(
			(path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [],
		),
	]);
	return [...folders]
		.sort()
		.map(licenceOf)
		.join(`\n${"-".repeat(72)}\n\n`);
}

function licenceOf(folder) {
	const { name, version, license } = JSON.parse(
		readFileSync(join(root, folder, "package.json"), "utf8"),
	);
	const files = readdirSync(join(root, folder)).filter((file) =>
		/^(?:licen[cs]e|copying|notice)/i.test(file),
	);
	const texts = files.map((file) =>
		readFileSync(join(root, folder, file), "utf8").trim(),
	);
	return `${[`${name} ${version} (${license})`, ...texts].join("\n\n")}\n`;
}
