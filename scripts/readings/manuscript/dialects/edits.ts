/** What editors mark and remark, `{++added++}` and `%% aside %%`, for the witness. */
import { next, nodeIn } from "./line.ts";
import { element, isWord, type Place, type Result } from "./place.ts";

/** CriticMarkup. */
export function edit(place: Place): Result {
	const { line, at, to, read } = place;
	const [end = "", name = ""] = ends[line.signs.slice(at + 1, at + 3)] ?? [];
	const close = end === "" ? -1 : next(line, end, at + 3);
	if (close >= at + 3 && close + 3 <= to)
		return [
			name === "" ? [] : [element(name, read(at + 3, close), place)],
			close + 3,
		];
	const node = nodeIn(line, at + 1);
	if (node?.type !== "delete" || line.signs[at + 2] !== "}") return undefined;
	const index = node.children.findIndex(
		(child) => child.type === "text" && child.value.includes("~>"),
	);
	const child = node.children[index];
	if (child?.type !== "text") return undefined;
	const [old = "", ...rest] = child.value.split("~>");
	const before = [...node.children.slice(0, index), { ...child, value: old }];
	const after = [
		{ ...child, value: rest.join("~>") },
		...node.children.slice(index + 1),
	];
	return [
		[element("del", before, place), element("ins", after, place)],
		at + 3,
	];
}

const ends: Readonly<Record<string, readonly [string, string]>> = {
	"++": ["++}", "ins"],
	"--": ["--}", "del"],
	"==": ["==}", "mark"],
	">>": ["<<}", ""],
};

export function remark(place: Place): Result {
	const { line, at, to } = place;
	const { signs } = line;
	if (!signs.startsWith("%%", at) || !/\s/.test(signs[at - 1] ?? " "))
		return undefined;
	const close = next(line, "%%", at + 2);
	if (close < 0 || close + 2 > to || isWord(signs[close + 2])) return undefined;
	return [[], close + 2];
}
