/** Which heading an id leads to, for references that have no words of their own. */
import type { Nodes, Root } from "mdast";
import { toString as wordsOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { readAttributeList } from "../attributes.ts";

/** By its own id or by its words, of which only letters and figures count. */
export function headingWords(tree: Root): (id: string) => string | undefined {
	const byId = new Map<string, string>();
	const byWords = new Map<string, string>();
	visit(tree, "heading", (heading) => {
		const written = wordsOf(heading as Nodes);
		const at = written.lastIndexOf("{");
		const block = at < 0 ? undefined : readAttributeList(written.slice(at));
		const isOwn = block?.rest === "";
		const words = (isOwn ? written.slice(0, at) : written)
			.replace(/\s+/g, " ")
			.trim();
		// What dialects mean in it is not known yet.
		if (words === "" || !/^[\p{L}\p{N}\p{M} ,.;’?!()–—-]+$/u.test(words))
			return;
		const id = isOwn ? block.attributes.id : undefined;
		if (id !== undefined && !byId.has(id)) byId.set(id, words);
		const letters = lettersOf(words);
		if (letters !== "" && !byWords.has(letters)) byWords.set(letters, words);
	});
	return (id) => byId.get(id) ?? byWords.get(lettersOf(id));
}

function lettersOf(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}
