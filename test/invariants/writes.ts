/** Where the sources change files: the calls of what they import from node:fs, with their first argument. */
import { codeOf } from "./sources.ts";

/** What changes no file and no folder; `openSync` is not among these, since its flags decide. */
const harmless = new Set(
	`access accessSync closeSync constants createReadStream existsSync fsyncSync lstatSync readFile readFileSync readdir
	readdirSync readlinkSync realpathSync stat statSync statfsSync`.split(/\s+/),
);

/** Modules that change files; of others, and of whole modules, nothing is imported for that. */
const statement =
	/^import\s+(type\s+)?([^"';]*?)\s+from\s+"(?:(?:node:)?fs(?:\/promises)?|tar-fs)"/gm;

/** `renameSync(draft)`, for each call in the code of a source. */
export function changesIn(text: string): string[] {
	const code = codeOf(text);
	const names = [...code.matchAll(statement)]
		.filter(([, type]) => type === undefined)
		.flatMap(([, , names = ""]) => importedNames(names));
	return names
		.flatMap(({ name, local }) =>
			[
				...code.matchAll(new RegExp(`(?<![.\\w])${literal(local)}\\(`, "g")),
			].map(
				({ index, 0: call }) =>
					`${name}(${firstArgument(code.slice(index + call.length))})`,
			),
		)
		.sort();
}

/** `{ rm as gone, type Stats }` → what is called, and how. A module that is imported as a whole is called by any name. */
function importedNames(names: string): { name: string; local: string }[] {
	const list = /^\{([\s\S]*)\}$/.exec(names)?.[1];
	if (list === undefined)
		throw new Error(`Unexpected import of a whole module: ${names}`);
	return list
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "" && !part.startsWith("type "))
		.map((part) => {
			const [name = "", local = name] = part.split(/\s+as\s+/);
			return { name, local };
		})
		.filter(({ name }) => !harmless.has(name));
}

function literal(name: string): string {
	return name.replace(/\$/g, "\\$");
}

/** Up to the comma or the bracket that ends it, without its line breaks. */
function firstArgument(code: string): string {
	let depth = 0;
	for (const [index, sign] of [...code].entries()) {
		if (depth === 0 && /[,)]/.test(sign))
			return code
				.slice(0, index)
				.replace(/\s+/g, " ")
				.replace(/\$\{/g, "{")
				.trim();
		if (/[([{]/.test(sign)) depth += 1;
		if (/[)\]}]/.test(sign)) depth -= 1;
	}
	return code;
}
