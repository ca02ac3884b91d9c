/** Lists the zones of a page’s frames, and keeps their elements, so that the browser can be asked for them. */
import type { SeenZone } from "./draw-words.ts";
import { program } from "./program.ts";

/** What the document keeps. */
interface Kept {
	zones?: readonly Element[];
}

/** In the order of the documents. */
export const findZones = program(zonesOfFrames);

/** An expression whose value are the elements of the zones that were listed last. */
export const elementsOfZones = "globalThis.zones";

function zonesOfFrames(): SeenZone[] {
	const elements: Element[] = [];
	const zones: SeenZone[] = [];
	const frames = [...document.querySelectorAll("iframe")];
	for (const [frame, { contentDocument }] of frames.entries()) {
		if (!contentDocument) continue;
		const selector = "[data-credit], h1.p-name";
		for (const zone of contentDocument.querySelectorAll<HTMLElement>(
			selector,
		)) {
			elements.push(zone);
			const kind = zone.dataset.credit ?? "title";
			zones.push({ frame, kind, text: zone.textContent });
		}
	}
	(globalThis as unknown as Kept).zones = elements;
	return zones;
}
