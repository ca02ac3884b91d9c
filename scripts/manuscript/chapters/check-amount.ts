/** Whether a publication holds more than can be built: told at the door, before anything of its text is parsed. */

import type { Problem } from "../../model/problem.ts";
import { openTextCounter } from "../../prose/count-text.ts";
import { describeLimit, type LimitName, limits } from "../../prose/limits.ts";
import { findInside } from "../find-inside.ts";
import type { FrontMatter } from "../front-matter/schema.ts";
import type { Source } from "../front-matter/source.ts";
import type { PlacedYaml } from "../front-matter/yaml.ts";
import { readText, splitFrontMatter } from "../read-files.ts";

/** The first limit that is passed. What cannot be read is told elsewhere. */
export async function checkAmount(
	source: Source,
	matter: FrontMatter,
	yaml: PlacedYaml,
): Promise<Problem | undefined> {
	const [listed] = passedInMatter(matter);
	if (listed)
		return {
			...problem(describeLimit(listed.name)),
			...yaml.place(listed.path),
		};
	const count = openTextCounter();
	for await (const { file, prose } of textsOf(source, matter)) {
		const excess = count(prose);
		if (!excess) continue;
		const { line, column } = excess.point;
		const written = prose.split("\n")[line - 1] ?? "";
		return { ...problem(excess.message), file, line, column, source: written };
	}
	return undefined;
}

function problem(message: string) {
	return { rule: "too-much", message };
}

function passedInMatter(matter: FrontMatter) {
	const {
		people = {},
		organizations = {},
		images = {},
		chapters = [],
	} = matter;
	const agents = Object.keys({ ...people, ...organizations }).length;
	const listed: readonly [LimitName, number, readonly PropertyKey[]][] = [
		["agents", agents, ["people"]],
		["images", Object.keys(images).length, ["images"]],
		["chapters", chapters.length, ["chapters", limits.chapters.most]],
	];
	return listed
		.filter(([name, count]) => count > limits[name].most)
		.map(([name, , path]) => ({ name, path }));
}

async function* textsOf(source: Source, { chapters = [] }: FrontMatter) {
	if (source.form === "article") yield source;
	else
		for (const entry of chapters) {
			const found = findInside(source.folder, entry.file);
			if ("obstacle" in found) continue;
			const text = readText(found.file);
			if ("rule" in text) continue;
			const prose = splitFrontMatter(text.text)?.prose ?? text.text;
			yield { file: text.file, prose };
		}
}
