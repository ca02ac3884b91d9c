/** `%%a remark to oneself%%` (Obsidian) is left out, with a note. */
import type { Construct } from "./construct.ts";

export const comments: Construct = {
	signs: "%",
	read(at, { run, end, context }) {
		const { text } = run;
		if (!text.startsWith("%%", at) || /\S/.test(text[at - 1] ?? " "))
			return undefined;
		const to = run.find("%%", at + 2);
		if (to < 0 || to + 2 > end || /[\p{L}\p{N}]/u.test(text[to + 2] ?? ""))
			return undefined;
		context.note(
			"comment-left-out",
			"Unexpected %%…%%: taken for a remark of the author’s, so no edition holds it",
			run.pointAt(at),
		);
		return { end: to + 2, nodes: [] };
	},
};
