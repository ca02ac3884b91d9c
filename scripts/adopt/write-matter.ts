/** Values → YAML as people write it: an entry a line, texts in quotation marks only where they need them; what stands as it stood keeps its very lines, with the remarks above them. */
import { isDeepStrictEqual } from "node:util";
import { Document, isAlias, isMap, isScalar, parseDocument, visit } from "yaml";
import { parseYaml } from "../manuscript/front-matter/yaml.ts";
import { asValues, type Values } from "./adopt-matter.ts";

interface ToWrite {
	readonly values: Values;
	/** Keys whose values stand as in `source`. */
	readonly kept: ReadonlySet<string>;
	/** Keys of `source` that stand under `extra` now. */
	readonly moved: readonly string[];
	/** The YAML that was there. */
	readonly source?: string | undefined;
	/** Lines above the chapter of that index. */
	readonly above?: ReadonlyMap<number, readonly string[]> | undefined;
	/** Lines for those who read it. */
	readonly remarks: readonly string[];
}

/** Ends with a line break. */
export function writeMatter(matter: ToWrite): string {
	const { values, source } = matter;
	const written = withLinesOf(matter, linesByKey(source ?? ""));
	// Whatever YAML can do with lines that are put elsewhere, nothing is to change by it.
	return isDeepStrictEqual(parseYaml(written, "", 1).value, values)
		? written
		: withLinesOf(matter, nothing);
}

interface Lines {
	readonly head: string;
	/** By key, with the remarks above it. */
	readonly byKey: ReadonlyMap<string, string>;
	readonly foot: string;
}

const nothing: Lines = { head: "", byKey: new Map(), foot: "" };

function withLinesOf(matter: ToWrite, lines: Lines): string {
	const { values, kept, moved, above, remarks } = matter;
	const pairs = Object.entries(values).map(([key, value]) => {
		const same = kept.has(key) ? lines.byKey.get(key) : undefined;
		if (same !== undefined) return same;
		if (key === "extra") return extraOf(asValues(value), moved, lines);
		return key === "chapters" && above
			? chaptersOf(value, above)
			: pairOf(key, value);
	});
	const comments = remarks.map((remark) => `# ${inOneLine(remark)}\n`);
	return [lines.head, ...pairs, lines.foot, ...comments].join("");
}

/** The lines of each key of a map that stands at the margin; none where aliases tie values to each other. */
function linesByKey(source: string): Lines {
	const document = parseDocument(source, { uniqueKeys: false });
	const { contents } = document;
	if (!isMap(contents) || contents.flow || isTied(document)) return nothing;
	const keys = contents.items.map(({ key }) =>
		isScalar(key) && key.range
			? { name: String(key.value), at: key.range[0] }
			: { name: "", at: 1 },
	);
	const isAtMargin = keys.every(
		({ at }) => at === 0 || source[at - 1] === "\n",
	);
	if (!isAtMargin) return nothing;
	const lines = source.replace(/\n$/, "").split("\n");
	const numbers = new Map<number, number>();
	let offset = 0;
	for (const [number, line] of lines.entries()) {
		numbers.set(offset, number);
		offset += line.length + 1;
	}
	const starts = keys.map(({ at }, index) => {
		const number = numbers.get(at) ?? 0;
		return index === 0 ? number : remarksAbove(lines, number);
	});
	const end = remarksAbove(lines, lines.length);
	const textOf = (from = 0, to = end) =>
		lines
			.slice(from, to)
			.map((line) => `${line}\n`)
			.join("");
	return {
		head: textOf(0, starts[0]),
		byKey: new Map(
			keys.map(({ name }, index) => [
				name,
				textOf(starts[index], starts[index + 1]),
			]),
		),
		foot: textOf(end, lines.length),
	};
}

/** The number of the first of the blank lines and remarks that stand above line `number`. */
function remarksAbove(lines: readonly string[], number: number): number {
	let first = number;
	while (first > 0 && /^(?:#|[ \t]*$)/.test(lines[first - 1] ?? "-"))
		first -= 1;
	return first;
}

function isTied(document: Document): boolean {
	let found = false;
	visit(document, {
		Node(_key, node) {
			found ||=
				isAlias(node) || ("anchor" in node && node.anchor !== undefined);
		},
	});
	return found;
}

function extraOf(values: Values, moved: readonly string[], lines: Lines) {
	const own = lines.byKey.get("extra");
	const isOwn = own !== undefined && /^extra:[ \t]*(?:#.*)?\n {2}\S/m.test(own);
	const rest = Object.entries(values).filter(
		([key]) => !(isOwn && !moved.includes(key)),
	);
	const items = rest.map(([key, value]) =>
		indented(
			(moved.includes(key) ? lines.byKey.get(key) : undefined) ??
				new Document({ [key]: value }).toString({ lineWidth: 0 }),
		),
	);
	return `${isOwn ? own : "extra:\n"}${items.join("")}`;
}

function indented(lines: string): string {
	return lines.replace(/^(?=.)/gm, "  ");
}

function chaptersOf(
	chapters: unknown,
	above: ReadonlyMap<number, readonly string[]>,
): string {
	const remarksAt = (index: number) =>
		(above.get(index) ?? []).map((remark) => `  # ${inOneLine(remark)}\n`);
	const list = Array.isArray(chapters) ? chapters : [];
	const items = list.flatMap((chapter: unknown, index) => [
		...remarksAt(index),
		`  - ${flow(chapter)}\n`,
	]);
	return ["chapters:\n", ...items, ...remarksAt(list.length)].join("");
}

/** Registries and lists of entries with an entry a line, all else in one line. */
function pairOf(key: string, value: unknown): string {
	const name = flow(key);
	if (Array.isArray(value) && value.some((item) => isHolder(item)))
		return `${name}:\n${value.map((item) => `  - ${flow(item)}\n`).join("")}`;
	const entries = Object.entries(asValues(value));
	if (entries.length > 0 && entries.every(([, item]) => isHolder(item)))
		return `${name}:\n${entries.map(([id, item]) => `  ${flow(id)}: ${flow(item)}\n`).join("")}`;
	return `${name}: ${flow(value)}\n`;
}

function isHolder(value: unknown): boolean {
	return typeof value === "object" && value !== null;
}

/** In one line: `{ name: Halima Forde, roles: [ctb] }`. */
function flow(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
	if (typeof value === "object" && value !== null) {
		const pairs = Object.entries(value)
			.filter(([, item]) => item !== undefined)
			.map(([key, item]) => `${flow(key)}: ${flow(item)}`);
		return pairs.length > 0 ? `{ ${pairs.join(", ")} }` : "{}";
	}
	// As it stands in brackets, where more signs mean something.
	const list = new Document([value]);
	(list.contents as { flow?: boolean }).flow = true;
	return list
		.toString({ lineWidth: 0, flowCollectionPadding: false })
		.trim()
		.slice(1, -1);
}

function inOneLine(text: string): string {
	return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 300);
}
