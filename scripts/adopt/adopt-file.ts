/** A Markdown file → the same file with Colophon’s front matter; its body stays as it is, byte for byte. */
import { readFileSync } from "node:fs";
import { headingAbove } from "../manuscript/front-matter/others/heading-above.ts";
import { parseToml } from "../manuscript/front-matter/others/parse-toml.ts";
import { parseYaml } from "../manuscript/front-matter/yaml.ts";
import {
	faultyFrontMatter,
	readText,
	splitFrontMatter,
} from "../manuscript/read-files.ts";
import { readControls } from "../prose/controls.ts";
import { type AdoptedMatter, adoptMatter } from "./adopt-matter.ts";
import { changedLines } from "./changed-lines.ts";
import type { AdoptOptions, Proposal } from "./proposal.ts";
import { writeMatter } from "./write-matter.ts";

/** `path` as it was named, `real` where it lies. */
export async function adoptFile(
	path: string,
	real: string,
	options: AdoptOptions,
): Promise<Proposal> {
	const text = readText(path);
	const nothing = { file: path, path: real, before: undefined };
	const refused = (...problems: Proposal["problems"]): Proposal => ({
		...nothing,
		after: undefined,
		lines: [],
		remarks: [],
		problems,
	});
	if ("rule" in text) return refused(text);
	const { file } = text;
	const split = splitFrontMatter(text.text);
	const fault = split ? undefined : faultyFrontMatter(file, text.text);
	if (fault) return refused(fault);
	const { yaml, syntax, yamlLine, matterLines, prose } = split ?? {
		yaml: "",
		syntax: "yaml",
		yamlLine: 1,
		matterLines: 0,
		prose: text.text,
	};
	const placed = (syntax === "toml" ? parseToml : parseYaml)(
		yaml,
		file,
		yamlLine,
	);
	if (placed.problems.length > 0) return refused(...placed.problems);
	const adopted = adoptMatter(placed, {
		...options,
		heading: headingAbove(readControls(prose)),
	});
	const before = readFileSync(real);
	const isInPlace = split !== undefined && syntax === "yaml" && yamlLine === 2;
	if (isInPlace && !isChanged(adopted, placed.value))
		return { ...nothing, file, before, ...unchanged };
	const fresh = `---\n${writeMatter({
		...adopted,
		source: isInPlace ? yaml : undefined,
		remarks: [
			...(syntax === "toml" ? remarksIn(yaml) : []),
			...missing(adopted, yaml),
		],
	})}---\n${split ? "" : "\n"}`;
	return {
		file,
		path: real,
		before,
		after: joined(before, fresh, matterLines),
		lines: changedLines(
			text.text.split("\n").slice(0, matterLines),
			fresh.split("\n").slice(0, -1),
		),
		remarks: [],
		problems: [],
	};
}

const unchanged = {
	after: undefined,
	lines: [],
	remarks: [],
	problems: [],
} as const;

function isChanged(
	{ values, kept, moved }: AdoptedMatter,
	written: unknown,
): boolean {
	const keys = Object.keys(values).filter((key) => key !== "extra");
	return (
		moved.length > 0 ||
		keys.some((key) => !kept.has(key)) ||
		typeof written !== "object"
	);
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** `matter` in place of the first `lines` lines of `bytes`, behind its byte order mark and with its line ends. */
function joined(bytes: Buffer, matter: string, lines: number): Uint8Array {
	const begin =
		bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	let at = begin;
	for (let passed = 0; passed < lines && at < bytes.length; at += 1) {
		const isEnd =
			bytes[at] === lineFeed ||
			(bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed);
		if (isEnd) passed += 1;
	}
	const [end = "\n"] = /\r\n?|\n/.exec(bytes.toString("latin1")) ?? [];
	return Buffer.concat([
		bytes.subarray(0, begin),
		Buffer.from(matter.replaceAll("\n", end)),
		bytes.subarray(at),
	]);
}

/** What nothing can be made of but by the author. */
export function missing({ values }: AdoptedMatter, before = ""): string[] {
	const remark =
		"inLanguage is not set: add it above, for instance inLanguage: en-US";
	return values.inLanguage === undefined && !before.includes(remark)
		? [remark]
		: [];
}

function remarksIn(toml: string): string[] {
	return toml
		.split("\n")
		.filter((line) => /^\s*#/.test(line))
		.map((line) => line.replace(/^\s*#\s*/, ""));
}
