/** `colophon fetch` saves what a manuscript shows from the web, says what it could not, and asks no private network unasked. */
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fetchCommand } from "../../scripts/commands/fetch.ts";
import { get } from "../../scripts/fetch/get.ts";
import { isPublic } from "../../scripts/fetch/public-address.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import {
	openManuscript,
	readManuscript as readWitness,
} from "../../scripts/readings/manuscript.ts";

const svg = (width: number) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="8"><rect width="4" height="4"/></svg>`;

const asked: string[] = [];
const answer: RequestListener = ({ url = "" }, response) => {
	asked.push(url);
	if (url === "/leads-on")
		response.writeHead(302, { location: "/a%20b.svg" }).end();
	else if (url === "/around")
		response.writeHead(302, { location: "/around" }).end();
	else if (url === "/file")
		response.writeHead(302, { location: "file:///etc/hostname" }).end();
	else if (url === "/large")
		response.writeHead(200, { "content-length": 10_000_000_000 }).end();
	else if (url === "/page") response.end("<!doctype html><title>No</title>");
	else if (url === "/packed")
		response
			.writeHead(200, { "content-encoding": "gzip" })
			.end(gzipSync(svg(16)));
	else if (url.startsWith("/a%20b.svg") || url === "/%C3%BC.svg?v=2")
		response.end(svg(24));
	else response.writeHead(404).end();
};
const server = createServer(answer);
const folder = mkdtempSync(join(tmpdir(), "colophon-fetch-"));
const file = join(folder, "article.md");
let site = "";

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
	asked.length = 0;
});

function write(prose: string): void {
	writeFileSync(
		file,
		`---
title: Port officials reopen northern basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, given: Halima, family: Forde }
author:
  - { person: forde }
---

${prose}
`,
	);
}

async function run(flags: Readonly<Record<string, boolean>> = {}) {
	const said: string[] = [];
	const code = await fetchCommand.run({
		paths: [file],
		flags: { "allow-private": true, json: true, ...flags },
		terminal: {
			interactive: false,
			say: (text) => said.push(text),
			sayProblems: () => undefined,
			sayNotes: () => undefined,
			sayChange: () => undefined,
			progress: () => undefined,
			tally: () => undefined,
			warn: () => undefined,
			endProgress: () => undefined,
			fail: () => undefined,
		},
		signal: new AbortController().signal,
	});
	return { code, ...JSON.parse(said.join("\n")).manuscripts[0] };
}

test("copies are saved with their source, and the build takes them in place of frames", async () => {
	write(
		`![One](<${site}/a b.svg>) ![Two](${site}/ü.svg?v=2)\n\n<img src="${site}/packed" alt="Three">\n\n![Four](${site}/leads-on)\n`,
	);
	const before = await readManuscript(file, { house: "news" });
	expect(before.publication?.unfetched).toHaveLength(4);
	const report = await run();
	expect(report).toMatchObject({ code: 0, kept: [], failed: [] });
	expect(report.fetched).toHaveLength(4);
	const { publication, problems } = await readManuscript(file, {
		house: "news",
	});
	expect(problems).toEqual([]);
	expect(publication?.unfetched).toEqual([]);
	expect(publication?.images.map(({ fetchedFrom }) => fetchedFrom)).toContain(
		`${site}/%C3%BC.svg?v=2`,
	);
	const [chapter] = readWitness(openManuscript(file)).chapters;
	expect(chapter?.body.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
		"image: One",
		"image: Two",
		"image: Three",
		"image: Four",
	]);
	asked.length = 0;
	expect(await run()).toMatchObject({ code: 0, fetched: [] });
	expect(asked).toEqual([]);
	expect((await run({ again: true })).fetched).toHaveLength(4);
});

test("what cannot be had is said, and nothing else is written", async () => {
	write(
		["nowhere", "around", "file", "large", "page"]
			.map((name) => `![${name}](${site}/${name})`)
			.join("\n\n"),
	);
	const lock = readFileSync(join(folder, "colophon.images.lock.json"), "utf8");
	const { code, failed } = await run();
	expect(code).toBe(1);
	expect(failed.map(({ reason }: { reason: string }) => reason)).toEqual([
		"the server answers 404",
		"it leads on more than 5 times",
		"it leads to file:, expected https:",
		"it has more than 60 MB",
		"the server sends no picture",
	]);
	expect(readFileSync(join(folder, "colophon.images.lock.json"), "utf8")).toBe(
		lock,
	);
	expect(readdirSync(folder).sort()).toEqual([
		"article.md",
		"colophon.images.lock.json",
		"images",
	]);
});

test("no private network is asked unasked", async () => {
	write(`![One](${site}/a%20b.svg) ![Two](${site}/other.svg)`);
	const { code, failed } = await run({ "allow-private": false, again: true });
	expect(code).toBe(1);
	expect(failed).toHaveLength(2);
	expect(failed[0].reason).toMatch(/private network/);
	expect(asked).toEqual([]);
	await expect(
		get(site.replace("127.0.0.1", "localhost"), {
			mostBytes: 1000,
			time: 5000,
			allowPrivate: false,
		}),
	).rejects.toThrow(/private network/);
	expect(asked).toEqual([]);
});

test("a copy that was changed or lost is a problem", async () => {
	write(`The basin is open.\n\n![One](${site}/a%20b.svg)`);
	const { fetched } = await run({ again: true });
	const copy = join(folder, fetched[0].file);
	writeFileSync(copy, svg(99));
	expect((await readManuscript(file, { house: "" })).problems).toMatchObject([
		{ message: expect.stringMatching(/it is not what was fetched/), line: 12 },
	]);
	rmSync(copy);
	expect((await readManuscript(file, { house: "" })).problems).toMatchObject([
		{ message: expect.stringMatching(/which colophon fetch saves/) },
	]);
	expect((await run()).fetched).toHaveLength(1);
	expect((await readManuscript(file, { house: "" })).problems).toEqual([]);
});

test("nothing is written where a link leads out of the folder", async () => {
	const outside = mkdtempSync(join(tmpdir(), "colophon-outside-"));
	rmSync(join(folder, "images"), { recursive: true });
	symlinkSync(outside, join(folder, "images"));
	write(`![One](${site}/a%20b.svg)`);
	await expect(run({ again: true })).rejects.toThrow(/leads outside/);
	expect(readdirSync(outside)).toEqual([]);
	rmSync(outside, { recursive: true });
	rmSync(join(folder, "images"));
	expect(existsSync(join(folder, "images"))).toBe(false);
});

test.each([
	["1.1.1.1", true],
	["2606:4700::1111", true],
	["127.0.0.1", false],
	["10.1.2.3", false],
	["172.31.255.255", false],
	["192.168.0.1", false],
	["169.254.169.254", false],
	["100.64.0.1", false],
	["0.0.0.0", false],
	["255.255.255.255", false],
	["::1", false],
	["::", false],
	["fd00::1", false],
	["fe80::1", false],
	["::ffff:10.0.0.1", false],
	["::ffff:7f00:1", false],
	["0:0:0:0:0:ffff:a00:1", false],
	["64:ff9b::a00:1", false],
	["2002:a00:1::", false],
	["nothing", false],
])("%s", (ip, expected) => {
	expect(isPublic(ip)).toBe(expected);
});
