/** Files in which other tools keep what they say of a book → plain values; tags of their own are passed over. */
import { join, relative } from "node:path";
import { parse as parseToml, TomlError } from "smol-toml";
import { parseDocument } from "yaml";
import { findInside } from "../../manuscript/find-inside.ts";
import { readText } from "../../manuscript/read-files.ts";
import { asValues, type Values } from "../adopt-matter.ts";

/** The text of `path` in `folder`; nothing where it is not there. Throws where it cannot be read. */
export async function textIn(
	folder: string,
	path: string,
): Promise<string | undefined> {
	const found = findInside(folder, path);
	if ("obstacle" in found) {
		if (found.obstacle === "missing") return undefined;
		throw new Error(
			`Unexpected ${path} in ${folder}: it is no file of this folder; name a file in it`,
		);
	}
	const text = await readText(found.file);
	if ("rule" in text) {
		if (text.rule === "file-empty") return "";
		throw new Error(`${place(folder, path)}: ${text.message}`);
	}
	return text.text;
}

/** As of front matter. */
const maxAliases = 50;

/** YAML, JSON among it. */
export async function yamlIn(folder: string, path: string): Promise<Values> {
	return asValues(await yamlListIn(folder, path));
}

export async function yamlListIn(
	folder: string,
	path: string,
): Promise<unknown> {
	const text = await textIn(folder, path);
	return text === undefined ? undefined : parseYaml(text, place(folder, path));
}

export function parseYaml(text: string, file: string): unknown {
	const document = parseDocument(text, {
		strict: false,
		uniqueKeys: false,
		logLevel: "silent",
	});
	const [error] = document.errors;
	try {
		if (error) throw error;
		return document.toJS({ maxAliasCount: maxAliases });
	} catch (cause) {
		throw new Error(`Malformed YAML in ${file}: correct it`, { cause });
	}
}

export async function tomlIn(folder: string, path: string): Promise<Values> {
	const text = await textIn(folder, path);
	try {
		return text === undefined ? {} : parseToml(text, { maxDepth: 100 });
	} catch (cause) {
		if (!(cause instanceof TomlError)) throw cause;
		throw new Error(`Malformed TOML in ${place(folder, path)}: correct it`, {
			cause,
		});
	}
}

function place(folder: string, path: string): string {
	return relative(process.cwd(), join(folder, path));
}

/** Those of `keys` that say something, under the names that front matter has for them. */
export function pick(
	values: Values,
	keys: Readonly<Record<string, string>>,
): Values {
	return Object.fromEntries(
		Object.entries(keys).flatMap(([key, own]) => {
			const value = values[key];
			const isSaid =
				typeof value === "number" ||
				(typeof value === "string" && value.trim() !== "") ||
				(typeof value === "object" && value !== null);
			return isSaid ? [[own, value]] : [];
		}),
	);
}

export function asList(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}

export function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value.trim() !== ""
		? value.trim()
		: undefined;
}
