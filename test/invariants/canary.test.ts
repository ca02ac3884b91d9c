/** Invariant 7 of the design: nothing is read from outside the manuscript’s folder and the house, and nothing from the network. */
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuildReport, build } from "../../scripts/build/build.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-canary-"));
const secret = "THE-SECRET-OF-ANOTHER-FOLDER";
const requests: string[] = [];
const server = createServer((request, response) => {
	requests.push(request.url ?? "");
	response.end();
});
let address: string;

beforeAll(async () => {
	await new Promise<void>((listening) =>
		server.listen(0, "127.0.0.1", listening),
	);
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	writeFileSync(join(folder, "secret.txt"), secret);
	mkdirSync(join(folder, "book"));
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Whatever in prose could lead a reader, a browser or a parser elsewhere; none of it is refused. */
const hostile = () => `
<p style="background:url(${address}/style)" background="${address}/background" lang="en">Text with <a href="${address}/link" ping="${address}/ping">a link</a>.</p>

<blockquote cite="${address}/cite">Quoted.</blockquote>

<table background="${address}/table"><tr><td background="${address}/cell">One</td></tr></table>

![A crane over the quay](crane.svg "Seen at ${address}/caption")

<ins cite="${address}/ins">Added.</ins>

[Reference][one] and <${address}/autolink> and ${address}/bare

[one]: ${address}/reference "file://${folder}/secret.txt"

{% include '../../package.json' %} {{ "now" | date: "%s" }} {% render '${folder}/secret.txt' %}

&lt;img src="${address}/entity"&gt; @import url(${address}/import);
`;

test("a manuscript full of addresses makes no request and shows no file of another folder", async () => {
	const report = await buildHostile(hostile());
	expect(report.problems).toEqual([]);
	expect(requests).toEqual([]);
	const files = filesIn(join(folder, "dist"));
	expect(files.length).toBeGreaterThan(4);
	expect(files.filter((file) => readFileSync(file).includes(secret))).toEqual(
		[],
	);
	// The first build of a file loads all that builds.
}, 180_000);

test.each([
	["an image of the web", () => `![A crane](${address}/image.png)`],
	["an image of the disk", () => `![A crane](file://${folder}/secret.txt)`],
	["an image above", () => "![A crane](../secret.txt)"],
	["a frame", () => `<iframe src="${address}/frame"></iframe>`],
	["an object", () => `<object data="${address}/object"></object>`],
	["a style sheet", () => `<link rel="stylesheet" href="${address}/sheet">`],
	["a style", () => `<style>@import url(${address}/style)</style>`],
	[
		"a film",
		() => `<video src="${address}/film" poster="${address}/poster"></video>`,
	],
	["a base", () => `<base href="${address}/">`],
	[
		"a refresh",
		() => `<meta http-equiv="refresh" content="0;${address}/refresh">`,
	],
	["a script", () => `<script src="${address}/script"></script>`],
	[
		"a drawing that refers",
		() =>
			`<svg role="img" aria-label="A crane"><image href="${address}/drawing"/></svg>`,
	],
])("%s is a problem and no request", async (_what, text) => {
	const report = await buildHostile(`Text.\n\n${text()}\n`);
	expect(report.problems.length).toBeGreaterThan(0);
	expect(requests).toEqual([]);
});

async function buildHostile(prose: string): Promise<BuildReport> {
	const book = join(folder, "book");
	cpSync(
		"test/accepted/image-with-blank-in-its-name/crane at noon.svg",
		join(book, "crane.svg"),
	);
	writeFileSync(
		join(book, "article.md"),
		`---
title: "Canary {{ 'x' | append: 'y' }} <img src=${address}/title>"
inLanguage: en-US
people:
  forde: { name: Halima Forde, given: Halima, family: Forde, url: "${address}/person" }
author:
  - { person: forde }
url: ${address}/url
license: ${address}/licence
images: { crane.svg: { own: true } }
---

${prose}`,
	);
	return build({
		paths: [join(book, "article.md")],
		out: join(folder, "dist"),
	});
}

function filesIn(out: string): string[] {
	return readdirSync(out, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
