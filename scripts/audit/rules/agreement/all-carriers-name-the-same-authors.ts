/** Gathers the authors of every place that names them, in all editions, and compares them with the record’s. */
import { sameList } from "../../compare.ts";
import { agentIn, nameOf, nodesOf, workNode } from "../../json-ld.ts";
import { zonesOf } from "../../lines.ts";
import type { Readings, Rule } from "../../rule.ts";

export const allCarriersNameTheSameAuthors: Rule = {
	id: "X01",
	says: "Every carrier of every edition names the same authors, code point by code point.",
	clause: "One model, many carriers: no edition may drift from another",
	all: ({ readings, record }) => {
		const expected = record.byline.agents.map((agent) => agent.name);
		return authorsByCarrier(readings).flatMap(([carrier, names]) =>
			sameList(expected, names, carrier),
		);
	},
};

function authorsByCarrier({
	html,
	epub,
	pdf,
}: Readings): (readonly [string, readonly string[]])[] {
	const work = html && workNode(html);
	const carriers: [string, readonly string[] | undefined][] = [
		[
			"HTML meta author",
			html?.metas
				.filter((meta) => meta.name === "author")
				.map((meta) => meta.content),
		],
		[
			"HTML JSON-LD author",
			work &&
				["author", "editor"].flatMap((property) =>
					nodesOf(work, property).map((node) =>
						nameOf(agentIn(node, property)),
					),
				),
		],
		["EPUB dc:creator", epub?.opf.creators.map((agent) => agent.name)],
		["PDF XMP dc:creator", pdf?.xmp?.get("dc:creator")?.values ?? (pdf && [])],
		["PDF Info Author", pdf?.info.get("Author")?.split("; ") ?? (pdf && [])],
		[
			"HTML byline, names marked as authors",
			html && zonesOf(html, "byline")[0]?.authors,
		],
		[
			"EPUB byline, names marked as authors",
			epub && zonesOf(epub, "byline")[0]?.authors,
		],
	];
	return carriers.flatMap(([carrier, names]) =>
		names ? [[carrier, names] as const] : [],
	);
}
