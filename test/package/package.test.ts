import { execFileSync } from "node:child_process";
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");
const project = mkdtempSync(join(tmpdir(), "colophon-package-"));
const installed = join(project, "node_modules", "colophon");
const manifest = readJson(join(repository, "package.json"));

interface Manifest {
	readonly version: string;
	readonly bin: { readonly colophon: string };
	readonly engines: { readonly node: string };
	readonly dependencies: Readonly<Record<string, string>>;
}

/** A project with the packed package and its declared dependencies, and nothing else. */
beforeAll(() => {
	mkdirSync(installed, { recursive: true });
	const [packed] = JSON.parse(
		run("npm", ["pack", "--json", "--silent", "--pack-destination", project]),
	);
	run("tar", [
		...["-xzf", join(project, packed.filename), "-C", installed],
		"--strip-components=1",
	]);
	// As npm does for a package’s commands.
	chmodSync(join(installed, manifest.bin.colophon), 0o755);
	for (const name of Object.keys(manifest.dependencies)) link(name);
	writeFileSync(join(project, "package.json"), '{ "type": "module" }');
	writeFileSync(join(project, "article.md"), article);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

test("the package holds the program, its types and its templates, and no tests or sources", () => {
	const files = readdirSync(installed, { recursive: true }).map(String);
	expect(readdirSync(installed).sort()).toEqual(
		expect.arrayContaining(["LICENSE", "README.md", "lib", "package.json"]),
	);
	for (const file of [
		"lib/cli.js",
		"lib/build.d.ts",
		"templates/news/house.yaml",
	])
		expect(files).toContain(file);
	expect(files.filter((file) => /(^|\/)(scripts|test)\//.test(file))).toEqual(
		[],
	);
});

test("the package declares the Node that it needs", () => {
	const { engines } = readJson(join(installed, "package.json"));
	expect(engines.node).toBe(">=20.19");
});

test("its command builds from any folder, without tsx", () => {
	const program = join(installed, manifest.bin.colophon);
	expect(run(program, ["--version"]).trim()).toBe(manifest.version);
	const report = JSON.parse(run(program, ["build", "article.md", "--json"]));
	expect(report).toMatchObject({ ok: true, problems: [] });
	expect(readdirSync(join(project, "dist", "article")).sort()).toEqual([
		"article.epub",
		"article.html",
		"article.pdf",
		"cover.jpg",
		"credits.json",
	]);
});

test("its build() is typed, and does what the command does", () => {
	writeFileSync(join(project, "use.mts"), use);
	writeFileSync(join(project, "tsconfig.json"), JSON.stringify(strict));
	run(join(repository, "node_modules/.bin/tsc"), ["--project", "."]);
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

function link(name: string): void {
	const place = join(project, "node_modules", name);
	mkdirSync(dirname(place), { recursive: true });
	symlinkSync(join(repository, "node_modules", name), place);
}

/** What the program prints, run in the project; npm packs the repository. */
function run(program: string, parameters: readonly string[]): string {
	return execFileSync(program, parameters, {
		cwd: program === "npm" ? repository : project,
		encoding: "utf8",
		stdio: ["ignore", "pipe", "inherit"],
	});
}

function readJson(file: string): Manifest {
	return JSON.parse(readFileSync(file, "utf8"));
}
