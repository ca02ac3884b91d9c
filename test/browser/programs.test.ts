/** What runs inside of pages is sent there as text, and must work as each compiler leaves it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { type BuildOptions, build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import {
	cutLine,
	inkOf,
	type Line,
	overprintsAmong,
} from "../../scripts/browser/programs/find-overprints.ts";
import {
	contrastBetween,
	partsOf,
} from "../../scripts/browser/programs/find-unseen.ts";

const sources = "scripts/browser/programs";
const files = readdirSync(sources).filter((file) => file !== "program.ts");
const place = mkdtempSync(join(tmpdir(), "colophon-programs-"));
afterAll(() => rmSync(place, { recursive: true }));

const compilers: Readonly<Record<string, BuildOptions>> = {
	"the bundle": { splitting: true, minify: true },
	tsx: { keepNames: true },
};

describe.each(Object.entries(compilers))("compiled for %s", (name, options) => {
	const folder = join(place, name);
	const texts = textsOf(folder, options);

	test("a program speaks of nothing but itself and what pages have", async () => {
		const names = [...(await texts)].map(([program, text], index) => {
			const file = join(folder, `${program}-${index}.js`);
			writeFileSync(file, text);
			return file;
		});
		expect(names.length).toBeGreaterThanOrEqual(files.length);
		expect(unknownNames([...names, faulty(folder)])).toEqual([
			"Cannot find name 'outer'.",
		]);
	}, 60_000);

	test("a program runs", async () => {
		const none = { querySelector: () => null, querySelectorAll: () => [] };
		const run = (program: string, given = "") =>
			runInNewContext(`${all.get(program)}(${given})`, { document: none });
		const all = await texts;
		expect(run("findUnseen")).toHaveLength(0);
		expect(run("findOverprints", '""')).toHaveLength(0);
	});
});

/** The texts of all programs, by their names. */
async function textsOf(
	outdir: string,
	options: BuildOptions,
): Promise<ReadonlyMap<string, string>> {
	await build({
		entryPoints: files.map((file) => join(sources, file)),
		outdir,
		outExtension: { ".js": ".mjs" },
		bundle: true,
		format: "esm",
		platform: "node",
		target: "node20",
		...options,
	});
	const modules = await Promise.all(
		files.map((file) => import(join(outdir, file.replace(/\.ts$/, ".mjs")))),
	);
	return new Map(
		modules
			.flatMap((module) => Object.entries<unknown>(module))
			.flatMap(([program, value]) =>
				isProgram(value) ? [[program, value.text] as const] : [],
			),
	);
}

function isProgram(value: unknown): value is { readonly text: string } {
	return typeof value === "object" && value !== null && "text" in value;
}

/** A program that speaks of something else, to see that it is found. */
function faulty(folder: string): string {
	const file = join(folder, "faulty.js");
	writeFileSync(file, "(() => { return () => outer; })()");
	return file;
}

function unknownNames(paths: readonly string[]): string[] {
	const { stdout } = spawnSync(
		process.execPath,
		[
			resolve("node_modules/typescript/bin/tsc"),
			..."--noEmit --allowJs --checkJs --target es2023 --lib es2023,dom,dom.iterable --types --pretty false".split(
				" ",
			),
			...paths,
		],
		{ encoding: "utf8", cwd: place },
	);
	return [...stdout.matchAll(/Cannot find name '[^']*'\./g)].map(
		([found]) => found,
	);
}

describe("text over other text", () => {
	const line = (owner: string, top: number, left = 0): Line => ({
		owner,
		text: owner,
		top,
		bottom: top + 10,
		left,
		right: left + 100,
	});

	test("is found once for two blocks, from the top of the page", () => {
		const lines = [
			line("credits", 12),
			line("credits", 8),
			line("title", 0),
			line("title", 5),
		];
		expect(overprintsAmong(lines, [], 5)).toEqual([
			{ one: "title", other: "credits" },
		]);
	});

	test("is neither a block’s own lines, nor what stands beside or touches", () => {
		const lines = [
			line("title", 0),
			line("title", 4),
			line("date", 0, 100.5),
			line("byline", 13.5),
		];
		expect(overprintsAmong(lines, [], 5)).toEqual([]);
	});

	test("is told of as often as somebody reads it", () => {
		const lines = ["a", "b", "c", "d"].map((owner) => line(owner, 0));
		const found = [{ one: "a page of 320 pixels", other: "one of 400" }];
		expect(overprintsAmong(lines, found, 3)).toHaveLength(3);
	});

	test("is judged by what its letters take of their line", () => {
		const box = { left: 0, right: 10, top: 0, bottom: 20 };
		expect(inkOf(box, 10)).toEqual({ ...box, top: 8.2, bottom: 16.8 });
	});

	test("is cut off with what is around it", () => {
		const box = { left: 0, right: 10, top: 0, bottom: 10 };
		const clip = { left: 5, right: 50, top: -5, bottom: 50 };
		expect(cutLine(box, [clip], "p", " a \n b ")).toEqual([
			{ ...box, left: 5, owner: "p", text: "a b" },
		]);
		expect(cutLine(box, [{ ...clip, left: 10 }], "p", "a")).toEqual([]);
	});
});

describe("contrast", () => {
	test.each([
		["rgb(0, 0, 0)", "rgb(255, 255, 255)", 21],
		["rgb(18, 18, 18)", "color(srgb 0.07 0.07 0.07)", 1.0],
		// The lightest grey on white that WCAG 2.2 takes for text, and the one beyond it.
		["rgb(118, 118, 118)", "rgba(255, 255, 255, 0.9)", 4.54],
		["rgb(119, 119, 119)", "rgb(255, 255, 255)", 4.48],
	])("of %s on %s", (ink, ground, ratio) => {
		expect(contrastBetween(partsOf(ink), partsOf(ground))).toBeCloseTo(
			ratio,
			2,
		);
	});

	test("knows what is see-through", () => {
		expect(partsOf("rgba(0, 0, 0, 0)").alpha).toBe(0);
		expect(partsOf("rgb(1, 2, 3)").alpha).toBe(1);
	});
});
