/** Nothing is made twice: what is built from the same files is taken from what was built before, and is the same. */
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { build } from "../../scripts/build/build.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-reuse-"));
const at = (...names: string[]) => join(folder, ...names);
const out = at("dist");
const [quay, gate] = [at("quay.md"), at("gate.md")];
const sidecar = at("quay.svg.xmp");
const oddProse = join(import.meta.dirname, "../audit/odd-prose");

function article(title: string, text: string): string {
	return `---
title: ${title}
inLanguage: en-GB
datePublished: "2025-03-18"
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
organizations:
  nnw: { name: NNW, legalName: Northern News Wire }
author:
  - { person: forde, affiliation: nnw }
publisher: nnw
---

${text}
`;
}

beforeAll(() => {
	vi.stubEnv("COLOPHON_CACHE", at("cache"));
	cpSync(join(oddProse, "plain.svg"), at("quay.svg"));
	writeFileSync(
		quay,
		article("The quay", "![A quay](quay.svg)\n\nIt reopens."),
	);
	writeFileSync(gate, article("The gate", "It closes."));
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

/** What was written anew, by its title, and what stood there as it is. */
async function built(
	paths: readonly string[],
	options: Parameters<typeof build>[0] = {},
) {
	const made: string[] = [];
	const report = await build({
		paths,
		out,
		editions: ["html"],
		reuse: true,
		onProgress: (stage, what) => {
			if (stage === "html") made.push(what);
		},
		...options,
	});
	expect(report.problems).toEqual([]);
	const unchanged = report.publications
		.filter((item) => item.unchanged)
		.map(({ title }) => title);
	return { made, unchanged, report };
}

function editions(): readonly (readonly [string, string])[] {
	return readdirSync(out, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((path) => [path, readFileSync(path, "base64")] as const);
}

test("what has not changed is not made again, and what has is", async () => {
	const first = await built([quay, gate]);
	expect(first).toMatchObject({
		made: expect.arrayContaining(["The quay", "The gate"]),
		unchanged: [],
	});
	const before = editions();

	const second = await built([quay, gate]);
	expect(second).toMatchObject({
		made: [],
		unchanged: ["The quay", "The gate"],
	});
	expect(second.report.notes).toEqual(first.report.notes);
	expect(second.report.remarks).toEqual(first.report.remarks);
	expect(editions()).toEqual(before);

	// A credit comes to stand beside the picture.
	cpSync(join(oddProse, "beside.xmp"), sidecar);
	expect(await built([quay, gate])).toMatchObject({
		made: ["The quay"],
		unchanged: ["The gate"],
	});
	expect(editions()).not.toEqual(before);

	rmSync(sidecar);
	expect(await built([quay, gate])).toMatchObject({
		made: [],
		unchanged: ["The gate"],
	});
	expect(editions()).toEqual(before);

	rmSync(out, { recursive: true });
	expect(await built([quay, gate])).toMatchObject({ made: [], unchanged: [] });
	expect(editions()).toEqual(before);
}, 60_000);

test("what was asked for otherwise is made anew", async () => {
	writeFileSync(gate, article("The gate", "It stays closed."));
	await built([gate]);
	expect((await built([gate], { author: "Ada Moor" })).made).toEqual([
		"The gate",
	]);
	expect((await built([gate], { reuse: false })).made).toEqual(["The gate"]);
	expect((await built([gate])).made).toEqual([]);
}, 60_000);

test("what is damaged in the cache is made anew, and is the same", async () => {
	rmSync(out, { recursive: true });
	await built([gate]);
	const before = editions();
	rmSync(out, { recursive: true });
	for (const entry of readdirSync(at("cache", "made", "files"), {
		recursive: true,
		withFileTypes: true,
	}))
		if (entry.isFile()) truncateSync(join(entry.parentPath, entry.name), 100);
	expect((await built([gate])).made).toEqual(["The gate"]);
	expect(editions()).toEqual(before);
}, 60_000);

test("two manuscripts with one slug are told of, though each was built before", async () => {
	writeFileSync(
		at("other.md"),
		article("Other", "Other.").replace("title:", "slug: gate\ntitle:"),
	);
	await built([gate], { out: at("one") });
	await built([at("other.md")], { out: at("two") });
	const report = await build({
		paths: [gate, at("other.md")],
		out: at("three"),
		editions: ["html"],
		reuse: true,
	});
	expect(report.problems.map(({ rule, file }) => [rule, file])).toEqual([
		["slug-twice", gate],
		["slug-twice", at("other.md")],
	]);
	expect(report.publications).toEqual([]);
}, 60_000);
