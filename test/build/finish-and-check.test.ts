/** A book’s print is finished in a thread of its own, an article’s is not: what comes of it is the same. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../scripts/browser/browser-session.ts";
import {
	openFinisher,
	type PrintToFinish,
} from "../../scripts/build/finish-and-check.ts";
import { readManuscripts } from "../../scripts/build/read-manuscripts.ts";
import { factsOf } from "../../scripts/editions/pdf/facts-of.ts";
import { printEdition } from "../../scripts/editions/pdf/print/print-edition.ts";

const path = "test/fixtures/northern-basins";
const [article, book] = [2, 400];
let print: PrintToFinish;
// A thread alone does not keep a process of tests alive.
const waiting = setInterval(() => undefined, 1000);
afterAll(() => clearInterval(waiting));

beforeAll(async () => {
	const { manuscripts } = await readManuscripts(
		[path],
		{ house: "news", strict: false },
		() => undefined,
	);
	const [manuscript] = manuscripts;
	if (!manuscript) throw new Error(`No publication in ${path}`);
	const { statement, house } = manuscript;
	const printed = await withBrowser(
		{},
		(browser) => printEdition(statement, house, browser).print,
	);
	print = {
		raw: printed.bytes,
		facts: factsOf(statement, house, printed, []),
	};
}, 60_000);

test("the thread gives the same bytes, and finds nothing wrong in them", async () => {
	const here = await openFinisher(article, undefined)(print);
	const there = await openFinisher(book, undefined)(print);
	expect(Buffer.from(there.bytes).equals(here.bytes)).toBe(true);
	expect(await there.findings).toEqual([]);
	expect(await here.findings).toEqual([]);
});

test("the thread finds what is wrong", async () => {
	const facts = { ...print.facts, language: "" };
	const here = await openFinisher(article, undefined)({ ...print, facts });
	const there = await openFinisher(book, undefined)({ ...print, facts });
	const found = await there.findings;
	expect(found).not.toEqual([]);
	expect(found).toEqual(await here.findings);
});

test("a print that is none fails in the thread as it does here", async () => {
	const broken = { ...print, raw: Buffer.from("no print") };
	await expect(openFinisher(article, undefined)(broken)).rejects.toThrow();
	await expect(openFinisher(book, undefined)(broken)).rejects.toThrow();
});

test("Ctrl-C ends the thread", async () => {
	const controller = new AbortController();
	const finishing = openFinisher(book, controller.signal)(print);
	controller.abort();
	await expect(finishing).rejects.toThrow(/ended early/);
});
