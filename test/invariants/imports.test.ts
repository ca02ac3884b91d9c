/** Invariants 1, 4 and 5 of the design, from the imports themselves. */
import { expect, test } from "vitest";
import { type Import, readSources } from "./sources.ts";

const sources = readSources();
const paths = new Set(sources.map(({ path }) => path));
const imports = sources.flatMap((source) => source.imports);

/** Rooms and `cli.ts` from the top to the bottom: each may import what stands below it. */
const levels: readonly (readonly string[])[] = [
	["cli.ts"],
	["commands"],
	// Many builds, by many processes.
	["queue"],
	["build", "check", "import", "adopt", "fetch"],
	// What builds and checks alike ask of manuscripts and of what was read.
	["trace"],
	"manuscript prose editions fonts house readings audit pdf-checker validators release".split(
		" ",
	),
	["statement"],
	["credits"],
	// How names are written, for manuscripts and for imported copy.
	["names"],
	["browser"],
	["machine"],
	["model"],
];

/** What rooms of one level import of one another all the same, and why. */
const exceptions: readonly (readonly [string, string])[] = [
	// A chapter’s prose is a part of the manuscript.
	["manuscript", "prose"],
	// An edition is set in its house’s style and type.
	["editions", "house"],
	["editions", "fonts"],
	// They compare what readings found.
	["audit", "readings"],
	["pdf-checker", "readings"],
];

const unitOf = (path: string) => path.split("/")[0] ?? path;
const levelOf = (unit: string) =>
	levels.findIndex((level) => level.includes(unit));

test("every file belongs to a level", () => {
	expect([...paths].filter((path) => levelOf(unitOf(path)) < 0)).toEqual([]);
});

test("imports run one way", () => {
	const wrong = imports
		.filter(({ to }) => paths.has(to))
		.filter(({ from, to }) => unitOf(from) !== unitOf(to))
		.filter((item) => levelOf(unitOf(item.from)) >= levelOf(unitOf(item.to)))
		.filter((item) => !isExcepted(item));
	expect(wrong.map(describeImport)).toEqual([]);
});

function isExcepted({ from, to }: Import): boolean {
	return exceptions.some(
		([one, other]) => one === unitOf(from) && other === unitOf(to),
	);
}

test("every import leads to a file that is there", () => {
	const files = imports.filter(({ to }) => /\.ts$/.test(to));
	expect(files.length).toBeGreaterThan(100);
	expect(files.filter(({ to }) => !paths.has(to)).map(describeImport)).toEqual(
		[],
	);
});

test("no file imports itself by way of others, types included", () => {
	const next = new Map(
		sources.map(({ path, imports: own }) => [
			path,
			own.filter(({ to }) => paths.has(to)).map(({ to }) => to),
		]),
	);
	const cycles = [...paths].filter((path) => reaches(path, path, next));
	expect(cycles).toEqual([]);
});

function reaches(
	from: string,
	goal: string,
	next: ReadonlyMap<string, readonly string[]>,
): boolean {
	const seen = new Set<string>();
	const open = [...(next.get(from) ?? [])];
	for (let path = open.pop(); path; path = open.pop()) {
		if (path === goal) return true;
		if (seen.has(path)) continue;
		seen.add(path);
		open.push(...(next.get(path) ?? []));
	}
	return false;
}

test("manuscripts are read by what notes which files they are made from", () => {
	const unnoticed = imports
		.filter(({ from, typeOnly }) => unitOf(from) === "manuscript" && !typeOnly)
		.filter(({ to }) => /^node:fs/.test(to));
	// It writes the schema, and reads no manuscript.
	expect(unnoticed.map(({ from }) => from)).toEqual([
		"manuscript/front-matter/write-schema.ts",
	]);
});

test("readings share no code with what writes editions", () => {
	const foreign = imports
		.filter(({ from }) => unitOf(from) === "readings")
		.filter(({ to }) => paths.has(to) && unitOf(to) !== "readings");
	expect(foreign.map(describeImport)).toEqual([]);
});

test("the witness parses Markdown by another library than the reader of manuscripts", () => {
	const parsing = imports.filter(
		({ to, typeOnly }) =>
			/^(?:unified|remark|micromark|mdast|hast|rehype|unist)/.test(to) &&
			!typeOnly,
	);
	expect(parsing.length).toBeGreaterThan(0);
	expect(
		parsing
			.filter(({ from }) => from.startsWith("readings/manuscript"))
			.map(describeImport),
	).toEqual([]);
});

