/** One piece of copy whose zone is known, or a whole document → one reading: for the cases. */
import { foldLine, foldLineEnds } from "../../scripts/import/copy/fold-text.ts";
import type {
	CopyReading,
	CopyZone,
	WireLine,
} from "../../scripts/import/model.ts";
import { textBlocks } from "../../scripts/import/sources/read-text.ts";
import {
	type ArticleContext,
	readArticle,
	readFirst,
} from "../../scripts/import/zones/read-article.ts";
import { readCaption } from "../../scripts/import/zones/read-caption.ts";
import { joinReadings } from "../../scripts/import/zones/read-credits.ts";
import { readHead } from "../../scripts/import/zones/read-head.ts";
import { readTail } from "../../scripts/import/zones/read-tail.ts";
import { sharedOrganization } from "../../scripts/import/zones/shared-organization.ts";

/** Reads `text` as copy of `zone`; every line comes back with what became of it. */
export function readZone(
	text: string,
	zone: CopyZone | "document",
	context: ArticleContext,
): WireLine[] {
	if (zone === "document") return readArticle(textBlocks(text), context);
	const folded = foldLine(foldLineEnds(text)).trim();
	const lines = folded
		.split("\n")
		.map((line, index) => ({ line: index + 1, text: line, block: 0 }));
	if (zone === "head")
		return readHead(
			lines.filter((line) => line.text !== ""),
			context,
		).map(({ line, text: words, result }) => ({
			...result,
			line,
			text: words,
			zone,
			block: 0,
		}));
	const place = { line: 1, text: folded, zone, block: 0 };
	if (zone === "tail")
		return [{ ...place, ...readTail(folded, { ...context, line: 1 }) }];
	if (zone === "caption")
		return [{ ...place, ...readCaption(folded, { ...context, line: 1 }) }];
	return readFirst(place, context).map((result) => ({ ...place, ...result }));
}

/** All that the lines say, with the organization that they share. */
export function summarize(lines: readonly WireLine[]): CopyReading {
	const all = joinReadings(lines.map((line) => line.reading));
	const organization = lines.some((line) => line.zone === "caption")
		? undefined
		: sharedOrganization(all);
	return { ...all, organization };
}
