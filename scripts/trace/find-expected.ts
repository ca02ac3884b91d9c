/** What the audit expected → the line of the manuscript that says so: a text that is lost or changed has no place in an edition, or a wrong one. */
import { listText } from "../audit/compare.ts";
import type { AuditResult, ManuscriptLine } from "../audit/rule.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { onlyLine } from "./only-line.ts";
import type { LineOf } from "./written-lines.ts";
import type { WrittenPassage } from "./written-prose.ts";

/** `undefined` where nothing was expected that the manuscript says. */
export function findExpected(
	result: AuditResult,
	lines: LineOf,
	names: LineOf,
): ManuscriptLine | undefined {
	const expected = itemsOf(result.expected);
	const actual = itemsOf(result.actual);
	const lost = expected.filter((item) => !actual.includes(item));
	const found = lost.map((item) => lines(item) ?? names(item));
	if (result.edition !== "all") return onlyLine(found);
	// One edition against another: either may be the one that is wrong.
	const other = actual
		.filter((item) => !expected.includes(item))
		.map((item) => lines(item) ?? names(item));
	return onlyLine([...found, ...other].filter((line) => line !== undefined));
}

/** Whether the audit compared several texts at once, so that the place is not that of the one that is wrong. */
export function isOfSeveral({ rule, expected, actual }: AuditResult): boolean {
	// A validator’s rules have its name before them; its messages say what they like.
	if (rule.includes(" ")) return false;
	return itemsOf(expected).length > 1 || itemsOf(actual).length > 1;
}

const separator = listText(["", ""]);

function itemsOf(text: string): string[] {
	return text.split(separator);
}

/** The paragraph that a rule counts, known by the hash in the credit record, whatever number it has by now. */
export function findParagraph(
	{ edition, expected }: AuditResult,
	{ chapters }: CreditRecord,
	passages: readonly WrittenPassage[],
): ManuscriptLine | undefined {
	const [, number, of] =
		/^paragraph (\d+) of the (manuscript|notes)$/.exec(expected) ?? [];
	if (number === undefined) return undefined;
	const hashes = chapters.flatMap(({ blocks: body, noteBlocks }) =>
		of === "notes"
			? noteBlocks
			: edition === "pdf"
				? [...body, ...noteBlocks]
				: body,
	);
	const hash = hashes[Number(number) - 1];
	const same = passages.filter((passage) => passage.hash === hash);
	const before = hashes.slice(0, Number(number) - 1);
	const twins = hashes.filter((other) => other === hash).length;
	// Of several that say the same, the one of the same number.
	return twins === same.length
		? onlyLine([same[before.filter((other) => other === hash).length]])
		: onlyLine(same);
}