test("the library that writes PDFs is known to what prints and finishes them alone", () => {
	const knowing = imports.filter(({ to }) => to === "@cantoo/pdf-lib");
	expect(
		knowing
			.filter(({ from }) => !from.startsWith("editions/pdf/"))
			.map(describeImport),
	).toEqual([]);
	expect(knowing.length).toBeGreaterThan(0);
});

test("the audit takes its words from what was published, not from the code that writes credits", () => {
	const wording = imports
		.filter(({ from, typeOnly }) => unitOf(from) === "audit" && !typeOnly)
		.filter(({ to }) =>
			["statement", "credits", "editions"].includes(unitOf(to)),
		)
		// The codes of MARC, the table of CLDR and the form of the record are data.
		.filter(
			({ to }) =>
				![
					"credits/roles.ts",
					"credits/cldr.json",
					"statement/credit-record.ts",
				].includes(to),
		);
	expect(wording.map(describeImport)).toEqual([]);
});

test("editions, the pages beside them and the choice of fonts read the statement, and say nothing of their own", () => {
	const saying = imports
		.filter(({ from }) =>
			["editions", "fonts", "release", "check"].includes(unitOf(from)),
		)
		.filter(({ to }) => unitOf(to) === "credits");
	expect(saying.map(describeImport)).toEqual([]);
});

test("how a credit is said is asked for by the statement alone", () => {
	const asking = imports
		.filter(({ to, typeOnly }) => /^credits\/say[^/]*$/.test(to) && !typeOnly)
		.filter(({ from }) => !["statement", "credits"].includes(unitOf(from)))
		// Whether there are words for a role is asked of manuscripts.
		.filter(({ from }) => unitOf(from) !== "manuscript");
	expect(asking.map(describeImport)).toEqual([]);
});

test.each([
	[
		"which form of a name stands where",
		/legalName \?\?/,
		"credits/formal-name",
	],
	[
		"the role of those who declare none",
		/(?:\?\?|\?) \[?"(?:aut|ctb)"|\bdefaultRoles =/,
		"credits/roles",
	],
	["who is a contributor", /chapter\.contributor\b/, "statement/state-makers"],
	["what a work stands on", /relation: "translation"/, "statement/state-works"],
	["the address of a work", /canonical \?\?/, "credits/say-colophon"],
	["what search engines may do", /"noindex"/, "statement/state-rights"],
])("%s is decided in one place", (_what, decision, place) => {
	expect(
		sources
			.filter(
				({ path, text }) => unitOf(path) !== "audit" && decision.test(text),
			)
			.map(({ path }) => path),
	).toEqual([`${place}.ts`]);
});

test("no edition chooses whether an agent stands there by the formal name", () => {
	expect(
		sources
			.filter(({ path, text }) =>
				path.startsWith("editions/") ? /\.formal/.test(text) : false,
			)
			.map(({ path }) => path),
	).toEqual([]);
});

const isPuppeteer = (to: string) =>
	/^(?:puppeteer(?:-core)?|@puppeteer\/browsers)$/.test(to);

test("puppeteer starts in one file of browser/ alone", () => {
	const starting = imports.filter(
		({ to, typeOnly }) => isPuppeteer(to) && !typeOnly,
	);
	expect([...new Set(starting.map(({ from }) => from))]).toEqual([
		"browser/start-browser.ts",
	]);
	// Its types are wanted, and the Chrome that it would download is not.
	expect(starting.map(({ to }) => to)).not.toContain("puppeteer");
});

test("puppeteer is known only to the browser’s files, printing, covers, and what looks at pages", () => {
	const known =
		/^(browser\/.*|editions\/page\/cover|editions\/pdf\/print\/.*|validators\/.*|audit\/(look|index|heard\/.*|picture\/(bands|look-at-(words|print)))|build\/.*|check\/.*|commands\/(check|doctor|house))\.ts$/;
	const knowing = imports
		.filter(({ to }) => isPuppeteer(to))
		.map(({ from }) => from);
	expect(knowing.filter((from) => !known.test(from))).toEqual([]);
	expect(knowing).toContain("editions/pdf/print/print.ts");
});

test("epub-gen-memory is known to one file", () => {
	const knowing = imports.filter(({ to }) => to.startsWith("epub-gen-memory"));
	expect([...new Set(knowing.map(({ from }) => from))]).toEqual([
		"editions/epub/container.ts",
	]);
});

test("the model knows nothing of the build", () => {
	expect(
		imports
			.filter(
				({ from, to }) =>
					unitOf(from) === "model" && unitOf(to) !== "model" && to !== "hast",
			)
			.map(describeImport),
	).toEqual([]);
});

function describeImport({ from, to }: Import): string {
	return `${from} imports ${to}`;
}
