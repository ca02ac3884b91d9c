/** Files → texts with front matter: UTF-8 only, with the place of what is wrong. */
import { relative } from "node:path";
import { inputKind, readInput } from "../machine/input-files.ts";
import type { Problem } from "../model/problem.ts";
import { unprintable } from "./front-matter/unprintable.ts";

export interface TextFile {
	/** For messages, relative to the folder where the command runs. */
	readonly file: string;
	readonly text: string;
	/** As they are in the file; `text` has one kind of line ends and no byte order mark. */
	readonly bytes: Uint8Array;
}

interface SplitText {
	readonly yaml: string;
	/** What `yaml` is written in; JSON is YAML. */
	readonly syntax: "yaml" | "toml";
	/** 1-based line of the file at which the YAML begins. */
	readonly yamlLine: number;
	/** Lines of the file that the front matter takes, with those around it. */
	readonly matterLines: number;
	/** The prose, with blank lines for the front matter, so that its lines count as in the file. */
	readonly prose: string;
}

/** Half of “War and Peace”; a file with more takes the parser half a minute and gigabytes. */
const maxBytes = 2_000_000;

/** Reads a text file; problems are bytes that are no UTF-8, nothing in it, or far too much. */
export function readText(path: string): TextFile | Problem {
	const file = relative(process.cwd(), path) || path;
	const attempt = <T>(read: (path: string) => T): T => {
		try {
			return read(path);
		} catch (cause) {
			throw new Error(
				`Cannot read ${file}: check the path and its permissions`,
				{ cause },
			);
		}
	};
	// The size is looked at first, so that no file fills the memory.
	const { size } = attempt(inputKind);
	if (size > maxBytes)
		return {
			rule: "file-too-large",
			message: `Unexpected size of ${Math.ceil(size / 1e5) / 10} MB, expected at most ${maxBytes / 1e6} MB: split it into chapters`,
			file,
		};
	const bytes = attempt(readInput);
	if (bytes.length === 0)
		return {
			rule: "file-empty",
			message: "Unexpected empty file: write the text into it, or remove it",
			...placeIn(file, "", 0),
		};
	const bad = firstBadByte(bytes);
	if (bad !== undefined)
		return {
			rule: "encoding",
			message: `Unexpected byte 0x${bytes[bad]?.toString(16)}${guess(bytes)}, expected UTF-8: save the file as UTF-8`,
			file,
			...placeOf(bytes, bad),
		};
	const text = new TextDecoder("utf-8")
		.decode(bytes)
		.replaceAll("\r\n", "\n")
		.replaceAll("\r", "\n");
	const control = controlIn(text, path);
	if (control)
		return {
			rule: "encoding",
			message: `Unexpected control character U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}: remove it`,
			...placeIn(file, text, control.index ?? 0),
		};
	return { file, text, bytes };
}

/** The first that no edition can hold. Those of Latin-1 in prose are adapted where it is read. */
function controlIn(text: string, path: string): RegExpMatchArray | undefined {
	const found = unprintable.exec(text);
	if (!found || isData.test(path)) return found ?? undefined;
	const matter = splitFrontMatter(text);
	const prose = matter ? text.length - matter.prose.trimStart().length : 0;
	for (const control of text.matchAll(new RegExp(unprintable, "gu")))
		if (control.index < prose || !/[\x7f-\x9f]/.test(control[0]))
			return control;
	return undefined;
}

/** Nothing in these is prose. */
const isData = /\.(?:ya?ml|toml|json)$/i;

function placeIn(file: string, text: string, offset: number) {
	const before = text.slice(0, offset).split("\n");
	return {
		file,
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1,
		source: text.split("\n")[before.length - 1] ?? "",
	};
}

/** Byte order marks tell other encodings. */
function guess(bytes: Uint8Array): string {
	const isUtf16 =
		(bytes[0] === 0xff && bytes[1] === 0xfe) ||
		(bytes[0] === 0xfe && bytes[1] === 0xff);
	return isUtf16 ? " (the file is UTF-16)" : "";
}

