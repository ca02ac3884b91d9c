/** A chapter’s own file → its front matter, and whether its text has a title. */
import { join } from "node:path";
import { findInside } from "../manuscript/find-inside.ts";
import {
	headingAbove,
	isTitleAlone,
	opensWithTitle,
} from "../manuscript/front-matter/others/heading-above.ts";
import { parseToml } from "../manuscript/front-matter/others/parse-toml.ts";
import { type PlacedYaml, parseYaml } from "../manuscript/front-matter/yaml.ts";
import { readText, splitFrontMatter } from "../manuscript/read-files.ts";
import { readControls } from "../prose/controls.ts";

export interface ChapterFile {
	/** Nothing where it has none, or none that can be read: a build tells of that. */
	readonly matter: PlacedYaml | undefined;
	/** Whether the text opens with a title. */
	readonly isTitled: boolean;
	/** The words of the heading above the text, of any level, or of the first of level 1 in it. */
	readonly heading: string | undefined;
	/** Whether there is no text but a title. */
	readonly isEmpty: boolean;
	/** Whether it shows pictures. */
	readonly isIllustrated: boolean;
}

/** Nothing where it cannot be read. */
export async function readChapterFile(
	folder: string,
	path: string,
): Promise<ChapterFile | undefined> {
	const found = findInside(folder, path);
	if ("obstacle" in found) return undefined;
	const text = readText(join(folder, path));
	if ("rule" in text) return undefined;
	const split = splitFrontMatter(text.text);
	const prose = readControls(split?.prose ?? text.text);
	const parse = split?.syntax === "toml" ? parseToml : parseYaml;
	const matter = split && parse(split.yaml, text.file, split.yamlLine);
	return {
		matter: matter?.problems.length === 0 ? matter : undefined,
		isTitled: opensWithTitle(prose),
		heading: headingAbove(prose) ?? firstTitleIn(prose),
		isEmpty: isTitleAlone(prose),
		isIllustrated: /!\[|<img\b/i.test(prose),
	};
}

/** Code that prepares a page often stands above its title. */
function firstTitleIn(prose: string): string | undefined {
	let fence = "";
	for (const line of prose.split("\n")) {
		const [, mark = ""] = /^ {0,3}(```|~~~)/.exec(line) ?? [];
		if (fence === "") fence = mark;
		else if (mark === fence) fence = "";
		if (fence === "" && /^# +\S/.test(line)) return headingAbove(line);
	}
	return undefined;
}

export async function matterOf(
	folder: string,
	path: string,
): Promise<PlacedYaml | undefined> {
	return (await readChapterFile(folder, path))?.matter;
}
