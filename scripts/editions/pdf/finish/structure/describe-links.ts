/** Gives each link annotation a description in words (ISO 14289-1 §7.18.5), from the anchors of the print HTML. */
import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import type { LinkFact } from "../facts.ts";
import { dictAt, numberAt, type OpenFile, text, textAt } from "../open-file.ts";
import {
	elementsOf,
	type ObjectReference,
	type StructureTree,
} from "./structure-tree.ts";

export function describeLinks(
	file: OpenFile,
	tree: StructureTree,
	links: readonly LinkFact[],
): void {
	const targets = links.map(({ href }) => normalized(href));
	let next = 0;
	for (const node of elementsOf(tree.root)) {
		const parts = node.children.filter(({ kind }) => kind === "object");
		const [first] = parts;
		if (first?.kind !== "object") continue;
		const target = targetOf(file, first);
		// Anchors that the print hides are passed over; order tells apart those that lead to one place.
		const ahead = targets.indexOf(target, next);
		const found = ahead >= 0 ? ahead : targets.indexOf(target);
		if (found >= next) next = found + 1;
		const link = links[found];
		if (!link) reportUnknown(file, first, target);
		for (const part of parts)
			if (part.kind === "object")
				describe(file, part, shortened(link?.text || readable(target)));
	}
}

function describe(
	file: OpenFile,
	{ ref }: ObjectReference,
	words: string,
): void {
	const annotation = file.context.lookup(ref);
	if (!(annotation instanceof PDFDict)) return;
	annotation.set(PDFName.of("Contents"), text(words));
	// Printed, and neither hidden nor invisible (ISO 19005-2 §6.3.2).
	if (numberAt(annotation, "F") === undefined)
		annotation.set(PDFName.of("F"), file.context.obj(4));
}

/** Characters of a description, which every line of a long link repeats. */
const longest = 300;

function shortened(words: string): string {
	const characters = [...words];
	if (characters.length <= longest) return words;
	return `${characters.slice(0, longest).join("").trimEnd()}…`;
}

function targetOf(file: OpenFile, { ref }: ObjectReference): string {
	const annotation = file.context.lookup(ref);
	if (!(annotation instanceof PDFDict)) return "";
	const action = dictAt(annotation, "A");
	const address = action && textAt(action, "URI");
	if (address) return normalized(address);
	return normalized(`#${textAt(annotation, "Dest") ?? ""}`);
}

/** One spelling for addresses that the browser has resolved and those that the HTML holds. */
function normalized(href: string): string {
	if (href.startsWith("#")) return `#${decoded(href.slice(1))}`;
	return URL.canParse(href) ? new URL(href).href : href;
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

function readable(target: string): string {
	return target.replace(/^(mailto:|#)/, "") || target;
}

function reportUnknown(
	file: OpenFile,
	{ page }: ObjectReference,
	target: string,
): void {
	file.faults.push({
		rule: "links-are-described",
		message: `Unexpected link to ${target}, expected one of the links of the print HTML`,
		page: page + 1,
	});
}
