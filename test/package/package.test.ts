/** The package as somebody has it who installs it: packed by npm, installed by npm into an empty folder, with no variable set. */
import { spawnSync } from "node:child_process";
import {
	appendFileSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "colophon-package-"));
const project = join(folder, "project");
const installed = join(project, "node_modules", "colophon");
const program = join(project, "node_modules", ".bin", "colophon");
const manifest = readJson(join(repository, "package.json"));
const compiler = join(repository, "node_modules", ".bin", "tsc");
let tarball: string;

interface Manifest {
	readonly version: string;
	readonly bin: { readonly colophon: string };
	readonly engines: { readonly node: string };
	readonly dependencies: Readonly<Record<string, string>>;
}

beforeAll(() => {
	const [packed] = JSON.parse(
		run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], {
			cwd: repository,
		}),
	);
	tarball = join(folder, packed.filename);
	install(project);
	writeFileSync(join(project, "article.md"), article);
	for (const ending of ["txt", "html", "docx"])
		copyFileSync(
			join(repository, `test/import/fixtures/harbour.${ending}`),
			join(project, `harbour.${ending}`),
		);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("nothing that is installed runs a script, so nothing is downloaded but packages", () => {
	const { packages } = JSON.parse(
		readFileSync(join(project, "node_modules/.package-lock.json"), "utf8"),
	) as {
		readonly packages: Readonly<
			Record<string, { readonly hasInstallScript?: boolean }>
		>;
	};
	expect(packages).toHaveProperty(["node_modules/colophon"]);
	expect(
		Object.keys(packages).filter((path) => packages[path]?.hasInstallScript),
	).toEqual([]);
});

test("the package holds the program, its types and its templates, and no tests or sources", () => {
	const files = readdirSync(installed, { recursive: true }).map(String);
	expect(readdirSync(installed).sort()).toEqual(
		expect.arrayContaining(["LICENSE", "README.md", "lib", "package.json"]),
	);
	for (const file of [
		"lib/cli.js",
		"lib/build/build.d.ts",
		"templates/news/house.yaml",
		// To which the help of check leads.
		"docs/rules.md",
	])
		expect(files).toContain(file);
	// The words of credits, and no more of the sources.
	expect(
		files.filter((file) =>
			/(^|\/)test\/|(?<!\.d)\.ts$|^scripts\/(?!credits(?:\/words(?:\/[\w-]+\.yaml)?)?$)/.test(
				file,
			),
		),
	).toEqual([]);
});

test("the package declares the Node that it needs", () => {
	const { engines } = readJson(join(installed, "package.json"));
	expect(engines.node).toBe(">=20.19");
});

const words: Readonly<Record<string, readonly (readonly string[])[]>> = {
	adopt: [["article.md"]],
	build: [["article.md"]],
	fetch: [["article.md"]],
	doctor: [[]],
	// The second time what was kept is told.
	house: [["check", "news"], ["check"]],
	cache: [[]],
	check: [["dist/article", "--report", "report.html"]],
	import: ["txt", "html", "docx"].map((ending) => [
		`harbour.${ending}`,
		...["--title", "The harbour", "--out", `imported/${ending}.md`],
	]),
};

describe("its command, from any folder and without tsx,", () => {
	test("says its version and its commands", () => {
		expect(run(program, ["--version"]).trim()).toBe(manifest.version);
		const listed = run(program, ["--help"]).matchAll(/^ {2}(\w+) {2}/gm);
		// These two want a Redis, and packages that are not installed here.
		expect([...listed].map(([, name]) => name).sort()).toEqual(
			[...Object.keys(words), "queue", "work"].sort(),
		);
	});

	for (const [name, calls] of Object.entries(words))
		for (const call of calls)
			test(`runs colophon ${[name, ...call].join(" ")}`, () => {
				// Throws where the exit code is not 0.
				const said = run(program, [name, ...call, "--json"]);
				const expected = name === "import" ? { problems: [] } : { ok: true };
				expect(JSON.parse(said)).toMatchObject(expected);
				// With all validators that are installed.
			}, 300_000);

	test.skipIf(process.env.COLOPHON_VALIDATORS !== "required")(
		"finds the validators that are installed for the user",
		() => {
			const report = run(program, ["doctor"]);
			for (const name of ["EPUBCheck", "Ace", "veraPDF", "Nu", "axe"])
				expect(report).toMatch(new RegExp(`${name}.* +\\d+\\.\\d+`));
		},
	);

	test("makes nothing twice, until its cache is cleared", () => {
		const own = { cache: join(folder, "cache") };
		const again = () =>
			run(program, ["build", "article.md", "--out", "again"], own);
		again();
		const kept = () =>
			/(\d+) publications/.exec(run(program, ["cache"], own))?.[1];
		expect(again()).toContain("(unchanged)");
		expect(kept()).toBe("1");
		// Another program may make something else of the same.
		appendFileSync(join(installed, "lib", "build.js"), "\n// Changed.\n");
		again();
		expect(kept()).toBe("2");
		expect(run(program, ["cache", "clear"], own)).toMatch(
			/^\d+\.\d MB removed\n$/,
		);
		expect(run(program, ["cache"], own)).toContain(
			`${own.cache}: 0.0 MB of at most 5000.0 MB`,
		);
	}, 60_000);

	test("has made all editions, a report to sign, and manuscripts that build", () => {
		expect(readdirSync(join(project, "dist", "article")).sort()).toEqual([
			"article.epub",
			"article.html",
			"article.pdf",
			"cover.jpg",
			"credits.json",
		]);
		expect(readFileSync(join(project, "report.html"), "utf8")).toContain(
			"Halima Forde",
		);
		for (const name of ["txt", "html", "docx"])
			run(program, [
				...["build", `imported/${name}.md`],
				...["--edition", "html", "--out", "imports"],
			]);
		expect(readdirSync(join(project, "imports"))).toEqual(
			expect.arrayContaining(["txt", "html", "docx"]),
		);
	});
});

