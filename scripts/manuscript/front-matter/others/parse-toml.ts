/** TOML between lines of +++ → values, each with the line of its key at the top. */
import { parse, TomlError } from "smol-toml";
import type { Path } from "../report.ts";
import type { PlacedYaml, YamlPlace } from "../yaml.ts";

/** Bytes, as of YAML. */
const maxLength = 500_000;

/** Parses `text`, which begins at line `firstLine` (1-based) of `file`; dates become text. */
export function parseToml(
	text: string,
	file: string,
	firstLine: number,
): PlacedYaml {
	const lines = text.split("\n");
	const atLine = (line: number, column = 1): YamlPlace => ({
		file,
		line: line + firstLine,
		column,
		source: lines[line] ?? "",
	});
	const read = valueIn(text);
	const { value } = read;
	const lineOf = linesOfKeys(lines);
	const place = ([key]: Path) =>
		atLine(key === undefined ? 0 : (lineOf.get(String(key)) ?? 0));
	const at = (path: Path): unknown =>
		path.reduce<unknown>(
			(here, step) =>
				typeof here === "object" && here !== null && Object.hasOwn(here, step)
					? (here as Record<PropertyKey, unknown>)[step]
					: undefined,
			value,
		);
	return {
		value,
		problems:
			read.fault === undefined
				? []
				: [
						{
							rule: "toml-syntax",
							message: `Malformed TOML: ${read.fault.message}`,
							...atLine(read.fault.line - 1),
						},
					],
		place,
		placeOfKey: place,
		placeOfSign: place,
		written: (path) => {
			const here = at(path);
			return typeof here === "object" || here === undefined
				? undefined
				: String(here);
		},
		kind: (path) => kindOf(at(path)),
	};
}

interface Read {
	readonly value: unknown;
	readonly fault?: { readonly message: string; readonly line: number };
}

function valueIn(text: string): Read {
	if (text.length > maxLength)
		return {
			value: undefined,
			fault: {
				message: `more than ${maxLength / 1000} kB; move the text below it`,
				line: 1,
			},
		};
	try {
		return { value: plain(parse(text, { maxDepth: 100 })) };
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		return {
			value: undefined,
			fault: {
				message:
					"a value, a quotation mark or a bracket is not as TOML has it; text stands in quotation marks",
				line: error.line,
			},
		};
	}
}

/** Dates as they are written, letters composed (Unicode Standard Annex 15). */
function plain(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	if (typeof value === "string")
		return value
			.normalize("NFC")
			.replace(/\s*\n\s*/g, " ")
			.trim();
	if (typeof value === "bigint") return Number(value);
	if (Array.isArray(value)) return value.map(plain);
	return typeof value === "object" && value !== null
		? Object.fromEntries(
				Object.entries(value).map(([key, item]) => [key, plain(item)]),
			)
		: value;
}

/** Where each key of the top stands first, from 0. */
function linesOfKeys(lines: readonly string[]): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const [index, line] of lines.entries()) {
		const key = /^[ \t]*(?:\[\[?[ \t]*)?["']?([\w-]+)["']?[ \t]*[.\]=]/.exec(
			line,
		)?.[1];
		if (key !== undefined && !found.has(key)) found.set(key, index);
	}
	return found;
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return "a list";
	const names: Readonly<Record<string, string>> = {
		string: "text",
		number: "a number",
		boolean: "true or false",
		object: "keys with values",
	};
	return names[typeof value] ?? "nothing";
}
