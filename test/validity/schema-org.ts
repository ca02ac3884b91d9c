/** The vocabulary of schema.org, read from the declarations of schema-dts, and what in a piece of JSON-LD is not of it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Type {
	readonly parents: readonly string[];
	/** The types that each own property takes. */
	readonly properties: ReadonlyMap<string, readonly string[]>;
}

const vocabulary = readVocabulary();

/** Each fault as a sentence with its path; none where every term exists and every value is of a type that its property takes. */
export function faultsIn(node: unknown): string[] {
	return faultsOfNode(node, "", undefined);
}

function readVocabulary(): ReadonlyMap<string, Type> {
	const file = createRequire(import.meta.url).resolve("schema-dts");
	const text = readFileSync(file.replace(/\.js$/, ".d.ts"), "utf8");
	const types = new Map<string, Type>();
	const blocks = text.matchAll(
		/^(?:export )?interface (\w+?)(Base|Leaf)(?:<[^>]*>)? extends ([^{]*)\{([\s\S]*?)^\}/gm,
	);
	for (const [, name = "", kind, parents = "", body = ""] of blocks) {
		if (kind === "Leaf" && types.has(name)) continue;
		types.set(name, {
			parents: [...parents.matchAll(/(\w+)Base\b/g)].map(
				([, parent = ""]) => parent,
			),
			properties: new Map(
				[...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;/gm)].map(
					([, property = "", expected = ""]) => [
						property,
						expected.split(" | "),
					],
				),
			),
		});
	}
	return types;
}

function faultsOfNode(
	node: unknown,
	path: string,
	roleOf: string | undefined,
): string[] {
	if (!isRecord(node)) return [`${path}: not an object`];
	const type = String(node["@type"]);
	if (!vocabulary.has(type)) return [`${path}: no type “${type}”`];
	return Object.entries(node)
		.filter(([key]) => key !== "@type" && !(path === "" && key === "@context"))
		.flatMap(([key, value]) => {
			const here = `${path}/${key}`;
			// A role repeats the property that it stands in.
			const expected =
				roleOf && key === roleOf
					? ["Person", "Organization"]
					: expectedOf(type, key);
			if (!expected) return [`${here}: “${type}” has no “${key}”`];
			return [value]
				.flat()
				.flatMap((item) => faultsOfValue(item, expected, here, key));
		});
}

function faultsOfValue(
	value: unknown,
	expected: readonly string[],
	path: string,
	key: string,
): string[] {
	if (isRecord(value)) {
		const lineage = ancestorsOf(String(value["@type"]));
		const isRole = lineage.includes("Role");
		const fits =
			isRole ||
			!vocabulary.has(String(value["@type"])) ||
			lineage.some((type) => expected.includes(type));
		return [
			...(fits
				? []
				: [`${path}: a ${value["@type"]}, not one of ${expected.join(", ")}`]),
			...faultsOfNode(value, path, isRole ? key : undefined),
		];
	}
	return expected.some((type) => literals[type]?.(value))
		? []
		: [`${path}: ${JSON.stringify(value)}, not one of ${expected.join(", ")}`];
}

const isDate = (value: unknown) =>
	typeof value === "string" && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value);

const literals: Readonly<Record<string, (value: unknown) => boolean>> = {
	Text: (value) => typeof value === "string",
	URL: (value) =>
		typeof value === "string" && /^(https?:\/\/|urn:)\S+$/.test(value),
	Date: isDate,
	DateTime: (value) =>
		typeof value === "string" &&
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/.test(value),
	Number: (value) => typeof value === "number",
	Integer: (value) => Number.isInteger(value),
	// A reference by its address stands for a node of any type.
	IdReference: () => false,
};

function expectedOf(
	type: string,
	property: string,
): readonly string[] | undefined {
	for (const ancestor of ancestorsOf(type)) {
		const found = vocabulary.get(ancestor)?.properties.get(property);
		if (found) return found;
	}
	return undefined;
}

/** A type and all that it is a kind of. */
function ancestorsOf(type: string): string[] {
	const found = [type];
	for (const name of found)
		for (const parent of vocabulary.get(name)?.parents ?? [])
			if (!found.includes(parent)) found.push(parent);
	return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