describe("it installs and runs with the oldest Node that it names, and later ones", () => {
	const binaries = process.env.COLOPHON_NODES ?? "";
	for (const version of ["20", "22", "24"]) {
		const node = resolve(binaries, version);
		const there = binaries !== "" && existsSync(node);
		test.skipIf(!there)(
			there
				? `Node ${version}`
				: `Node ${version} (not run: name a folder that holds its binary as ${version} in COLOPHON_NODES)`,
			() => {
				const place = join(folder, `node-${version}`);
				const bin = join(folder, `bin-${version}`);
				mkdirSync(bin);
				symlinkSync(node, join(bin, "node"));
				const options = {
					cwd: place,
					path: `${bin}${delimiter}${process.env.PATH}`,
				};
				install(place, options.path);
				writeFileSync(join(place, "article.md"), article);
				const doctor = run("npx", ["colophon", "doctor"], options);
				expect(doctor).toMatch(new RegExp(`Node +${version}\\.`));
				run("npx", ["colophon", "build", "--fresh", "article.md"], options);
				expect(readdirSync(join(place, "dist/article"))).toContain(
					"article.pdf",
				);
			},
			300_000,
		);
	}
});

test("its build() is typed, and does what the command does", () => {
	writeFileSync(join(project, "use.mts"), use);
	writeFileSync(join(project, "package.json"), '{ "type": "module" }');
	writeFileSync(join(project, "tsconfig.json"), JSON.stringify(strict));
	expect(run(compiler, ["--project", "."])).toBe("");
	expect(run(process.execPath, ["use.mjs"])).toBe(
		"article html,epub,pdf true\n",
	);
});

const article = `---
title: Port officials reopen northern basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
author:
  - { person: forde }
---

The basin is open.
`;

/** Fails to compile where the types are \`any\`: an unknown option and an unknown edition are errors. */
const use = `import { type BuildReport, build } from "colophon";

const report: BuildReport = await build({
	paths: ["article.md"],
	out: "dist",
	onProgress: (stage, what) => void \`\${stage.toUpperCase()} \${what}\`,
});
// @ts-expect-error: there is no such edition.
const wrong = () => build({ editions: ["docx"] });
// @ts-expect-error: there is no such option.
const unknown = () => build({ colour: "red" });
void [wrong, unknown];
for (const { slug, editions, unchanged } of report.publications)
	console.log(slug, editions.map((edition) => edition.name).join(), unchanged);
`;

const strict = {
	compilerOptions: {
		target: "ES2023",
		module: "NodeNext",
		strict: true,
		exactOptionalPropertyTypes: true,
		types: [],
		lib: ["ES2023", "DOM"],
	},
	include: ["use.mts"],
};

/** Empty but for the package and what it asks for. */
function install(place: string, path?: string): void {
	mkdirSync(place);
	run("npm", ["install", "--prefer-offline", "--no-progress", tarball], {
		cwd: place,
		path,
	});
}

/** What the program prints, run in the project unless told otherwise; throws where it does not end well. */
function run(
	command: string,
	parameters: readonly string[],
	options: {
		readonly cwd?: string;
		readonly path?: string | undefined;
		readonly cache?: string;
	} = {},
): string {
	const { status, stdout, stderr } = spawnSync(command, parameters, {
		cwd: options.cwd ?? project,
		env: {
			...plainEnvironment(),
			PATH: options.path ?? process.env.PATH,
			...(options.cache ? { COLOPHON_CACHE: options.cache } : {}),
		},
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	});
	if (status !== 0)
		throw new Error(
			`${[command, ...parameters].join(" ")} ended with ${status}:\n${stdout}${stderr}`,
		);
	return stdout;
}

/** Without what npm, puppeteer or a test run was told by way of the environment. */
function plainEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^(?:npm_|PUPPETEER_|COLOPHON_|VITEST|NODE_)/.test(name),
		),
	);
}

function readJson(file: string): Manifest {
	return JSON.parse(readFileSync(file, "utf8"));
}