/** Splits a manuscript into front matter and prose, YAML between lines of ---, TOML between lines of +++ or JSON in braces; nothing when it has no front matter. */
export function splitFrontMatter(text: string): SplitText | undefined {
	const fenced =
		/^---[ \t]*(?:ya?ml|json|(toml))?[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(
			text,
		);
	if (fenced?.index === 0 && opensProse.test(fenced[2] ?? "")) return undefined;
	if (fenced?.index === 0)
		return splitAt(text, fenced[0], fenced[2] ?? "", {
			syntax: fenced[1] ? "toml" : "yaml",
			yamlLine: 2,
		});
	const toml = /^\+\+\+[ \t]*\n([\s\S]*?)^\+\+\+[ \t]*(?:\n|$)/m.exec(text);
	if (toml?.index === 0)
		return splitAt(text, toml[0], toml[1] ?? "", {
			syntax: "toml",
			yamlLine: 2,
		});
	const json = /^\{[ \t]*\n[ \t]*"[\s\S]*?^\}[ \t]*(?:\n|$)/m.exec(text);
	if (json?.index !== 0) return undefined;
	// A tab is no margin in YAML.
	const yaml = json[0].replace(/^\t+/gm, (tabs) => " ".repeat(tabs.length));
	return splitAt(text, json[0], yaml, { syntax: "yaml", yamlLine: 1 });
}

/** A line of --- that a blank one follows divides prose, where no key comes next (Pandoc’s rule). */
const opensProse =
	/^(?:[ \t]*\n)+(?=[ \t]*[^\s#])(?!["']?[\w-]+["']?[ \t]*:(?:\s|$))/;

function splitAt(
	text: string,
	matter: string,
	yaml: string,
	how: Pick<SplitText, "syntax" | "yamlLine">,
): SplitText {
	const lines = matter.split("\n").length - (matter.endsWith("\n") ? 1 : 0);
	const rest = text.slice(matter.length);
	return {
		yaml,
		...how,
		matterLines: lines,
		prose: "\n".repeat(lines) + rest,
	};
}

/** What was to be front matter and is none; a text may well be without. */
export function faultyFrontMatter(
	file: string,
	text: string,
): Problem | undefined {
	const message = /^---[ \t]*\n[ \t]*[\w-]+:/.test(text)
		? "Unexpected end of front matter: close it with a line of ---"
		: textBefore.test(text)
			? "Unexpected text before the front matter: begin the file with its line of ---"
			: /^\+\+\+[ \t]*\n/.test(text)
				? "Unexpected end of front matter: close it with a line of +++"
				: undefined;
	return message === undefined
		? undefined
		: {
				rule: "front-matter-missing",
				message,
				file,
				line: 1,
				column: 1,
				source: text.split("\n")[0] ?? "",
			};
}

/** Nothing but a title, a remark or two stands above front matter; below prose, such lines are prose. */
const textBefore =
	/^(?:(?!```|~~~)[^\n]*\n){1,4}---[ \t]*\n(?:title|author|inLanguage|date|people):.*\n(?:.*\n){0,200}---[ \t]*(?:\n|$)/i;

/** The offset of the first byte that is no UTF-8. */
function firstBadByte(bytes: Uint8Array): number | undefined {
	const isUtf8 = (part: Uint8Array) => {
		try {
			new TextDecoder("utf-8", { fatal: true }).decode(part, { stream: true });
			return true;
		} catch {
			return false;
		}
	};
	if (isUtf8(bytes)) return undefined;
	let [low, high] = [0, bytes.length];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (isUtf8(bytes.subarray(0, middle))) low = middle;
		else high = middle;
	}
	// An incomplete sequence at the end of the good part begins at its lead byte.
	while (low > 0 && ((bytes[low - 1] ?? 0) & 0xc0) === 0x80) low -= 1;
	return low > 0 && (bytes[low - 1] ?? 0) >= 0xc0 ? low - 1 : low;
}

function placeOf(
	bytes: Uint8Array,
	offset: number,
): { line: number; column: number; source: string } {
	const before = Buffer.from(bytes.subarray(0, offset))
		.toString("latin1")
		.split("\n");
	const source =
		Buffer.from(bytes).toString("latin1").split("\n")[before.length - 1] ?? "";
	return {
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1,
		source,
	};
}
