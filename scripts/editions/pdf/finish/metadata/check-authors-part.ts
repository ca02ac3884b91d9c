/** Finds what only the author can mend: images without words, and headings that skip a level. */
import type { OpenFile } from "../open-file.ts";
import {
	contentsOf,
	elementsOf,
	type StructureElement,
	type StructureTree,
} from "../structure/structure-tree.ts";

export function checkAuthorsPart(file: OpenFile, tree: StructureTree): void {
	let level = 0;
	for (const node of elementsOf(tree.root)) {
		const missesAlt =
			(node.tag === "Figure" || node.tag === "Formula") &&
			!node.alt &&
			!node.actualText;
		if (missesAlt)
			file.faults.push({
				rule: "image-has-alt",
				message: `Missing text alternative of ${node.tag === "Formula" ? "a formula" : "an image"}: add one, or mark an image as decoration`,
				page: pageOf(node),
			});
		const own = Number(/^H([1-6])$/.exec(node.tag)?.[1] ?? 0);
		if (own > level + 1)
			file.faults.push({
				rule: "headings-descend",
				message: `Unexpected heading of level ${own}, expected level ${level + 1} at most`,
				page: pageOf(node),
			});
		if (own > 0) level = own;
	}
}

function pageOf(node: StructureElement): number | undefined {
	for (const { page } of contentsOf(node)) return page + 1;
	return undefined;
}
