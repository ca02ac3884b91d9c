/** `npm run cases -- FILE.json`: reads every case of a file and says which parse as expected, which are flagged and which are wrong. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import type {
	CopyReading,
	CopyZone,
	WireCredit,
	WireLine,
} from "../../scripts/import/model.ts";
import { makeLexicon } from "../../scripts/names/lexicon.ts";
import { readZone, summarize } from "./read-zone.ts";

export interface Case {
	readonly id: string;
	readonly zone: CopyZone | "document";
	readonly tags?: readonly string[];
	readonly text: string;
	/** Flags, by rule, that must be raised. */
	readonly flags?: readonly string[];
	readonly expected: Readonly<Record<string, unknown>> & {
		readonly byline: readonly Readonly<Record<string, unknown>>[];
		readonly contributors: readonly Readonly<Record<string, unknown>>[];
	};
}

export interface Verdict {
	/** The parse is as expected. */
	readonly pass: boolean;
	/** `exact`: people as expected. `flagged`: a problem is raised and no wrong claim is made. `wrong`: a name is lost or misread without a flag. */
	readonly kind: "exact" | "flagged" | "wrong";
	readonly actual: Readonly<Record<string, unknown>>;
	readonly flags: readonly string[];
}

export const lexicon = makeLexicon(
	parse(
		readFileSync(
			new URL("../../templates/news/organizations.yaml", import.meta.url),
			"utf8",
		),
	).organizations,
);

const languages =
	/^(?:fr|de|es|pt|it|nl|ru|uk|ar|he|ja|ko|sv|da|nb|pl|zh(?:-\w+)?)$/;

/** Reads one case as an English manuscript, or in the language of its tags. */
export function readCase(one: Case): WireLine[] {
	const language = one.tags?.find((tag) => languages.test(tag)) ?? "en";
	return readZone(one.text, one.zone, { lexicon, language, headlines: [] });
}

export function judge(one: Case): Verdict {
	const lines = readCase(one);
	const actual = shape(summarize(lines));
	const { note: _note, ...expected } = one.expected;
	const flags = lines.flatMap((line) =>
		line.reading.flags.map((flag) => flag.rule),
	);
	const missing = (one.flags ?? []).filter((flag) => !flags.includes(flag));
	const pass =
		canonical(actual) === canonical(expected) && missing.length === 0;
	return {
		pass,
		kind: pass ? "exact" : judgePeople(one, lines),
		actual,
		flags,
	};
}

/** A claim is what an unflagged line says; every expected name must be claimed as expected, or stand in a flagged line. */
function judgePeople(one: Case, lines: readonly WireLine[]): Verdict["kind"] {
	const sure = summarize(lines.filter((line) => line.status === "parsed"));
	const asked = lines
		.filter((line) => line.status === "open")
		.map((line) => flat(line.text))
		.join(" ");
	const claims = [
		...sure.byline.map((agent) => claim(plainCredit(agent, false), "author")),
		...sure.contributors.map((agent) => claim(plainCredit(agent, true))),
	];
	const wanted = [
		...one.expected.byline.map((agent) => claim(agent, "author")),
		...one.expected.contributors.map((agent) => claim(agent)),
	];
	const invented = claims.filter((text) => !wanted.includes(text));
	const names = [...one.expected.byline, ...one.expected.contributors];
	const lost = names.filter(
		(agent, index) =>
			!claims.includes(wanted[index] ?? "") &&
			!asked.includes(flat(String(agent.name))),
	);
	const claimedDate =
		sure.date !== undefined && sure.date !== one.expected.date;
	if (invented.length > 0 || lost.length > 0 || claimedDate) return "wrong";
	return asked === "" ? "exact" : "flagged";
}

function claim(
	agent: Readonly<Record<string, unknown>>,
	role = String(agent.role),
): string {
	return canonical({ ...agent, role });
}

function flat(text: string): string {
	return text
		.normalize("NFC")
		.replace(/\s+/g, " ")
		.replace(/[’ʼ]/g, "'")
		.replace(/[\u200b\u200e\u200f]/g, "");
}

/** A reading in the form of the case file. */
function shape(reading: CopyReading): Record<string, unknown> {
	return {
		...defined({
			date: reading.date,
			dateModified: reading.dateModified,
			organization: reading.organization,
			dateline: reading.dateline,
			located: reading.located,
		}),
		byline: reading.byline.map((agent) => plainCredit(agent, false)),
		contributors: reading.contributors.map((agent) => plainCredit(agent, true)),
	};
}

function plainCredit(
	{ kind, line: _line, label: _label, role, ...agent }: WireCredit,
	withRole: boolean,
): Record<string, unknown> {
	return defined({
		...agent,
		...(withRole ? { role } : {}),
		...(kind === "person" ? {} : { type: kind }),
	});
}

function defined(record: object): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(record).filter(([, value]) => value !== undefined),
	);
}

/** JSON with sorted keys and one apostrophe. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, item: unknown) =>
		item !== null && typeof item === "object" && !Array.isArray(item)
			? Object.fromEntries(
					Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
				)
			: typeof item === "string"
				? flat(item)
				: item,
	);
}

function main(file: string): void {
	const cases: Case[] = JSON.parse(readFileSync(file, "utf8"));
	const tally = { exact: 0, flagged: 0, wrong: 0 };
	let passed = 0;
	for (const one of cases) {
		const { pass, kind, actual, flags } = judge(one);
		tally[kind] += 1;
		if (pass) passed += 1;
		else
			console.log(
				`${kind}  ${one.id}  ${JSON.stringify(one.text)}\n  expected ${canonical({ ...one.expected, note: undefined })}\n  read     ${canonical(actual)}\n  flags    ${flags.join(", ") || "none"}`,
			);
	}
	console.log(
		`${tally.exact} exact, ${tally.flagged} flagged, ${tally.wrong} wrong`,
	);
	console.log(`${passed} passed, ${cases.length - passed} failed`);
	process.exitCode = passed === cases.length ? 0 : 1;
}

if (
	process.argv[1] &&
	import.meta.url === pathToFileURL(process.argv[1]).href
) {
	const file = process.argv[2];
	if (file) main(file);
	else {
		console.error("Usage: npm run cases -- FILE.json");
		process.exitCode = 2;
	}
}
