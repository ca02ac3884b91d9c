/** Looks in every piece of text for glyphs that no font of the file draws. */
import { seenText } from "../../normalize.ts";
import type { Finding, Rule } from "../../rule.ts";

export const everyCharacterIsDrawn: Rule = {
	id: "P05",
	says: "Every character on the pages is drawn, by a font that the file holds.",
	clause:
		"ISO 19005-2 §6.2.11.8 (no .notdef) and §6.2.11.4 (fonts are embedded)",
	pdf: ({ shown }) =>
		shown.flatMap((item): Finding[] => {
			const isSound =
				item.missing === 0 &&
				item.blank === "" &&
				(item.isEmbedded || item.drawn === "");
			if (isSound) return [];
			const where = `page ${item.page + 1}, at ${item.x.toFixed(0)} and ${item.y.toFixed(0)} points`;
			const around = seenText(item.text) || "(no text)";
			return [
				...(item.missing > 0
					? [
							{
								expected: `${around}, drawn`,
								actual: `${item.missing} × the box of a missing glyph`,
								where,
							},
						]
					: []),
				...(item.blank !== ""
					? [
							{
								expected: `${around}, drawn`,
								actual: `nothing for ${item.blank}`,
								where,
								about: { lacks: [item.text], restsOn: ["V11"] },
							},
						]
					: []),
				...(item.isEmbedded || item.drawn === ""
					? []
					: [
							{
								expected: "an embedded font",
								actual: "none",
								where,
								about: { has: [item.text] },
							},
						]),
			];
		}),
};
