/** What is shown in each element of the structure (ISO 32000-1 §14.7.4): the pieces of text by the marked content that they stand in. */
import { sizeLimits } from "../unreadable.ts";
import type { PdfDocument } from "./document.ts";
import { Dict } from "./objects.ts";
import type { Shown } from "./shown-text.ts";

const nothing: ReadonlySet<string> = new Set();

export class ElementContent {
	readonly #content = new Map<string, Shown[]>();

	constructor({ pages }: PdfDocument, shown: readonly Shown[]) {
		for (const item of shown) {
			if (item.mcid === undefined || item.isArtifact) continue;
			const owner = item.form ?? pages[item.page]?.dict.objectNumber;
			const key = contentKey(owner, item.mcid);
			const known = this.#content.get(key);
			if (known) known.push(item);
			else this.#content.set(key, [item]);
		}
	}

	/** `owner` is a page or a form. */
	at(owner: Dict | undefined, mcid: number): readonly Shown[] {
		return this.#content.get(contentKey(owner?.objectNumber, mcid)) ?? [];
	}

	/** Of a marked-content reference, on `page` where it does not name another. */
	ofReference(reference: Dict, page: Dict | undefined): readonly Shown[] {
		const owner = reference.dict("Stm") ?? reference.dict("Pg") ?? page;
		return this.at(owner, reference.number("MCID") ?? -1);
	}

	/** All that is shown in an element, in it and below, but for what is in elements of the tags `without`. */
	of(
		element: Dict,
		page: Dict | undefined,
		without: ReadonlySet<string> = nothing,
		depth = 0,
		seen = new Set<Dict>(),
	): readonly Shown[] {
		if (seen.has(element) || depth > sizeLimits.depth) return [];
		if (depth > 0 && without.has(element.name("S") ?? "")) return [];
		seen.add(element);
		const own = element.dict("Pg") ?? page;
		return element.items("K").flatMap((item) => {
			if (typeof item === "number") return this.at(own, item);
			if (!(item instanceof Dict) || item.name("Type") === "OBJR") return [];
			return item.name("Type") === "MCR"
				? this.ofReference(item, own)
				: this.of(item, own, without, depth + 1, seen);
		});
	}
}

function contentKey(owner: number | undefined, mcid: number): string {
	return `${owner} ${mcid}`;
}
