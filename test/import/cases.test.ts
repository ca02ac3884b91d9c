import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Case, judge, readCase } from "./run-cases.ts";

const folder = new URL("cases/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const read = (file: string): Case[] =>
	JSON.parse(readFileSync(new URL(file, folder), "utf8"));
const cases = read("byline-cases.json");
const hard = read("hard-cases.json");

test("every case of the reference parses as expected", () => {
	const failed = cases.filter((one) => !judge(one).pass).map((one) => one.id);
	expect(failed).toEqual([]);
});

test("no hard line loses or misreads a name without a flag", () => {
	const wrong = hard.filter((one) => judge(one).kind === "wrong");
	expect(wrong.map((one) => one.text)).toEqual([]);
});

test("a hard line raises the flag that is meant for it", () => {
	const silent = hard.filter((one) => {
		const { flags } = judge(one);
		return (one.flags ?? []).some((flag) => !flags.includes(flag));
	});
	expect(silent.map((one) => one.text)).toEqual([]);
});

test("a hard line that needs no flag parses as expected", () => {
	const failed = hard.filter((one) => !one.flags && !judge(one).pass);
	expect(failed.map((one) => one.text)).toEqual([]);
});

const negatives = cases.filter((one) => one.tags?.includes("not-a-byline"));

test.each(["head", "body", "tail", "caption"] as const)(
	"what is no byline gives no person in the %s",
	(zone) => {
		const named = negatives.filter((one) => {
			const lines = readCase({ ...one, zone });
			return lines.some(
				({ status, reading }) =>
					status === "parsed" &&
					reading.byline.length + reading.contributors.length > 0,
			);
		});
		expect(named.map((one) => one.text)).toEqual([]);
	},
);

const transformations: readonly (readonly [
	string,
	(text: string) => string,
])[] = [
	["decomposed letters", (text) => text.normalize("NFD")],
	["no-break spaces", (text) => text.replaceAll(" ", "\u00a0")],
	["doubled spaces", (text) => text.replaceAll(" ", "  ")],
	["straight apostrophes", (text) => text.replace(/[’ʼ]/g, "'")],
	["trailing blanks", (text) => text.replace(/$/gm, "  ")],
	["Windows line ends", (text) => text.replaceAll("\n", "\r\n")],
	["a byte order mark", (text) => `\ufeff${text}`],
	[
		"lines wrapped after a comma",
		(text) => text.replace(/, (?!\d|p\.m)/g, ",\n"),
	],
	["lines wrapped after “and”", (text) => text.replaceAll(" and ", " and\n")],
	["lines wrapped before “and”", (text) => text.replaceAll(" and ", "\nand ")],
];

test.each(transformations)("the parse is unchanged by %s", (_, transform) => {
	const changed = cases.filter(
		(one) => !judge({ ...one, text: transform(one.text) }).pass,
	);
	expect(changed.map((one) => one.text)).toEqual([]);
});

test("every case file has cases, each with its own id", () => {
	for (const file of files) {
		const ids = read(file).map((one) => one.id);
		expect(ids.length).toBeGreaterThan(0);
		expect(new Set(ids).size).toBe(ids.length);
	}
});
