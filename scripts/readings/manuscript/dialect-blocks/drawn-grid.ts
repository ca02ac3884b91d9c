/** Tables in a grid of `+---+` and `|`, for the witness. */
import { columnsOf, type Drawn, longest } from "./drawn-columns.ts";
import { marginOf, type Numbered, type Numbereds } from "./numbered.ts";

export function readGrid(lines: Numbereds, at: number): Drawn | undefined {
	const top = lines[at]?.text ?? "";
	if (!/^\s*\+(?::?-+:?\+)+\s*$/.test(top)) return undefined;
	const posts = postsIn(top);
	const borders: string[] = [];
	const rows: Numbered[][] = [];
	let next = at;
	for (; next < at + longest; next += 1) {
		const line = lines[next];
		if (!line || !/^\s*[+|]/.test(line.text)) break;
		if (!/^\s*\+[-=:+]*\+\s*$/.test(line.text)) {
			rows.at(-1)?.push(line);
			continue;
		}
		const isBorder = /^\s*\+(?:(?::?-+:?\+)+|(?::?=+:?\+)+)\s*$/.test(
			line.text,
		);
		if (!isBorder || postsIn(line.text).join() !== posts.join())
			return undefined;
		if (rows.at(-1)?.length === 0) return undefined;
		borders.push(line.text);
		rows.push([]);
	}
	if (rows.pop()?.length !== 0 || rows.length === 0) return undefined;
	const doubled = borders.flatMap((text, index) =>
		text.includes("=") ? [index] : [],
	);
	const isFooted = doubled.includes(rows.length);
	if (doubled.length !== (isFooted ? 3 : Math.min(1, doubled.length)))
		return undefined;
	const cells = rows.map((row) => cellsBetween(row, posts));
	if (!cells.every((row) => row !== undefined)) return undefined;
	const heads = doubled[0] ?? 0;
	const sides = (borders[heads] ?? "")
		.trim()
		.split("+")
		.slice(1)
		.map((mark) =>
			!mark.endsWith(":") ? "" : mark.startsWith(":") ? "center" : "right",
		);
	return {
		taken: next - at,
		margin: marginOf(top),
		rows: cells,
		heads,
		sides,
		isOfBlocks: true,
	};
}

function postsIn(text: string): number[] {
	return [...text].flatMap((sign, at) => (sign === "+" ? [at] : []));
}

function cellsBetween(
	row: Numbereds,
	posts: readonly number[],
): Numbereds[] | undefined {
	const split = row.map(({ text }) => columnsOf(text.trimEnd()));
	const isWhole = split.every(
		(columns) =>
			columns.length === (posts.at(-1) ?? 0) + 1 &&
			posts.every((post) => columns[post]?.startsWith("|")),
	);
	if (!isWhole) return undefined;
	return posts.slice(1).map((post, index) =>
		row.map(({ number }, line) => ({
			number,
			text: split[line]
				?.slice((posts[index] ?? 0) + 1, post)
				.join("")
				.trimEnd() as string,
		})),
	);
}
